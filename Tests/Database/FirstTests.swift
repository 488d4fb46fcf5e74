// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import TestKit
import Testing

@Suite("Storage")
struct FirstTests {
    static let paper = Migration("test-001-paper", [
        "CREATE TABLE paper (council TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, pages BIGINT, weight DOUBLE PRECISION, scan \(SQL.bytes), PRIMARY KEY (council, id))",
        "CREATE UNIQUE INDEX paper_by_title ON paper (council, title)",
    ])

    @Test("what a transaction writes, a later read finds")
    func roundTrip() async throws {
        try await forEachEngine([Self.paper]) { database in
            let id = try await database.write { transaction -> ID<String> in
                let id = transaction.newID(String.self)
                let scan: [UInt8] = [0, 255, 1]
                try transaction.run("INSERT INTO paper (council, id, title, pages, scan) VALUES ('k', \(id), \("it's ζωή 🏛️"), \(3), \(scan))")
                return id
            }
            let row = try await database.read { try $0.row("SELECT * FROM paper WHERE id = \(id)") }
            let paper = try #require(row)
            #expect(try paper["title"] == "it's ζωή 🏛️")
            #expect(try paper["pages"] == 3)
            #expect(try paper["weight"] as Double? == nil)
            #expect(try paper["scan"] == [0, 255, 1] as [UInt8])
            #expect(try paper["id"] == id)
        }
    }

    @Test("a paper of the same title is refused, and its transaction leaves no trace")
    func unique() async throws {
        try await forEachEngine([Self.paper]) { database in
            await #expect(throws: DatabaseError.unique(table: "paper", columns: ["council", "title"])) {
                try await database.write { transaction in
                    try transaction.run("INSERT INTO paper (council, id, title) VALUES ('k', 'a', 'Charter')")
                    _ = try? transaction.run("INSERT INTO paper (council, id, title) VALUES ('k', 'b', 'Charter')")
                }
            }
            let count = try await database.read { try $0.value("SELECT COUNT(*) FROM paper", as: Int.self) }
            #expect(count == 0)
        }
    }

    @Test("a list binds, and an empty one matches nothing")
    func lists() async throws {
        try await forEachEngine([Self.paper]) { database in
            try await database.write { transaction in
                for name in ["a", "b", "c"] {
                    try transaction.run("INSERT INTO paper (council, id, title) VALUES ('k', \(name), \(name))")
                }
            }
            let counts = try await database.read { snapshot in
                try [["a", "b", "x"], [], ["c"]].map { names in
                    try snapshot.value("SELECT COUNT(*) FROM paper WHERE title IN \(list: names)", as: Int.self)
                }
            }
            #expect(counts == [2, 0, 1])
        }
    }

    @Test("the version changes with every commit, and only then")
    func version() async throws {
        try await forEachEngine([Self.paper]) { database in
            let before = try await database.version()
            try await database.write { try $0.run("INSERT INTO paper (council, id, title) VALUES ('k', 'a', 'A')") }
            #expect(try await database.version() != before)
        }
        // On PostgreSQL the commits of other databases of the cluster count too, and other tests make some.
        try await withDatabase(on: .sqlite, [Self.paper]) { database in
            let before = try await database.version()
            _ = try await database.read { try $0.rows("SELECT * FROM paper") }
            _ = try? await database.write { transaction in
                try transaction.run("INSERT INTO paper (council, id, title) VALUES ('k', 'a', 'A')")
                throw CancellationError()
            }
            #expect(try await database.version() == before)
        }
    }
}
