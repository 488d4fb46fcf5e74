// SPDX-License-Identifier: EUPL-1.2

/// A list in a total order of (key, id), shown a page at a time: each page goes on after the last item shown,
/// however many have come or gone before it, and reads no more rows than it shows, plus one.
///
/// ```swift
/// let papers = Keyset("papers by title", key: "title_key", id: "id")
/// let page = try papers.page(
///     of: 50, after: cursor, in: snapshot, select: "id, title", from: "paper",
///     where: "council = \(council)", partitions: scope.audiences.map { "audience = \($0)" }
/// ) { row in try Paper(row) }
/// ```
///
/// An index on the condition's columns, the key and the id must serve it; test that with `plan`.
public struct Keyset: Sendable {
    private let name: StaticString
    private let key: SQL
    private let kind: Value.Kind
    private let id: SQL
    private let isDescending: Bool

    /// A list by its name (cursors of one are refused by all others), its key, which is never NULL, and its unique id.
    public init(_ name: StaticString, key: SQL, kind: Value.Kind = .text, id: SQL, isDescending: Bool = false) {
        self.name = name
        self.key = key
        self.kind = kind
        self.id = id
        self.isDescending = isDescending
    }

    /// A page. Partitions are conditions that exclude each other, such as one per audience: each is read
    /// by itself, in order and no further than the page, and what they give is merged.
    ///
    /// Throws `DatabaseError.cursor` when the cursor is none of this list.
    public func page<Item>(
        of size: Int, after cursor: Cursor? = nil, in snapshot: Snapshot,
        select columns: SQL, from source: SQL, where condition: SQL = "1 = 1", partitions: [SQL] = ["1 = 1"],
        _ make: (Row) throws -> Item
    ) throws -> Page<Item> {
        guard !partitions.isEmpty else { return Page(items: [], next: nil) }
        let sql = try statement(size, cursor, columns, source, condition, partitions)
        let rows = try snapshot.rows(sql)
        let shown = rows.prefix(size)
        let next = try rows.count > size ? shown.last.map(cursor(at:)) : nil
        return Page(items: try shown.map(make), next: next)
    }

    /// The plan of a page, with a cursor in the middle: for a test that asserts it.
    public func plan(
        in snapshot: Snapshot, select columns: SQL, from source: SQL, where condition: SQL = "1 = 1",
        partitions: [SQL] = ["1 = 1"]
    ) throws -> Plan {
        let sample: Value =
            switch kind {
            case .integer: .integer(0)
            case .real: .real(0)
            case .text, .blob: .text("m")
            }
        let cursor = Cursor(list: name, key: sample, id: .text("m"))
        return try snapshot.explain(statement(50, cursor, columns, source, condition, partitions))
    }

    /// Some items of a list, and where to go on.
    public struct Page<Item> {
        public let items: [Item]
        /// The place after the last item; nil at the end of the list.
        public let next: Cursor?

        public init(items: [Item], next: Cursor?) {
            self.items = items
            self.next = next
        }
    }

    private func cursor(at row: Row) throws -> Cursor {
        let key = try row.value("keyset_key")
        guard key.kind == kind else { throw ValueError.kind(wanted: kind, found: key.kind) }
        return Cursor(list: name, key: key, id: try row.value("keyset_id"))
    }

    private func statement(
        _ size: Int, _ cursor: Cursor?, _ columns: SQL, _ source: SQL, _ condition: SQL, _ partitions: [SQL]
    ) throws -> SQL {
        guard size > 0, partitions.count <= Self.mostPartitions else {
            throw DatabaseError.invalid("a page of \(size) rows from \(partitions.count) partitions")
        }
        let place = try place(after: cursor)
        let order: SQL = isDescending ? "\(key) DESC, \(id) DESC" : "\(key), \(id)"
        let selects: [SQL] = partitions.map { partition in
            """
            SELECT \(columns), \(key) AS keyset_key, \(id) AS keyset_id FROM \(source)
            WHERE (\(condition)) AND (\(partition))\(place) ORDER BY \(order) LIMIT \(size + 1)
            """
        }
        if let only = selects.first, selects.count == 1 { return only }
        let merged: SQL = isDescending ? "keyset_key DESC, keyset_id DESC" : "keyset_key, keyset_id"
        let union = selects.map { "SELECT * FROM (\($0)) AS part" as SQL }.joined(by: " UNION ALL ")
        return "\(union) ORDER BY \(merged) LIMIT \(size + 1)"
    }

    private func place(after cursor: Cursor?) throws -> SQL {
        guard let cursor else { return "" }
        guard let (key, id) = cursor.place(in: name), key.kind == kind, id.kind == .text else {
            throw DatabaseError.cursor
        }
        return isDescending
            ? " AND (\(self.key), \(self.id)) < (\(key), \(id))"
            : " AND (\(self.key), \(self.id)) > (\(key), \(id))"
    }

    /// SQLite joins 500 selects at most; nobody reaches half as many audiences.
    private static let mostPartitions = 250
}

extension Keyset.Page: Sendable where Item: Sendable {}
