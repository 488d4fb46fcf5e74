// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage

/// An object as a row of its own table.
protocol StoredEntry: Entry {
    static var table: SQL { get }
    /// The columns of its own with their values.
    var columns: [(name: SQL, value: SQL)] { get }
    init(_ row: Row) throws
}

extension Heading {
    init(_ row: Row) throws {
        self.init(
            id: try row["id"], council: try row["council"], readership: try Readership(row), title: try row["title"],
            text: try row["text"], tongue: Tongue(rawValue: try row["tongue"]), version: try row["version"])
    }
}

extension Snapshot {
    /// One object, if the viewer may know of it; throws `Refusal.absent`.
    func find<E: StoredEntry>(_ id: ID<E>, for scope: Scope) throws -> E {
        guard let row = try row("SELECT e.* FROM \(E.table) AS e WHERE e.id = \(id) AND \(scope.sees("e"))") else {
            throw Refusal.absent
        }
        return try E(row)
    }

    /// The objects among some ids that the viewer may know of, by id.
    func entries<E: StoredEntry>(_ ids: some Sequence<String>, for scope: Scope) throws -> [String: E] {
        let ids = Set(ids)
        guard !ids.isEmpty else { return [:] }
        return try rows("SELECT e.* FROM \(E.table) AS e WHERE e.id IN \(list: ids) AND \(scope.sees("e"))")
            .map(E.init).reduce(into: [:]) { $0[$1.head.id.description] = $1 }
    }
}

extension Permit where A.Subject: StoredEntry {
    /// Enters the subject as a new row.
    func insert() throws {
        let entry = subject
        let names = entry.columns.map(\.name).joined(by: ", ")
        let values = entry.columns.map(\.value).joined(by: ", ")
        try transaction.run(
            """
            INSERT INTO \(A.Subject.table) (council, id, audience, within, title, text, tongue, version, \(names))
            VALUES (\(entry.council), \(entry.head.id), \(entry.readership.audience), \(entry.readership.within),
                \(entry.head.title), \(entry.head.text), \(entry.head.tongue.rawValue), \(entry.head.version), \(values))
            """)
        try transaction.put(entry)
    }

    /// Writes a changed object over the permit's subject; nothing happens where its version is not the next.
    func update(to changed: A.Subject) throws {
        let columns = changed.columns.map { "\($0.name) = \($0.value)" as SQL }.joined(by: ", ")
        let count = try transaction.run(
            """
            UPDATE \(A.Subject.table) SET audience = \(changed.readership.audience), within = \(changed.readership.within),
                title = \(changed.head.title), text = \(changed.head.text), version = \(changed.head.version), \(columns)
            WHERE council = \(changed.council) AND id = \(changed.head.id) AND version = \(changed.head.version - 1)
            """)
        guard count == 1 else { throw DatabaseError.conflict }
        try transaction.put(changed)
    }
}

extension Transaction {
    /// The object's node, found by its title and text.
    fileprivate func put(_ entry: some Entry) throws {
        let kind = type(of: entry).kind
        try put(
            Node(
                council: entry.council, reference: entry.node, readership: entry.readership, step: kind.step,
                title: entry.head.title, tongue: entry.head.tongue, day: entry.day,
                path: [kind.segment, entry.head.id.description]),
            text: entry.head.text)
    }
}

extension Row {
    /// A month kept as ISO 8601 text: `2026-11`.
    func month(_ column: String) throws -> YearMonth {
        guard let month = YearMonth(try self[column] as String) else {
            throw ValueError.unknown("YearMonth")
        }
        return month
    }
}
