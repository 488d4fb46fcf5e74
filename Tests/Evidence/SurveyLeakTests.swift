// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import SiteKit
import TestKit
import Testing
import Web

@testable import Evidence

@Suite("Nobody learns who answered what")
struct SurveyLeakTests {
    private static let missing = "0198a8f0-5b1c-7c3e-9d2a-4f6b8c0e1a2d"

    private struct Table {
        let columns: [String]
        let rows: [[Value]]
    }

    private func tables(_ names: [String], in site: SiteFixture) async throws -> [String: Table] {
        let all: [String: SQL] = [
            "survey_code": "SELECT * FROM survey_code", "survey_answer": "SELECT * FROM survey_answer",
            "survey_words": "SELECT * FROM survey_words", "survey_sent": "SELECT * FROM survey_sent",
            "submission": "SELECT * FROM submission", "act": "SELECT * FROM act",
        ]
        return try await site.database.read { snapshot in
            var tables: [String: Table] = [:]
            for name in names {
                let rows = try all[name].map { try snapshot.rows($0) } ?? []
                tables[name] = Table(columns: rows.first?.columns ?? [], rows: rows.map(\.values))
            }
            return tables
        }
    }

    @Test("a used code leaves no row, and no value is shared by a code and an answer but council and wave")
    func noJoin() async throws {
        try await EvidenceSite.onEachEngine { site in
            let wave = try await Polling.make(site).wave()
            let codes = try await wave.codes(8)
            for code in codes.prefix(4) { await wave.answer(code, ["q1": "0", "q2": "0", "q3": "The quay"]) }
            let names = ["survey_code", "survey_answer", "survey_words"]
            let tables = try await tables(names, in: site)
            #expect(tables["survey_code"]?.rows.count == 4 && tables["survey_answer"]?.rows.count == 4)
            #expect(tables["survey_code"]?.columns == ["council", "mark", "wave"])
            #expect(
                tables["survey_answer"]?.columns == ["council", "id", "wave", "day", "way", "tongue", "choices"],
                "a new column is a way to whoever answered: think before it is added here")
            #expect(
                tables["survey_words"]?.columns == ["council", "id", "wave", "question", "tongue", "words", "state"])
            let known = Set([site.council.id.stored, ID<Wave>(wave.id)?.stored].compactMap(\.self))
            for (one, other) in [("survey_code", "survey_answer"), ("survey_code", "survey_words")] {
                let values = [one, other].map { Set(tables[$0]?.rows.flatMap(\.self) ?? []) }
                #expect(values[0].intersection(values[1]) == known, "\(one) and \(other)")
            }
            // What somebody wrote and what they ticked stand under ids of their own.
            let ids = ["survey_answer", "survey_words"].map { Set(tables[$0]?.rows.map { $0[1] } ?? []) }
            #expect(ids[0].isDisjoint(with: ids[1]))
        }
    }

    @Test("answering is written down nowhere: no act, no note of a form, no moment")
    func noTrace() async throws {
        try await EvidenceSite.onEachEngine { site in
            let wave = try await Polling.make(site).wave()
            let codes = try await wave.codes(3)
            let names = ["submission", "act", "survey_sent"]
            let before = try await tables(names, in: site).mapValues(\.rows.count)
            let typed = await site.post(Polling.root + "/survey", ["code": codes[0]], as: .visitor)
            #expect(typed.status == 200 && typed.header("Location") == nil)
            for code in codes {
                let reply = await wave.answer(code, ["q1": "0"], as: code == codes[2] ? .member : .visitor)
                #expect(reply.header("Location") == nil)
            }
            #expect(try await tables(names, in: site).mapValues(\.rows.count) == before)
            let answers = try #require(try await tables(["survey_answer"], in: site)["survey_answer"])
            for value in answers.rows.flatMap(\.self) {
                if case .integer = value { Issue.record("a number in an answer could be a moment") }
                if case .text(let text) = value { #expect(text.count <= 36 || text.hasPrefix("{"), "\(text)") }
            }
        }
    }

    @Test("how answers lie in the database tells nothing of the order in which they came")
    func order() async throws {
        try await EvidenceSite.onEachEngine { site in
            let wave = try await Polling.make(site).wave()
            // Each answer is told apart by what it says: 2 × 5 × 4 of them, as sex, feeling and language of the words.
            let codes = try await wave.codes(40)
            var came: [String] = []
            for (index, code) in codes.enumerated() {
                let words = "\(index) \(index % 7)"
                came.append(words)
                await wave.answer(code, ["q1": "\(index % 2)", "q2": "\(index % 2)", "q3": words])
            }
            let id = try wave.wave
            let scope = try await site.standing(.coordinator).scope
            try await site.database.write { transaction in
                guard let wave = try transaction.wave(id, for: scope) else { return }
                try transaction.mixAnswers(of: wave)
            }
            // In the order in which the engine finds them, and in that of their ids.
            let lying: [SQL] = ["SELECT words FROM survey_words", "SELECT words FROM survey_words ORDER BY id"]
            for sql in lying {
                let found = try await site.database.read { try $0.rows(sql).map { try $0["words"] as String } }
                #expect(found.sorted() == came.sorted())
                #expect(found != came && found != came.reversed())
                let places = came.compactMap { found.firstIndex(of: $0) }
                let kept = zip(places, places.dropFirst()).count { $1 == $0 + 1 }
                #expect(kept < 20, "\(kept) of 39 neighbours are still neighbours")
            }
        }
    }

    @Test("a used code, one that never was, and one of another council are answered alike")
    func codes() async throws {
        try await EvidenceSite.onEachEngine { site in
            let wave = try await Polling.make(site).wave()
            let codes = try await wave.codes(2)
            let letters = { (code: String) in code.replacing("-", with: "") }
            #expect(await site.text(Polling.root + "/survey/" + letters(codes[0])).contains("Send my answers"))
            await wave.answer(codes[0], ["q1": "0"])
            let (used, never) = (letters(codes[0]), "0123456789ABCDEF")
            let root = Polling.root + "/survey/"
            let (one, other) = (await site.get(root + used), await site.get(root + never))
            #expect(one.status == 200 && one.comparable.replacing(used, with: never) == other.comparable)
            let sent = [await wave.answer(used, ["q1": "1"]), await wave.answer(never, ["q1": "1"])]
            #expect(sent[0].comparable.replacing(used, with: never) == sent[1].comparable)
            #expect(await !site.text("/c/nisi/en/survey/" + letters(codes[1])).contains("Send my answers"))
            let count = try await site.database.read {
                try $0.value("SELECT COUNT(*) FROM survey_answer", as: Int.self)
            }
            #expect(count == 1)
        }
    }

    @Test("a survey and a wave that are not public do not exist for anybody outside the council, on any address")
    func absent() async throws {
        try await EvidenceSite.onEachEngine { site in
            let polling = try await Polling.make(site, named: "Clavichord")
            let wave = try await polling.wave()
            let root = Polling.root + "/evidence"
            for path in ["", "/edit", "/new-question", "/questions/q1", "/new-wave"] {
                await expectAbsent(polling.page + path, polling.survey, in: site)
            }
            for path in ["", "/questionnaire", "/paper", "/weights", "/words", "/figures.csv"] {
                await expectAbsent(wave.page + path, wave.id, in: site)
            }
            for who in Who.others {
                #expect(await !site.text(root + "/surveys", as: who).contains("Clavichord"))
                #expect(await !site.text(Polling.root + "/search?q=clavichord", as: who).contains("Clavichord"))
                for path in ["/open", "/close", "/codes", "/weights", "/words", "/answers.csv", "/publish", "/paper"] {
                    #expect(await site.post(wave.page + path, [:], as: who).status != 303, "\(path) \(who)")
                }
            }
            await wave.close()
            for path in ["", "/questionnaire", "/figures.csv"] {
                await expectAbsent(wave.page + path, wave.id, in: site)
            }
        }
    }

    /// What is not there for somebody is answered, byte for byte, as what never was, but for the id they typed.
    private func expectAbsent(_ path: String, _ id: String, in site: SiteFixture) async {
        for who in Who.others {
            let hidden = await site.get(path, as: who)
            let absent = await site.get(path.replacing(id, with: Self.missing), as: who)
            #expect(hidden.status == 404, "\(path) as \(who)")
            #expect(hidden.comparable.replacing(id, with: Self.missing) == absent.comparable, "\(path) as \(who)")
        }
    }

    @Test("small numbers are hidden from everybody but the analysts, on the page and in the file")
    func smallNumbers() async throws {
        try await EvidenceSite.onSQLite { site in
            let wave = try await Polling.make(site).wave()
            try await wave.answer((0..<23).map { (sex: $0 < 2 ? 1 : 0, feeling: $0 < 3 ? 4 : 0) })
            await wave.close()
            await wave.publish()
            for who in [Who.visitor, .member, .chair] {
                let page = try #require(try await site.page(wave.page, as: who).text("main"))
                #expect(page.contains("hidden") && !page.contains("91%"), "\(who)")
                let csv = await site.text(wave.page + "/figures.csv", as: who)
                #expect(csv.contains("a woman,23,hidden,hidden") && csv.contains("a man,23,hidden,hidden"), "\(who)")
            }
            #expect(try await site.page(wave.page, as: .analyst).text("main")?.contains("91%") == true)
            for who in [Who.visitor, .member, .chair] {
                #expect(await site.post(wave.page + "/answers.csv", [:], as: who).status == 404, "\(who)")
            }
            let taken = await site.post(wave.page + "/answers.csv", [:], as: .analyst)
            let lines = String(decoding: taken.bytes, as: UTF8.self).split(separator: "\r\n")
            #expect(lines.first == "day,way,language,q1,q2" && lines.count == 24)
            #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("2026-03-02,code,en,") })
        }
    }

    @Test("where too few answered, nothing is shown outside the desk of the analysts")
    func few() async throws {
        try await EvidenceSite.onSQLite { site in
            let wave = try await Polling.make(site).wave()
            try await wave.answer([(sex: 0, feeling: 0), (sex: 1, feeling: 4), (sex: 0, feeling: 4)])
            await wave.close()
            let page = try await site.page(wave.page, as: .member)
            #expect(page.text("main")?.contains("Too few answered for anything to be shown.") == true)
            #expect(page.text("main")?.contains("100.0%") == false)
            #expect(await site.text(wave.page, as: .analyst).contains("100.0%"))
        }
    }

    @Test(
        "garbage is refused and writes nothing",
        arguments: [
            ["q1": "9"], ["q1": "x"], ["q2": "5"], [:], ["q9": "0"], ["q3": "asked of nobody"],
        ] as [[String: String]])
    func garbage(fields: [String: String]) async throws {
        try await EvidenceSite.onSQLite { site in
            let wave = try await Polling.make(site).wave()
            let code = try #require(try await wave.codes(1).first)
            let sent = Fields(fields.map { (name: $0.key, value: $0.value) })
            #expect(await wave.answer(code, sent).status == 422)
            let count = try await site.database.read {
                try $0.value("SELECT COUNT(*) FROM survey_answer", as: Int.self)
            }
            #expect(count == 0)
            #expect(await wave.answer(code, ["q1": "1"]).status == 200, "the code is still good")
        }
    }
}
