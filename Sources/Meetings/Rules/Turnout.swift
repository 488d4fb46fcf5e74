// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language

/// Somebody who votes for a seat.
struct Voter: Hashable, Sendable {
    let seat: SeatID
    let person: PersonID
}

/// Who has voted, and so who may still. No seat and no person votes twice, and nobody once the vote is closed.
struct Turnout: Hashable, Sendable {
    private(set) var voters: [Voter]
    private(set) var isClosed: Bool

    init(_ voters: [Voter] = [], isClosed: Bool = false) {
        self.voters = voters
        self.isClosed = isClosed
    }

    /// Whoever stands for the seat at this moment, if a vote for it can be taken.
    func admits(
        _ seat: SeatID, _ roll: Roll, at now: Instant, recused: Set<SeatID> = []
    ) throws(BallotRefusal) -> Voter {
        guard !isClosed else { throw .closed }
        guard !recused.contains(seat) else { throw .recused }
        guard let stay = roll.voters(at: now, without: recused)[seat] else { throw .absent }
        guard !voters.contains(where: { $0.seat == seat || $0.person == stay.person }) else { throw .alreadyGiven }
        return Voter(seat: seat, person: stay.person)
    }

    mutating func enter(_ voter: Voter) { voters.append(voter) }

    mutating func close() { isClosed = true }
}
