// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Lineage

extension FollowUp {
    init(_ row: Row) throws {
        let (text, day, by): (String?, LocalDate?, String?) =
            (try row["answer"], try row["answered"], try row["answered_by"])
        self.init(
            addressee: try row["addressee"], answerDue: try row["answer_due"],
            answer: text.flatMap { text in day.map { Answer(text: text, day: $0, by: by ?? "") } },
            status: try row["status"], note: try row["note"], version: try row["version"])
    }
}

/// A decision with what became of it.
struct RegisterEntry: Hashable, Sendable {
    let decision: Decision
    let follow: FollowUp

    var kind: RegisterFilter.Kind { RegisterFilter.Kind(decision.matter) }

    /// Who or what was chosen, where it was no matter of for and against.
    func chosen(_ say: Speech) -> String? { decision.outcome.chosen.map { say($0.brief) } }
}

extension Snapshot {
    /// What became of some decisions that the viewer may know of.
    func followUps(of decisions: [Decision], for scope: Scope) throws -> [DecisionID: FollowUp] {
        guard !decisions.isEmpty else { return [:] }
        return try rows(
            """
            SELECT f.* FROM decision_follow AS f
            WHERE f.decision IN \(list: decisions.map(\.id)) AND \(scope.sees("f"))
            """
        ).reduce(into: [:]) { $0[try $1["decision"]] = try FollowUp($1) }
    }

    func followUp(of decision: Decision, for scope: Scope) throws -> FollowUp {
        try followUps(of: [decision], for: scope)[decision.id] ?? .untouched
    }

    /// Who looked at a decision, the latest first.
    func reviews(of decision: Decision, for scope: Scope) throws -> [DecisionReview] {
        try rows(
            """
            SELECT r.* FROM decision_review AS r WHERE r.decision = \(decision.id) AND \(scope.sees("r"))
            ORDER BY r.at DESC, r.id DESC LIMIT 100
            """
        ).map { row in
            DecisionReview(
                status: try row["status"], note: try row["note"], at: try row["at"], person: try row["person"],
                meeting: try row["meeting"])
        }
    }

    /// The register, as far as the viewer may know of it, narrowed by a filter.
    func register(
        _ filter: RegisterFilter, for scope: Scope, of size: Int = 30, after cursor: Keyset.Cursor? = nil
    ) throws -> Keyset.Page<RegisterEntry> {
        let keyset =
            filter.isOldestFirst
            ? Keyset("decisions, oldest first", key: "d.taken", kind: .integer, id: "d.id")
            : Keyset("decisions, filtered", key: "d.taken", kind: .integer, id: "d.id", isDescending: true)
        guard let condition = try condition(filter, for: scope) else { return Keyset.Page(items: [], next: nil) }
        let page = try keyset.page(
            of: size, after: cursor, in: self, select: Decision.columns,
            from: """
                \(Decision.source) LEFT JOIN decision_follow AS f ON f.council = d.council AND f.decision = d.id
                """,
            where: condition, partitions: scope.keys.map { "d.audience = \($0)" }, Decision.init)
        let follow = try followUps(of: page.items, for: scope)
        return Keyset.Page(
            items: page.items.map { RegisterEntry(decision: $0, follow: follow[$0.id] ?? .untouched) }, next: page.next)
    }

    /// Nil where words are asked for that stand in nothing the viewer may see.
    private func condition(_ filter: RegisterFilter, for scope: Scope) throws -> SQL? {
        var condition: SQL = "d.council = \(scope.council) AND d.within IN \(list: scope.keys)"
        if let year = filter.year { condition = "\(condition) AND d.year = \(year)" }
        switch filter.kind {
        case nil: break
        case .decision: condition = "\(condition) AND v.matter NOT IN ('opinion', 'election')"
        case .opinion: condition = "\(condition) AND v.matter = 'opinion'"
        case .election: condition = "\(condition) AND v.matter = 'election'"
        }
        if let formation = filter.formation {
            condition = """
                \(condition) AND d.meeting IN (
                    SELECT m.id FROM meeting AS m WHERE m.council = \(scope.council) AND m.formation = \(formation))
                """
        }
        if filter.isAdopted { condition = "\(condition) AND \(Decision.isAdopted)" }
        if let status = filter.status {
            // What was not adopted stands nowhere.
            condition =
                "\(condition) AND COALESCE(f.status, \(FollowUp.Status.open)) = \(status) AND \(Decision.isAdopted)"
        }
        guard !filter.words.isEmpty else { return condition }
        let hits = try search(SearchQuery(filter.words), for: scope, kinds: [.decision], limit: 200).nodes
        let ids = hits.compactMap { DecisionID($0.reference.id) }
        return ids.isEmpty ? nil : "\(condition) AND d.id IN \(list: ids)"
    }

    /// How many adopted decisions the viewer may know of stand where.
    func counts(for scope: Scope) throws -> [FollowUp.Status: Int] {
        // No column of these tables is called so: PostgreSQL groups by a column rather than by a name given here.
        try rows(
            """
            SELECT COALESCE(f.status, \(FollowUp.Status.open)) AS stands, COUNT(*) AS number
            FROM \(Decision.source) LEFT JOIN decision_follow AS f ON f.council = d.council AND f.decision = d.id
            WHERE \(scope.sees("d")) AND \(Decision.isAdopted) GROUP BY stands
            """
        ).reduce(into: [:]) { $0[try $1["stands"]] = try $1["number"] }
    }

    /// When decisions of meetings took effect, where they do so with the approval of the minutes.
    func approvals(of meetings: Set<MeetingID>, in council: CouncilID) throws -> [MeetingID: Instant] {
        guard !meetings.isEmpty else { return [:] }
        return try rows(
            "SELECT meeting, approved FROM minutes WHERE council = \(council) AND meeting IN \(list: meetings)"
        ).reduce(into: [:]) { $0[try $1["meeting"]] = try $1["approved"] }
    }
}

extension Permit<FollowDecision> {
    /// Writes what became of a decision; throws `Changed` where somebody was faster.
    func save(_ follow: FollowUp, over version: Int) throws {
        let (decision, readers) = (subject.decision, subject.readership)
        let (answer, status) = (follow.answer, follow.status)
        let changed =
            version == 0
            ? try transaction.run(
                """
                INSERT INTO decision_follow (council, decision, audience, within, addressee, answer_due, answer, answered,
                    answered_by, status, note, version)
                VALUES (\(council), \(decision.id), \(readers.audience), \(readers.within), \(follow.addressee),
                    \(follow.answerDue), \(answer?.text), \(answer?.day), \(answer?.by), \(status), \(follow.note), 1)
                ON CONFLICT (council, decision) DO NOTHING
                """)
            : try transaction.run(
                """
                UPDATE decision_follow SET addressee = \(follow.addressee), answer_due = \(follow.answerDue),
                    answer = \(answer?.text), answered = \(answer?.day), answered_by = \(answer?.by),
                    status = \(status), note = \(follow.note), version = version + 1
                WHERE council = \(council) AND decision = \(decision.id) AND version = \(version)
                """)
        guard changed == 1 else { throw Changed() }
    }

    func add(_ status: FollowUp.Status, _ note: String, at meeting: MeetingID?, by person: PersonID) throws {
        try transaction.run(
            """
            INSERT INTO decision_review (council, id, audience, within, decision, meeting, status, note, at, person)
            VALUES (\(council), \(transaction.newID(DecisionReview.self)), \(subject.readership.audience),
                \(subject.readership.within), \(subject.decision.id), \(meeting), \(status), \(note),
                \(transaction.now), \(person))
            """)
    }
}
