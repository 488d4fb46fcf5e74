// SPDX-License-Identifier: EUPL-1.2
import GRDBSQLite
import Synchronization

/// Watches the file for commits, by `PRAGMA data_version` on a connection that never writes itself
/// (the number only tells of the commits of others).
///
/// `@unchecked Sendable`: both pointers are used under the lock only.
final class SQLiteVersion: @unchecked Sendable {
    private let lock = Mutex(())
    private var connection: OpaquePointer?
    private var statement: OpaquePointer?

    init(path: String) throws {
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX
        guard sqlite3_open_v2(path, &connection, flags, nil) == SQLITE_OK,
            sqlite3_busy_timeout(connection, 5000) == SQLITE_OK,
            sqlite3_exec(connection, "PRAGMA cache_size = -64", nil, nil, nil) == SQLITE_OK,
            sqlite3_prepare_v2(connection, "PRAGMA data_version", -1, &statement, nil) == SQLITE_OK
        else {
            defer { sqlite3_close_v2(connection) }
            throw connection.map { DatabaseError(sqlite: $0) } ?? .unavailable(path)
        }
    }

    deinit {
        close()
    }

    func close() {
        lock.withLock { _ in
            sqlite3_finalize(statement)
            sqlite3_close_v2(connection)
            (statement, connection) = (nil, nil)
        }
    }

    func current() throws -> Version {
        try lock.withLock { _ in
            defer { sqlite3_reset(statement) }
            guard let connection else { throw DatabaseError.unavailable("the database is closed") }
            guard sqlite3_step(statement) == SQLITE_ROW else { throw DatabaseError(sqlite: connection) }
            return Version(number: sqlite3_column_int64(statement, 0))
        }
    }
}
