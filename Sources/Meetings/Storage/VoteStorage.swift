// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage

extension Vote {
    init(_ row: Row) throws {
        let kind: NodeKind? = try row["adopts_kind"]
        let id: String? = try row["adopts_id"]
        let tally: String? = try row["tally"]
        let lock: String? = try row["box_lock"]
        let first: VoteID? = try row["repeats"]
        let ground: Sequel.Ground? = try row["ground"]
        self.init(
            id: try row["id"], council: try row["council"], meeting: try row["meeting"], item: try row["item"],
            readership: try Readership(row), text: try row["text"], matter: try row["matter"],
            method: try row["method"], state: try row["state"], opened: try row["opened"], closed: try row["closed"],
            adopts: kind.flatMap { kind in id.map { NodeReference(kind, $0) } },
            tally: try tally.map { try StoredJSON.value(of: $0) }, lock: lock.flatMap(BoxLock.init),
            ending: try row["ending"], asks: try row.stored("asks"), chosen: try row.stored("chosen"),
            majority: try row.stored("majority"),
            sequel: first.flatMap { first in ground.map { Sequel(first: first, ground: $0) } },
            challenge: try row["challenge"])
    }
}

extension Row {
    /// A value kept as JSON, where there is one.
    func stored<Value: Decodable & Sendable>(_ column: String) throws -> Value? {
        let text: String? = try self[column]
        return try text.map { try StoredJSON.value(of: $0) }
    }
}

extension Ballot {
    init(_ row: Row) throws {
        self.init(seat: try row["seat"], person: try row["person"], choice: try row["choice"])
    }
}

extension Snapshot {
    /// The votes of a meeting that a viewer may know of, in their order.
    func votes(of meeting: Meeting, for scope: Scope) throws -> [Vote] {
        try rows(
            """
            SELECT v.* FROM meeting_vote AS v WHERE v.meeting = \(meeting.id) AND \(scope.sees("v"))
            ORDER BY v.opened, v.id LIMIT 500
            """
        ).map(Vote.init)
    }

    /// One vote of a meeting, if the viewer may know of it.
    func vote(_ id: VoteID, of meeting: Meeting, for scope: Scope) throws -> Vote? {
        try row(
            "SELECT v.* FROM meeting_vote AS v WHERE v.id = \(id) AND v.meeting = \(meeting.id) AND \(scope.sees("v"))"
        ).map(Vote.init)
    }

    /// The ballots of a named vote. While it is open nobody is shown more than their number.
    func ballots(of vote: Vote) throws -> [Ballot] {
        try rows(
            "SELECT * FROM meeting_ballot WHERE council = \(vote.council) AND vote = \(vote.id) ORDER BY seat"
        ).map(Ballot.init)
    }

    /// How many have voted, by vote.
    func voters(of votes: [Vote]) throws -> [VoteID: Int] {
        guard let council = votes.first?.council else { return [:] }
        let these: SQL = "council = \(council) AND vote IN \(list: votes.map(\.id))"
        return try rows(
            """
            SELECT vote, COUNT(*) AS given FROM meeting_ballot WHERE \(these) GROUP BY vote
            UNION ALL SELECT vote, COUNT(*) AS given FROM meeting_turnout WHERE \(these) GROUP BY vote
            UNION ALL SELECT vote, COUNT(*) AS given FROM meeting_marked_ballot WHERE \(these) GROUP BY vote
            """
        ).reduce(into: [:]) { $0[try $1["vote"]] = try $1["given"] }
    }
}

extension Permit<OpenVote> {
    func open(_ vote: Vote) throws {
        try transaction.run(
            """
            INSERT INTO meeting_vote (council, id, audience, within, meeting, item, text, matter, method, state, opened,
                adopts_kind, adopts_id, box_lock, asks, majority, repeats, ground)
            VALUES (\(council), \(vote.id), \(vote.readership.audience), \(vote.readership.within), \(vote.meeting),
                \(vote.item), \(vote.text), \(vote.matter), \(vote.method), \(vote.state), \(vote.opened),
                \(vote.adopts?.kind), \(vote.adopts?.id), \(vote.lock?.text), \(vote.asks.map { try StoredJSON.text(of: $0) }),
                \(vote.majority.map { try StoredJSON.text(of: $0) }), \(vote.sequel?.first), \(vote.sequel?.ground))
            """)
    }
}

/// An action that puts a ballot into the box of a named vote.
protocol GivesBallots: Action where Subject == VoteAtMeeting {}
extension GiveVote: GivesBallots {}
extension NoteVote: GivesBallots {}

extension Permit where A: GivesBallots {
    func give(_ ballot: Ballot) throws {
        try transaction.run(
            """
            INSERT INTO meeting_ballot (council, vote, seat, person, choice, at)
            VALUES (\(council), \(subject.vote.id), \(ballot.seat), \(ballot.person), \(ballot.choice),
                \(transaction.now))
            """)
    }
}

extension Permit<CloseVote> {
    /// Fixes the result; throws `Changed` where the vote is closed already.
    func close(_ outcome: Outcome) throws {
        let (tally, chosen) = (outcome.tally, outcome.chosen)
        let changed = try transaction.run(
            """
            UPDATE meeting_vote SET state = \(Vote.State.closed), closed = \(transaction.now),
                tally = \(tally.map { try StoredJSON.text(of: $0) }),
                chosen = \(chosen.map { try StoredJSON.text(of: $0) })
            WHERE council = \(council) AND id = \(subject.vote.id) AND state = \(Vote.State.open)
            """)
        guard changed == 1 else { throw Changed() }
    }
}

/// An action that ends a vote without a result.
protocol EndsVotes: Action where Subject == VoteAtMeeting {}
extension CancelVote: EndsVotes {}
extension CloseVote: EndsVotes {}

extension Permit where A: EndsVotes {
    /// Ends the vote without a result; throws `Changed` where it is over already. Nobody learns what was voted.
    func cancel(_ ending: Vote.Ending) throws {
        let changed = try transaction.run(
            """
            UPDATE meeting_vote SET state = \(Vote.State.cancelled), closed = \(transaction.now), ending = \(ending)
            WHERE council = \(council) AND id = \(subject.vote.id) AND state = \(Vote.State.open)
            """)
        guard changed == 1 else { throw Changed() }
        let vote: SQL = "council = \(council) AND vote = \(subject.vote.id)"
        try transaction.run("DELETE FROM meeting_ballot WHERE \(vote)")
        try transaction.run("DELETE FROM meeting_marked_ballot WHERE \(vote)")
        try transaction.run("DELETE FROM meeting_count WHERE \(vote)")
        try transaction.run("DELETE FROM meeting_turnout WHERE \(vote)")
        try transaction.run("DELETE FROM meeting_box WHERE \(vote)")
    }
}
