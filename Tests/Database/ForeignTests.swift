// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation
import TestKit
import Testing

@Suite("Foreign files")
struct ForeignTests {
    /// What a GeoPackage has, and what somebody who means harm puts beside it.
    private static let schema = Migration(
        "test-005-foreign",
        [
            "CREATE TABLE zones (fid BIGINT PRIMARY KEY, \"na\"\"me; --\" TEXT, geom BLOB)",
            "INSERT INTO zones VALUES (1, 'Ano Poli', x'4750'), (2, 'Κάτω', zeroblob(200000)), (3, NULL, NULL)",
            "CREATE VIEW everything AS SELECT * FROM zones",
            "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
            "CREATE VIRTUAL TABLE hidden USING fts5(words)",
        ])

    private func withFile(
        _ limits: ForeignLimits = ForeignLimits(), _ body: (ForeignFile, _ path: String) async throws -> Void
    ) async throws {
        try await withLocation(on: .sqlite) { location in
            guard case .folder(let folder) = location else { return }
            let maker = try await Database.open(location) { .testMorning }
            try await maker.migrate([Self.schema])
            let path = folder + "/zones of ζ #1?.gpkg"
            try await maker.backup(to: path)
            await maker.close()
            try await body(try ForeignFile(path, limits: limits), path)
        }
    }

    @Test("its ordinary tables can be read, whatever their columns are called")
    func reading() async throws {
        try await withFile { file, _ in
            let names = try await file.read { snapshot in
                let tables = try snapshot.tables()
                #expect(tables.contains("zones"))
                #expect(!tables.contains("hidden"))
                try #expect(snapshot.columns(of: "zones") == ["fid", "na\"me; --", "geom"])
                let (table, name) = (try snapshot.table("zones"), try snapshot.column("na\"me; --", of: "zones"))
                return try snapshot.rows("SELECT \(name) AS name FROM \(table) WHERE fid < \(3) ORDER BY fid")
                    .map { try $0["name"] as String }
            }
            #expect(names == ["Ano Poli", "Κάτω"])
        }
    }

    @Test(
        "views, virtual tables and unknown names cannot be read",
        arguments: ["everything", "endless", "hidden", "zones; --", "sqlite_schema", ""])
    func refusedTables(name: String) async throws {
        try await withFile { file, _ in
            await #expect(throws: DatabaseError.invalid("no table of this name")) {
                try await file.read { _ = try $0.table(name) }
            }
        }
    }

    @Test(
        "only a plain SELECT is allowed, even of our own making",
        arguments: [
            "SELECT * FROM everything", "SELECT * FROM endless", "SELECT * FROM hidden", "DELETE FROM zones",
            "SELECT load_extension('x')", "SELECT randomblob(1000000000)", "PRAGMA journal_mode", "ATTACH 'x' AS y",
            "SELECT zeroblob(100000000)", "CREATE TABLE x (y)", "SELECT writefile('x', 'y')",
        ] as [StaticString])
    func refusedStatements(text: StaticString) async throws {
        let sql = SQL(stringLiteral: text)
        try await withFile { file, _ in
            await #expect(throws: DatabaseError.self) { _ = try await file.read { try $0.rows(sql) } }
        }
    }

    @Test("a cell above the limit is refused")
    func largeCell() async throws {
        var limits = ForeignLimits()
        limits.cellBytes = 100_000
        try await withFile(limits) { file, _ in
            await #expect(throws: DatabaseError.self) {
                _ = try await file.read { try $0.rows("SELECT geom FROM zones") }
            }
        }
    }

    @Test("reading ends when its time is up")
    func deadline() async throws {
        var limits = ForeignLimits()
        limits.seconds = 0.2
        try await withFile(limits) { file, _ in
            await #expect(throws: DatabaseError.timeout) {
                _ = try await file.read { snapshot in
                    try snapshot.rows(
                        """
                        SELECT COUNT(*) FROM zones a, zones b, zones c, zones d, zones e, zones f, zones g, zones h,
                        zones i, zones j, zones k, zones l, zones m, zones n, zones o, zones p, zones q, zones r
                        """)
                }
            }
        }
    }

    @Test("a file that is no database, or a damaged one, is said to be so")
    func damaged() async throws {
        try await withFile { _, path in
            let url = URL(filePath: path)
            var bytes = try Data(contentsOf: url)
            for start in stride(from: 4096, to: bytes.count, by: 512) {
                bytes[start..<start + 8] = Data(repeating: 0xFF, count: 8)
            }
            try bytes.write(to: url)
            await #expect(throws: DatabaseError.self) {
                _ = try await ForeignFile(path).read { try $0.rows("SELECT * FROM zones") }
            }
            try Data("fid;name\n1;Ano Poli\n".utf8).write(to: url)
            await #expect(throws: DatabaseError.self) { _ = try await ForeignFile(path).read { try $0.tables() } }
            await #expect(throws: DatabaseError.self) {
                _ = try await ForeignFile(path + ".none").read { try $0.tables() }
            }
        }
    }
}
