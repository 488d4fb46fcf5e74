// SPDX-License-Identifier: EUPL-1.2

/// One step of the schema, done once, in a transaction of its own. Once released it never changes.
public struct Migration: Sendable {
    /// Its name for ever: module, number, subject (`access-001-people`).
    public let id: String
    let statements: [SQL]

    public init(_ id: String, _ statements: [SQL]) {
        self.id = id
        self.statements = statements
    }

    /// SHA-256 of the statements as one engine gets them, with their values.
    func checksum(for dialect: Dialect) throws -> String {
        var digest = SHA256()
        for sql in statements {
            let statement = try Statement(sql, for: dialect)
            digest.update(Array(statement.text.utf8))
            for bound in statement.values { digest.update(Array("\u{0}\(bound.value)".utf8)) }
            digest.update([0xFF])
        }
        return digest.finish().hexadecimal
    }
}

/// Why a database is not migrated. Nothing was changed.
public enum MigrationRefusal: Sendable, Hashable {
    /// The migration was different when it was done here.
    case changed(id: String)
    /// The database has seen a newer program, which did this migration.
    case unknown(id: String)
    /// Two migrations share a name.
    case twice(id: String)
}
