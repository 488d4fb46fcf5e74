// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage

extension NotificationEvent {
    static let meetingCalled = NotificationEvent("meeting.called") { Message("You are invited: \($0)") }
    static let meetingChanged = NotificationEvent("meeting.changed") { Message("Date or place has changed: \($0)") }
    static let meetingCancelled = NotificationEvent("meeting.cancelled") { Message("Called off: \($0)") }
    static let minutesToCorrect = NotificationEvent("minutes.to-correct") {
        Message("The minutes wait for your remarks: \($0)")
    }
    static let minutesApproved = NotificationEvent("minutes.approved") { Message("The minutes are approved: \($0)") }
    static let remarkAnswered = NotificationEvent("minutes.remark-answered") {
        Message("Your remark on the minutes was answered: \($0)")
    }
    static let decisionTaken = NotificationEvent("decision.taken") { Message("Decided: \($0)") }
}

extension Transaction {
    /// Enters a meeting, or what changed of it, among the objects of all rooms.
    func put(_ meeting: Meeting, in say: Speech) throws {
        try put(
            Node(
                council: meeting.council, reference: meeting.node, readership: meeting.readership,
                title: meeting.title(say), tongue: say.tongue, day: meeting.starts.date,
                path: ["meetings", "\(meeting.id)"]))
    }

    /// Enters an item, to be found by its words.
    func put(_ item: AgendaItem, of meeting: Meeting) throws {
        let reference = NodeReference(.agendaItem, item.id)
        try put(
            Node(
                council: item.council, reference: reference, readership: item.readership, title: item.title,
                tongue: meeting.tongue, day: meeting.starts.date, path: ["meetings", "\(meeting.id)"]),
            text: item.text)
        try connect(reference, .happenedAt, meeting.node, in: item.council)
    }

    /// Enters a paper, to be found by its words.
    func put(_ paper: Paper, of meeting: Meeting) throws {
        let reference = NodeReference(.paper, paper.id)
        try put(
            Node(
                council: paper.council, reference: reference, readership: paper.readership, title: paper.title,
                tongue: meeting.tongue, day: meeting.starts.date,
                path: ["meetings", "\(meeting.id)", "papers", "\(paper.id)"]),
            text: paper.text)
    }

    /// Enters a decision, with what it adopts and where it was taken.
    func put(_ decision: Decision, adopting recommendation: NodeReference?, in say: Speech) throws {
        try put(
            Node(
                council: decision.council, reference: decision.node, readership: decision.readership, step: .decision,
                title: decision.title, brief: say(decision.outcome.brief), tongue: decision.tongue, day: decision.day,
                path: ["decisions", "\(decision.id)"]),
            text: decision.text)
        try connect(decision.node, .happenedAt, NodeReference(.meeting, decision.meeting), in: decision.council)
        if let recommendation, decision.isAdopted {
            try connect(decision.node, .adopts, recommendation, in: decision.council)
        }
    }
}
