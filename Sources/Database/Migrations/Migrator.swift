// SPDX-License-Identifier: EUPL-1.2
import Language

extension Database {
    /// Does what is still to be done, in order; processes that start together do it once.
    ///
    /// Throws `DatabaseError.migration` when the database and this program do not agree.
    public func migrate(_ migrations: [Migration]) async throws {
        var names: Set<String> = []
        for migration in migrations where !names.insert(migration.id).inserted {
            throw DatabaseError.migration(.twice(id: migration.id))
        }
        let done = try await patiently { transaction in
            try transaction.run(
                "CREATE TABLE IF NOT EXISTS migration (id TEXT PRIMARY KEY, checksum TEXT NOT NULL, done BIGINT NOT NULL)"
            )
            return try transaction.checkDone(migrations)
        }
        for migration in migrations where !done.contains(migration.id) {
            try await patiently { try $0.perform(migration) }
        }
    }

    /// The names of the migrations this database has seen, in order of name.
    public func migrationsDone() async throws -> [String] {
        try await read { try $0.rows("SELECT id FROM migration ORDER BY id").map { try $0[0] } }
    }

    /// Another process may be at a long migration: SQLite's lock is asked for again, for some minutes.
    private func patiently<T: Sendable>(_ body: @Sendable (Transaction) throws -> T) async throws -> T {
        for _ in 1..<60 {
            do {
                return try await migrating(body)
            } catch DatabaseError.busy {
                continue
            }
        }
        return try await migrating(body)
    }

    private func migrating<T: Sendable>(_ body: @Sendable (Transaction) throws -> T) async throws -> T {
        try await write { transaction in
            try transaction.lock("koinon.migration")
            try transaction.session.takeTime()
            return try body(transaction)
        }
    }
}

extension Transaction {
    /// Another process may have done it since this one looked.
    fileprivate func perform(_ migration: Migration) throws {
        let done: String? = try value("SELECT id FROM migration WHERE id = \(migration.id)")
        guard done == nil else { return }
        for statement in migration.statements { try run(statement) }
        let checksum = try migration.checksum(for: session.dialect)
        try run("INSERT INTO migration (id, checksum, done) VALUES (\(migration.id), \(checksum), \(now.microseconds))")
    }

    /// The names of those that are done; throws when one was changed since, or is unknown here.
    fileprivate func checkDone(_ migrations: [Migration]) throws -> Set<String> {
        let known = try migrations.map { (key: $0.id, value: try $0.checksum(for: session.dialect)) }
        let checksums = Dictionary(known, uniquingKeysWith: { first, _ in first })
        let done = try rows("SELECT id, checksum FROM migration ORDER BY id").map { row in
            (id: try row["id"] as String, checksum: try row["checksum"] as String)
        }
        for migration in done {
            guard let checksum = checksums[migration.id] else {
                throw DatabaseError.migration(.unknown(id: migration.id))
            }
            guard checksum == migration.checksum else { throw DatabaseError.migration(.changed(id: migration.id)) }
        }
        return Set(done.map(\.id))
    }
}
