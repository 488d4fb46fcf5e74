// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup

/// The minutes, in the version for one reader. They print as a document.
struct MinutesPage {
    let stationery: Stationery
    let meeting: Meeting
    /// The version for this reader.
    let minutes: MinutesDocument
    let approved: ApprovedMinutes?
    /// The meeting that approved them, where this reader may know of it.
    let approvedAt: Meeting?
    /// Notes that may still be corrected.
    let notes: [MinuteNote]
    let approval: Approval?
    let form: Form
    let badge: (Readership) -> HTML?

    enum Approval {
        /// The chair approves at once.
        case chair
        /// A later meeting approves; these are the ones to choose from.
        case meeting([Meeting])
    }

    private var say: Speech { stationery.say }

    var html: HTML {
        """
        <p class="row">\(state)</p>\(Part.facts(facts))\
        \(Part.section(say("Presence"), id: "presence", presence))\(minutes.numbered.map(part))\(corrections)\(approving)
        """
    }

    private var state: HTML {
        guard let approved else { return Part.status(.open, say("Draft")) }
        let by: Message =
            approved.at == nil
            ? Message("Approved by the chair on \(dayOf: approved.approved)")
            : approvedAt.map { Message("Approved at \($0.title(say))") } ?? Message("Approved at a later meeting")
        return Part.status(.done, say(by))
    }

    private var facts: [(term: String, fact: HTML)] {
        var facts: [(term: String, fact: HTML)] = [
            (say("Formation"), HTML(text: minutes.formation)),
            (say("Called for"), HTML(text: say.moment(minutes.starts))),
        ]
        if let place = minutes.place { facts.append((say("Where"), HTML(text: place))) }
        if let opened = minutes.opened, let closed = minutes.closed {
            facts.append((say("Opened and closed"), HTML(text: say("\(timeOf: opened) to \(timeOf: closed)"))))
        }
        return facts
    }

    private var presence: HTML {
        let absent: HTML = minutes.absent.isEmpty ? .empty : "<p>\(say("Absent: \(list: minutes.absent)."))</p>"
        return minutes.present.isEmpty
            ? "<p>\(say("Nobody was noted as present."))</p>\(absent)"
            : "<p>\(say("Present: \(list: minutes.present)."))</p>\(absent)"
    }

    private func part(_ number: Int?, _ part: MinutesDocument.Part) -> HTML {
        let title = number.map { say("\($0). \(part.title)") } ?? part.title
        let id = "item-\(number.map(String.init) ?? "x\(minutes.parts.firstIndex(of: part) ?? 0)")"
        let readers = part.readers.readership
        let mark = readers == meeting.readership ? nil : readers.flatMap(badge)
        return Part.section(
            title, id: id, tongue: meeting.tongue.rawValue, beside: mark ?? .empty,
            "\(head(part))\(papers(part))\(part.course.map(moment))\(part.votes.map(vote))")
    }

    private func head(_ part: MinutesDocument.Part) -> HTML {
        guard let opened = part.opened else { return "<p class=\"why\">\(say("Not dealt with."))</p>" }
        let quorum: HTML = part.quorum.map { "<br>\(say($0.message))" } ?? .empty
        let recused: HTML = part.recused.isEmpty ? .empty : "<br>\(say("Not taking part: \(list: part.recused)."))"
        return "<p class=\"why\">\(say("From \(timeOf: opened)"))\(quorum)\(recused)</p>"
    }

    private func papers(_ part: MinutesDocument.Part) -> HTML {
        part.papers.isEmpty ? .empty : "<p class=\"why\">\(say("Papers: \(list: part.papers.map(\.title))."))</p>"
    }

    private func moment(_ moment: MinutesDocument.Moment) -> HTML {
        let text =
            switch moment {
            case .note(let note): note.text
            case .event(let event): event.text
            }
        return "<div class=\"measure\">\(Part.prose(text, tongue: meeting.tongue.rawValue))</div>"
    }

    private func vote(_ vote: MinutesDocument.VoteLine) -> HTML {
        let named = [("for", Ballot.Choice.yes), ("against", .no), ("abstention", .abstention)].compactMap {
            key, choice in
            vote.named[key].map { seats -> HTML in "<br>\(say(choice.word)): \(say.list(seats))" }
        }
        let result = vote.tally.isAdopted ? say("Adopted") : say("Rejected")
        return """
            <div class="box"><p class="claim">“\(vote.text)”</p><p><b>\(say("Decision \(vote.number)")): \(result).</b> \
            \(say(vote.method.word)).\(named)</p>\(vote.tally.chart(say))</div>
            """
    }

    private var corrections: HTML {
        guard !notes.isEmpty else { return .empty }
        let items = notes.map { note -> HTML in
            "<li>\(String(note.text.prefix(120))) \(Part.link(say("Correct"), to: stationery.link(.editNote(meeting.id, note.id))))</li>"
        }
        return
            "<div class=\"noprint\">\(Part.section(say("Notes to correct"), id: "notes", "<ul class=\"rows\">\(items)</ul>"))</div>"
    }

    private var approving: HTML {
        switch approval {
        case nil: .empty
        case .chair:
            stationery.post(
                form, .approve(meeting.id),
                "<p>\(say("Approved minutes stay as they are, and the public may read its version."))</p>\(Form.submit(say("Approve the minutes")))"
            )
        case .meeting(let meetings) where meetings.isEmpty:
            Part.note(
                .neutral, say("They wait for the next meeting"), level: .h2,
                "<p>\(say("The rules of this council let a later meeting approve the minutes. Once one is open, this is noted here."))</p>"
            )
        case .meeting(let meetings):
            stationery.post(
                form, .approve(meeting.id),
                """
                \(form.select(
                    Form.Field("at", say("Approved at")), meetings.map { Form.Choice("\($0.id)", $0.title(say)) }))\
                \(Form.submit(say("Note the approval")))
                """)
        }
    }
}
