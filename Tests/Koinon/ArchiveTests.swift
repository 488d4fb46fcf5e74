// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Foundation
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Koinon

/// A council leaves one installation as a file and arrives in another.
@Suite("A council as one archive", .serialized)
struct ArchiveTests {
    /// Plays the demonstration, writes its council into a file, and hands over an empty installation on an engine.
    private func move(
        to engine: TestEngine,
        _ body: (_ from: (Site, Installation), CouncilArchive, _ to: Installation) async throws -> Void
    ) async throws {
        try await withLocation(on: engine) { location in
            try await Kalliste.played { site, installation in
                try await Kalliste.withFolder { folder in
                    let archive = CouncilArchive(file: folder.appending(path: "kalliste.koinon").path)
                    _ = try await archive.write("kalliste", of: installation)
                    var arguments = ["--data", folder.appending(path: "new").path]
                    if case .postgres(let address) = location { arguments += ["--database", address] }
                    let empty = try await Kalliste.open(try Place.parse(arguments))
                    try await body((site, installation), archive, empty)
                    await empty.database.close()
                }
            }
        }
    }

    @Test(
        "what arrives shows the same pages, to visitors and to the coordinator, and its record verifies",
        arguments: TestEngine.allCases)
    func samePages(engine: TestEngine) async throws {
        guard TestEngine.available.contains(engine) else { return }
        try await move(to: engine) { from, archive, empty in
            let (council, tally) = try await archive.take(into: empty)
            #expect(council.slug == "kalliste" && council.isFictional)
            #expect(tally.rows > 1000 && tally.files > 0 && tally.people > 10)
            try await empty.takePasswords(from: from.1)
            try await empty.describeOthers()
            // The neighbour moves, too: forms of open sessions offer the other councils of an installation.
            let neighbour = CouncilArchive(file: archive.file + ".neighbour")
            _ = try await neighbour.write("thalassa", of: from.1)
            _ = try await neighbour.take(into: empty)
            let arrived = try Kalliste.site(of: empty)
            for office in [nil, "coordinator"] {
                var cookies: [String?] = [nil, nil]
                if let office {
                    cookies = [
                        try await Kalliste.cookie(of: office, in: from.1),
                        try await Kalliste.cookie(of: office, in: empty),
                    ]
                }
                let before = try await Kalliste.pages(from.0, cookie: cookies[0], most: 250)
                let after = try await Kalliste.pages(arrived, cookie: cookies[1], most: 250)
                #expect(before.keys.sorted() == after.keys.sorted())
                for (path, text) in before { #expect(after[path] == text, "\(path) for \(office ?? "visitors")") }
                #expect(before.count > 60)
            }
        }
    }

    @Test("a person who has an account there stays the same person, wherever the archive speaks of them")
    func knownPerson() async throws {
        try await move(to: .sqlite) { _, archive, empty in
            let here = try await empty.database.write { transaction in
                let permit = try transaction.operatorPermit("person.invite", .console())
                let address = try #require(AccountAddress("coordinator@kalliste.example"))
                return try empty.accounts.invite(Guest(address: address, name: "Known here", tongue: .en), permit)
            }
            _ = try await archive.take(into: empty)
            let (name, grants) = try await empty.database.read { snapshot in
                (
                    try snapshot.person(here)?.name,
                    try snapshot.value("SELECT COUNT(*) FROM grants WHERE person = \(here)", as: Int.self)
                )
            }
            #expect(name == "Known here")
            #expect((grants ?? 0) > 0)
        }
    }

    @Test("only its owner may read an archive, and it holds no password, session or mail")
    func contents() async throws {
        try await move(to: .sqlite) { _, archive, _ in
            let attributes = try FileManager.default.attributesOfItem(atPath: archive.file)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            let folder = URL(filePath: archive.file).deletingLastPathComponent().path
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["kalliste.koinon", "new"])
            let file = try ForeignFile(archive.file)
            for table in ["password", "session", "outbox", "job", "account_act", "installation_key"] {
                let count = try await file.read { try $0.rows("SELECT 1 FROM \($0.table(table)) LIMIT 1").count }
                #expect(count == 0, "\(table)")
            }
        }
    }

    @Test("what cannot be taken is refused with its reason, and nothing of it stays")
    func refusals() async throws {
        try await move(to: .sqlite) { from, archive, empty in
            try await expectRefusal("exists already") { _ = try await archive.write("kalliste", of: from.1) }
            let other = CouncilArchive(file: archive.file + "-2")
            try await expectRefusal("no council atlantis") { _ = try await other.write("atlantis", of: from.1) }
            #expect(!FileManager.default.fileExists(atPath: other.file))
            try await expectRefusal("There is no file") { _ = try await other.take(into: empty) }

            try Data("council,name\n".utf8).write(to: URL(filePath: other.file))
            try await expectRefusal("no archive") { _ = try await other.take(into: empty) }
            let half = try Data(contentsOf: URL(filePath: archive.file)).prefix(300_000)
            try half.write(to: URL(filePath: other.file))
            await #expect(throws: (any Error).self) { try await other.take(into: empty) }
            try FileManager.default.removeItem(atPath: other.file)
            try await from.1.database.backup(to: other.file)
            try await expectRefusal("koinon restore") { _ = try await other.take(into: empty) }

            let councils = try await empty.database.read { try $0.councils() }
            #expect(councils.isEmpty)
            _ = try await archive.take(into: empty)
            try await expectRefusal("is here already") { _ = try await archive.take(into: empty) }
        }
    }

    @Test("an archive whose record was changed is not taken")
    func changedRecord() async throws {
        try await move(to: .sqlite) { _, archive, empty in
            let folder = archive.file + ".d"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try FileManager.default.moveItem(atPath: archive.file, toPath: folder + "/koinon.sqlite")
            let database = try await Database.open(.folder(folder)) { .testMorning }
            try await database.write { transaction in
                try transaction.run(
                    "UPDATE record_leaf SET commitment = \([UInt8](repeating: 7, count: 32)) WHERE position = 1")
            }
            try await database.backup(to: archive.file)
            await database.close()
            try await expectRefusal("does not verify") { _ = try await archive.take(into: empty) }
            let rows = try await empty.database.read { try $0.value("SELECT COUNT(*) FROM node", as: Int.self) }
            #expect(rows == 0)
        }
    }

    @Test("every table is a council's, and moves with it, or stays for a reason that is written down")
    func everyTable() async throws {
        try await SiteFixture.onSQLite(rooms: House.rooms) { site in
            let tables = try await site.database.read { try $0.tables() }
            for table in tables {
                let isCouncils = ["person", "council"].contains(table.name) || table.has("council")
                #expect(isCouncils || ArchivedTables.installation[table.name] != nil, "\(table.name)")
            }
            let named = Set(ArchivedTables.installation.keys).union(ArchivedTables.left.keys)
            #expect(named.subtracting(tables.map(\.name)) == [], "no such table")
        }
    }

    private func expectRefusal(_ words: String, _ body: () async throws -> Void) async throws {
        do {
            try await body()
            Issue.record("nothing was refused")
        } catch let refusal as Settings.Refusal {
            #expect(refusal.description.contains(words), "\(refusal)")
        }
    }
}

extension Installation {
    /// The passwords of the people of another installation, so that they can sign in at both.
    fileprivate func takePasswords(from other: Installation) async throws {
        let rows = try await other.database.read { snapshot in
            try snapshot.rows("SELECT person, hash, changed FROM password").map(\.values)
        }
        try await database.write { transaction in
            let known = Set(try transaction.rows("SELECT id FROM person").map { try $0[0] as String })
            let own = try rows.filter { known.contains(try $0[0].text()) }
            try transaction.insert(into: "password", columns: ["person", "hash", "changed"], rows: own)
        }
    }
}

extension Installation {
    /// Adds the councils that the demonstration only describes: the sixth question of Kalliste's profile names the others
    /// of its installation.
    fileprivate func describeOthers() async throws {
        let others = try ["piraeus": Tongue.el, "montreuil": .fr].sorted { $0.key > $1.key }.map { name, tongue in
            (try String(contentsOfFile: share.path("Demonstration/\(name).yaml"), encoding: .utf8), tongue)
        }
        try await database.write { transaction in
            let permit = try transaction.operatorPermit("demonstration.found", .console())
            for (text, tongue) in others { _ = try permit.addPublishedFacts(text, tongue: tongue, zone: .utc) }
        }
    }
}
