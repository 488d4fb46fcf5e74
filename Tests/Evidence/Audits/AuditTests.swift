// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Evidence

@Suite("Safety audits")
struct AuditTests {
    private static let counts = [[12, 3, 20], [7, 9, 31], [15, 2, 11], [40, 18, 25]]

    @Test("an audit is written step by step, with its sources, its findings and who sees it otherwise")
    func written() async throws {
        try await EvidenceSite.onEachEngine { site in
            let dataset = try await site.dataset(Self.counts)
            let audit = try await site.audit()
            let finding = try await site.finding(on: dataset)
            try await site.write(.mandate, "The council asked for it in June.", in: audit)
            try await site.say(.recorded, .present, linking: dataset, in: audit)
            try await site.say(.survey, .missing, "No money this year", in: audit)
            #expect(await site.post(audit + "/findings", ["finding": finding.description], as: .analyst).status == 303)
            #expect(
                await site.post(
                    audit + "/dissent",
                    ["who": "The port authority", "about": "mandate", "dissent": "It begins too late."], as: .member
                ).status == 303)

            let page = try await site.page(audit, as: .member)
            #expect(page.text("section[aria-labelledby=step-mandate]")?.contains("in June") == true)
            let sources = page.all("section[aria-labelledby=step-data] tbody tr").map(\.text)
            #expect(sources.contains { $0.contains("Broken lamps") && $0.contains("version 1") })
            #expect(sources.contains { $0.contains("No money this year") && $0.contains("Missing") })
            #expect(sources.contains { $0.contains("Exploratory walks") && $0.contains("Nobody has said") })
            let findings = page.text("section[aria-labelledby=findings]") ?? ""
            #expect(findings.contains("It is dark in Quarter 1.") && findings.contains("3"))
            let dissent = page.text("section[aria-labelledby=dissent]") ?? ""
            #expect(dissent.contains("The port authority") && dissent.contains("It begins too late."))
            #expect(page.text("main")?.contains("1 of 9 finished") == true)

            let found = await site.text("/c/kalliste/en/search?q=june", as: .member)
            #expect(found.contains("Safety in Quarter 1"))
            let standing = try await site.standing(.coordinator)
            let acts = try await site.database.read { try $0.acts(standing) }
            #expect(acts.contains { $0.action == "evidence.write-audit" })
            #expect(acts.contains { $0.action == "evidence.dissent-from-audit" })
        }
    }

    @Test("two who write one step lose nothing: the second sees what the first kept, beside what they typed")
    func conflict() async throws {
        try await EvidenceSite.onEachEngine { site in
            let audit = try await site.audit()
            try await site.write(.scope, "First words.", in: audit)
            let late = await site.post(
                audit + "/steps/scope", ["version": "0", "state": "going", "text": "Second words."], as: .coordinator)
            #expect(late.status == 409)
            let page = try site.read(late)
            #expect(page.text("main")?.contains("First words.") == true)
            #expect(page.text("textarea[name=text]")?.contains("Second words.") == true)
            // The page carries the version that stands there now, so that keeping is a decision.
            let version = try #require(page.first("input[name=version]")?["value"])
            let kept = await site.post(
                audit + "/steps/scope", ["version": version, "state": "done", "text": "Both."], as: .coordinator)
            #expect(kept.status == 303)

            try await site.say(.walks, .missing, "Too dark", in: audit)
            let other = await site.post(
                audit + "/sources/walks", ["version": "0", "state": "coming", "word": "In May"], as: .coordinator)
            #expect(other.status == 409)
            #expect(try site.read(other).text("main")?.contains("Too dark") == true)
        }
    }

    @Test("what is not complete comes back with what was typed and what to do")
    func refused() async throws {
        try await EvidenceSite.onSQLite { site in
            let untitled = await site.post(
                "/c/kalliste/en/evidence/new-audit", ["title": " ", "territory": "Quarter 1"], as: .analyst)
            #expect(untitled.status == 422)
            #expect(try site.read(untitled).first("input[name=territory]")?["value"] == "Quarter 1")
            let audit = try await site.audit()
            let cases: [(String, Fields, String)] = [
                ("/steps/scope", ["version": "0", "state": "done"], "A step that is finished has a text."),
                ("/steps/scope", ["version": "0", "text": "x"], "Say how far this step has come."),
                ("/sources/survey", ["version": "0", "state": "missing"], "Say why it is missing."),
                ("/sources/survey", ["version": "0", "state": "present"], "Link a dataset, or say where"),
                ("/sources/survey", ["version": "0", "state": "unsaid"], "Say whether this source is present"),
                ("/dissent", ["dissent": "No."], "Say which office or organisation"),
                ("/dissent", ["who": "Port", "dissent": String(repeating: "x", count: 4_001)], "at most 4,000"),
            ]
            for (path, fields, sentence) in cases {
                let reply = await site.post(audit + path, fields, as: .analyst)
                #expect(reply.status == 422, "\(path)")
                #expect(try site.read(reply).text("main")?.contains(sentence) == true, "\(path)")
            }
            for path in ["/steps/nonsense", "/sources/police"] {
                #expect(await site.get(audit + path, as: .analyst).status == 404)
            }
            let strange: Fields = ["version": "0", "state": "present", "dataset": DatasetID.random().description]
            #expect(await site.post(audit + "/sources/calls", strange, as: .analyst).status == 404)
            let nothing: Fields = ["finding": FindingID.random().description]
            #expect(await site.post(audit + "/findings", nothing, as: .analyst).status == 404)
        }
    }

    @Test("an audit does not exist outside the council, members read it, and analysts, chair and coordinators write it")
    func readers() async throws {
        try await EvidenceSite.onEachEngine { site in
            let audit = try await site.audit()
            let missing = "/c/kalliste/en/evidence/audits/\(AuditID.random())"
            for path in ["", "/edit", "/steps/mandate", "/sources/calls"] {
                await site.expectAbsent(audit + path, like: missing + path, as: Who.others)
            }
            for who in Who.others {
                #expect(await !site.text("/c/kalliste/en/evidence/audits", as: who).contains("Quarter 1"))
                #expect(await !site.text("/c/kalliste/en/search?q=safety", as: who).contains("Safety in"))
                #expect(await site.post(audit + "/dissent", ["who": "x", "dissent": "y"], as: who).status == 404)
            }
            #expect(await site.get(audit, as: .member).status == 200)
            #expect(await site.get(audit + "/steps/mandate", as: .member).status == 403)
            let text: Fields = ["version": "0", "state": "going", "text": "Mine"]
            #expect(await site.post(audit + "/steps/mandate", text, as: .member).status == 403)
            #expect(await site.post(audit + "/steps/mandate", text, as: .chair).status == 303)
        }
    }

    @Test("an audit of one group, and what its readers may not know of, does not show elsewhere")
    func narrow() async throws {
        try await EvidenceSite.onSQLite { site in
            let formation = FormationID.random()
            try await site.place(.analyst, .member, in: .formation(formation))
            try await site.database.write { try $0.name(.formation(formation), "Night group", in: site.council.id) }
            let inner = try await site.audit(for: .formation(formation))
            for who in Who.others + [.member, .chair] {
                #expect(await site.get(inner, as: who).status == 404, "\(who)")
            }
            #expect(await !site.text("/c/kalliste/en/evidence/audits", as: .chair).contains("Safety in Quarter 1"))

            // A finding of the group, attached to an audit of the whole council, is there for the group alone.
            let dataset = try await site.dataset(Self.counts)
            let finding = try await site.finding(on: dataset, for: .formation(formation))
            let audit = try await site.audit()
            _ = await site.post(audit + "/findings", ["finding": finding.description], as: .analyst)
            #expect(try await site.page(audit, as: .analyst).text("main")?.contains("It is dark") == true)
            #expect(try await site.page(audit, as: .member).text("main")?.contains("It is dark") == false)
            #expect(await site.post(audit + "/findings/\(finding)", [:], as: .chair).status == 404)
            let stolen: Fields = [
                "title": "x", "territory": "y", "tongue": "en", "audience": Audience.formation(formation).key,
            ]
            #expect(await site.post("/c/kalliste/en/evidence/new-audit", stolen, as: .chair).status == 404)
        }
    }

    @Test("dissent is kept; only its author takes it back, and that it stood there stays")
    func dissent() async throws {
        try await EvidenceSite.onSQLite { site in
            let audit = try await site.audit()
            _ = await site.post(audit + "/dissent", ["who": "The port", "dissent": "Not so."], as: .member)
            let id: String? = try await site.database.read { try $0.value("SELECT id FROM audit_dissent") }
            let address = audit + "/dissent/" + (try #require(id))
            for who in [Who.chair, .coordinator, .analyst] {
                #expect(await site.post(address, [:], as: who).status == 404, "\(who)")
            }
            #expect(await site.post(address, [:], as: .member).status == 303)
            let section = try await site.page(audit, as: .chair).text("section[aria-labelledby=dissent]") ?? ""
            #expect(section.contains("The port") && section.contains("Taken back by its author."))
            #expect(!section.contains("Not so."))
        }
    }
}

extension SiteFixture {
    /// Begins an audit; its address.
    func audit(for audience: Audience = .members, as who: Who = .analyst) async throws -> String {
        let reply = await post(
            "/c/kalliste/en/evidence/new-audit",
            [
                "title": "Safety in Quarter 1", "territory": "Quarter 1 by night", "addressees": "The mayor",
                "tongue": "en", "audience": audience.key,
            ], as: who)
        return try #require(reply.header("Location"), "\(reply.status)")
    }

    /// Writes a step that nobody has written yet.
    func write(
        _ step: AuditStep, _ text: String, _ state: StepState = .done, in audit: String, as who: Who = .analyst
    ) async throws {
        let fields: Fields = ["version": "0", "state": state.rawValue, "text": text]
        let reply = await post("\(audit)/steps/\(step.rawValue)", fields, as: who)
        try #require(reply.status == 303)
    }

    /// Says of a source what nobody has said yet.
    func say(
        _ kind: SourceKind, _ state: SourceState, _ word: String = "", linking dataset: DatasetID? = nil,
        in audit: String
    ) async throws {
        var fields: Fields = ["version": "0", "state": state.rawValue, "word": word]
        if let dataset { fields.append("dataset", dataset.description) }
        let reply = await post("\(audit)/sources/\(kind.rawValue)", fields, as: .analyst)
        try #require(reply.status == 303)
    }

    /// A finding on Quarter 1 in February.
    func finding(
        on dataset: DatasetID, saying sentence: String = "It is dark in Quarter 1.", for audience: Audience = .members
    ) async throws -> FindingID {
        let reply = await post(
            "/c/kalliste/en/evidence/new-finding",
            [
                "sentence": sentence, "confidence": "medium", "text": "The walk says the same.", "tongue": "en",
                "dataset-1": dataset.description, "area-1": "Q1", "month-1": "2022-02", "audience": audience.key,
            ], as: .analyst)
        let target = try #require(reply.header("Location"), "\(reply.status)")
        return try #require(target.split(separator: "/").last.flatMap { FindingID(String($0)) })
    }
}
