// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// A part of the room that has something to tell in the minutes.
struct MinutesSource: Sendable {
    /// What happened at a meeting, in any order, as far as the scope sees. Names are given in the language of the meeting,
    /// which `say` speaks.
    let happenings: @Sendable (_ sitting: Sitting, Scope, Snapshot, _ say: Speech) throws -> [Happening]

    /// Every source. A part that keeps account of something adds its line here; the document needs no change.
    static let all: [MinutesSource] = [.interests, .speeches, .motions, .votesWithoutResult]
}

extension MinutesSource {
    /// Who had the floor, from when to when.
    static let speeches = MinutesSource { sitting, scope, snapshot, say in
        let seats = sitting.seatNames(in: say)
        return try snapshot.turns(at: sitting.meeting, for: scope).compactMap { turn in
            seats[turn.seat].flatMap { Happening(turn, by: $0) }
        }
    }

    /// Interests that were declared, each for the readers of its item.
    static let interests = MinutesSource { sitting, _, _, say in
        let seats = sitting.seatNames(in: say)
        let readers = Dictionary(sitting.agenda.lines.map { ($0.item.id, $0.item.readership) }) { first, _ in first }
        return sitting.interests.compactMap { interest in
            guard let readership = readers[interest.item], let seat = seats[interest.seat] else { return nil }
            return Happening(interest, for: readership, by: seat, sitting.rules.ballots.recusal)
        }
    }

    /// What was moved under the items, how it was amended, and what became of it.
    static let motions = MinutesSource { sitting, scope, snapshot, say in
        let (meeting, seats) = (sitting.meeting, sitting.seatNames(in: say))
        let amendments = try snapshot.amendments(of: meeting, for: scope)
        let votes = try snapshot.votes(of: meeting, for: scope).filter { $0.outcome != nil }
        let matters = try snapshot.matters(of: votes, in: meeting.council)
        return try snapshot.motions(of: meeting, for: scope).flatMap { motion in
            MotionAccount(
                motion: motion, amendments: amendments[motion.id] ?? [],
                votes: votes.compactMap { vote in
                    guard let matter = matters[vote.id], matter.motion == motion.id else { return nil }
                    return MotionAccount.Ballot(amendment: matter.amendment, opened: vote.opened)
                }, seats: seats
            ).happenings
        }
    }

    /// Votes that were ended without a result. What they came to otherwise stands with the decision.
    static let votesWithoutResult = MinutesSource { sitting, scope, snapshot, _ in
        try snapshot.votes(of: sitting.meeting, for: scope).compactMap { vote in
            guard vote.state == .cancelled, let ending = vote.ending else { return nil }
            return Happening(
                .vote, under: vote.item, at: vote.closed ?? vote.opened, for: vote.readership,
                Message("Put to the vote: “\(vote.text)” \(ending.message)"))
        }
    }
}
