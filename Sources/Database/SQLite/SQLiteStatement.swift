// SPDX-License-Identifier: EUPL-1.2
import GRDBSQLite

/// A prepared statement of one SQLite connection; used on that connection's queue only.
final class SQLiteStatement {
    private let connection: OpaquePointer
    private let statement: OpaquePointer
    private var knownHeader: (header: Row.Header, prepared: Int32)?
    /// A statement that is being stepped cannot start again: a question asked within it gets another.
    private(set) var isBusy = false

    init(_ text: String, on connection: OpaquePointer) throws {
        var statement: OpaquePointer?
        var rest: UnsafePointer<CChar>?
        let (code, isAlone) = text.withCString { start in
            let code = sqlite3_prepare_v3(connection, start, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, &rest)
            return (code, rest.map { String(cString: $0).allSatisfy(\.isWhitespace) } ?? true)
        }
        guard code == SQLITE_OK, let statement else { throw DatabaseError(sqlite: connection) }
        self.connection = connection
        self.statement = statement
        guard isAlone else { throw DatabaseError.invalid("more than one statement at a time") }
    }

    deinit {
        sqlite3_finalize(statement)
    }

    /// Binds the values, steps through the rows for as long as the body answers true, and resets.
    func run(_ values: [Statement.Bound], _ body: (borrowing SQLiteStatement) -> Bool) throws {
        isBusy = true
        defer {
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
            isBusy = false
        }
        guard sqlite3_bind_parameter_count(statement) == values.count else {
            throw DatabaseError.invalid("places and values differ in number")
        }
        for (index, bound) in values.enumerated() { try bind(bound.value, at: Int32(index + 1)) }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: if !body(self) { return }
            case SQLITE_DONE: return
            default: throw DatabaseError(sqlite: connection)
            }
        }
    }

    private func bind(_ value: Value, at place: Int32) throws {
        // SQLite copies what it is given.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        let code =
            switch value {
            case .null: sqlite3_bind_null(statement, place)
            case .integer(let number): sqlite3_bind_int64(statement, place, number)
            case .real(let number): sqlite3_bind_double(statement, place, number)
            case .text(var text):
                text.withUTF8 { bytes in
                    bytes.withMemoryRebound(to: CChar.self) {
                        // A nil pointer would bind NULL.
                        $0.isEmpty
                            ? sqlite3_bind_text(statement, place, "", 0, copied)
                            : sqlite3_bind_text(statement, place, $0.baseAddress, Int32($0.count), copied)
                    }
                }
            case .blob(let bytes):
                bytes.isEmpty
                    ? sqlite3_bind_zeroblob(statement, place, 0)
                    : sqlite3_bind_blob(statement, place, bytes, Int32(bytes.count), copied)
            }
        guard code == SQLITE_OK else { throw DatabaseError(sqlite: connection) }
    }

    /// The names of the columns; read again after SQLite prepared the statement anew for a changed schema.
    var header: Row.Header {
        let prepared = sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_REPREPARE, 0)
        if let knownHeader, knownHeader.prepared == prepared { return knownHeader.header }
        let names = (0..<sqlite3_column_count(statement)).map { String(cString: sqlite3_column_name(statement, $0)) }
        let header = Row.Header(names)
        knownHeader = (header, prepared)
        return header
    }

    /// Adds the cells of the current row.
    func appendCells(to cells: inout [Value]) {
        for column in 0..<sqlite3_data_count(statement) { cells.append(cell(column)) }
    }

    private func cell(_ column: Int32) -> Value {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            let start = sqlite3_column_text(statement, column)
            let count = Int(sqlite3_column_bytes(statement, column))
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            let start = sqlite3_column_blob(statement, column)
            let count = Int(sqlite3_column_bytes(statement, column))
            return .blob(Array(UnsafeRawBufferPointer(start: start, count: count)))
        default: return .null
        }
    }
}
