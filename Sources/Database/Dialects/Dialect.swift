// SPDX-License-Identifier: EUPL-1.2

/// The two engines, where they truly differ.
enum Dialect: Sendable {
    case sqlite
    case postgres

    /// The column type of a kind of value.
    func column(_ kind: Value.Kind) -> StaticString {
        switch kind {
        case .integer: "BIGINT"
        case .real: "DOUBLE PRECISION"
        case .text: "TEXT"
        case .blob: self == .sqlite ? "BLOB" : "BYTEA"
        }
    }
}

extension SQL {
    /// One piece on each engine; without one, nothing is said (a statement of nothing is not run).
    static func either(sqlite: SQL = "", postgres: SQL = "") -> SQL {
        SQL(parts: [.either(sqlite: sqlite.parts, postgres: postgres.parts)])
    }

    /// The column type of bytes: BLOB or BYTEA.
    public static let bytes = either(sqlite: "BLOB", postgres: "BYTEA")

    /// Ends a SELECT that claims rows nobody else has claimed, as a queue does.
    /// SQLite's writers come one at a time anyway.
    public static let skippingLocked = either(postgres: " FOR UPDATE SKIP LOCKED")
}
