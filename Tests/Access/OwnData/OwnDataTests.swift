// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation
import Language
import TestKit
import Testing

@testable import Access

private let notes = Migration(
    "test-002-notes",
    ["CREATE TABLE note (id TEXT PRIMARY KEY, person TEXT, words TEXT NOT NULL, written BIGINT NOT NULL)"])

private let ofNotes = PersonalData(
    "notes", times: ["written"],
    export: { try $0.rows("SELECT words, written FROM note WHERE person = \($1)") },
    erase: { try $0.run("UPDATE note SET person = NULL WHERE person = \($1)") })

@Suite("One's own data")
struct OwnDataTests {
    private let maria = "maria@kalliste.example"
    private let tables = AccessModule.personalData + [ofNotes]

    @Test("the export holds what every table knows of the person, and nobody else's")
    func export() async throws {
        try await TestPeople.onEachEngine(and: [notes]) { people in
            let council = try await people.council("kalliste")
            let person = try await people.person("Maria", .member, in: .members, of: council)
            _ = try await people.person("Nikos", .member, in: .members, of: council)
            _ = try await people.signIn("nikos@kalliste.example")
            try await people.database.write {
                try $0.run("INSERT INTO note (id, person, words, written) VALUES ('1', \(person), 'mine', \($0.now))")
                try $0.run("INSERT INTO note (id, person, words, written) VALUES ('2', 'x', 'theirs', \($0.now))")
            }
            let viewer = try await people.viewer(people.signIn(maria))
            let bytes = try await people.accounts.export(of: viewer, from: tables)
            let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
            let parts = try #require(object["tables"] as? [String: [[String: Any]]])
            #expect(parts["account"]?.first?["address"] as? String == maria)
            #expect(parts["account"]?.first?["created"] as? String == Instant.testMorning.description)
            #expect(parts["notes"]?.map { $0["words"] as? String } == ["mine"])
            #expect(parts["sessions"]?.count == 1)
            #expect(parts["places"]?.first?["audience"] as? String == "members")
            let text = String(decoding: bytes, as: UTF8.self)
            for secret in ["nikos", "argon2", "theirs", "token"] { #expect(!text.contains(secret)) }
        }
    }

    @Test("erased, a person can no longer sign in, and what they did stays without their name")
    func erase() async throws {
        try await TestPeople.onEachEngine(and: [notes]) { people in
            let council = try await people.council("kalliste")
            let person = try await people.person("Maria", .member, in: .members, of: council)
            _ = try await people.person("Coordinator", .coordinator, in: .members, of: council)
            let coordinator = try await people.standing("coordinator@kalliste.example", in: council)
            let session = try await people.signIn(maria)
            let viewer = try await people.viewer(session)
            try await people.database.write { transaction in
                _ = try transaction.enter("paper.write", by: viewer, on: council, note: nil)
                try transaction.run("INSERT INTO note (id, person, words, written) VALUES ('1', \(person), 'mine', 0)")
            }
            try await people.accounts.erase(viewer, from: tables)
            #expect(try await people.viewer(session) == .visitor)
            #expect(try await refusal(SignInRefusal.self) { try await people.signIn(maria) } == .wrong)
            #expect(people.post.to(maria).last?.kind == .erased)
            try await people.database.read { snapshot in
                let row = try #require(try snapshot.person(person))
                #expect(row.name == Person.erasedName && row.address == nil && row.erased != nil)
                let act = try #require(try snapshot.acts(coordinator).first)
                #expect(act.action == "paper.write" && act.person == person && act.name == Person.erasedName)
                #expect(try snapshot.grants(coordinator, of: person).isEmpty)
                #expect(try snapshot.grants(coordinator, of: person, endedToo: true).count == 1)
                #expect(try snapshot.value("SELECT COUNT(*) FROM note WHERE person IS NOT NULL") == 0)
                #expect(try snapshot.value("SELECT COUNT(*) FROM password WHERE person = \(person)") == 0)
            }
        }
    }

    @Test("the address is free again for a new account")
    func freeAgain() async throws {
        try await TestPeople.onEachEngine(and: [notes]) { people in
            let old = try await people.person("Maria")
            try await people.accounts.erase(people.viewer(people.signIn(maria)), from: tables)
            #expect(try await people.person("Maria") != old)
            _ = try await people.signIn(maria)
        }
    }

    @Test("nobody leaves a council without a coordinator, or the installation without an operator")
    func obstacles() async throws {
        try await TestPeople.onEachEngine(and: [notes]) { people in
            let council = try await people.council("kalliste")
            let person = try await people.person("Maria", .coordinator, in: .members, of: council)
            let viewer = try await people.viewer(people.signIn(maria))
            func erasing() async throws -> AccountRefusal? {
                try await refusal(AccountRefusal.self) { try await people.accounts.erase(viewer, from: tables) }
            }
            #expect(try await erasing() == .lastCoordinator)
            try await people.database.write {
                try $0.operatorPermit("operator.name", .console()).setOperator(person, true)
            }
            #expect(try await erasing() == .lastOperator)
            let other = try await people.person("Nikos", .coordinator, in: .members, of: council)
            try await people.database.write {
                try $0.operatorPermit("operator.name", .console()).setOperator(other, true)
            }
            #expect(try await erasing() == nil)
        }
    }

    @Test("export and erasure want the password of the last ten minutes")
    func recent() async throws {
        try await TestPeople.onEachEngine(and: [notes]) { people in
            _ = try await people.person("Maria")
            let viewer = try await people.viewer(people.signIn(maria))
            people.clock.move(.minutes(10))
            #expect(
                try await refusal(Refusal.self) { try await people.accounts.export(of: viewer, from: tables) }
                    == .signInAgain)
            #expect(
                try await refusal(Refusal.self) { try await people.accounts.erase(viewer, from: tables) }
                    == .signInAgain)
            #expect(
                try await refusal(Refusal.self) { try await people.accounts.erase(.visitor, from: tables) }
                    == .signInNeeded)
        }
    }
}

@Suite("Retention")
struct RetentionTests {
    @Test("every table says how long it keeps its rows", arguments: TestEngine.available)
    func complete(engine: TestEngine) async throws {
        let tables: SQL =
            switch engine {
            case .sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            case .postgres: "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
            }
        try await withDatabase(on: engine, AccessModule.migrations) { database in
            let names: [String] = try await database.read { try $0.rows(tables).map { try $0[0] } }
            #expect(Set(names).subtracting(["migration"]) == Set(AccessModule.retentions.map(\.table)))
        }
    }

    @Test("what is over is purged, what runs stays")
    func purge() async throws {
        try await TestPeople.onEachEngine { people in
            _ = try await people.person("Maria")
            _ = try await people.signIn("maria@kalliste.example")
            try await people.accounts.askForReset(address: "maria@kalliste.example", from: people.source())
            let none = try await people.database.write { try $0.purge(AccessModule.retentions) }
            #expect(none.values.allSatisfy { $0 == 0 })
            people.clock.move(.days(400))
            let gone = try await people.database.write { try $0.purge(AccessModule.retentions) }
            for table in ["session", "mailed_link", "attempt", "account_act", "known_device"] {
                #expect((gone[table] ?? 0) > 0, "\(table)")
            }
            #expect(try await people.database.read { try $0.value("SELECT COUNT(*) FROM person") } == 1)
        }
    }

    @Test("the keys of another installation are refused, its own are known again")
    func keys() async throws {
        try await TestPeople.onEachEngine { people in
            let keys = Keys.ephemeral()
            for _ in 0..<2 { try await people.database.write { try $0.check(keys) } }
            let refused = try await refusal(KeysError.self) {
                try await people.database.write { try $0.check(.ephemeral()) }
            }
            #expect(refused == .ofAnotherInstallation)
        }
    }
}
