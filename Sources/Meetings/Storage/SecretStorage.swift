// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database

extension Snapshot {
    /// Who has voted in a secret vote, by seat.
    func turnout(of vote: Vote) throws -> [Voter] {
        try rows(
            "SELECT seat, person FROM meeting_turnout WHERE council = \(vote.council) AND vote = \(vote.id) ORDER BY seat"
        ).map { Voter(seat: try $0["seat"], person: try $0["person"]) }
    }

    /// The box of a secret vote; throws `BoxFault` where what is stored was never a box.
    func box(of vote: Vote, allowsAbstention: Bool) throws -> SecretBox {
        let bytes: [UInt8]? = try value(
            "SELECT sealed FROM meeting_box WHERE council = \(vote.council) AND vote = \(vote.id)")
        guard let sealed = SealedBallots(bytes: bytes ?? []) else { throw BoxFault.changed }
        return SecretBox(
            Turnout(try turnout(of: vote), isClosed: vote.state != .open), sealed, allowsAbstention: allowsAbstention)
    }

    /// The opened ballots of a secret vote that was closed, in the order of their codes.
    func secretBallots(of vote: VoteID, in council: CouncilID) throws -> [SecretBallot] {
        try rows(
            """
            SELECT code, choice FROM meeting_secret_ballot WHERE council = \(council) AND vote = \(vote)
            ORDER BY place LIMIT 10000
            """
        ).compactMap { row in try ReceiptCode(row["code"]).map { SecretBallot($0, try row["choice"]) } }
    }

    /// The same of a secret election or ranking.
    func markedBallots(opened vote: VoteID, in council: CouncilID) throws -> [MarkedBallot] {
        try rows(
            """
            SELECT code, choice FROM meeting_secret_ballot WHERE council = \(council) AND vote = \(vote)
            ORDER BY place LIMIT 10000
            """
        ).compactMap { row in
            guard let code = ReceiptCode(try row["code"]), let marks = Marks(text: try row["choice"]) else {
                return nil
            }
            return MarkedBallot(code, marks)
        }
    }

    /// Whether opened ballots of a secret vote are published with its result.
    func hasOpenedBallots(_ vote: VoteID, in council: CouncilID) throws -> Bool {
        let found: String? = try value(
            "SELECT vote FROM meeting_secret_ballot WHERE council = \(council) AND vote = \(vote) LIMIT 1")
        return found != nil
    }

    /// Whether a vote is over, whatever became of it.
    func hasEnded(_ vote: VoteID, in council: CouncilID) throws -> Bool {
        let state: Vote.State? = try value(
            "SELECT state FROM meeting_vote WHERE council = \(council) AND id = \(vote)")
        return state.map { $0 != .open } ?? false
    }

    func hasVote(_ vote: VoteID, in council: CouncilID) throws -> Bool {
        try value("SELECT id FROM meeting_vote WHERE council = \(council) AND id = \(vote)", as: String.self) != nil
    }

    /// The votes among some that are over. One that is not known here may be another installation's.
    func endedVotes(among votes: [VoteID]) throws -> Set<VoteID> {
        guard !votes.isEmpty else { return [] }
        return Set(
            try rows("SELECT id FROM meeting_vote WHERE id IN \(list: votes) AND state <> \(Vote.State.open)").map {
                try $0["id"]
            })
    }

    /// The secret votes that are open, of all councils.
    func openSecretVotes() throws -> [VoteID] {
        try rows(
            """
            SELECT id FROM meeting_vote WHERE state = \(Vote.State.open) AND box_lock IS NOT NULL ORDER BY id LIMIT 1000
            """
        ).map { try $0["id"] }
    }
}

extension Permit<GiveVote> {
    /// Writes down that somebody voted, and the box with their ballot among the others.
    func keep(_ voter: Voter, _ sealed: SealedBallots) throws {
        try transaction.run(
            """
            INSERT INTO meeting_turnout (council, vote, seat, person)
            VALUES (\(council), \(subject.vote.id), \(voter.seat), \(voter.person))
            """)
        try transaction.run(
            """
            INSERT INTO meeting_box (council, vote, sealed)
            VALUES (\(council), \(subject.vote.id), \(sealed.bytes))
            ON CONFLICT (council, vote) DO UPDATE SET sealed = excluded.sealed
            """)
    }
}

extension Permit<CloseVote> {
    /// Writes down the opened ballots, and destroys the sealed ones.
    func publish(_ ballots: [some BoxedBallot]) throws {
        for (place, ballot) in ballots.enumerated() {
            try transaction.run(
                """
                INSERT INTO meeting_secret_ballot (council, vote, place, code, choice)
                VALUES (\(council), \(subject.vote.id), \(place), \(ballot.code.text), \(ballot.order))
                """)
        }
        try transaction.run("DELETE FROM meeting_box WHERE council = \(council) AND vote = \(subject.vote.id)")
    }
}
