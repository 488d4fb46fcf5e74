// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation
import TestKit
import Testing

@Suite("Backup")
struct BackupTests {
    private func backedUp(_ database: Database, _ check: (Database) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "koinon_backup_\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await database.backup(to: folder.appending(path: "koinon.sqlite").path)
        try #expect(FileManager.default.contentsOfDirectory(atPath: folder.path) == ["koinon.sqlite"])
        let copy = try await Database.open(.folder(folder.path)) { .testMorning }
        try await check(copy)
        await copy.close()
    }

    @Test("a backup taken under load is sound and shows one moment")
    func underLoad() async throws {
        try await withDatabase(on: .sqlite, [Schema.papers, Schema.log]) { database in
            // Each transaction appends to both logs: at any moment they are equally long.
            let append = {
                try await database.write { transaction in
                    try transaction.append(to: "a", by: "x")
                    try transaction.append(to: "b", by: "x")
                }
            }
            try await append()
            let writing = Task { while !Task.isCancelled { try await append() } }
            for _ in 0..<5 {
                try await Task.sleep(for: .milliseconds(30))
                try await backedUp(database) { copy in
                    try await #expect(copy.checkIntegrity() == [])
                    let counts = try await copy.read { snapshot in
                        try snapshot.rows(
                            "SELECT log, COUNT(*) AS n, MAX(number) AS last FROM entry GROUP BY log ORDER BY log"
                        )
                        .map { [try $0["n"] as Int, try $0["last"] as Int] }
                    }
                    #expect(counts.count == 2)
                    #expect(counts.first == counts.last)
                    #expect(counts.first?[0] == counts.first?[1])
                }
            }
            writing.cancel()
            _ = try? await writing.value
        }
    }

    @Test("what was deleted is in no backup, and not in the file either")
    func deletedIsGone() async throws {
        try await withLocation(on: .sqlite) { location in
            guard case .folder(let folder) = location else { return }
            let database = try await Database.open(location) { .testMorning }
            try await database.migrate([Schema.papers])
            let secret = "the ballot nobody shall find"
            try await database.write { try $0.add(paper: "a", title: secret) }
            try await database.write { try $0.run("DELETE FROM paper") }
            try await database.backup(to: folder + "/copy")
            try await #expect(database.scrub())
            for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
                let bytes = try Data(contentsOf: URL(filePath: folder + "/" + file))
                #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(file)")
            }
            await database.close()
            try #expect(FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["copy", "koinon.sqlite"])
        }
    }

    @Test("a backup overwrites nothing")
    func nothingOverwritten() async throws {
        try await withLocation(on: .sqlite) { location in
            guard case .folder(let folder) = location else { return }
            let database = try await Database.open(location) { .testMorning }
            await #expect(throws: DatabaseError.self) { try await database.backup(to: folder + "/koinon.sqlite") }
            await database.close()
        }
    }

    @Test("stored data are checked")
    func integrity() async throws {
        try await forEachEngine([Schema.papers]) { database in
            try await #expect(database.checkIntegrity() == [])
        }
    }

    @Test("a file that is none of ours is refused")
    func damaged() async throws {
        try await withLocation(on: .sqlite) { location in
            guard case .folder(let folder) = location else { return }
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(repeating: 0x41, count: 8192).write(to: URL(filePath: folder + "/koinon.sqlite"))
            await #expect(throws: DatabaseError.self) { _ = try await Database.open(location) { .testMorning } }
        }
    }
}
