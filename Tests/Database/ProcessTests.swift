// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation
import TestKit
import Testing

/// Runs this test program again, as a process of its own, at one task on a database.
private struct Child {
    private let program: Program

    /// What a child is asked to do: told by its environment, done by `ChildTests`.
    enum Errand: String {
        case append, migrate, promise
    }

    static var errand: Errand? { ProcessInfo.processInfo.environment["KOINON_TEST_ERRAND"].flatMap(Errand.init) }
    static var name: String { ProcessInfo.processInfo.environment["KOINON_TEST_NAME"] ?? "" }

    static var location: Location? {
        let environment = ProcessInfo.processInfo.environment
        return environment["KOINON_TEST_FOLDER"].map(Location.folder)
            ?? environment["KOINON_TEST_URL"].map(Location.postgres)
    }

    init(_ errand: Errand, name: String, on location: Location) throws {
        var environment: [String: String] = [:]
        environment["KOINON_TEST_ERRAND"] = errand.rawValue
        environment["KOINON_TEST_NAME"] = name
        switch location {
        case .folder(let folder): environment["KOINON_TEST_FOLDER"] = folder
        case .postgres(let address): environment["KOINON_TEST_URL"] = address
        }
        let arguments = ["--testing-library", "swift-testing", "--filter", "ChildTests"]
        program = try Program(CommandLine.arguments[0], arguments, environment: environment)
    }

    func kill() { program.kill() }

    /// Waits for the end; true when all went well.
    func end() async -> Bool { await program.end().status == 0 }
}

/// What the other process does.
@Suite(.enabled(if: Child.errand != nil, "runs in a process of its own"))
struct ChildTests {
    @Test("a child does its errand")
    func errand() async throws {
        let location = try #require(Child.location)
        let database = try await Database.open(location) { .testMorning }
        switch Child.errand {
        case .append: try await append(500, to: database)
        case .migrate: try await database.migrate([Schema.papers, Schema.log])
        case .promise: try await append(100_000, to: database)
        case nil: break
        }
        await database.close()
    }

    private func append(_ count: Int, to database: Database) async throws {
        let name = Child.name
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<count {
                if number >= 16 { try await group.next() }
                group.addTask { try await database.write { try $0.append(to: "log", by: name) } }
            }
            try await group.waitForAll()
        }
    }
}

@Suite("Several processes", .disabled(if: Child.errand != nil))
struct ProcessTests {
    private static var engines: [TestEngine] { TestEngine.available }

    @Test("two processes with 500 concurrent appends each leave one dense log", arguments: engines)
    func denseLog(engine: TestEngine) async throws {
        try await withLocation(on: engine) { location in
            let database = try await Database.open(location) { .testMorning }
            try await database.migrate([Schema.log])
            let children = [try Child(.append, name: "a", on: location), try Child(.append, name: "b", on: location)]
            for child in children { #expect(await child.end()) }
            let rows = try await database.read { snapshot in
                try snapshot.rows("SELECT number, writer FROM entry ORDER BY number").map {
                    (number: try $0["number"] as Int, writer: try $0["writer"] as String)
                }
            }
            #expect(rows.map(\.number) == Array(1...1000))
            #expect(rows.filter { $0.writer == "a" }.count == 500)
            await database.close()
        }
    }

    @Test("processes that start together migrate once", arguments: engines)
    func migrateOnce(engine: TestEngine) async throws {
        try await withLocation(on: engine) { location in
            let children = try ["a", "b", "c"].map { try Child(.migrate, name: $0, on: location) }
            for child in children { #expect(await child.end()) }
            let database = try await Database.open(location) { .testMorning }
            try await #expect(database.migrationsDone().count == 2)
            await database.close()
        }
    }

    @Test("a process killed at work loses nothing it had committed, and leaves the log dense", arguments: engines)
    func killed(engine: TestEngine) async throws {
        try await withLocation(on: engine) { location in
            let database = try await Database.open(location) { .testMorning }
            try await database.migrate([Schema.log])
            let child = try Child(.promise, name: "a", on: location)
            let count = { try await database.read { try $0.value("SELECT COUNT(*) FROM entry", as: Int.self) ?? 0 } }
            while try await count() < 50 { try await Task.sleep(for: .milliseconds(20)) }
            let seen = try await count()
            child.kill()
            #expect(await !child.end())
            try await database.write { try $0.append(to: "log", by: "survivor") }
            let numbers = try await database.read {
                try $0.rows("SELECT number FROM entry ORDER BY number").map { try $0[0] as Int }
            }
            #expect(numbers == Array(1...numbers.count))
            #expect(numbers.count > seen)
            try await #expect(database.checkIntegrity() == [])
            await database.close()
        }
    }
}
