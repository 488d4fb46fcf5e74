// SPDX-License-Identifier: EUPL-1.2
import Foundation
import TestKit
import Testing

@testable import Database

@Suite("SQLite")
struct SQLiteTests {
    private func ask(_ pragma: StaticString, _ database: Database) async throws -> Int? {
        let engine = try #require(database.engine as? SQLiteEngine)
        return try await engine.write { session in
            try session.rows(Statement(trusted: pragma), limit: 1).first?[0]
        }
    }

    @Test("a commit is on the disk when it is answered, and what is deleted is overwritten")
    func settings() async throws {
        try await withDatabase(on: .sqlite) { database in
            try await #expect(ask("PRAGMA synchronous", database) == 2)
            try await #expect(ask("PRAGMA secure_delete", database) == 1)
            try await #expect(ask("PRAGMA foreign_keys", database) == 1)
            try await #expect(ask("PRAGMA trusted_schema", database) == 0)
        }
    }

    @Test("a full disk is said to be full, and nothing is half written")
    func full() async throws {
        try await withDatabase(on: .sqlite, [Schema.papers]) { database in
            _ = try await ask("PRAGMA max_page_count = 40", database)
            await #expect(throws: DatabaseError.full) {
                try await database.write { transaction in
                    for number in 0..<1000 {
                        try transaction.add(
                            paper: "\(number)", title: String(repeating: "x", count: 2000) + "\(number)")
                    }
                }
            }
            try await #expect(database.read { try $0.value("SELECT COUNT(*) FROM paper", as: Int.self) } == 0)
        }
    }

    @Test("another program that holds the lock too long makes it busy, not broken")
    func busy() async throws {
        try await withLocation(on: .sqlite) { location in
            let ours = try await Database.open(location) { .testMorning }
            let theirs = try await Database.open(location) { .testMorning }
            let holding = Task { try await theirs.write { _ in Thread.sleep(forTimeInterval: 6) } }
            try await Task.sleep(for: .milliseconds(200))
            await #expect(throws: DatabaseError.busy) { try await ours.write { _ in } }
            try await holding.value
            try await ours.write { _ in }
            await ours.close()
            await theirs.close()
        }
    }

    @Test("only the owner may open the files")
    func permissions() async throws {
        try await withLocation(on: .sqlite) { location in
            guard case .folder(let folder) = location else { return }
            let database = try await Database.open(location) { .testMorning }
            try await database.migrate([Schema.papers])
            for name in ["", "/koinon.sqlite", "/koinon.sqlite-wal"] {
                let attributes = try FileManager.default.attributesOfItem(atPath: folder + name)
                let permissions = try #require(attributes[.posixPermissions] as? Int)
                #expect(permissions & 0o077 == 0, "\(name)")
            }
            await database.close()
        }
    }
}
