// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Values

/// Marks given by name for a seat.
struct NamedMarks: Hashable, Sendable {
    let seat: SeatID
    let person: PersonID
    let marks: Marks
}

extension Snapshot {
    /// The ballots of an election or a ranking by name. While it is open nobody is shown more than their number.
    func namedMarks(of vote: Vote) throws -> [NamedMarks] {
        try rows(
            """
            SELECT seat, person, marks FROM meeting_marked_ballot
            WHERE council = \(vote.council) AND vote = \(vote.id) ORDER BY seat
            """
        ).compactMap { row in
            guard let marks = Marks(text: try row["marks"]) else { return nil }
            return NamedMarks(seat: try row["seat"], person: try row["person"], marks: marks)
        }
    }

    /// The seats that have voted, whatever the vote asks and however it is taken.
    func voted(in vote: Vote) throws -> [Voter] {
        if vote.method == .secret { return try turnout(of: vote) }
        if vote.asks != nil { return try namedMarks(of: vote).map { Voter(seat: $0.seat, person: $0.person) } }
        return try ballots(of: vote).map { Voter(seat: $0.seat, person: $0.person) }
    }
}

extension Permit where A: GivesBallots {
    func give(_ marks: Marks, of voter: Voter) throws {
        try transaction.run(
            """
            INSERT INTO meeting_marked_ballot (council, vote, seat, person, marks, at)
            VALUES (\(council), \(subject.vote.id), \(voter.seat), \(voter.person), \(marks.text), \(transaction.now))
            """)
    }
}

extension Permit<CloseVote> {
    /// Writes down how the chair decided between equal votes; throws `Changed` where somebody has already.
    func settle(_ result: ElectionResult, over known: Chosen) throws {
        let changed = try transaction.run(
            """
            UPDATE meeting_vote SET chosen = \(StoredJSON.text(of: Chosen.election(result)))
            WHERE council = \(council) AND id = \(subject.vote.id) AND chosen = \(StoredJSON.text(of: known))
            """)
        guard changed == 1 else { throw Changed() }
    }
}
