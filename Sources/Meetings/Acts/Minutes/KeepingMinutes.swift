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
    var minutesStationery: MinutesStationery {
        MinutesStationery(
            say: say, link: { self.link($0) }, post: { self.post($0, to: $1, $2) }, form: { self.form(prefix: $0) },
            meetings: stationery, newNote: { .random() })
    }

    /// The minutes as this reader may see them: approved ones for whoever may know of the meeting, drafts for those who
    /// belong to the formation. With `?version=public`, what anybody reads who may know of the meeting.
    func minutesPage(_ meeting: Meeting, _ means: Means, _ problems: [Form.Problem] = []) throws -> Page {
        guard try showsMinutes(of: meeting) else { throw Refusal.absent }
        let approved = try snapshot.approvedMinutes(of: meeting)
        let readers = minutesReaders(meeting)
        let whole = try approved?.document ?? snapshot.draftMinutes(of: meeting, means.languages, zone: say.zone)
        let isInside = standing.belongs(to: meeting.formation) && !readers.isPublic
        let content = MinutesPage(
            body: MinutesBody(
                say: say, tongue: meeting.tongue, minutes: whole.version(readers.sees), readership: meeting.readership,
                badge: { try? self.audienceLine($0).badge(self.say) }),
            state: try minutesState(of: meeting, approved), versions: try versions(of: meeting, approved, readers),
            signatures: try approved == nil ? .empty : signatures(of: meeting).html,
            chain: try isInside ? chain(of: meeting, approved, problems).html : .empty)
        return Page(
            title: say("Minutes of \(meeting.title(say))"),
            audience: try audienceLine(isInside || approved == nil ? meeting.members : meeting.readership),
            crumbs: crumbs(meeting), content: content.html)
    }

    /// Whose version is asked for.
    func minutesReaders(_ meeting: Meeting) -> MinutesReaders {
        request.query["version"] == "public" ? .public(meeting.readership) : .own(scope)
    }

    /// Where the minutes stand.
    private func minutesState(of meeting: Meeting, _ approved: ApprovedMinutes?) throws -> HTML {
        guard let approved else {
            let window = try snapshot.correctionWindow(of: meeting)
            let until: HTML =
                window.map { window -> HTML in
                    window.isOpen(on: today)
                        ? "<span>\(say("Corrections may be asked for until \(window.lastDay)."))</span>"
                        : "<span>\(say("The time for corrections ended on \(window.lastDay)."))</span>"
                } ?? .empty
            return "\(Part.status(.open, say("Draft")))\(until)"
        }
        let at = try approved.at.flatMap { try snapshot.meeting($0, for: scope) }
        let by: Message =
            switch (approved.by, at) {
            case (.chair, _): Message("Approved by the chair on \(dayOf: approved.approved)")
            case (.correspondence, _): Message("Approved by correspondence on \(dayOf: approved.approved)")
            case (.nextMeeting, let at?): Message("Approved at \(at.title(say))")
            case (.nextMeeting, nil): Message("Approved at a later meeting")
            }
        return "\(Part.status(.done, say(by)))\(try place(of: approved, at))"
    }

    /// The item, and the decision, by which a later meeting approved the minutes, where the viewer may know of them.
    private func place(of approved: ApprovedMinutes, _ at: Meeting?) throws -> HTML {
        guard let at, let item = try approved.item.flatMap({ try snapshot.item($0, of: at, for: scope) }) else {
            return .empty
        }
        let decision = try approved.vote.flatMap { vote in
            try snapshot.decisions(of: at, for: scope).first { $0.vote == vote }
        }
        let link: HTML =
            decision.map { decision -> HTML in
                Part.link(
                    say("Decision \(decision.number.description)"), to: self.link(MeetingsRoute.decision(decision.id)))
            } ?? Part.link(at.title(say), to: self.link(MeetingsRoute.meeting(at.id)))
        return "<span>\(Part.words(item.title, in: at.tongue.rawValue))</span><span>\(link)</span>"
    }

    var today: LocalDate { now.local(in: say.zone).date }
}

/// Whose version of the minutes is shown.
enum MinutesReaders: Equatable {
    /// The viewer's own.
    case own(Scope)
    /// What all may read who may know of the meeting.
    case `public`(Readership)

    var isPublic: Bool { if case .public = self { true } else { false } }

    func sees(_ readership: Readership) -> Bool {
        switch self {
        case .own(let scope): scope.includes(readership)
        case .public(let readers): readership.admitsAll(of: readers)
        }
    }
}
