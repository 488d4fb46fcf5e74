// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language

extension DateOption {
    init(_ row: Row) throws {
        guard let zone = Zone(try row["zone"] as String), let time = LocalTime(try row["time"] as String) else {
            throw ValueError.unknown("DateOption")
        }
        self.init(id: try row["id"], starts: LocalMoment(date: try row["day"], time: time, zone: zone))
    }
}

extension Snapshot {
    /// A search, if the viewer may know of it.
    func dateSearch(_ id: DateSearchID, for scope: Scope) throws -> DateSearch? {
        try row("SELECT d.* FROM date_search AS d WHERE d.id = \(id) AND \(scope.sees("d"))").flatMap {
            try dateSearch($0, for: scope)
        }
    }

    /// The searches that still take answers, the latest first.
    func openDateSearches(for scope: Scope) throws -> [DateSearch] {
        try rows(
            """
            SELECT d.* FROM date_search AS d WHERE d.state = \(DateSearch.State.open) AND \(scope.sees("d"))
            ORDER BY d.created DESC, d.id DESC LIMIT 20
            """
        ).compactMap { try dateSearch($0, for: scope) }
    }

    private func dateSearch(_ row: Row, for scope: Scope) throws -> DateSearch? {
        guard let formation = try formation(row["formation"], for: scope) else { return nil }
        let id: DateSearchID = try row["id"]
        let options = try rows(
            """
            SELECT * FROM date_option WHERE council = \(formation.council) AND search = \(id)
            ORDER BY starts, id LIMIT \(DateSearch.mostOptions)
            """
        ).map(DateOption.init)
        return DateSearch(
            id: id, council: try row["council"], readership: try Readership(row), formation: formation,
            purpose: try row["purpose"], minutes: try row["minutes"], answersBy: try row["answers_by"],
            options: options, state: try row["state"], meeting: try row["meeting"])
    }

    /// What everybody answered, by moment and person. For those who belong to the formation.
    func answers(to search: DateSearch) throws -> [DateOptionID: [PersonID: Fitness]] {
        try rows(
            """
            SELECT option, person, answer FROM date_answer WHERE council = \(search.council) AND search = \(search.id)
            """
        ).reduce(into: [:]) { $0[try $1["option"], default: [:]][try $1["person"]] = try $1["answer"] }
    }

    /// When those who had not answered were last reminded.
    func reminded(of search: DateSearch) throws -> Instant? {
        try value("SELECT reminded FROM date_search WHERE council = \(search.council) AND id = \(search.id)")
    }
}

extension Permit<SeekDate> {
    /// Begins a search.
    func insert(_ draft: DateSearchDraft) throws -> DateSearchID {
        let (id, readership) = (transaction.newID(DateSearch.self), try subject.audience.inside(subject.readership))
        try transaction.run(
            """
            INSERT INTO date_search (council, id, audience, within, formation, purpose, minutes, answers_by, state, created)
            VALUES (\(council), \(id), \(readership.audience), \(readership.within), \(subject.id), \(draft.purpose),
                \(draft.minutes), \(draft.answersBy), \(DateSearch.State.open), \(transaction.now))
            """)
        for moment in draft.moments {
            try transaction.run(
                """
                INSERT INTO date_option (council, id, search, day, time, zone, starts)
                VALUES (\(council), \(transaction.newID(DateOption.self)), \(id), \(moment.date),
                    \(moment.time.description), \(moment.zone.name), \(moment.instant()))
                """)
        }
        return id
    }
}

extension Permit<AnswerDates> {
    /// Writes what the person answered, moment by moment; what was answered before is replaced.
    func answer(_ answers: [DateOptionID: Fitness]) throws {
        for (option, answer) in answers.sorted(by: { $0.key < $1.key }) {
            try transaction.run(
                """
                INSERT INTO date_answer (council, search, option, person, answer, at)
                VALUES (\(council), \(subject.id), \(option), \(person), \(answer), \(transaction.now))
                ON CONFLICT (council, option, person) DO UPDATE SET answer = excluded.answer, at = excluded.at
                """)
        }
    }
}

extension Permit<EndDateSearch> {
    /// Ends a search, with the meeting that came of it or without.
    func end(_ meeting: MeetingID?) throws {
        try transaction.run(
            """
            UPDATE date_search SET state = \(meeting == nil ? DateSearch.State.ended : .settled), meeting = \(meeting)
            WHERE council = \(council) AND id = \(subject.id)
            """)
    }

    /// Notes that those who had not answered were reminded.
    func noteReminder() throws {
        try transaction.run(
            """
            UPDATE date_search SET reminded = \(transaction.now) WHERE council = \(council) AND id = \(subject.id)
            """)
    }
}
