// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language

extension Decision {
    init(_ row: Row) throws {
        self.init(
            id: try row["id"], council: try row["council"], meeting: try row["meeting"], item: try row["item"],
            vote: try row["vote"], readership: try Readership(row),
            number: Number(year: try row["year"], sequence: try row["sequence"]), title: try row["title"],
            text: try row["text"], tongue: Tongue(rawValue: try row["tongue"]), day: try row["day"],
            matter: try row["matter"], outcome: try Self.outcome(row), challenge: try row["challenge"],
            log: try row["log"], index: try row["position"])
    }

    private static func outcome(_ row: Row) throws -> Outcome {
        if let chosen: Chosen = try row.stored("chosen") { return .choice(chosen) }
        return .question(try StoredJSON.value(of: try row["tally"]))
    }

    /// Each decision with what its vote came to.
    static let source: SQL =
        "decision AS d JOIN meeting_vote AS v ON v.council = d.council AND v.id = d.vote"
    static let columns: SQL = "d.*, v.matter, v.tally, v.chosen, v.challenge"
    /// A decision whose vote was challenged has no effect.
    static let isAdopted: SQL = "d.adopted = 1 AND v.challenge IS NULL"

    fileprivate static let register = Keyset(
        "decisions", key: "d.taken", kind: .integer, id: "d.id", isDescending: true)
}

extension Snapshot {
    /// One decision, if the viewer may know of it.
    public func decision(_ id: DecisionID, for scope: Scope) throws -> Decision? {
        try row("SELECT \(Decision.columns) FROM \(Decision.source) WHERE d.id = \(id) AND \(scope.sees("d"))")
            .map(Decision.init)
    }

    /// The decisions among some ids that the viewer may know of.
    func decisions(_ ids: [DecisionID], for scope: Scope) throws -> [Decision] {
        guard !ids.isEmpty else { return [] }
        return try rows(
            "SELECT \(Decision.columns) FROM \(Decision.source) WHERE d.id IN \(list: ids) AND \(scope.sees("d"))"
        ).map(Decision.init)
    }

    /// The decisions of a meeting that the viewer may know of, in their order.
    func decisions(of meeting: Meeting, for scope: Scope) throws -> [Decision] {
        try rows(
            """
            SELECT \(Decision.columns) FROM \(Decision.source)
            WHERE d.meeting = \(meeting.id) AND \(scope.sees("d")) ORDER BY d.taken, d.id LIMIT 500
            """
        ).map(Decision.init)
    }

    /// The register, the latest first, as far as the viewer may know of it.
    public func decisions(
        for scope: Scope, of size: Int = 30, after cursor: Keyset.Cursor? = nil
    ) throws -> Keyset.Page<Decision> {
        try Decision.register.page(
            of: size, after: cursor, in: self, select: Decision.columns, from: Decision.source,
            where: "d.council = \(scope.council) AND d.within IN \(list: scope.keys)",
            partitions: scope.keys.map { "d.audience = \($0)" }, Decision.init)
    }

    func decisionsPlan(for scope: Scope) throws -> Plan {
        try Decision.register.plan(
            in: self, select: Decision.columns, from: Decision.source,
            where: "d.council = \(scope.council) AND d.within IN \(list: scope.keys)",
            partitions: scope.keys.map { "d.audience = \($0)" })
    }
}

extension Permit<CloseVote> {
    /// The number of the next decision these readers will know of.
    func nextNumber(in year: Int) throws -> Decision.Number {
        let readers = subject.readership
        try transaction.lock("decision:\(council):\(readers.audience):\(readers.within):\(year)")
        let last: Int? = try transaction.value(
            """
            SELECT MAX(sequence) FROM decision
            WHERE council = \(council) AND audience = \(readers.audience) AND within = \(readers.within)
                AND year = \(year)
            """)
        return .next(after: last, in: year)
    }

    func insert(_ decision: Decision) throws {
        try transaction.run(
            """
            INSERT INTO decision (council, id, audience, within, meeting, item, vote, year, sequence, title, text, tongue,
                day, taken, log, position, adopted)
            VALUES (\(council), \(decision.id), \(decision.readership.audience), \(decision.readership.within),
                \(decision.meeting), \(decision.item), \(decision.vote), \(decision.number.year),
                \(decision.number.sequence), \(decision.title), \(decision.text), \(decision.tongue.rawValue),
                \(decision.day), \(transaction.now), \(decision.log), \(decision.index),
                \(decision.outcome.isAdopted))
            """)
    }
}
