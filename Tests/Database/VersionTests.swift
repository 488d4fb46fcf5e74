// SPDX-License-Identifier: EUPL-1.2
import Database
import TestKit
import Testing

@Suite("Version")
struct VersionTests {
    @Test("the version differs after every commit")
    func everyCommit() async throws {
        try await forEachEngine([Schema.papers]) { database in
            var seen = [try await database.version()]
            for number in 0..<20 {
                try await database.write { try $0.add(paper: "\(number)") }
                seen.append(try await database.version())
            }
            #expect(Set(seen).count == 21)
        }
    }

    /// On PostgreSQL the commits of other databases of the cluster count too, and other tests make some.
    @Test("reading and rolling back leave the version alone")
    func onlyCommits() async throws {
        try await withDatabase(on: .sqlite, [Schema.papers]) { database in
            let before = try await database.version()
            _ = try await database.read { try $0.rows("SELECT * FROM paper") }
            _ = try? await database.write { transaction in
                try transaction.add(paper: "a")
                throw CancellationError()
            }
            try await #expect(database.version() == before)
        }
    }

    @Test("the commits of another program count")
    func otherConnections() async throws {
        for engine in TestEngine.available {
            try await withLocation(on: engine) { location in
                let ours = try await Database.open(location) { .testMorning }
                let theirs = try await Database.open(location) { .testMorning }
                try await ours.migrate([Schema.papers])
                let before = try await ours.version()
                try await theirs.write { try $0.add(paper: "a") }
                try await #expect(ours.version() != before)
                await ours.close()
                await theirs.close()
            }
        }
    }

    @Test("whoever asks after a commit learns of it, also among many who ask at once")
    func coalesced() async throws {
        try await forEachEngine([Schema.papers]) { database in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in 0..<8 {
                    group.addTask {
                        for number in 0..<10 {
                            let before = try await database.version()
                            try await database.write { try $0.add(paper: "\(task) \(number)") }
                            try await #expect(database.version() != before)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }
}
