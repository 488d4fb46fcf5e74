// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language

extension Turn {
    init(_ row: Row) throws {
        self.init(
            id: try row["id"], meeting: try row["meeting"], item: try row["item"], readership: try Readership(row),
            seat: try row["seat"], person: try row["person"], college: try row["college"], kind: try row["kind"],
            asked: try row["asked"], began: try row["began"], ended: try row["ended"],
            allowance: try row["allowance"])
    }
}

extension Snapshot {
    /// The turns of a meeting that a viewer may know of, in the order of asking: who had the floor, from when to when,
    /// and while the meeting is open, who waits. The minutes quote those that ended.
    func turns(at meeting: Meeting, for scope: Scope) throws -> [Turn] {
        try rows(
            """
            SELECT t.* FROM meeting_turn AS t WHERE t.meeting = \(meeting.id) AND \(scope.sees("t"))
            ORDER BY t.asked, t.id LIMIT 5000
            """
        ).map(Turn.init)
    }

    /// One turn, if the viewer may know of it.
    func turn(_ id: TurnID, at meeting: Meeting, for scope: Scope) throws -> Turn? {
        try row(
            "SELECT t.* FROM meeting_turn AS t WHERE t.id = \(id) AND t.meeting = \(meeting.id) AND \(scope.sees("t"))"
        ).map(Turn.init)
    }

    /// How a formation gives the floor.
    func speakingRules(of formation: Formation) throws -> SpeakingRules {
        let row = try row(
            "SELECT * FROM speaking_rules WHERE council = \(formation.council) AND formation = \(formation.id)")
        return try row.map {
            SpeakingRules(order: try $0["turns"], seconds: try $0["seconds"], collegeSeconds: try $0["college_seconds"])
        } ?? .usual
    }

    /// The floor under an item that the viewer may know of.
    func floor(of item: ItemID, among turns: [Turn], at meeting: Meeting) throws -> Floor {
        let closed: Instant? = try value(
            """
            SELECT at FROM speakers_list_closure
            WHERE council = \(meeting.council) AND meeting = \(meeting.id) AND item = \(item)
            """)
        return Floor(
            turns: turns.filter { $0.item == item }, rules: try speakingRules(of: meeting.formation),
            isClosed: closed != nil)
    }
}

extension Transaction {
    /// Writes down that somebody asked; nothing where the seat waits already. Only for those who hold a permit.
    fileprivate func insert(_ turn: Turn, in council: CouncilID) throws {
        try run(
            """
            INSERT INTO meeting_turn (council, id, audience, within, meeting, item, seat, person, college, kind, asked)
            VALUES (\(council), \(turn.id), \(turn.readership.audience), \(turn.readership.within), \(turn.meeting),
                \(turn.item), \(turn.seat), \(turn.person), \(turn.college), \(turn.kind), \(turn.asked))
            ON CONFLICT DO NOTHING
            """)
    }

    /// Ends the speech that is going on, if one is. Only for those who hold a permit on the meeting or on what is in it.
    func endSpeech(at meeting: MeetingID, in council: CouncilID) throws {
        try run(
            """
            UPDATE meeting_turn SET ended = \(now)
            WHERE council = \(council) AND meeting = \(meeting) AND began IS NOT NULL AND ended IS NULL
            """)
    }

    /// Ends the speech that is going on, and empties the list: the meeting goes on to something else.
    func clearFloor(at meeting: MeetingID, in council: CouncilID) throws {
        try endSpeech(at: meeting, in: council)
        try run(
            "DELETE FROM meeting_turn WHERE council = \(council) AND meeting = \(meeting) AND began IS NULL")
    }

    /// Somebody leaves: their requests go, and if they have the floor their speech ends.
    func leaveFloor(_ person: PersonID, of seat: SeatID, at meeting: MeetingID, in council: CouncilID) throws {
        let theirs: SQL = "council = \(council) AND meeting = \(meeting) AND seat = \(seat) AND person = \(person)"
        try run("DELETE FROM meeting_turn WHERE \(theirs) AND began IS NULL")
        try run("UPDATE meeting_turn SET ended = \(now) WHERE \(theirs) AND began IS NOT NULL AND ended IS NULL")
    }
}

extension Permit<AskFloor> {
    func ask(_ turn: Turn) throws { try transaction.insert(turn, in: council) }
}

extension Permit<KeepSpeakersList> {
    func enter(_ turn: Turn) throws { try transaction.insert(turn, in: council) }

    /// Closes the list of an item, or opens it again.
    func close(_ item: AgendaItem, _ isClosed: Bool) throws {
        guard isClosed else {
            try transaction.run(
                """
                DELETE FROM speakers_list_closure
                WHERE council = \(council) AND meeting = \(item.meeting) AND item = \(item.id)
                """)
            return
        }
        try transaction.run(
            """
            INSERT INTO speakers_list_closure (council, meeting, item, at)
            VALUES (\(council), \(item.meeting), \(item.id), \(transaction.now)) ON CONFLICT DO NOTHING
            """)
    }
}

extension Permit<LeaveSpeakersList> {
    /// Takes a request off the list. A speech that began stays.
    func withdraw() throws {
        try transaction.run(
            "DELETE FROM meeting_turn WHERE council = \(council) AND id = \(subject.turn.id) AND began IS NULL")
    }
}

extension Permit<GiveFloor> {
    /// Gives the floor; whoever had it has spoken.
    func give(seconds: Int?) throws {
        try transaction.endSpeech(at: subject.meeting.id, in: council)
        try transaction.run(
            """
            UPDATE meeting_turn SET began = \(transaction.now), allowance = \(seconds)
            WHERE council = \(council) AND id = \(subject.turn.id) AND began IS NULL
            """)
    }

    func end() throws {
        try transaction.run(
            """
            UPDATE meeting_turn SET ended = \(transaction.now)
            WHERE council = \(council) AND id = \(subject.turn.id) AND began IS NOT NULL AND ended IS NULL
            """)
    }

    /// Gives somebody who speaks more time.
    func extend(by seconds: Int) throws {
        try transaction.run(
            """
            UPDATE meeting_turn SET allowance = allowance + \(seconds)
            WHERE council = \(council) AND id = \(subject.turn.id) AND began IS NOT NULL AND ended IS NULL
            """)
    }
}

extension Permit<SetSpeakingRules> {
    func set(_ rules: SpeakingRules) throws {
        try transaction.run(
            """
            INSERT INTO speaking_rules (council, formation, turns, seconds, college_seconds)
            VALUES (\(council), \(subject.formation.id), \(rules.order), \(rules.seconds), \(rules.collegeSeconds))
            ON CONFLICT (council, formation) DO UPDATE SET turns = excluded.turns, seconds = excluded.seconds,
                college_seconds = excluded.college_seconds
            """)
    }
}
