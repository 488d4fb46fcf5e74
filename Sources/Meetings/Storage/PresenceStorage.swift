// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language

extension Stay {
    init(_ row: Row) throws {
        self.init(
            seat: try row["seat"], person: try row["person"], kind: try row["kind"], came: try row["came"],
            left: try row["went"])
    }
}

/// What an invited person said.
enum Coming: String, Hashable, Sendable, CaseIterable, Storable {
    case yes, no
    /// The substitute comes instead.
    case substitute
}

extension Snapshot {
    /// Who came and went. For those who belong to the formation.
    func stays(at meeting: Meeting) throws -> [Stay] {
        try rows(
            """
            SELECT * FROM meeting_stay WHERE council = \(meeting.council) AND meeting = \(meeting.id)
            ORDER BY came, id LIMIT 2000
            """
        ).map(Stay.init)
    }

    /// The seats that take no part, by item.
    func recusals(at meeting: Meeting) throws -> [ItemID: Set<SeatID>] {
        try rows(
            "SELECT item, seat FROM meeting_recusal WHERE council = \(meeting.council) AND meeting = \(meeting.id)"
        ).reduce(into: [:]) { $0[try $1["item"], default: []].insert(try $1["seat"]) }
    }

    /// What those invited answered.
    func answers(to meeting: Meeting) throws -> [PersonID: Coming] {
        try rows(
            "SELECT person, answer FROM meeting_answer WHERE council = \(meeting.council) AND meeting = \(meeting.id)"
        ).reduce(into: [:]) { $0[try $1["person"]] = try $1["answer"] }
    }
}

extension Permit<AnswerCall> {
    func answer(_ answer: Coming) throws {
        try transaction.run(
            """
            INSERT INTO meeting_answer (council, meeting, person, answer, at)
            VALUES (\(council), \(subject.id), \(person), \(answer), \(transaction.now))
            ON CONFLICT (council, meeting, person) DO UPDATE SET answer = excluded.answer, at = excluded.at
            """)
    }
}

extension Permit<RunMeeting> {
    /// Notes that somebody came, for a seat.
    func arrive(_ person: PersonID, for seat: SeatID, as kind: Mandate.Kind, at moment: Instant) throws {
        try transaction.run(
            """
            INSERT INTO meeting_stay (council, id, meeting, seat, person, kind, came)
            VALUES (\(council), \(transaction.newID(Stay.self)), \(subject.id), \(seat), \(person), \(kind), \(moment))
            """)
    }

    /// Notes that somebody went; somebody who went before they came was not there.
    func leave(_ person: PersonID, from seat: SeatID, at moment: Instant) throws {
        try transaction.run(
            """
            UPDATE meeting_stay SET went = \(moment)
            WHERE council = \(council) AND meeting = \(subject.id) AND seat = \(seat) AND person = \(person)
                AND went IS NULL
            """)
        try transaction.leaveFloor(person, of: seat, at: subject.id, in: council)
    }
}

extension Permit<RunItem> {
    /// Notes whether a seat takes part in the item.
    func recuse(_ seat: SeatID, from item: AgendaItem, _ isRecused: Bool) throws {
        guard isRecused else {
            try transaction.run(
                """
                DELETE FROM meeting_recusal
                WHERE council = \(council) AND meeting = \(item.meeting) AND item = \(item.id) AND seat = \(seat)
                """)
            return
        }
        try transaction.run(
            """
            INSERT INTO meeting_recusal (council, meeting, item, seat, at)
            VALUES (\(council), \(item.meeting), \(item.id), \(seat), \(transaction.now)) ON CONFLICT DO NOTHING
            """)
    }
}
