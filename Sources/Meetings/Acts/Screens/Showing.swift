// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Markup
import Web

extension Visit {
    /// The address of the screen and the code, for the secretariat.
    func screenPage(_ meeting: Meeting) throws -> Page {
        if let refusal = standing.refusal(of: OpenScreen.self, on: meeting) { throw refusal }
        let screen = try snapshot.screen(of: meeting)
        let content = ScreenPage(
            say: say, meeting: meeting, screen: screen, now: now,
            address: screen?.address.map { absolute(ScreenRoute.shown(address: $0.text)) },
            wall: link(ScreenRoute.wall(meeting.id))
        ) { self.post(self.form(prefix: $0), to: $1, $2) }
        return Page(
            title: say("Screen for the room"), lead: meeting.title(say), audience: try audienceLine(meeting.members),
            crumbs: crumbs(meeting), content: content.html)
    }

    /// The screen in the session of the secretariat: the same as on a machine without one.
    func wall(_ meeting: Meeting) throws -> Reply {
        if let refusal = standing.refusal(of: OpenScreen.self, on: meeting) { throw refusal }
        let scope = Scope.shared(by: meeting.readership, in: council.id)
        return page(
            try wallPage(meeting, scope, live: link(MeetingsRoute.live(meeting.id)), ScreenRoute.wall(meeting.id)))
    }

    /// The screen for whoever has its address, signed in or not: it is the same for everybody.
    func shownWall(_ address: String) throws -> Reply {
        let (token, shown) = try shown(address)
        let route = ScreenRoute.shown(address: token.text)
        let live = link(ScreenRoute.shownLive(address: token.text))
        // It tells the time, so nobody keeps it.
        return page(try wallPage(shown.meeting, shown.scope, live: live, route)).notKept
    }

    func shown(_ address: String) throws -> (Token, (meeting: Meeting, scope: Scope)) {
        guard let token = Token(text: address) else { throw Refusal.absent }
        return (token, try orAbsent(snapshot.shownMeeting(at: token, in: council.id)))
    }

    /// What everybody in the room may see. Whatever is read here is read with what they reach together, so that an item
    /// for a few, its speakers and its votes are as absent as if nothing were in hand.
    private func wallPage(_ meeting: Meeting, _ common: Scope, live: Link, _ own: ScreenRoute) throws -> Page {
        let sitting = try snapshot.sitting(meeting, for: common)
        let item = meeting.current.flatMap { sitting.agenda[$0] }
        let votes = try snapshot.votes(of: meeting, for: common).filter { $0.item == item?.item.id }
        let turns = try snapshot.turns(at: meeting, for: common)
        let amendments = try snapshot.amendments(of: meeting, for: common)
        let motion = try snapshot.motions(of: meeting, for: common).first {
            $0.item == item?.item.id && $0.state == .open
        }
        let content = WallPage(
            say: say, sitting: sitting, item: item, votes: votes, voters: try snapshot.voters(of: votes),
            view: FloorView(
                floor: try item.map { try snapshot.floor(of: $0.item.id, among: turns, at: meeting) }, times: [],
                now: now, seats: sitting.seatNames(in: say.tongue, for: common, else: say("A seat")), colleges: [:]),
            motion: motion.map { MotionBallot(motion: $0, amendments: amendments[$0.id] ?? []) },
            code: Arrival.isOpen(meeting, at: now) ? try snapshot.screen(of: meeting)?.code.digits(at: now) : nil,
            live: live, own: link(own))
        var page = Page(
            title: meeting.state == .closed ? say("The meeting is over") : meeting.title(say),
            audience: try audienceLine(meeting.readership), content: content.html)
        page.scripts = ["live.js", "clock.js"]
        page.isOnWall = true
        return page
    }
}

extension Submission {
    /// Makes the address of the screen, or a new one in its place. Where nobody else may know of the formation there is no
    /// address without a session, and only the code is made.
    func openScreen(_ id: MeetingID) throws -> Reply {
        let meeting = try found(id)
        let permit = try transaction.permit(OpenScreen.self, standing, on: meeting)
        guard meeting.state == .called || meeting.state == .open else { throw Refusal.notAllowed(Self.notNow) }
        if typed("code") == "yes" || meeting.formation.isSecluded {
            try permit.makeCode()
        } else {
            try permit.open(.random())
        }
        return .seeOther(link(ScreenRoute.screen(id)))
    }

    func closeScreen(_ id: MeetingID) throws -> Reply {
        let meeting = try found(id)
        let permit = try transaction.permit(OpenScreen.self, standing, on: meeting)
        try permit.close()
        // Whatever still shows it asks again, and finds nothing.
        try announce(meeting.readership, of: meeting)
        return .seeOther(link(ScreenRoute.screen(id)))
    }
}

extension Work {
    /// Server-sent events for the screen; they end when its address is taken back.
    func shownLive(_ address: String) async throws -> Reply {
        let channels = try await read { visit in
            let shown = try visit.shown(address).1
            return Set(shown.scope.keys.map { shown.meeting.channel(for: $0) })
        }
        let work = self
        let stream = EventStream(channels: channels) {
            (try? await work.read { visit in
                let shown = try visit.shown(address).1
                return Set(shown.scope.keys.map { shown.meeting.channel(for: $0) }) == channels
            }) ?? false
        }
        return Reply(content: .events(stream))
    }
}
