// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Remark {
    init(_ row: Row) throws {
        let verdict: Answer.Verdict? = try row["verdict"]
        let (text, answered): (String?, Instant?) = (try row["answer"], try row["answered"])
        self.init(
            id: try row["id"], council: try row["council"], meeting: try row["meeting"], item: try row["item"],
            readership: try Readership(row), person: try row["person"], at: try row["at"], text: try row["text"],
            answer: verdict.flatMap { verdict in
                answered.map { Answer(verdict: verdict, text: text ?? "", at: $0) }
            })
    }
}

extension Snapshot {
    /// When members may ask for corrections of the draft; nil before it was sent to them.
    func correctionWindow(of meeting: Meeting) throws -> CorrectionWindow? {
        try row("SELECT * FROM minutes_window WHERE council = \(meeting.council) AND meeting = \(meeting.id)").map {
            row in
            CorrectionWindow(meeting: meeting.id, opened: try row["opened"], lastDay: try row["last_day"])
        }
    }

    /// The remarks on a draft that the viewer may read, in the order they came. No draft gets more than 2,000.
    func remarks(on meeting: Meeting, for scope: Scope) throws -> [Remark] {
        try rows(
            """
            SELECT r.* FROM minutes_remark AS r WHERE r.meeting = \(meeting.id) AND \(scope.sees("r"))
            ORDER BY r.at, r.id LIMIT 2000
            """
        ).map(Remark.init)
    }

    func remark(_ id: RemarkID, on meeting: Meeting, for scope: Scope) throws -> Remark? {
        try row(
            "SELECT r.* FROM minutes_remark AS r WHERE r.id = \(id) AND r.meeting = \(meeting.id) AND \(scope.sees("r"))"
        ).map(Remark.init)
    }
}

extension Permit<OpenCorrections> {
    /// Opens the time for corrections, or gives more of it.
    func open(until day: LocalDate) throws {
        try transaction.run(
            """
            INSERT INTO minutes_window (council, meeting, opened, last_day)
            VALUES (\(council), \(subject.id), \(transaction.now), \(day))
            ON CONFLICT (council, meeting) DO UPDATE SET last_day = excluded.last_day
            """)
    }
}

extension Permit<SendRemark> {
    func send(_ text: String, on item: ItemID?, by person: PersonID) throws {
        try transaction.run(
            """
            INSERT INTO minutes_remark (council, id, audience, within, meeting, item, person, at, text)
            VALUES (\(council), \(subject.remark), \(subject.readership.audience), \(subject.readership.within),
                \(subject.meeting.id), \(item), \(person), \(transaction.now), \(text))
            """)
    }
}

extension Permit<AnswerRemark> {
    /// Answers; throws `Changed` where somebody did already.
    func answer(_ draft: AnswerDraft) throws {
        let changed = try transaction.run(
            """
            UPDATE minutes_remark SET verdict = \(draft.verdict), answer = \(draft.text), answered = \(transaction.now)
            WHERE council = \(council) AND id = \(subject.remark) AND verdict IS NULL
            """)
        guard changed == 1 else { throw Changed() }
    }
}
