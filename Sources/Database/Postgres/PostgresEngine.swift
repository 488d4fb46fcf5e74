// SPDX-License-Identifier: EUPL-1.2

/// PostgreSQL through libpq: readers and writers have pools of their own, so that pages do not wait for writers.
final class PostgresEngine: Engine {
    private let readers: PostgresPool
    private let writers: PostgresPool
    private let versions: PostgresVersion
    private let listener: PostgresListener

    init(address: String, limits: Database.Limits) async throws {
        let common = """
            SET statement_timeout = '\(limits.statementSeconds)s'; SET lock_timeout = '10s'; \
            SET idle_in_transaction_session_timeout = '60s'; SET TimeZone = 'UTC'; SET bytea_output = 'hex'; \
            SET synchronous_commit = on
            """
        let reading =
            "\(common); SET default_transaction_isolation = 'repeatable read'; SET default_transaction_read_only = on"
        let writing = "\(common); SET default_transaction_isolation = 'serializable'"
        readers = PostgresPool(size: limits.readers) {
            PostgresConnection(address: address, settings: reading, label: "koinon.reader")
        }
        writers = PostgresPool(size: limits.writers) {
            PostgresConnection(address: address, settings: writing, label: "koinon.writer")
        }
        versions = PostgresVersion(
            PostgresConnection(address: address, settings: common, label: "koinon.version"))
        listener = PostgresListener(address: address)
        try await readers.use { try PostgresEngine.checkServer($0) }
    }

    /// Text must sort by its bytes, as in SQLite, or pages and lists would differ.
    private static func checkServer(_ link: PostgresLink) throws {
        let result = try link.execute(
            """
            SELECT current_setting('server_version_num')::bigint, current_setting('server_encoding'), \
            'Z' < 'a' AND 'a b' < 'aa' AND 'z' < 'é'
            """)
        guard let row = result.rows(result.columns).first else { return }
        guard try row[0] >= 130_000 else { throw DatabaseError.invalid("PostgreSQL 13 or newer is needed") }
        guard try row[1] == "UTF8", try row[2] else {
            throw DatabaseError.invalid(
                "the database must be made with ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' TEMPLATE template0")
        }
    }

    func read<T: Sendable>(_ body: @Sendable (any Session) throws -> T) async throws -> T {
        try await transact(on: readers, body)
    }

    func write<T: Sendable>(_ body: @Sendable (any Session) throws -> T) async throws -> T {
        try await transact(on: writers, body)
    }

    private enum Outcome<T: Sendable>: Sendable {
        case done(T)
        /// Collided or disconnected before anything was committed; next time, hold these locks first.
        case again(locks: Set<String>, because: any Error)
    }

    /// Tries until nothing collides, waiting a little longer and less predictably each time.
    private func transact<T: Sendable>(
        on pool: PostgresPool, _ body: @Sendable (any Session) throws -> T
    ) async throws -> T {
        var locks: Set<String> = []
        var attempt = 1
        while true {
            let known = locks
            switch try await pool.use({ try Self.attempt($0, locks: known, body) }) {
            case .done(let result): return result
            case .again(let more, let error):
                guard attempt < Self.mostAttempts(after: error, on: pool) else { throw error }
                // Locks asked for too late are simply waited for; there is nothing to stay out of the way of.
                if more.isSubset(of: locks) { try await Task.sleep(for: Self.pause(after: attempt)) }
                locks.formUnion(more)
            }
            attempt += 1
        }
    }

    /// A lost session is replaced: the server may have been started anew since it was last used, and then every idle
    /// one is lost. That a server cannot be reached is said at once; it never comes here.
    private static func mostAttempts(after error: any Error, on pool: PostgresPool) -> Int {
        if case .unavailable = error as? DatabaseError { pool.size + 1 } else { 20 }
    }

    private static func pause(after attempt: Int) -> Duration {
        .microseconds(Int.random(in: 200...(1000 << min(attempt, 6))))
    }

    private static func attempt<T: Sendable>(
        _ link: PostgresLink, locks: Set<String>, _ body: (any Session) throws -> T
    ) throws -> Outcome<T> {
        let session = PostgresSession(link)
        do {
            try session.hold(locks)
            let result = try body(session)
            try Task.checkCancellation()
            try session.commit()
            return .done(result)
        } catch {
            let state = link.lastState
            session.rollback()
            switch state {
            case "40001", "40P01": return .again(locks: session.wanted, because: error)
            case "0A000", "26000":
                // The schema changed under a prepared statement.
                link.forgetStatements()
                return .again(locks: [], because: error)
            case "" where !session.isCommitting: return .again(locks: [], because: error)
            case nil
            where session.wanted.isStrictSuperset(of: locks) && DatabaseError.conflict == error as? DatabaseError:
                return .again(locks: session.wanted, because: error)
            default: throw error
            }
        }
    }

    func version() async throws -> Version {
        try await versions.current()
    }

    func notices() async -> AsyncStream<Notice> {
        await listener.listen()
    }

    func backup(to path: String) async throws {
        throw DatabaseError.invalid("PostgreSQL is backed up with its own pg_dump")
    }

    func problems() async throws -> [String] {
        try await read { session in
            let sql: SQL = """
                SELECT 'the index ' || indexrelid::regclass::text || ' is not valid' FROM pg_index WHERE NOT indisvalid
                UNION ALL
                SELECT checksum_failures || ' pages are damaged' FROM pg_stat_database
                WHERE datname = current_database() AND checksum_failures > 0
                """
            return try session.rows(Statement(sql, for: .postgres), limit: nil).map { try $0[0] }
        }
    }

    var freeBytes: Int? { nil }

    func scrub() async throws -> Bool {
        true
    }

    func close() async {
        listener.stop()
        await readers.close()
        await writers.close()
        await versions.close()
    }
}
