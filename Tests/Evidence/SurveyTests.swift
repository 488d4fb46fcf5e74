// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Evidence

@Suite("Surveys from the first question to the published figure")
struct SurveyTests {
    @Test("a wave is asked, answered, closed, weighted, read and published")
    func whole() async throws {
        try await EvidenceSite.onEachEngine { site in
            let polling = try await Polling.make(site)
            let wave = try await polling.wave()
            try await wave.answer((0..<40).map { (sex: $0 < 30 ? 0 : 1, feeling: $0 % 4) })
            let during = try await site.page(wave.page, as: .member)
            #expect(during.text("main")?.contains("40") == true && during.first("#results") == nil)
            await wave.close()

            let open = try await site.page(wave.page, as: .analyst)
            #expect(open.text("main")?.contains("100.0% of the codes given out") == true)
            #expect(open.text("main")?.contains("Not weighted") == true)
            let weighed = await site.post(wave.page + "/weights", ["q1-0": "50", "q1-1": "50"], as: .analyst)
            #expect(weighed.status == 303)
            let after = await site.text(wave.page, as: .analyst)
            #expect(after.contains("design effect 1.33"))

            #expect(await site.get(wave.page).status == 404)
            await wave.publish()
            let published = try await site.page(wave.page)
            #expect(published.text("main")?.contains("40 people answered.") == true)
            #expect(await site.post(wave.page + "/weights", [:], as: .analyst).status == 409)
            let standing = try await site.standing(.coordinator)
            let acts = try await site.database.read { try $0.acts(standing) }.map(\.action)
            for act in ["edit-survey", "run-wave", "issue-codes", "weigh-wave", "publish-wave"] {
                #expect(acts.contains("evidence.\(act)"), "\(act)")
            }
        }
    }

    @Test("the module comes in three languages, and a wave freezes it; the next version begins with the same questions")
    func versions() async throws {
        try await EvidenceSite.onSQLite { site in
            let polling = try await Polling.make(site)
            let form: (Int) -> Fields = { ["version": "\($0)"] }
            #expect(
                await site.post(polling.page + "/module", form(try await polling.version()), as: .analyst).status == 303
            )
            let text = await site.text(polling.page, as: .member)
            #expect(text.contains("How safe do you feel walking alone"))
            let before = try await polling.version()
            _ = try await polling.wave()
            for path in ["/module", "/questions/q1/move", "/questions/q1/removal", "/new-question"] {
                let reply = await site.post(polling.page + path, form(before), as: .analyst)
                #expect(reply.status == 409, "\(path)")
            }
            #expect(
                await site.post(polling.page + "/versions", form(try await polling.version()), as: .analyst).status
                    == 303)
            let next = await site.text(polling.page, as: .analyst)
            #expect(next.contains("Questions, version 2") && next.contains("How safe?"))
            let moved = await site.post(
                polling.page + "/questions/q2/move", ["version": "\(try await polling.version())", "way": "up"],
                as: .analyst)
            #expect(moved.status == 303)
        }
    }

    @Test("two who change a survey at once: the slower one is told, and what they typed is there")
    func conflict() async throws {
        try await EvidenceSite.onSQLite { site in
            let polling = try await Polling.make(site)
            let version = try await polling.version()
            let path = polling.page + "/questions/q2"
            let fields: Fields = [
                "kind": "scale", "text-en": "Safe?", "choices-en": "no\nyes", "version": "\(version)",
            ]
            #expect(await site.post(path, fields, as: .analyst).status == 303)
            let late = await site.post(
                path, ["kind": "scale", "text-en": "Sure?", "choices-en": "no\nyes", "version": "\(version)"],
                as: .coordinator)
            #expect(late.status == 409)
            #expect(try site.read(late).first("#f-text-en")?["value"] == "Sure?")
        }
    }

    @Test("a wave opens only when every question has its words in every language of the survey")
    func complete() async throws {
        try await EvidenceSite.onSQLite { site in
            let polling = try await Polling.make(site)
            let saved = await site.post(
                polling.page + "/edit",
                ["title-en": "Living safely", "title-fr": "Vivre ici", "version": "\(try await polling.version())"],
                as: .analyst)
            let tongues = try await site.database.read { snapshot in
                try snapshot.rows("SELECT texts FROM survey").map { try $0["texts"] as String }
            }
            guard saved.status == 303, tongues.first?.contains("Vivre ici") == true else { return }
            let wave = try await polling.wave(opened: false)
            let refused = await site.post(wave.page + "/open", [:], as: .analyst)
            #expect(refused.status == 422)
        }
    }

    @Test("whoever follows an open link sees that this is no sample, answers without an account, and counts once")
    func openLink() async throws {
        try await EvidenceSite.onEachEngine { site in
            let polling = try await Polling.make(site)
            let wave = try await polling.wave(.open)
            let page = try await site.page(wave.page)
            #expect(page.text("main")?.contains("An open link is no sample") == true)
            let form = try await site.page(wave.page + "/questionnaire")
            #expect(form.all("input[name=q1]").count == 2 && form.all("input[name=q2]").count == 5)
            let once = Token.random().text
            for _ in 0..<2 {
                let reply = await site.post(
                    wave.page + "/questionnaire", ["q1": "0", "tongue": "en"], as: .visitor, once: once)
                #expect(reply.status == 200 && reply.header("Location") == nil)
            }
            let count = try await site.database.read {
                try $0.value("SELECT COUNT(*) FROM survey_answer", as: Int.self)
            }
            #expect(count == 1)
            await wave.close()
            #expect(await site.get(wave.page).status == 404, "what it gave is public only once it is published")
        }
    }

    @Test("a sheet of paper takes the place of its code, and only members type it in")
    func paper() async throws {
        try await EvidenceSite.onEachEngine { site in
            let polling = try await Polling.make(site)
            let wave = try await polling.wave()
            let code = try #require(try await wave.codes(1).first)
            let unknown = await site.post(
                wave.page + "/paper", ["q1": "0", "code": "0000-0000-0000-0000", "tongue": "en"], as: .member)
            #expect(unknown.status == 422)
            let fields: Fields = [
                "q1": "1", "q2": "0", "q3": "At the harbour", "code": code.lowercased(), "tongue": "en",
            ]
            for who in [Who.visitor, .outsider, .stranger, .resident, .operator] {
                #expect(await site.post(wave.page + "/paper", fields, as: who).status != 303, "\(who)")
            }
            #expect(await site.post(wave.page + "/paper", fields, as: .member).status == 303)
            #expect(await wave.answer(code, ["q1": "0"]).status == 200)
            let ways = try await site.database.read {
                try $0.rows("SELECT way FROM survey_answer").map { try $0["way"] as String }
            }
            #expect(ways == ["paper"])
        }
    }

    @Test("open answers are hidden until an analyst has read each and allowed it")
    func words() async throws {
        try await EvidenceSite.onSQLite { site in
            let polling = try await Polling.make(site)
            let wave = try await polling.wave()
            let codes = try await wave.codes(6)
            for (index, code) in codes.enumerated() {
                await wave.answer(
                    code, ["q1": "0", "q2": "0", "q3": index == 0 ? "Behind the market" : "Mister Smith did it"])
            }
            await wave.close()
            for who in [Who.member, .chair, .coordinator, .analyst] {
                #expect(await !site.text(wave.page, as: who).contains("Behind the market"), "\(who)")
            }
            for who in [Who.visitor, .outsider, .resident, .member, .chair, .operator] {
                #expect(await site.get(wave.page + "/words", as: who).status == 404, "\(who)")
            }
            let id = try await site.database.read { snapshot in
                try snapshot.value("SELECT id FROM survey_words WHERE words = 'Behind the market'", as: String.self)
            }
            let fields: Fields = ["words": try #require(id), "state": "allowed"]
            #expect(await site.post(wave.page + "/words", fields, as: .member).status == 404)
            #expect(await site.post(wave.page + "/words", fields, as: .analyst).status == 303)
            await wave.publish()
            let page = await site.text(wave.page)
            #expect(page.contains("Behind the market") && !page.contains("Smith"))
        }
    }

    @Test("two waves are compared with the interval of the difference, unless the wording changed")
    func waves() async throws {
        try await EvidenceSite.onSQLite { site in
            let polling = try await Polling.make(site)
            let first = try await polling.wave()
            try await first.answer((0..<20).map { (sex: $0 < 10 ? 0 : 1, feeling: $0 < 10 ? 0 : 4) })
            await first.close()
            let begin: Fields = ["version": "\(try await polling.version())"]
            #expect(await site.post(polling.page + "/versions", begin, as: .analyst).status == 303)
            let reworded: Fields = [
                "kind": "one", "text-en": "Are you", "choices-en": "a woman\na man",
                "version": "\(try await polling.version())",
            ]
            #expect(await site.post(polling.page + "/questions/q1", reworded, as: .analyst).status == 303)
            let second = try await polling.wave()
            try await second.answer((0..<20).map { (sex: $0 < 10 ? 0 : 1, feeling: $0 < 5 ? 0 : 4) })
            await second.close()
            let page = try await site.page(second.page, as: .analyst)
            let compared = try #require(page.text("section[aria-labelledby=compared]"))
            #expect(compared.contains("not compared: the wording changed"))
            #expect(compared.contains("3.00") && compared.contains("4.00") && compared.contains("+1.00"))
        }
    }

    @Test("a wave closes by itself after its last day, and answers are kept for two years after that")
    func clock() async throws {
        try await EvidenceSite.onEachEngine { site in
            let polling = try await Polling.make(site)
            let wave = try await polling.wave()
            try await wave.answer((0..<8).map { (sex: $0 % 2, feeling: 0) })
            let code = try #require(try await wave.codes(1, issued: 8).first)
            try await site.wait(.seconds(31 * 86_400))
            #expect(
                String(decoding: await wave.answer(code, ["q1": "0"]).bytes, as: UTF8.self).contains("opens nothing"))
            let clock = SurveyClock(threshold: { _, _ in nil })
            try await site.database.write { try clock.turn(site.council, in: $0) }
            #expect(try await site.page(wave.page, as: .member).text("main")?.contains("Closed") == true)
            let left = { () async throws -> [Int] in
                try await site.database.read { snapshot in
                    [
                        try snapshot.value("SELECT COUNT(*) FROM survey_code") ?? -1,
                        try snapshot.value("SELECT COUNT(*) FROM survey_answer") ?? -1,
                    ]
                }
            }
            #expect(try await left() == [0, 8])
            try await site.wait(.seconds(731 * 86_400))
            _ = try await site.database.write { try $0.purge(Retention.ofSurveys) }
            #expect(try await left() == [0, 0])
            #expect(try await site.page(wave.page, as: .member).text("main")?.contains("8 people answered.") == true)
        }
    }
}
