// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage
import Markup
import Record
import Web

extension Visit {
    /// How the minutes are approved, for whoever may do it.
    func approval(
        of meeting: Meeting, _ window: CorrectionWindow?, _ remarks: [Remark]
    ) throws -> ChainPart.ApprovalOffer? {
        guard standing.may(ApproveMinutes.self, on: meeting) else { return nil }
        let rule = try orAbsent(snapshot.constitution(of: council.id)).minutes.approval
        if rule.by == .chair, !standing.presides(over: meeting.formation) { return nil }
        let refusal = ApprovalRefusal.check(
            window, unanswered: remarks.count { $0.answer == nil }, needsWindow: rule.needsWindow, today: today)
        if let refusal { return .refused(refusal) }
        switch rule.by {
        case .chair: return .chair
        case .correspondence: return .correspondence
        case .nextMeeting:
            let advice =
                window == nil && rule.correctionsWithin != nil
                ? Message("The draft was not sent to the members for corrections; the meeting heard them itself.") : nil
            return .meeting(try approvalPlaces(of: meeting).map { ($0.value, $0.label(say)) }, advice: advice)
        }
    }

    /// Where a later meeting may have approved the minutes: under the item that put them to it, or without one.
    func approvalPlaces(of meeting: Meeting) throws -> [ApprovalPlace] {
        let later = try laterMeetings(than: meeting, in: [.open, .closed])
        let items = try snapshot.approvalItems(of: meeting).compactMap { place -> ApprovalPlace? in
            guard let at = later.first(where: { $0.id == place.meeting }),
                let item = try snapshot.item(place.item, of: at, for: scope)
            else { return nil }
            let vote = try snapshot.votes(of: at, for: scope).last { $0.item == item.id && $0.state == .closed }
            return ApprovalPlace(meeting: at, item: item, vote: vote)
        }
        return items + later.map { ApprovalPlace(meeting: $0, item: nil, vote: nil) }
    }

    /// Meetings of the formation to come, on whose agenda the approval does not stand yet.
    func agendasAhead(of meeting: Meeting) throws -> [Meeting] {
        let taken = Set(try snapshot.approvalItems(of: meeting).map(\.meeting))
        return try laterMeetings(than: meeting, in: [.called, .open]).filter { !taken.contains($0.id) }
    }

    private func laterMeetings(than meeting: Meeting, in states: [Meeting.State]) throws -> [Meeting] {
        let rows = try snapshot.rows(
            """
            SELECT m.* FROM meeting AS m WHERE \(scope.sees("m")) AND m.formation = \(meeting.formation.id)
                AND m.starts > \(meeting.starts.instant()) AND m.state IN \(list: states)
            ORDER BY m.starts, m.id LIMIT 20
            """)
        return try snapshot.meetings(rows, for: scope)
    }
}

/// A place where a later meeting approved the minutes.
struct ApprovalPlace: Sendable {
    let meeting: Meeting
    let item: AgendaItem?
    /// The last vote on the item that was closed.
    let vote: Vote?

    /// What the form sends for it.
    var value: String { item.map { "\(meeting.id) \($0.id)" } ?? "\(meeting.id)" }

    func label(_ say: Speech) -> String {
        guard let item else { return meeting.title(say) }
        return say("\(meeting.title(say)): \(item.title)")
    }
}

extension Submission {
    /// Approves the minutes: by the chair at once, by correspondence, or as a later meeting did. From then on they stay as
    /// they are, and the Record holds what each circle of readers was given.
    func approveMinutes(_ id: MeetingID, _ means: Means) throws -> Reply {
        let meeting = try found(id)
        let permit = try transaction.permit(ApproveMinutes.self, standing, on: meeting)
        guard meeting.state == .closed else { throw Refusal.absent }
        let rule = try orAbsent(snapshot.constitution(of: council.id)).minutes.approval
        do {
            let approval = try approval(by: rule.by, of: meeting, permit.standing)
            try checkApprovable(meeting, rule, approval)
            let document = try snapshot.draftMinutes(of: meeting, means.languages, zone: say.zone)
            try permit.approve(document, approval)
            try record(document, of: meeting, means)
            try tell(try members(of: meeting), .minutesApproved, of: meeting, means)
            try printAnew(meeting)
            return .seeOther(link(MeetingsRoute.minutes(id)))
        } catch let faults as Faults {
            throw refuse(try minutesPage(meeting, means, problems(faults)))
        } catch is Changed {
            return .seeOther(link(MeetingsRoute.minutes(id)))
        }
    }

    private func approval(
        by way: MinutesRules.Approval.By, of meeting: Meeting, _ standing: Standing
    ) throws -> MinutesApproval {
        switch way {
        case .chair:
            guard standing.presides(over: meeting.formation) else { throw Refusal.notAllowed(ApproveMinutes.refusal) }
            return MinutesApproval(by: .chair)
        case .correspondence: return MinutesApproval(by: .correspondence)
        case .nextMeeting:
            guard let place = try approvalPlaces(of: meeting).first(where: { $0.value == typed("at") }) else {
                throw Faults([("at", Message("Choose the meeting that approved them."))])
            }
            if place.vote?.tally?.isAdopted == false { throw Faults([("at", ApprovalRefusal.votedDown.message)]) }
            return MinutesApproval(by: .nextMeeting, at: place.meeting.id, item: place.item?.id, vote: place.vote?.id)
        }
    }

    private func checkApprovable(_ meeting: Meeting, _ rule: MinutesRules.Approval, _ approval: MinutesApproval) throws
    {
        let remarks = try snapshot.remarks(on: meeting, for: scope)
        let refusal = ApprovalRefusal.check(
            try snapshot.correctionWindow(of: meeting), unanswered: remarks.count { $0.answer == nil },
            needsWindow: rule.needsWindow, today: today)
        if let refusal { throw Faults([("", refusal.message)]) }
    }

    /// Enters in the Record what each circle of readers was given, each in its own log.
    private func record(_ document: MinutesDocument, of meeting: Meeting, _ means: Means) throws {
        let circles = Set([meeting.readership, meeting.members] + document.parts.compactMap(\.readers.readership))
        for readers in circles.sorted(by: { ($0.audience.key, $0.within.key) < ($1.audience.key, $1.within.key) }) {
            let entry = Entry(
                .minutes, about: "meeting/\(meeting.id)",
                body: [
                    "day": .text(meeting.starts.date.description),
                    "document": .text(try StoredJSON.text(of: document.version(for: readers))),
                ])
            try transaction.record(entry, of: council.id, for: readers, signedBy: means.keys)
        }
    }

    /// Puts the approval on the agenda of a meeting to come, for those who may know of both.
    func proposeApproval(_ id: MeetingID, _ means: Means) throws -> Reply {
        let meeting = try found(id)
        let later = try orAbsent(
            MeetingID(typed("to")).flatMap { id in try agendasAhead(of: meeting).first { $0.id == id } })
        let say = means.languages.speech(in: later.tongue, zone: self.say.zone)
        let draft = ItemDraft(
            title: say("Approval of the minutes of \(meeting.starts.date)"), kind: .decision, minutes: 5, text: "")
        let readership = try meeting.readership.audience.inside(later.readership)
        let (permit, item) = try place(draft, on: later, for: readership)
        try permit.approving(id, on: item.id)
        return .seeOther(link(MeetingsRoute.agenda(later.id)))
    }

    /// Adds an item that the program proposes to the end of an agenda.
    func place(
        _ draft: ItemDraft, on meeting: Meeting, for readership: Readership
    ) throws -> (Permit<EditItem>, AgendaItem) {
        let id = transaction.newID(AgendaItem.self)
        let permit = try transaction.permit(EditItem.self, standing, on: OnAgenda(id, for: readership, of: meeting))
        guard meeting.state == .called || meeting.state == .open else { throw Refusal.absent }
        let item = try permit.add(draft, id: id, for: readership)
        try transaction.put(item, of: meeting)
        try announce(item.readership, of: meeting)
        return (permit, item)
    }
}
