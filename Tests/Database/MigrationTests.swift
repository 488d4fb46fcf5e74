// SPDX-License-Identifier: EUPL-1.2
import Database
import TestKit
import Testing

@Suite("Migrations")
struct MigrationTests {
    @Test("what is done is not done twice, and new ones follow")
    func followUp() async throws {
        try await forEachEngine([Schema.papers]) { database in
            try await database.migrate([Schema.papers])
            try await database.migrate([Schema.papers, Schema.log])
            try await #expect(database.migrationsDone() == ["test-001-papers", "test-002-log"])
        }
    }

    @Test("a migration that was changed after it was done is refused, by name")
    func changed() async throws {
        try await forEachEngine([Schema.papers]) { database in
            let other = Migration("test-001-papers", ["CREATE TABLE paper (id TEXT)"])
            await #expect(throws: DatabaseError.migration(.changed(id: "test-001-papers"))) {
                try await database.migrate([other, Schema.log])
            }
            try await #expect(database.migrationsDone() == ["test-001-papers"])
        }
    }

    @Test("a database of a newer program is refused, by name")
    func newer() async throws {
        try await forEachEngine([Schema.papers, Schema.log]) { database in
            await #expect(throws: DatabaseError.migration(.unknown(id: "test-002-log"))) {
                try await database.migrate([Schema.papers])
            }
        }
    }

    @Test("two migrations of one name are refused")
    func twice() async throws {
        try await forEachEngine { database in
            await #expect(throws: DatabaseError.migration(.twice(id: "test-001-papers"))) {
                try await database.migrate([Schema.papers, Schema.papers])
            }
        }
    }

    @Test("a migration that fails halfway leaves nothing of itself, and those before it stand")
    func halfway() async throws {
        let broken = Migration("test-003-broken", ["CREATE TABLE half (id TEXT)", "INSERT INTO nowhere VALUES (1)"])
        try await forEachEngine { database in
            await #expect(throws: DatabaseError.self) { try await database.migrate([Schema.papers, broken]) }
            try await #expect(database.migrationsDone() == ["test-001-papers"])
            await #expect(throws: DatabaseError.self) { try await database.read { try $0.rows("SELECT * FROM half") } }
        }
    }

    @Test("programs that start at once migrate once")
    func atOnce() async throws {
        for engine in TestEngine.available {
            try await withLocation(on: engine) { location in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<4 {
                        group.addTask {
                            let database = try await Database.open(location, limits: .forTests) { .testMorning }
                            try await database.migrate([Schema.papers, Schema.log])
                            try await #expect(database.migrationsDone().count == 2)
                            await database.close()
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }
    }
}
