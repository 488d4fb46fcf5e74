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
        let prepared = try prepare(statement.text)
        try prepared.run(statement.values) { step in
            step.appendCells(to: &cells)
            count += 1
            return count != limit
        }
        return Row.rows(prepared.header, cells)
    }

    func each(_ statement: Statement, _ body: (Row) -> Bool) throws {
        try prepare(statement.text).run(statement.values) { step in
            var cells: [Value] = []
            step.appendCells(to: &cells)
            return body(Row(header: step.header, cells: cells, start: 0))
        }
    }

    func run(_ statement: Statement) throws -> Int {
        // sqlite3_changes keeps its last number when a statement changes nothing at all.
        let before = sqlite3_total_changes64(connection)
        try prepare(statement.text).run(statement.values) { _ in true }
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

    private func prepare(_ text: String) throws -> SQLiteStatement {
        if let known = cache.statements[text], !known.isBusy { return known }
        try Statement.checkKeyword(text)
        let statement = try SQLiteStatement(text, on: connection)
        _ = cache.statements.insert(statement, for: text)
        return statement
    }
}

/// The prepared statements of one connection; touched on that connection's queue only.
final class SQLiteStatements {
    var statements = LeastRecent<String, SQLiteStatement>(capacity: 150)
}
