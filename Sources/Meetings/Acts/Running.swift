// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage
import Markup
import Web

extension Visit {
    /// The meeting as the secretariat runs it.
    func runPage(_ meeting: Meeting, _ problems: [Form.Problem] = []) throws -> Page {
        if let refusal = standing.refusal(of: RunMeeting.self, on: meeting) { throw refusal }
        let sitting = try sitting(meeting)
        let item = meeting.current.flatMap { sitting.agenda[$0] }
        let votes = try snapshot.votes(of: meeting, for: scope)
        let shown = item ?? sitting.agenda.lines.first
        let page = RunPage(
            stationery: stationery, minutes: minutesStationery, sitting: sitting, item: item,
            badges: try badges(sitting.agenda.lines.map(\.item.readership)),
            papers: try snapshot.papers(of: meeting, for: scope), votes: votes,
            voters: try snapshot.voters(of: votes), notes: try snapshot.notes(of: meeting, for: scope),
            recommendations: try recommendations(),
            mayNarrow: shown.map { $0.item.readership != meeting.members } ?? false,
            live: link(MeetingsRoute.live(meeting.id)), problems: problems,
            floor: RunFloor(
                stationery: floorStationery, sitting: sitting, view: try floorView(item?.item, in: sitting),
                problems: problems
            ) { self.form(problems: $0, prefix: $1) }.html, presiding: try presidingPart(sitting, problems),
            screen: link(ScreenRoute.screen(meeting.id)), follow: link(RegisterRoute.meeting(meeting.id)),
            motions: try item.map {
                try motionsToRun($0.item, in: sitting, isVoteOpen: votes.contains { $0.state == .open })
            } ?? .empty,
            choices: try item.map { try choices(on: $0.item, in: sitting) } ?? .empty
        ) { self.form(problems: $0, prefix: $1) }
        var result = Page(
            title: meeting.title(say), audience: try audienceLine(meeting.members), crumbs: crumbs(meeting),
            beside: meeting.status(say), content: page.html)
        result.scripts = ["live.js", "clock.js", "autosave.js"]
        return result
    }

    /// Recommendations a decision could adopt, as far as this person may see them.
    private func recommendations() throws -> [Node] { try snapshot.nodes(of: .recommendation, for: scope) }
}

extension Submission {
    private func running(_ id: MeetingID, _ states: Set<Meeting.State> = [.open]) throws -> Permit<RunMeeting> {
        let permit = try transaction.permit(RunMeeting.self, standing, on: found(id))
        guard states.contains(permit.subject.state) else { throw Refusal.notAllowed(Self.notNow) }
        return permit
    }

    /// A permit on an item of a meeting that is open.
    private func runningItem(_ id: MeetingID, _ itemID: ItemID) throws -> (Permit<RunItem>, Meeting, AgendaItem) {
        let meeting = try found(id)
        let item = try found(itemID, of: meeting)
        let permit = try transaction.permit(RunItem.self, standing, on: OnAgenda(item, of: meeting))
        guard meeting.state == .open else { throw Refusal.notAllowed(Self.notNow) }
        return (permit, meeting, item)
    }

    static let notNow = Message("This is done while the meeting is open. Its page says how it stands now.")

    func back(to id: MeetingID, at anchor: String) -> Reply {
        .seeOther(link(MeetingsRoute.run(id)).at(anchor))
    }

    func openMeeting(_ id: MeetingID) throws -> Reply {
        let permit = try running(id, [.called])
        try permit.move(to: .open)
        try announce(permit.subject.readership, of: permit.subject)
        return back(to: id, at: "presence")
    }

    func closeMeeting(_ id: MeetingID) throws -> Reply {
        let permit = try running(id)
        let votes = try snapshot.votes(of: permit.subject, for: scope)
        guard votes.allSatisfy({ $0.state != .open }) else {
            throw Refusal.notAllowed(Message("A vote is still open. Close or cancel it first."))
        }
        try permit.move(to: .closed)
        try announce(permit.subject.readership, of: permit.subject)
        return .seeOther(link(MeetingsRoute.minutes(id)))
    }

    /// Notes that somebody came or went, now or at the time typed.
    func notePresence(_ id: MeetingID) throws -> Reply {
        let permit = try running(id, [.called, .open])
        let meeting = permit.subject
        do {
            let parts = typed("who").split(separator: " ").map(String.init)
            let sitting = try sitting(meeting)
            guard parts.count == 3, let seat = SeatID(parts[1]), let kind = Mandate.Kind(rawValue: parts[2]),
                let holding = sitting.holding(of: seat),
                let holder = kind == .titular ? holding.titular : holding.substitute
            else { throw Refusal.absent }
            let moment = try typedMoment(at: meeting)
            let person = holder.mandate.person
            let isRemote = typed("remote") == "yes"
            guard !isRemote || sitting.allowsRemote else {
                throw Faults([("at", ArrivalRefusal.notFromAfar.message)])
            }
            // Sent twice, or by two people: what is so already stays so.
            if parts[0] == "came" { try permit.arrive(person, for: seat, as: kind, at: moment, remotely: isRemote) }
            if parts[0] == "went" { try permit.leave(person, from: seat, at: moment) }
            try announce(meeting.readership, of: meeting)
            return back(to: id, at: "presence")
        } catch let faults as Faults {
            throw refuse(try runPage(meeting, problems(faults)))
        }
    }

    private func typedMoment(at meeting: Meeting) throws -> Instant {
        let text = typed("at").trimmed
        guard !text.isEmpty else { return now }
        guard let time = LocalTime(text) else { throw Faults([("at", Message("Give the time, as in 18:00."))]) }
        guard let moment = time.last(before: now, in: meeting.starts.zone, notBefore: meeting.starts.date) else {
            throw Faults([("at", Message("This moment has not come yet."))])
        }
        return moment
    }

    func takeItem(_ id: MeetingID, _ itemID: ItemID) throws -> Reply {
        let (permit, meeting, item) = try runningItem(id, itemID)
        let votes = try snapshot.votes(of: meeting, for: scope)
        guard votes.allSatisfy({ $0.state != .open }) else {
            throw Refusal.notAllowed(Message("A vote is still open. Close or cancel it first."))
        }
        try permit.take(item, at: meeting)
        try announce(meeting.readership, of: meeting)
        return back(to: id, at: "item")
    }

    func noteRecusal(_ id: MeetingID, _ itemID: ItemID) throws -> Reply {
        let (permit, meeting, item) = try runningItem(id, itemID)
        guard let seat = SeatID(typed("seat")), try sitting(meeting).holding(of: seat) != nil else {
            throw Refusal.absent
        }
        try checkNoVote(on: item, at: meeting)
        let words = String(typed("interest").trimmed.prefix(DeclaredInterest.longest))
        try permit.recuse(seat, from: item, typed("recused") == "yes", because: words)
        try announce(item.readership, of: meeting)
        return back(to: id, at: "item")
    }
}
