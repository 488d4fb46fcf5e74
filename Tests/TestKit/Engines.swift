// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation
import Language
import Synchronization
import Testing

/// The engines that every test of storage runs on.
public enum TestEngine: String, CaseIterable, Sendable {
    case sqlite, postgres

    /// Those that are there: PostgreSQL only where `KOINON_TEST_POSTGRES` names a throw-away cluster.
    public static var available: [TestEngine] {
        allCases.filter { $0 == .sqlite || cluster != nil }
    }

    static let cluster = ProcessInfo.processInfo.environment["KOINON_TEST_POSTGRES"]
}

/// Runs a test's body on a fresh database of each engine, with a fixed clock and fixed ids.
///
/// ```swift
/// try await forEachEngine(Access.migrations) { database in … }
/// ```
public func forEachEngine(
    _ migrations: [Migration] = [], limits: Database.Limits = .forTests,
    clock: @escaping @Sendable () -> Instant = { .testMorning },
    _ body: (Database) async throws -> Void
) async throws {
    for engine in TestEngine.allCases {
        guard TestEngine.available.contains(engine) else {
            skipPostgres()
            continue
        }
        try await withDatabase(on: engine, migrations, limits: limits, clock: clock, body)
    }
}

/// Runs a body on a fresh database of one engine.
public func withDatabase(
    on engine: TestEngine, _ migrations: [Migration] = [], limits: Database.Limits = .forTests,
    clock: @escaping @Sendable () -> Instant = { .testMorning },
    _ body: (Database) async throws -> Void
) async throws {
    try await withLocation(on: engine) { location in
        let database = try await Database.open(location, limits: limits, ids: .counting(), clock: clock)
        do {
            try await database.migrate(migrations)
            try await body(database)
        } catch is ExpectationFailedError {
            // Recorded where it failed.
        } catch {
            Issue.record("on \(engine.rawValue): \(error)")
        }
        await database.close()
    }
}

/// Makes a place for a database, hands it over, and clears it away.
public func withLocation(on engine: TestEngine, _ body: (Location) async throws -> Void) async throws {
    await TestEngine.gate.enter()
    defer { TestEngine.gate.leave() }
    switch engine {
    case .sqlite:
        let folder = FileManager.default.temporaryDirectory.appending(path: "koinon_test_\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(.folder(folder.path))
    case .postgres:
        guard let cluster = TestEngine.cluster else { return skipPostgres() }
        let address = try await TestEngine.databases.take(in: cluster)
        try await body(.postgres(address))
        TestEngine.databases.giveBack(address)
    }
}

/// The databases of this test run, used again and again: a fresh one takes longer to make than most tests to run.
private final class TestDatabases: Sendable {
    private struct State {
        var free: [String] = []
        var made = 0
    }

    private let state = Mutex(State())

    /// An empty database. One whose test threw is not used again.
    func take(in cluster: String) async throws -> String {
        if let free = state.withLock({ $0.free.popLast() }) {
            try await PostgresAdministration.empty(at: free)
            return free
        }
        let number = state.withLock { state in
            state.made += 1
            return state.made
        }
        let name = "koinon_test_\(ProcessInfo.processInfo.processIdentifier)_\(number)"
        try await PostgresAdministration.create(name, at: cluster)
        return cluster + (cluster.contains("?") ? "&" : "?") + "dbname=" + name
    }

    func giveBack(_ address: String) {
        state.withLock { $0.free.append(address) }
    }
}

/// Says once that PostgreSQL is not there; in continuous integration that is a failure.
private func skipPostgres() {
    if ProcessInfo.processInfo.environment["CI"] == "true" {
        Issue.record("no PostgreSQL (KOINON_TEST_POSTGRES unset)")
    }
    let isFirst = saidSkipped.withLock { said in
        defer { said = true }
        return !said
    }
    if isFirst { print("skipped: no PostgreSQL (KOINON_TEST_POSTGRES unset)") }
}

private let saidSkipped = Mutex(false)

extension TestEngine {
    /// Swift Testing starts all tests at once; databases are opened a few at a time.
    fileprivate static let gate = Gate(places: 4)
    fileprivate static let databases = TestDatabases()
}

extension Database.Limits {
    /// Small pools.
    public static var forTests: Database.Limits {
        var limits = Database.Limits()
        (limits.readers, limits.writers) = (3, 3)
        return limits
    }
}

extension Instant {
    /// Monday, 2 March 2026, 09:00 UTC: when tests happen unless they say otherwise.
    public static let testMorning = Instant(microseconds: 1_772_442_000_000_000)
}

extension IDSource {
    /// Ids that are the same in every run.
    public static func counting() -> IDSource {
        let count = Mutex<UInt64>(0)
        return IDSource {
            count.withLock { count in
                count += 1
                return (count &* 0x9E37_79B9_7F4A_7C15, count &* 0xBF58_476D_1CE4_E5B9)
            }
        }
    }
}

/// Lets a few in at a time.
final class Gate: Sendable {
    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(places: Int) {
        state = Mutex(State(free: places))
    }

    func enter() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                if state.free == 0 {
                    state.waiting.append(continuation)
                    return false
                }
                state.free -= 1
                return true
            }
            if isFree { continuation.resume() }
        }
    }

    func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}
