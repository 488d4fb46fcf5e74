// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language

extension Stay {
    init(_ row: Row) throws {
        self.init(
            seat: try row["seat"], person: try row["person"], kind: try row["kind"], came: try row["came"],
            left: try row["went"], isRemote: try row["remote"])
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

/// An action that notes who comes and goes.
protocol NotesPresence: Action where Subject == Meeting {}
extension RunMeeting: NotesPresence {}

extension Permit where A: NotesPresence {
    /// Notes that somebody came, for a seat; nothing where they are here already.
    func arrive(
        _ person: PersonID, for seat: SeatID, as kind: Mandate.Kind, at moment: Instant, remotely: Bool = false
    ) throws {
        let isHere = try transaction.stays(at: subject).contains {
            $0.seat == seat && $0.person == person && $0.left == nil
        }
        guard !isHere else { return }
        try transaction.run(
            """
            INSERT INTO meeting_stay (council, id, meeting, seat, person, kind, came, remote)
            VALUES (\(council), \(transaction.newID(Stay.self)), \(subject.id), \(seat), \(person), \(kind), \(moment),
                \(remotely))
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
    func recuse(_ seat: SeatID, from item: AgendaItem, _ isRecused: Bool, because words: String = "") throws {
        guard isRecused else {
            try transaction.run(
                """
                DELETE FROM meeting_recusal
                WHERE council = \(council) AND meeting = \(item.meeting) AND item = \(item.id) AND seat = \(seat)
                """)
            return
        }
        try transaction.recuse(seat, from: item, words, isOwn: false)
    }
}

extension Transaction {
    /// Writes down that a seat takes no part in an item, and why. Only for those who hold a permit on the item.
    func recuse(_ seat: SeatID, from item: AgendaItem, _ words: String, isOwn: Bool) throws {
        try run(
            """
            INSERT INTO meeting_recusal (council, meeting, item, seat, at, interest, own)
            VALUES (\(item.council), \(item.meeting), \(item.id), \(seat), \(now), \(words), \(isOwn))
            ON CONFLICT (council, meeting, item, seat) DO UPDATE SET interest = excluded.interest, own = excluded.own
            """)
    }
}
