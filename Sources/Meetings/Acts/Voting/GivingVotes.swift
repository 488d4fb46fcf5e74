// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage
import Markup
import Web

extension Submission {
    /// A member votes for the seat they stand for.
    func giveVote(_ id: MeetingID, _ voteID: VoteID, _ means: Means) throws -> Reply {
        let subject = try foundVote(id, voteID)
        let permit = try transaction.permit(GiveVote.self, standing, on: subject)
        if subject.vote.method == .secret { return try giveSecretly(subject, permit, means) }
        return try give(subject, permit, means) { roll, recused in
            permit.person.flatMap { roll.seat(of: $0, at: now, without: recused) }
        }
    }

    /// The secretariat notes the vote of a seat that is called out.
    func noteVote(_ id: MeetingID, _ voteID: VoteID, _ means: Means) throws -> Reply {
        let subject = try foundVote(id, voteID)
        let permit = try transaction.permit(NoteVote.self, standing, on: subject)
        return try give(subject, permit, means) { _, _ in SeatID(typed("seat")) }
    }

    private func give<A: GivesBallots>(
        _ subject: VoteAtMeeting, _ permit: Permit<A>, _ means: Means, for seat: (Roll, Set<SeatID>) -> SeatID?
    ) throws -> Reply {
        let (vote, sitting) = (subject.vote, try sitting(subject.meeting))
        let recused = sitting.recusals[vote.item] ?? []
        let roll = sitting.electorate(of: vote).roll
        do {
            guard let seat = seat(roll, recused) else { throw BallotRefusal.absent }
            if let asks = vote.asks {
                let marks = try typedMarks(asks, in: sitting)
                try permit.give(marks, of: try turnout(of: vote).admits(seat, roll, at: now, recused: recused))
            } else {
                guard let choice = Ballot.Choice(rawValue: typed("choice")) else { throw Refusal.absent }
                var box = BallotBox(
                    try snapshot.ballots(of: vote), isClosed: vote.state != .open || vote.method != .named,
                    allowsAbstention: sitting.rules.ballots.isAbstentionAllowed,
                    chairVotesLast: sitting.rules.ballots.chairVotesLast)
                try permit.give(try box.cast(choice, for: seat, roll, at: now, recused: recused))
            }
        } catch let refusal as BallotRefusal {
            throw refuse(try votePage(subject, means, [Form.Problem(nil, say(refusal.message))]))
        } catch let faults as Faults {
            throw refuse(try votePage(subject, means, problems(faults)))
        }
        try announce(subject.readership, of: subject.meeting, .gathered)
        return .seeOther(link(MeetingsRoute.vote(subject.meeting.id, vote.id)))
    }

    private func turnout(of vote: Vote) throws -> Turnout {
        Turnout(try snapshot.voted(in: vote), isClosed: vote.state != .open || vote.method != .named)
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
}
