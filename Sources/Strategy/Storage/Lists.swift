// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// Which actions a list shows.
struct ActionFilter: Hashable, Sendable {
    /// What a reader chooses from; `late` is reckoned.
    enum Status: String, CaseIterable, Sendable { case running, late, done, stopped }

    var status: Status?
    var owner: OrganisationID?

    func condition(today: LocalDate) -> SQL {
        let running: SQL = "e.stage IN \(list: Stage.running)"
        let status: SQL =
            switch self.status {
            case nil: "1 = 1"
            case .running: running
            case .late: "\(running) AND e.due < \(today)"
            case .done: "e.stage = \(Stage.done)"
            case .stopped: "e.stage = \(Stage.stopped)"
            }
        let owner: SQL = self.owner.map { "e.owner = \($0)" } ?? "1 = 1"
        return "\(status) AND \(owner)"
    }
}

/// The lists of this room, in their orders.
enum EntryList {
    static let priorities = Keyset("priorities by rank", key: "e.rank", kind: .integer, id: "e.id")
    static let actions = Keyset("actions by due date", key: "e.due", id: "e.id")
    static let indicators = Keyset("indicators by age", key: "e.id", id: "e.id")
    static let evaluations = Keyset("evaluations by age", key: "e.id", id: "e.id")

    /// One partition for each audience of a viewer.
    static func partitions(_ scope: Scope) -> [SQL] {
        scope.keys.map { key in
            "e.council = \(scope.council) AND e.audience = \(key) AND e.within IN \(list: scope.keys)"
        }
    }
}

extension Snapshot {
    /// A page of the objects of one kind that the viewer may know of.
    func list<E: StoredEntry>(
        _ list: Keyset, _ type: E.Type = E.self, for scope: Scope, where condition: SQL = "1 = 1",
        size: Int = 50, after cursor: Keyset.Cursor? = nil
    ) throws -> Keyset.Page<E> {
        do {
            return try list.page(
                of: size, after: cursor, in: self, select: "e.*", from: "\(E.table) AS e", where: condition,
                partitions: EntryList.partitions(scope), E.init)
        } catch DatabaseError.cursor {
            throw Refusal.absent
        }
    }

    /// How many actions of some organisations the viewer may know of, by where they stand.
    func counts(of owners: Set<OrganisationID>, for scope: Scope, today: LocalDate) throws
        -> (done: Int, running: Int, late: Int)
    {
        guard !owners.isEmpty else { return (0, 0, 0) }
        let row = try row(
            """
            SELECT SUM(CASE WHEN e.stage = \(Stage.done) THEN 1 ELSE 0 END) AS done,
                SUM(CASE WHEN e.stage IN \(list: Stage.running) THEN 1 ELSE 0 END) AS running,
                SUM(CASE WHEN e.stage IN \(list: Stage.running) AND e.due < \(today) THEN 1 ELSE 0 END) AS late
            FROM action AS e WHERE e.owner IN \(list: owners) AND \(scope.sees("e"))
            """)
        func number(_ name: String) throws -> Int { try row.flatMap { try $0[name] } ?? 0 }
        return (try number("done"), try number("running"), try number("late"))
    }

    /// Recommendations that some organisations have not answered yet, the most urgent first.
    func unanswered(by addressees: Set<OrganisationID>, for scope: Scope, limit: Int = 10) throws -> [Recommendation] {
        guard !addressees.isEmpty else { return [] }
        return try rows(
            """
            SELECT e.* FROM recommendation AS e
            WHERE e.answer IS NULL AND e.addressee IN \(list: addressees) AND \(scope.sees("e"))
            ORDER BY e.answer_due, e.id LIMIT \(limit)
            """
        ).map(Recommendation.init)
    }
}
