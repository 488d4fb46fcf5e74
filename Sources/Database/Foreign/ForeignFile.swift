// SPDX-License-Identifier: EUPL-1.2
import GRDBSQLite

/// How much of a foreign file is believed.
public struct ForeignLimits: Sendable {
    /// The largest cell, in bytes.
    public var cellBytes = 16 << 20
    /// How long all reading may take, in seconds.
    public var seconds = 60.0

    public init() {}
}

/// An SQLite file somebody sent, such as a GeoPackage: read only, and never trusted.
///
/// Only ordinary tables can be read: no view, no virtual table, no trigger runs, and no function that SQLite
/// does not need for a plain SELECT. A damaged file gives `DatabaseError.corrupt`, a hostile one runs out of time.
public actor ForeignFile {
    private let executor = QueueExecutor(label: "koinon.foreign")
    private let connection: ForeignConnection

    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Opens a file; throws `DatabaseError.corrupt` when it is no SQLite file.
    public init(_ path: String, limits: ForeignLimits = ForeignLimits()) throws {
        connection = try ForeignConnection(path, limits)
    }

    /// Reads, off the cooperative pool.
    public func read<T: Sendable>(_ body: @Sendable (ForeignSnapshot) throws -> T) throws -> T {
        try body(ForeignSnapshot(connection.session))
    }
}

/// What can be asked of a foreign file. Lives as long as the closure it is handed to.
public final class ForeignSnapshot {
    private let session: SQLiteSession

    init(_ session: SQLiteSession) {
        self.session = session
    }

    /// The number that says what the file is for (`GPKG` in a GeoPackage), from its header.
    public func applicationID() throws -> Int {
        try session.rows(Statement(trusted: "PRAGMA application_id"), limit: 1).first?[0] ?? 0
    }

    /// The names of its ordinary tables.
    public func tables() throws -> [String] {
        try rows("SELECT name FROM sqlite_schema WHERE \(Self.isOrdinary) ORDER BY name").map { try $0[0] }
    }

    /// A table's name as SQL; throws `DatabaseError.invalid` when the file has no ordinary table of that name.
    public func table(_ name: String) throws -> SQL {
        let sql: SQL = "SELECT 1 FROM sqlite_schema WHERE \(Self.isOrdinary) AND name = \(name)"
        guard try !rows(sql).isEmpty else { throw DatabaseError.invalid("no table of this name") }
        return SQL(parts: [.name(name)])
    }

    /// A column's name as SQL; throws `DatabaseError.column` when the table has none of that name.
    public func column(_ name: String, of table: String) throws -> SQL {
        guard try columns(of: table).contains(name) else { throw DatabaseError.column(name) }
        return SQL(parts: [.name(name)])
    }

    /// The names of a table's columns, in order.
    public func columns(of table: String) throws -> [String] {
        try session.columns(Statement("SELECT * FROM \(self.table(table))", for: .sqlite))
    }

    /// All rows of a SELECT.
    public func rows(_ sql: SQL) throws -> [Row] {
        try session.rows(Statement(sql, for: .sqlite), limit: nil)
    }

    /// Hands over the rows one after the other.
    public func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
        var refusal: (any Error)?
        try session.each(Statement(sql, for: .sqlite)) { row in
            do { try body(row) } catch { refusal = error }
            return refusal == nil
        }
        if let refusal { throw refusal }
    }

    private static let isOrdinary: SQL = """
        type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite_%'
        """
}
