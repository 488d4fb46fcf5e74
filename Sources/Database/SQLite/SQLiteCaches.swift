// SPDX-License-Identifier: EUPL-1.2
import GRDB
import Synchronization

/// The statement caches of a pool's connections.
///
/// `@unchecked Sendable`: the dictionary is guarded by its lock, and each cache is touched only on the
/// queue of its own connection, which GRDB guarantees for the `GRDB.Database` that is the key.
final class SQLiteCaches: @unchecked Sendable {
    private let lock = Mutex(())
    private var caches: [ObjectIdentifier: SQLiteStatements] = [:]

    func add(for database: GRDB.Database) {
        lock.withLock { _ in caches[ObjectIdentifier(database)] = SQLiteStatements() }
    }

    func session(on database: GRDB.Database) throws -> SQLiteSession {
        let cache = lock.withLock { _ in caches[ObjectIdentifier(database)] }
        guard let cache, let connection = database.sqliteConnection else {
            throw DatabaseError.unavailable("the database is closed")
        }
        return SQLiteSession(connection, cache: cache)
    }

    /// Lets go of all statements, so that the connections can close.
    func removeAll() {
        lock.withLock { _ in caches = [:] }
    }
}
