// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage
import Markup
import Web

extension Submission {
    /// Puts something to the vote. Without a quorum nothing is voted on. A secret vote brings the id its key was made for,
    /// and the lock.
    func openVote(_ id: MeetingID, _ itemID: ItemID, sealed: (id: VoteID, lock: BoxLock)?) throws -> Reply {
        let meeting = try found(id)
        let item = try found(itemID, of: meeting)
        let permit = try transaction.permit(OpenVote.self, standing, on: OnAgenda(item, of: meeting))
        do {
            let vote = try newVote(on: item, of: meeting, sealed)
            try permit.open(vote)
            try bindToMotion(vote, permit, at: meeting)
            try announce(vote.readership, of: meeting)
            return .seeOther(link(MeetingsRoute.vote(id, vote.id)))
        } catch let faults as Faults {
            throw refuse(try runPage(meeting, problems(faults)))
        }
    }

    private func newVote(
        on item: AgendaItem, of meeting: Meeting, _ sealed: (id: VoteID, lock: BoxLock)?
    ) throws -> Vote {
        guard meeting.state == .open, meeting.current == item.id else {
            throw Faults([("text", Message("Votes are taken on the item in hand."))])
        }
        let sitting = try sitting(meeting)
        guard sitting.quorum(for: item.id).isReached else {
            throw Faults([("text", sitting.quorum(for: item.id).message)])
        }
        guard try snapshot.votes(of: meeting, for: scope).allSatisfy({ $0.state != .open }) else {
            throw Faults([("text", Message("Another vote is open. Close it first."))])
        }
        let motion = try Motion.read(typed).get()
        guard let matter = MajorityKind(rawValue: motion.matter), let method = Ballots.Method(rawValue: motion.method),
            Ballots.Method.offered(sitting.rules.ballots).contains(method), (method == .secret) == (sealed != nil)
        else { throw Faults([("method", Message("Choose how the vote is taken."))]) }
        let voters = sitting.roll.voters(at: now, without: sitting.recusals[item.id] ?? [])
        if let refusal = method.refusal(for: matter, voters: voters.count, sitting.rules.ballots) {
            throw Faults([("method", refusal)])
        }
        let adopts = motion.recommendation.isEmpty ? nil : NodeReference(.recommendation, motion.recommendation)
        return Vote(
            id: sealed?.id ?? transaction.newID(), council: council.id, meeting: meeting.id, item: item.id,
            readership: item.readership,
            text: motion.text, matter: matter, method: method, state: .open, opened: now, closed: nil,
            // One that this person may not see is no recommendation for them.
            adopts: try adopts.flatMap { try snapshot.node($0, for: scope) }?.reference, tally: nil,
            lock: sealed?.lock, ending: nil)
    }

    /// A member votes for the seat they stand for.
    func giveVote(_ id: MeetingID, _ voteID: VoteID, _ means: Means) throws -> Reply {
        let subject = try foundVote(id, voteID)
        let permit = try transaction.permit(GiveVote.self, standing, on: subject)
        if subject.vote.method == .secret { return try giveSecretly(subject, permit, means) }
        return try give(subject, permit, means) { sitting, recused in
            permit.person.flatMap { sitting.roll.seat(of: $0, at: now, without: recused) }
        }
    }

    /// The secretariat notes the vote of a seat that is called out.
    func noteVote(_ id: MeetingID, _ voteID: VoteID, _ means: Means) throws -> Reply {
        let subject = try foundVote(id, voteID)
        let permit = try transaction.permit(NoteVote.self, standing, on: subject)
        return try give(subject, permit, means) { _, _ in SeatID(typed("seat")) }
    }

    private func give<A: GivesBallots>(
        _ subject: VoteAtMeeting, _ permit: Permit<A>, _ means: Means, for seat: (Sitting, Set<SeatID>) -> SeatID?
    ) throws -> Reply {
        let sitting = try sitting(subject.meeting)
        let recused = sitting.recusals[subject.vote.item] ?? []
        var box = BallotBox(
            try snapshot.ballots(of: subject.vote),
            isClosed: subject.vote.state != .open || subject.vote.method != .named,
            allowsAbstention: sitting.rules.ballots.isAbstentionAllowed)
        do {
            guard let seat = seat(sitting, recused) else { throw BallotRefusal.absent }
            guard let choice = Ballot.Choice(rawValue: typed("choice")) else { throw Refusal.absent }
            try permit.give(try box.cast(choice, for: seat, sitting.roll, at: now, recused: recused))
        } catch let refusal as BallotRefusal {
            throw refuse(try votePage(subject, means, [Form.Problem(nil, say(refusal.message))]))
        }
        try announce(subject.readership, of: subject.meeting)
        return .seeOther(link(MeetingsRoute.vote(subject.meeting.id, subject.vote.id)))
    }

    /// Ends a vote without a result. A secret one whose key is gone is void, and says so.
    func cancelVote(_ id: MeetingID, _ voteID: VoteID, _ means: Means) throws -> Reply {
        let subject = try foundVote(id, voteID)
        let permit = try transaction.permit(CancelVote.self, standing, on: subject)
        let isKeyLost = subject.vote.method == .secret && !means.cabinet.has(voteID)
        do {
            try permit.cancel(isKeyLost ? .keyLost : .withdrawn)
        } catch is Changed {
            throw refuse(try votePage(subject, means, [Form.Problem(nil, say(BallotRefusal.closed.message))]))
        }
        try announce(subject.readership, of: subject.meeting)
        return .seeOther(link(MeetingsRoute.run(id)))
    }
}

extension Visit {
    func foundVote(_ id: MeetingID, _ voteID: VoteID) throws -> VoteAtMeeting {
        let meeting = try found(id)
        return VoteAtMeeting(vote: try orAbsent(snapshot.vote(voteID, of: meeting, for: scope)), meeting: meeting)
    }

    func votePage(_ id: MeetingID, _ voteID: VoteID, _ means: Means) throws -> Reply {
        page(try votePage(foundVote(id, voteID), means))
    }

    func votePage(_ subject: VoteAtMeeting, _ means: Means, _ problems: [Form.Problem] = []) throws -> Page {
        let (vote, meeting) = (subject.vote, subject.meeting)
        let sitting = try sitting(meeting)
        let recused = sitting.recusals[vote.item] ?? []
        let voters = sitting.roll.voters(at: now, without: recused)
        let given = Set(
            try vote.method == .secret
                ? snapshot.turnout(of: vote).map(\.seat) : snapshot.ballots(of: vote).map(\.seat))
        let own = viewer.person.flatMap { sitting.roll.seat(of: $0, at: now, without: recused) }
        let decision = try snapshot.decisions(of: meeting, for: scope).first { $0.vote == vote.id }
        let content = VotePage(
            stationery: stationery, sitting: sitting, vote: vote, given: given.count, entitled: voters.count,
            ownSeat: own.flatMap { sitting.holding(of: $0) }, hasVoted: own.map(given.contains) ?? false,
            missing: voters.keys.filter { !given.contains($0) }.compactMap { sitting.holding(of: $0) },
            mayClose: standing.may(CloseVote.self, on: subject), mayNote: standing.may(NoteVote.self, on: subject),
            decision: decision, code: receiptCode, hasKey: vote.method != .secret || means.cabinet.has(vote.id),
            form: form(problems: problems), live: link(MeetingsRoute.live(meeting.id)))
        var page = Page(
            title: say("A vote"), lead: sitting.agenda[vote.item]?.item.title,
            // The result is for all readers of the item, this page for the formation.
            audience: try audienceLine((try? meeting.formation.audience.inside(vote.readership)) ?? vote.readership),
            crumbs: crumbs(meeting), content: content.html)
        page.scripts = ["live.js"]
        return page
    }
}
