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
    func meetingList(_ list: MeetingList) throws -> Reply {
        let found = try list.page(
            for: scope, of: 20, after: request.query["after"].map { Keyset.Cursor($0) }, in: snapshot)
        let content = MeetingListPage(
            stationery: stationery, list: list, meetings: found.items,
            badges: try badges(found.items.map(\.readership)),
            next: found.next, mayCall: standing.isMember ? !(try callable.isEmpty) : false,
            dates: standing.isMember ? link(DateRoute.list) : nil,
            calendars: link(CalendarRoute.settings))
        var page = Page(
            title: say("Meetings"),
            lead: list == .ahead ? say("Called, and not yet held.") : say("Held, the latest first."),
            content: content.html)
        page.feeds = [
            Page.Feed(
                "text/calendar", say("Public meetings as a calendar"),
                link(CalendarRoute.council(file: "\(council.slug).ics")))
        ]
        return self.page(page)
    }

    func meetingPage(_ id: MeetingID) throws -> Reply {
        let meeting = try found(id)
        let items = try snapshot.items(of: meeting, for: scope)
        let decisions = try snapshot.decisions(of: meeting, for: scope)
        let inside = try standing.belongs(to: meeting.formation) ? inside(meeting) : nil
        let votes = inside == nil ? [] : try snapshot.votes(of: meeting, for: scope).filter { $0.state == .open }
        let content = MeetingPage(
            stationery: stationery, meeting: meeting,
            agenda: Agenda(items, for: meeting.members, from: meeting.starts.time),
            papers: try snapshot.papers(of: meeting, for: scope),
            badges: try badges(items.map(\.readership) + decisions.map(\.readership)), decisions: decisions,
            openVotes: votes, inside: inside, live: link(MeetingsRoute.live(id)),
            room: link(FloorRoute.room(id)),
            hasMinutes: try showsMinutes(of: meeting))
        var page = Page(
            title: meeting.title(say), audience: try audienceLine(meeting.readership), crumbs: crumbs(),
            content: """
                \(content.html)\(meeting.event(
                    for: say, organizer: council.name, address: absolute(MeetingsRoute.meeting(id))))
                """)
        page.scripts = ["live.js"]
        return self.page(page)
    }

    /// Approved minutes are for whoever may know of the meeting; drafts for those who belong to the formation.
    func showsMinutes(of meeting: Meeting) throws -> Bool {
        guard meeting.state == .closed else { return false }
        return try standing.belongs(to: meeting.formation) || snapshot.approvedMinutes(of: meeting) != nil
    }

    private func inside(_ meeting: Meeting) throws -> MeetingPage.Inside {
        let sitting = try sitting(meeting)
        let answers = try snapshot.answers(to: meeting)
        let people = sitting.holdings.flatMap { [$0.titular, $0.substitute] }.compactMap { $0?.mandate.person }
        let quorum = sitting.quorum()
        let mayCall = standing.may(ChangeMeeting.self, on: meeting)
        return MeetingPage.Inside(
            quorum: quorum, answer: viewer.person.flatMap { answers[$0] },
            isInvited: viewer.person.map(people.contains) ?? false,
            expected: (answers.values.count { $0 != .no }, answers.values.count { $0 == .no }),
            mayRun: standing.may(RunMeeting.self, on: meeting), mayChange: mayCall,
            maySecondCall: mayCall && meeting.state == .closed && !quorum.isReached
                && sitting.rules.secondCall.isAllowed)
    }

    func decisionsPage() throws -> Reply {
        let filter = RegisterFilter(request.query)
        let found = try snapshot.register(
            filter, for: scope, after: request.query["after"].map { Keyset.Cursor($0) })
        let content = DecisionListPage(
            stationery: stationery, register: registerStationery, filter: filter, entries: found.items,
            badges: try badges(found.items.map(\.decision.readership)), next: found.next, today: today,
            feed: link(MeetingsRoute.decisionsFeed(council: council.slug)), form: form(prefix: "filter"))
        var page = Page(
            title: say("Decisions"), lead: say("What the council decided, the latest first."), content: content.html)
        page.feeds = [
            Page.Feed(
                "application/atom+xml", say("Decisions of \(council.name)"),
                link(MeetingsRoute.decisionsFeed(council: council.slug)))
        ]
        return self.page(page)
    }

    func decisionPage(_ id: DecisionID) throws -> Reply {
        let decision = try orAbsent(snapshot.decision(id, for: scope))
        let meeting = try snapshot.meeting(decision.meeting, for: scope)
        let adopted = try snapshot.nodes(after: decision.node, .adopts, for: scope)
        let content = DecisionPage(
            stationery: stationery, decision: decision, meeting: meeting, adopts: adopted.map { ($0, link($0)) },
            thread: threadLink(decision.node), record: recordLink(decision),
            hasSecretBallots: try snapshot.hasOpenedBallots(decision.vote, in: council.id),
            ballots: try namedBallots(of: decision, meeting), colleges: try collegeNames(),
            earlier: try earlierVotes(of: decision), replacement: try replacement(of: decision))
        return page(
            Page(
                title: decision.title, titleTongue: decision.tongue.rawValue,
                lead: say("Decision \(decision.number.description) of \(decision.day)"),
                audience: try audienceLine(decision.readership),
                crumbs: [Part.Entry(say("Decisions"), link(MeetingsRoute.decisions))],
                content: """
                    \(content.html)\(try effect(of: decision).map { "<p class=\"why\">\(say($0)).</p>" as HTML })\
                    \(try followPart(of: decision))
                    """))
    }

    /// The entries of the log a decision stands in.
    func recordLink(_ decision: Decision) -> Link? {
        RecordLogID(decision.log).map { link(RecordRoute.log($0)) }
    }

    /// How each seat voted, for those who belong to the formation.
    private func namedBallots(of decision: Decision, _ meeting: Meeting?) throws -> [(
        seat: String, choice: String
    )] {
        guard let meeting, standing.belongs(to: meeting.formation),
            let vote = try snapshot.vote(decision.vote, of: meeting, for: scope), vote.method == .named
        else { return [] }
        let sitting = try sitting(meeting)
        func name(_ seat: SeatID) -> String { sitting.holding(of: seat)?.seat.names.text(in: say.tongue) ?? "" }
        guard let asks = vote.asks else {
            return try snapshot.ballots(of: vote).map { (name($0.seat), say($0.choice.word)) }
        }
        return try snapshot.namedMarks(of: vote).map { (name($0.seat), asks.words(of: $0.marks, say)) }
    }

    /// The votes that led to a decision: rounds of an election, votes that missed their majority or were challenged.
    private func earlierVotes(of decision: Decision) throws -> [Vote] {
        guard let vote = try snapshot.vote(decision.vote, for: scope) else { return [] }
        return try snapshot.votes(before: vote, for: scope)
    }

    private func replacement(of decision: Decision) throws -> Decision? {
        guard decision.challenge != nil,
            let next = try snapshot.sequels(of: [decision.vote], for: scope)[decision.vote]
        else { return nil }
        return try snapshot.decision(of: next, for: scope)
    }
}
