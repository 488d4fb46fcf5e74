// SPDX-License-Identifier: EUPL-1.2

/// One transaction on a session with the server, begun by its first statement.
final class PostgresSession: Session {
    let dialect = Dialect.postgres
    let link: PostgresLink
    /// Names locked for the session before the transaction began, released after it.
    private var held: Set<String> = []
    /// Names the transaction asked for when it was too late to wait for them.
    private(set) var wanted: Set<String> = []
    private(set) var isCommitting = false
    private var hasBegun = false
    private var cursors = 0

    init(_ link: PostgresLink) {
        self.link = link
    }

    func rows(_ statement: Statement, limit: Int?) throws -> [Row] {
        try begin()
        let (result, prepared) = try link.execute(statement)
        let columns = prepared.columns ?? result.columns
        prepared.columns = columns
        return result.rows(columns, limit: limit)
    }

    func run(_ statement: Statement) throws -> Int {
        try begin()
        return try link.execute(statement).result.changes
    }

    /// A cursor of the server hands over a few hundred rows at a time, and allows other statements in between.
    func each(_ statement: Statement, _ body: (Row) -> Bool) throws {
        try begin()
        cursors += 1
        let name = "cursor\(cursors)"
        var declaration = statement
        declaration.prefix("DECLARE \(name) NO SCROLL CURSOR FOR ")
        _ = try link.execute(once: declaration)
        while true {
            let result = try link.execute("FETCH FORWARD 256 FROM \(name)")
            let rows = result.rows(result.columns)
            guard rows.allSatisfy(body), rows.count == 256 else { break }
        }
        _ = try link.execute("CLOSE \(name)")
    }

    func plan(_ statement: Statement) throws -> [String] {
        try begin()
        _ = try link.execute("SET LOCAL enable_seqscan = off")
        var explained = statement
        explained.prefix("EXPLAIN (COSTS OFF) ")
        let result = try link.execute(once: explained)
        _ = try link.execute("SET LOCAL enable_seqscan = on")
        return try result.rows(result.columns).map { try $0[0] }
    }

    func notify(_ notice: Notice) throws {
        try notice.check()
        let payload = notice.channel + PostgresListener.separator + notice.payload
        _ = try run(Statement("SELECT pg_notify('koinon', \(payload))", for: .postgres))
    }

    func takeTime() throws {
        try begin()
        _ = try link.execute(
            """
            SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0;
            SET LOCAL idle_in_transaction_session_timeout = 0
            """)
    }

    func begin() throws {
        guard !hasBegun else { return }
        _ = try link.execute("BEGIN")
        hasBegun = true
    }
}

// MARK: - Locks

extension PostgresSession {
    /// A SERIALIZABLE transaction sees the database as of its first statement, so waiting for a lock inside it
    /// would end in a collision with what was waited for. The lock is therefore taken before it begins.
    /// Once it has begun, a lock that is free is taken; one that is not starts the closure again, locks first.
    func lock(_ name: String) throws {
        guard !held.contains(name) else { return }
        wanted.insert(name)
        if !hasBegun { return try hold(name) }
        let sql: SQL = "SELECT pg_try_advisory_xact_lock(hashtextextended(\(name), 0))"
        let isFree = try rows(Statement(sql, for: .postgres), limit: 1).first?[0] as Bool?
        if isFree != true { throw DatabaseError.conflict }
    }

    /// Waits for locks in one order, before the transaction.
    func hold(_ names: Set<String>) throws {
        for name in names.sorted() { try hold(name) }
    }

    private func hold(_ name: String) throws {
        _ = try link.execute(Statement("SELECT pg_advisory_lock(hashtextextended(\(name), 0))", for: .postgres))
        held.insert(name)
    }
}

// MARK: - The end

extension PostgresSession {
    func commit() throws {
        guard hasBegun else { return release() }
        isCommitting = true
        let text = held.isEmpty ? "COMMIT" : "COMMIT; SELECT pg_advisory_unlock_all()"
        let result = try link.execute(text)
        // A failed transaction answers COMMIT with ROLLBACK.
        guard !held.isEmpty || result.command == "COMMIT" else { throw DatabaseError.conflict }
        held = []
    }

    func rollback() {
        if link.isInTransaction { _ = try? link.execute("ROLLBACK") }
        release()
    }

    private func release() {
        if !held.isEmpty { _ = try? link.execute("SELECT pg_advisory_unlock_all()") }
        held = []
    }
}
