// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Values

/// A show of hands that waits for the second count.
struct WaitingCount: Sendable {
    /// Who counted first, and what; nil after two counts that differed.
    let first: (person: PersonID, count: HandCount)?
    /// How often two counts differed.
    let differed: Int
}

extension Snapshot {
    /// The count that waits for a second one, where there is one. It is shown to nobody.
    func waitingCount(of vote: Vote) throws -> WaitingCount? {
        try row("SELECT * FROM meeting_count WHERE council = \(vote.council) AND vote = \(vote.id)").map { row in
            let person: PersonID? = try row["person"]
            let count: HandCount? = try row.stored("count")
            return WaitingCount(
                first: person.flatMap { person in count.map { (person, $0) } }, differed: try row["differed"])
        }
    }
}

extension Permit<CloseVote> {
    /// Keeps a first count, or that two differed.
    func keep(_ count: HandCount?, differed: Int) throws {
        let text = try count.map { try StoredJSON.text(of: $0) }
        try transaction.run(
            """
            INSERT INTO meeting_count (council, vote, person, count, differed)
            VALUES (\(council), \(subject.vote.id), \(count == nil ? nil : person), \(text), \(differed))
            ON CONFLICT (council, vote) DO UPDATE
            SET person = excluded.person, count = excluded.count, differed = excluded.differed
            """)
    }

    func dropCount() throws {
        try transaction.run("DELETE FROM meeting_count WHERE council = \(council) AND vote = \(subject.vote.id)")
    }
}
