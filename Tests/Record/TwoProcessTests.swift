// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Foundation
import Language
import TestKit
import Testing

@testable import Record

@Suite("Two processes on one log")
struct TwoProcessTests {
    /// The test starts itself twice more, as processes of their own that only append (see `Appender`).
    @Test("a thousand acts recorded by two processes at the same time give one dense, consistent log")
    func dense() async throws {
        if let appender = Appender(environment: ProcessInfo.processInfo.environment) { return try await appender.run() }
        for engine in TestEngine.available { try await dense(on: engine) }
    }

    private func dense(on engine: TestEngine) async throws {
        try await withLocation(on: engine) { location in
            let folder = FileManager.default.temporaryDirectory.appending(path: "koinon_keys_\(UUID())")
            defer { try? FileManager.default.removeItem(at: folder) }
            let keys = try RecordKeys(.load(folder: folder.path), site: "kalliste.example")
            let database = try await Database.open(location, limits: .forTests, clock: Instant.now)
            try await database.migrate(Record.migrations)
            let appender = Appender(location: location, keys: folder.path, council: .random(), name: "")
            async let first = appender.inAnotherProcess(named: "first")
            async let second = appender.inAnotherProcess(named: "second")
            #expect(try await [first, second] == [0, 0])

            let (log, report) = try await database.read { snapshot in
                let log = try #require(try snapshot.publicLogs(of: appender.council).first)
                return (log, try snapshot.audit(log, keys: keys))
            }
            #expect(report.isSound, "\(report.faults)")
            #expect(report.head?.size == 1001 && report.readable == 1001)
            let written = try await database.read { snapshot in
                try snapshot.rows("SELECT body FROM record_content WHERE \(log.rows) ORDER BY position").map {
                    String(decoding: try $0["body"] as [UInt8], as: UTF8.self).contains("first")
                }
            }
            #expect(written.count { $0 } == 500)
            #expect(zip(written.dropFirst(), written.dropFirst(2)).count { $0 != $1 } > 1, "neither waited for the end")
            await database.close()
        }
    }
}

/// What a process that was started for the test does: it records 500 acts in four tasks, each act in a transaction.
struct Appender: Sendable {
    let location: Location
    let keys: String
    let council: CouncilID
    let name: String

    init(location: Location, keys: String, council: CouncilID, name: String) {
        self.location = location
        self.keys = keys
        self.council = council
        self.name = name
    }

    init?(environment: [String: String]) {
        guard let name = environment["KOINON_APPENDER"], let place = environment["KOINON_APPENDER_PLACE"],
            let keys = environment["KOINON_APPENDER_KEYS"],
            let council = environment["KOINON_APPENDER_COUNCIL"].flatMap({ CouncilID($0) })
        else { return nil }
        let location: Location = place.hasPrefix("postgres:") ? .postgres(place) : .folder(place)
        self.init(location: location, keys: keys, council: council, name: name)
    }

    func run() async throws {
        let keys = try RecordKeys(.load(folder: keys), site: "kalliste.example")
        let database = try await Database.open(location, limits: .forTests, clock: Instant.now)
        try await withThrowingTaskGroup { group in
            for task in 0..<4 {
                group.addTask {
                    for number in 0..<125 {
                        try await database.write { transaction in
                            let entry = Entry(.vote, about: "vote/\(name)-\(task)-\(number)", body: [:])
                            try transaction.record(entry, of: council, for: Readership(.public), signedBy: keys)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        await database.close()
    }

    /// Starts this test program again with the work in its environment, and gives its exit status.
    func inAnotherProcess(named name: String) async throws -> Int32 {
        let place =
            switch location {
            case .folder(let folder): folder
            case .postgres(let url): url
            }
        let work = [
            "KOINON_APPENDER": name, "KOINON_APPENDER_PLACE": place, "KOINON_APPENDER_KEYS": keys,
            "KOINON_APPENDER_COUNCIL": council.description,
        ]
        let arguments = ["--testing-library", "swift-testing", "--filter", "TwoProcessTests"]
        return try await Program.run(CommandLine.arguments[0], arguments, environment: work).status
    }
}
