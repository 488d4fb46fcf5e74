// SPDX-License-Identifier: EUPL-1.2

extension SQL {
    /// The machine's clock, in microseconds since 1970 and whole seconds: for what the database does by itself, where
    /// nobody hands it a time.
    public static let clock = either(
        sqlite: "(CAST(strftime('%s', 'now') AS INTEGER) * 1000000)",
        postgres: "(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()))::BIGINT * 1000000)")
}

extension Migration {
    /// What the database itself does after a row of a table is written or removed, in the same transaction and whoever
    /// writes. For rules about every write, present and to come, that no writing function may forget.
    ///
    /// Without an action for an event, nothing happens there.
    public struct Consequences {
        /// A row as the statements call it: `NEW` or `OLD`.
        public typealias Action = (_ row: SQL) -> [SQL]

        let name: SQL
        let table: SQL
        var inserted: Action?
        var updated: Action?
        var removed: Action?

        /// - Parameter name: begins the names of what is made in the database
        public init(
            _ name: SQL, of table: SQL, inserted: Action? = nil, updated: Action? = nil, removed: Action? = nil
        ) {
            self.name = name
            self.table = table
            self.inserted = inserted
            self.updated = updated
            self.removed = removed
        }

        /// The statements of a migration that set them up.
        public var statements: [SQL] {
            [
                inserted.map { statements("inserted", "INSERT", $0("NEW")) },
                updated.map { statements("updated", "UPDATE", $0("NEW")) },
                removed.map { statements("removed", "DELETE", $0("OLD")) },
            ].compactMap(\.self).flatMap(\.self)
        }

        private func statements(_ suffix: SQL, _ event: SQL, _ body: [SQL]) -> [SQL] {
            let steps = body.map { "\($0); " as SQL }.joined(by: "")
            // PostgreSQL keeps the body as a function beside the trigger; SQLite within it.
            let function: SQL = """
                CREATE FUNCTION \(name)_\(suffix)() RETURNS trigger LANGUAGE plpgsql AS $body$
                BEGIN \(steps) RETURN NULL; END $body$
                """
            let head: SQL = "CREATE TRIGGER \(name)_\(suffix) AFTER \(event) ON \(table) FOR EACH ROW"
            return [
                .either(postgres: function),
                .either(
                    sqlite: "\(head) BEGIN \(steps)END", postgres: "\(head) EXECUTE FUNCTION \(name)_\(suffix)()"),
            ]
        }
    }
}
