// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database

extension Snapshot {
    /// A vote of any meeting, if the viewer may know of it.
    func vote(_ id: VoteID, for scope: Scope) throws -> Vote? {
        try row("SELECT v.* FROM meeting_vote AS v WHERE v.id = \(id) AND \(scope.sees("v"))").map(Vote.init)
    }

    /// The votes before this one on the same question, the first first. The viewer may know of this vote, and of those
    /// before it, which nobody may read who may not read this one.
    func votes(before vote: Vote, for scope: Scope) throws -> [Vote] {
        var (chain, sequel) = ([Vote](), vote.sequel)
        while let first = sequel?.first, chain.count < 20, let earlier = try self.vote(first, for: scope) {
            chain.insert(earlier, at: 0)
            sequel = earlier.sequel
        }
        return chain
    }

    /// The votes among some that were taken again, with the vote that did it. Cancelled ones do not count.
    func sequels(of votes: [VoteID], for scope: Scope) throws -> [VoteID: VoteID] {
        guard !votes.isEmpty else { return [:] }
        return try rows(
            """
            SELECT v.id, v.repeats FROM meeting_vote AS v
            WHERE v.repeats IN \(list: votes) AND v.state <> \(Vote.State.cancelled) AND \(scope.sees("v"))
            """
        ).reduce(into: [:]) { $0[try $1["repeats"]] = try $1["id"] }
    }

    /// Votes of earlier meetings of a formation, closed and without a second vote so far.
    func unrepeated(before meeting: Meeting, for scope: Scope) throws -> [Vote] {
        try rows(
            """
            SELECT v.* FROM meeting_vote AS v
            JOIN meeting AS m ON m.council = v.council AND m.id = v.meeting
            WHERE m.formation = \(meeting.formation.id) AND m.starts < \(meeting.starts.instant())
                AND v.state = \(Vote.State.closed) AND v.asks IS NULL AND v.challenge IS NULL AND \(scope.sees("v"))
                AND NOT EXISTS (
                    SELECT 1 FROM meeting_vote AS n
                    WHERE n.council = v.council AND n.repeats = v.id AND n.state <> \(Vote.State.cancelled))
            ORDER BY v.opened DESC, v.id LIMIT 50
            """
        ).map(Vote.init)
    }

    /// The decision of a vote, if the viewer may know of it.
    func decision(of vote: VoteID, for scope: Scope) throws -> Decision? {
        let id: DecisionID? = try value(
            "SELECT d.id FROM decision AS d WHERE d.vote = \(vote) AND \(scope.sees("d"))")
        return try id.flatMap { try decision($0, for: scope) }
    }
}

extension Permit<ChallengeVote> {
    /// Marks the result as challenged; throws `Changed` where it is already.
    func challenge(because reason: String) throws {
        let changed = try transaction.run(
            """
            UPDATE meeting_vote SET challenge = \(reason)
            WHERE council = \(council) AND id = \(subject.vote.id) AND state = \(Vote.State.closed)
                AND challenge IS NULL
            """)
        guard changed == 1 else { throw Changed() }
    }
}
