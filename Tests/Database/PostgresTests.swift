// SPDX-License-Identifier: EUPL-1.2
import Foundation
import TestKit
import Testing

@testable import Database

@Suite("PostgreSQL", .enabled(if: TestEngine.available.contains(.postgres), "needs PostgreSQL"))
struct PostgresTests {
    @Test("sessions that the server ended are replaced, and nobody notices")
    func reconnects() async throws {
        try await withDatabase(on: .postgres, [Schema.papers]) { database in
            try await database.write { try $0.add(paper: "a") }
            _ = try await database.version()
            try await endSessions(of: database)
            try await #expect(database.read { try $0.value("SELECT COUNT(*) FROM paper", as: Int.self) } == 1)
            _ = try await database.version()
            try await endSessions(of: database)
            try await database.write { try $0.add(paper: "b") }
            try await #expect(database.read { try $0.value("SELECT COUNT(*) FROM paper", as: Int.self) } == 2)
        }
    }

    @Test("a listener whose session the server ended finds a gap, and hears again")
    func listenerReconnects() async throws {
        try await withDatabase(on: .postgres) { database in
            var events = await database.events().makeAsyncIterator()
            try await endSessions(of: database)
            #expect(await events.next() == .gap)
            let announcing = Task {
                while !Task.isCancelled {
                    try await database.write { try $0.notify("vote", "1") }
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
            while await events.next()?.payload != "1" {}
            announcing.cancel()
        }
    }

    /// Ends all sessions with the test's database but the one that asks.
    private func endSessions(of database: Database) async throws {
        _ = try? await database.write { transaction in
            _ = try transaction.rows(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()
                """)
            _ = try transaction.rows("SELECT pg_terminate_backend(pg_backend_pid())")
        }
        try await Task.sleep(for: .milliseconds(100))
    }

    @Test("a server that is not there is unavailable, and says nothing of passwords")
    func unavailable() async throws {
        do {
            _ = try await Database.open(.postgres("postgres://koinon:geheim@/koinon?host=/nonexistent")) {
                .testMorning
            }
            Issue.record("it was there")
        } catch DatabaseError.unavailable(let reason) {
            #expect(!reason.contains("geheim"))
        }
    }

    @Test("a statement that takes too long is stopped")
    func timeout() async throws {
        var limits = Database.Limits.forTests
        limits.statementSeconds = 1
        try await withDatabase(on: .postgres, limits: limits) { database in
            await #expect(throws: DatabaseError.timeout) {
                try await database.read { _ = try $0.rows("SELECT pg_sleep(20)") }
            }
        }
    }

    @Test("more tasks than connections wait their turn, and a cancelled one leaves the queue")
    func pool() async throws {
        var limits = Database.Limits()
        (limits.readers, limits.writers) = (1, 1)
        try await withDatabase(on: .postgres, limits: limits) { database in
            let first = Task { try await database.read { _ = try $0.rows("SELECT pg_sleep(0.3)") } }
            try await Task.sleep(for: .milliseconds(50))
            let waiting = Task { try await database.read { try $0.value("SELECT 1", as: Int.self) } }
            let cancelled = Task { try await database.read { try $0.value("SELECT 2", as: Int.self) } }
            cancelled.cancel()
            await #expect(throws: CancellationError.self) { try await cancelled.value }
            try await #expect(waiting.value == 1)
            try await first.value
        }
    }

    @Test("a table that changes under a prepared statement does no harm")
    func changedTable() async throws {
        try await withDatabase(on: .postgres, [Schema.papers]) { database in
            let names = { try await database.write { try $0.rows("SELECT * FROM remark").first?.columns.count } }
            try await database.write { transaction in
                try transaction.add(paper: "a")
                try transaction.run("INSERT INTO remark (council, paper, text) VALUES ('k', 'a', 'x')")
            }
            try await #expect(names() == 3)
            try await database.write { try $0.run("ALTER TABLE remark ADD COLUMN more TEXT") }
            try await #expect(names() == 4)
        }
    }

    @Test("a lock asked for late is waited for all the same")
    func lateLock() async throws {
        try await withDatabase(on: .postgres, [Schema.papers, Schema.log]) { database in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<30 {
                    group.addTask {
                        try await database.write { transaction in
                            try transaction.add(paper: "\(number)")
                            try transaction.append(to: "log", by: "x")
                        }
                    }
                }
                try await group.waitForAll()
            }
            let numbers = try await database.read {
                try $0.rows("SELECT number FROM entry ORDER BY number").map { try $0[0] as Int }
            }
            #expect(numbers == Array(1...30))
        }
    }

    @Test("no more statements stay prepared than the cache holds")
    func boundedCache() async throws {
        try await withDatabase(on: .postgres) { database in
            let prepared = try await database.read { snapshot in
                for count in 1...400 {
                    let columns = (0..<count).map { _ in "1" as SQL }.joined(by: ", ")
                    _ = try snapshot.rows("SELECT \(columns)")
                }
                return try snapshot.value("SELECT COUNT(*) FROM pg_prepared_statements", as: Int.self)
            }
            #expect(try #require(prepared) <= 151)
        }
    }

    @Test("connections are opened when needed, and closed at the end")
    func lazyConnections() async throws {
        try await withLocation(on: .postgres) { location in
            let observer = try await Database.open(location) { .testMorning }
            // A listener of the test before may still be on its way out.
            try await waitForSessions(1, observer)
            let database = try await Database.open(location) { .testMorning }
            try await waitForSessions(2, observer)
            await database.close()
            try await waitForSessions(1, observer)
            await #expect(throws: DatabaseError.unavailable("the database is closed")) {
                try await database.read { _ in }
            }
            await observer.close()
        }
    }

    private func waitForSessions(_ expected: Int, _ observer: Database) async throws {
        let counting: SQL = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database()"
        var count: Int?
        for _ in 0..<60 where count != expected {
            count = try await observer.read { try $0.value(counting) }
            if count != expected { try await Task.sleep(for: .milliseconds(50)) }
        }
        #expect(count == expected)
    }

    @Test(
        "SQLSTATE says what happened",
        arguments: [("53100", DatabaseError.full), ("40001", .conflict), ("55P03", .busy), ("25006", .readOnly)])
    func states(state: String, error: DatabaseError) {
        #expect(DatabaseError(state: state, message: "", report: { _ in nil }) == error)
    }
}
