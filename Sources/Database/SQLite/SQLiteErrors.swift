// SPDX-License-Identifier: EUPL-1.2
import GRDB
import GRDBSQLite

extension DatabaseError {
    /// The last error of a connection.
    init(sqlite connection: OpaquePointer) {
        self.init(code: sqlite3_extended_errcode(connection), message: String(cString: sqlite3_errmsg(connection)))
    }

    /// An error that GRDB met while it opened a connection or a transaction.
    init(_ error: GRDB.DatabaseError) {
        self.init(code: error.extendedResultCode.rawValue, message: error.message ?? "")
    }

    private init(code: Int32, message: String) {
        switch code & 0xFF {
        case SQLITE_CONSTRAINT: self = Self.constraint(code, message)
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
        case SQLITE_FULL: self = .full
        case SQLITE_READONLY: self = .readOnly
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .corrupt(message)
        case SQLITE_CANTOPEN, SQLITE_IOERR, SQLITE_PERM: self = .unavailable(message)
        case SQLITE_INTERRUPT: self = .timeout
        default: self = .invalid(message)
        }
    }

    /// SQLite names what was violated in its message only, in one of a few fixed forms.
    private static func constraint(_ code: Int32, _ message: String) -> DatabaseError {
        let subject = message.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? message
        let names = subject.split(separator: ",").map { $0.split(separator: ".").map { $0.trimmingSpaces() } }
        switch code {
        case ConstraintCode.unique, ConstraintCode.primaryKey, ConstraintCode.rowID:
            return .unique(table: names.first?.first ?? "", columns: names.compactMap(\.last))
        case ConstraintCode.foreignKey: return .reference
        case ConstraintCode.notNull: return .missing(column: names.first?.last ?? subject)
        case ConstraintCode.check: return .check(subject)
        default: return .invalid(message)
        }
    }
}

/// SQLite's extended codes, whose macros are sums that Swift does not import.
private enum ConstraintCode {
    static let check = SQLITE_CONSTRAINT | 1 << 8
    static let foreignKey = SQLITE_CONSTRAINT | 3 << 8
    static let notNull = SQLITE_CONSTRAINT | 5 << 8
    static let primaryKey = SQLITE_CONSTRAINT | 6 << 8
    static let unique = SQLITE_CONSTRAINT | 8 << 8
    static let rowID = SQLITE_CONSTRAINT | 10 << 8
}

extension Substring {
    fileprivate func trimmingSpaces() -> String {
        String(drop { $0 == " " })
    }
}
