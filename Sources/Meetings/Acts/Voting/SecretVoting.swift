// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Jobs
import Language
import Markup
import Web

extension Work {
    /// Closes a vote. Once that is committed nothing can open the ballots of a secret one any more.
    func closeVote(_ id: MeetingID, _ voteID: VoteID, _ means: Means) async throws -> Reply {
        let key = try? means.cabinet.key(voteID)
        let reply = try await once { try $0.closeVote(id, voteID, means, key: key) }
        if key != nil { try await forget(voteID, means) }
        return reply
    }

    func cancelVote(_ id: MeetingID, _ voteID: VoteID, _ means: Means) async throws -> Reply {
        let reply = try await once { try $0.cancelVote(id, voteID, means) }
        try await forget(voteID, means)
        return reply
    }

    /// Destroys the key of a vote that is over, and empties the write-ahead log of what was deleted.
    private func forget(_ vote: VoteID, _ means: Means) async throws {
        let isOver = try await read { try $0.snapshot.hasEnded(vote, in: $0.council.id) }
        guard isOver, means.cabinet.has(vote) else { return }
        try means.cabinet.destroy(vote)
        // The vote is closed whatever comes of this: what stays in the log is sealed, and the nightly purge tries again.
        for _ in 0..<5 {
            if (try? await database.scrub()) == true { return }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}

extension KeyCabinet {
    /// Each night, keys of votes that are over: a program that was killed between closing a vote and destroying its key
    /// left one. A key of a vote that is not known here may be another installation's, and stays.
    var tidying: Schedule {
        Schedule("meetings.ballot-keys", .daily(at: LocalTime(minuteOfDay: 3 * 60 + 50), in: .utc)) { context in
            try await tidy(context.database)
        }
    }

    func tidy(_ database: Database) async throws {
        let votes = ids(Vote.self)
        for vote in try await database.read({ try $0.endedVotes(among: votes) }) { try destroy(vote) }
    }

    /// How many secret votes are open here whose key is not to be found: they cannot be counted.
    public func missingKeys(in database: Database) async throws -> Int {
        try await database.read { try $0.openSecretVotes() }.count { !has($0) }
    }
}

extension Visit {
    /// The code under which this person's ballot is going to be published: the one of the form that was refused, else a
    /// new one. It is in the page and in the ballot, and nowhere else.
    var receiptCode: ReceiptCode {
        if case .form(let fields, _) = request.body, let code = fields["code"].flatMap(ReceiptCode.init) { return code }
        return .random()
    }
}

extension Submission {
    /// Puts a sealed ballot into the box, and beside it that this seat has voted: both or neither.
    func giveSecretly(_ subject: VoteAtMeeting, _ permit: Permit<GiveVote>, _ means: Means) throws -> Reply {
        let vote = subject.vote
        // All ballots lie in one row: one voter after the other.
        try transaction.lock("ballot-box:\(vote.id)")
        let sitting = try sitting(subject.meeting)
        let recused = sitting.recusals[vote.item] ?? []
        let roll = sitting.electorate(of: vote).roll
        do {
            var box = try snapshot.box(of: vote, allowsAbstention: sitting.rules.ballots.isAbstentionAllowed)
            guard let person = permit.person,
                let seat = roll.seat(of: person, at: now, without: recused)
                    ?? box.turnout.voters.first(where: { $0.person == person })?.seat
            else { throw BallotRefusal.absent }
            guard let lock = vote.lock, vote.state != .open || means.cabinet.has(vote.id) else {
                throw BoxFault.keyMissing
            }
            let voter: Voter
            if let asks = vote.asks {
                let ballot = MarkedBallot(try typedCode(at: asks.firstField), try typedMarks(asks, in: sitting))
                voter = try box.cast(ballot, for: seat, roll, at: now, recused: recused) { lock.seal($0) }
            } else {
                voter = try box.cast(try typedBallot(), for: seat, roll, at: now, recused: recused) { lock.seal($0) }
            }
            try permit.keep(voter, box.sealed)
        } catch let refusal as BallotRefusal {
            throw refuse(try votePage(subject, means, [Form.Problem(nil, say(refusal.message))]))
        } catch let fault as BoxFault {
            throw refuse(try votePage(subject, means, [Form.Problem(nil, say(fault.message))]))
        } catch let faults as Faults {
            throw refuse(try votePage(subject, means, problems(faults)))
        }
        try announce(subject.readership, of: subject.meeting, .gathered)
        return .seeOther(link(MeetingsRoute.vote(subject.meeting.id, vote.id)))
    }

    private func typedBallot() throws -> SecretBallot {
        guard let choice = UInt8(typed("mark")).flatMap(Ballot.Choice.init(mark:)) else {
            throw Faults([("mark", Message("Choose how you vote."))])
        }
        return SecretBallot(try typedCode(at: "mark"), choice)
    }

    private func typedCode(at field: String) throws -> ReceiptCode {
        guard let code = ReceiptCode(typed("code")) else {
            throw Faults([(field, Message("The code of this page is damaged. Here is another one; note it."))])
        }
        return code
    }

    /// The ballots of a vote that is about to be closed.
    func openBox<B: BoxedBallot>(of vote: Vote, as kind: B.Type, _ key: BoxKey?) throws -> [B] {
        try transaction.lock("ballot-box:\(vote.id)")
        guard let key, key.lock == vote.lock else { throw BoxFault.keyMissing }
        var box = try snapshot.box(of: vote, allowsAbstention: true)
        return try box.open(as: kind) { try? key.open($0) }
    }
}
