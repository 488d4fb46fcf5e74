// SPDX-License-Identifier: EUPL-1.2
import GRDBSQLite

/// One transaction on an SQLite connection.
final class SQLiteSession: Session {
    let dialect = Dialect.sqlite
    private let connection: OpaquePointer
    private let cache: SQLiteStatements
    private(set) var notices: [Notice] = []

    init(_ connection: OpaquePointer, cache: SQLiteStatements) {
        self.connection = connection
        self.cache = cache
    }

    func rows(_ statement: Statement, limit: Int?) throws -> [Row] {
        var cells: [Value] = []
        var count = 0
        let prepared = try prepare(statement)
        try prepared.run(statement.values) { step in
            step.appendCells(to: &cells)
            count += 1
            return count != limit
        }
        return Row.rows(prepared.header, cells)
    }

    func each(_ statement: Statement, _ body: (Row) -> Bool) throws {
        try prepare(statement).run(statement.values) { step in
            var cells: [Value] = []
            step.appendCells(to: &cells)
            return body(Row(header: step.header, cells: cells, start: 0))
        }
    }

    func run(_ statement: Statement) throws -> Int {
        // sqlite3_changes keeps its last number when a statement changes nothing at all.
        let before = sqlite3_total_changes64(connection)
        try prepare(statement).run(statement.values) { _ in true }
        return sqlite3_total_changes64(connection) == before ? 0 : Int(sqlite3_changes64(connection))
    }

    func plan(_ statement: Statement) throws -> [String] {
        var explained = statement
        explained.prefix("EXPLAIN QUERY PLAN ")
        return try rows(explained, limit: nil).map { try $0["detail"] }
    }

    /// Writers come one at a time, in this process and across processes, since they begin IMMEDIATE.
    func lock(_ name: String) {}

    func notify(_ notice: Notice) throws {
        try notice.check()
        notices.append(notice)
    }

    func takeTime() {}

    /// The names of a statement's columns.
    func columns(_ statement: Statement) throws -> [String] {
        try prepare(statement).header.names
    }

    func prepare(_ statement: Statement) throws -> SQLiteStatement {
        if let known = cache.statements[statement.text], !known.isBusy { return known }
        try statement.checkKeyword()
        let new = try SQLiteStatement(statement.text, on: connection)
        _ = cache.statements.insert(new, for: statement.text)
        return new
    }
}

/// The prepared statements of one connection; touched on that connection's queue only.
final class SQLiteStatements {
    var statements = LeastRecent<String, SQLiteStatement>(capacity: 150)
}
