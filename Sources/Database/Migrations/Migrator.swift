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
        try await patiently { transaction in
            try transaction.run(
                "CREATE TABLE IF NOT EXISTS migration (id TEXT PRIMARY KEY, checksum TEXT NOT NULL, done BIGINT NOT NULL)"
            )
            try transaction.checkDone(migrations)
        }
        for migration in migrations {
            try await patiently { try $0.perform(migration) }
        }
    }

    /// The names of the migrations this database has seen, in order of name.
    public func migrationsDone() async throws -> [String] {
        try await read { try $0.rows("SELECT id FROM migration ORDER BY id").map { try $0[0] } }
    }

    /// Another process may be at a long migration: SQLite's lock is asked for again, for some minutes.
    private func patiently(_ body: @Sendable (Transaction) throws -> Void) async throws {
        for _ in 1..<60 {
            do {
                return try await migrating(body)
            } catch DatabaseError.busy {
                continue
            }
        }
        try await migrating(body)
    }

    private func migrating(_ body: @Sendable (Transaction) throws -> Void) async throws {
        try await write { transaction in
            try transaction.lock("koinon.migration")
            try transaction.session.takeTime()
            try body(transaction)
        }
    }
}

extension Transaction {
    fileprivate func perform(_ migration: Migration) throws {
        let done: String? = try value("SELECT id FROM migration WHERE id = \(migration.id)")
        guard done == nil else { return }
        for statement in migration.statements { try run(statement) }
        let checksum = try migration.checksum(for: session.dialect)
        try run("INSERT INTO migration (id, checksum, done) VALUES (\(migration.id), \(checksum), \(now.microseconds))")
    }

    fileprivate func checkDone(_ migrations: [Migration]) throws {
        let known = try migrations.map { (key: $0.id, value: try $0.checksum(for: session.dialect)) }
        let checksums = Dictionary(known, uniquingKeysWith: { first, _ in first })
        for row in try rows("SELECT id, checksum FROM migration ORDER BY id") {
            let id: String = try row["id"]
            guard let checksum = checksums[id] else { throw DatabaseError.migration(.unknown(id: id)) }
            guard checksum == (try row["checksum"]) else { throw DatabaseError.migration(.changed(id: id)) }
        }
    }
}
