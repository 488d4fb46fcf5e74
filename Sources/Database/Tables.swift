// SPDX-License-Identifier: EUPL-1.2

/// A table as the database's own schema has it, for work on whole tables such as an archive.
public struct StoredTable: Hashable, Sendable {
    public let name: String
    /// The names of its columns, in order.
    public let columns: [String]

    /// The table's name as SQL.
    public var sql: SQL { SQL(parts: [.name(name)]) }
    /// The names of its columns as SQL.
    public var columnNames: [SQL] { columns.map { SQL(parts: [.name($0)]) } }

    public func has(_ column: String) -> Bool { columns.contains(column) }
}

extension Snapshot {
    /// All tables, in the order in which they were made: what is referred to stands before what refers to it.
    public func tables() throws -> [StoredTable] {
        let names: SQL = .either(
            sqlite: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
            postgres: """
                SELECT relname::text FROM pg_class
                WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace ORDER BY oid
                """)
        return try rows(names).map { row in
            let name: String = try row[0]
            let columns: SQL = .either(
                sqlite: "SELECT name FROM pragma_table_info(\(name)) ORDER BY cid",
                postgres: """
                    SELECT attname::text FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
                    WHERE c.relname = \(name) AND c.relnamespace = current_schema()::regnamespace
                        AND a.attnum > 0 AND NOT a.attisdropped
                    ORDER BY a.attnum
                    """)
            return StoredTable(name: name, columns: try rows(columns).map { try $0[0] })
        }
    }
}
