// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import SiteKit
import TestKit
import Testing
import Web

@testable import Evidence

@Suite("The life of a weekly report")
struct ReportFlowTests {
    private static let damage: Fields = [
        "seen-damage": "yes", "count-damage": "7", "area-damage": "Q1", "time-damage": "night", "seen-lights": "yes",
        "kind-1": "damage", "count-1": "2", "area-1": "Q2",
    ]

    @Test("a partner reports in one form, corrects it until somebody has read it, and is told what came of it")
    func life() async throws {
        try await ReportSite.onEachEngine { partners in
            let site = partners.site
            let form = try await site.page("\(ReportSite.address)/new", as: .member)
            #expect(form.text("h1") == "This week in five minutes")
            #expect(form.all("#f-area-damage option").map(\.text).contains("Quarter 1"))
            let address = try await partners.report(Self.damage)
            var page = try await site.page(address, as: .member)
            #expect(page.all("tbody td").map(\.text).contains("7"))
            #expect(page.text("main")?.contains("not counted") == true)

            let edit = try await site.page("\(address)/edit", as: .member)
            #expect(edit.first("#f-count-damage")?["value"] == "7")
            #expect(edit.first("#f-count-1")?["value"] == "2")
            var corrected = Fields(partners.fields(Self.damage).removing(["version", "count-damage"]).pairs)
            corrected.append("version", "1")
            corrected.append("count-damage", "5")
            #expect(await site.post(address, corrected, as: .member).status == 303)
            #expect(await site.post(address, corrected, as: .member).status == 409, "somebody was faster")

            #expect(await site.post("\(address)/acknowledgement", ["version": "1"], as: .coordinator).status == 409)
            #expect(await site.post("\(address)/acknowledgement", ["version": "2"], as: .coordinator).status == 303)
            #expect(await site.get("\(address)/edit", as: .member).status == 403)
            let late = await site.post(address, corrected, as: .member)
            #expect(late.status == 409)
            #expect(try site.read(late).first("#f-count-damage")?["value"] == "5", "what was typed stays")

            #expect(
                await site.post(
                    "\(address)/answer", ["version": "3", "do": "answer", "answer": "The works department comes."],
                    as: .coordinator
                )
                .status == 303)
            #expect(
                await site.post(
                    "\(address)/answer", ["version": "4", "do": "close", "answer": "Three locks are new."],
                    as: .coordinator
                )
                .status == 303)
            page = try await site.page(address, as: .member)
            #expect(page.text("main")?.contains("Three locks are new.") == true)
            #expect(
                await site.post(
                    "\(address)/answer", ["version": "5", "do": "answer", "answer": "More"], as: .coordinator
                ).status == 409)
            // All of the same moment, so in no order.
            let told = try await partners.told(.member).sorted()
            #expect(told == ["reports.acknowledged", "reports.answered", "reports.closed"])
            let letters = try await partners.letters()
            #expect(letters.map(\.to) == ["member@kalliste.example"], "one mail a day")
            #expect(letters.allSatisfy { !$0.words.contains("locks") && !$0.words.contains("works") })
        }
    }

    @Test("a week in which nothing was seen is a report too, and is never asked for twice")
    func nothing() async throws {
        try await ReportSite.onEachEngine { partners in
            let site = partners.site
            let address = try await partners.report(["do": "nothing"])
            #expect(
                try await site.page(address, as: .coordinator).text("main")?.contains("Nothing to report this week.")
                    == true)
            let again = await site.post(ReportSite.address, partners.fields(["seen-doors": "yes"]), as: .member)
            #expect(again.status == 409)
            #expect(try site.read(again).first("#f-seen-doors")?["checked"] != nil, "what was ticked stays ticked")
            try await site.wait(.seconds(7 * 86_400))
            let week = try await site.page("\(ReportSite.address)/weeks/\(ReportSite.first)", as: .coordinator)
            #expect(week.text("main")?.contains("1 of 2 reported.") == true)
            #expect(week.text("main")?.contains("Did not report") == true)
        }
    }

    @Test("words that look like a person are asked about, and sent once somebody confirms or changes them")
    func warnings() async throws {
        try await ReportSite.onEachEngine { partners in
            let site = partners.site
            let words = "Maria Papadopoulou saw it, 6912345678."
            let asked = await site.post(
                ReportSite.address, partners.fields(["words": words, "seen-doors": "yes", "count-doors": "3"]),
                as: .member)
            #expect(asked.status == 422)
            let page = try site.read(asked)
            #expect(page.text(".note")?.contains("“Maria Papadopoulou” looks like the name of a person.") == true)
            #expect(page.text("#f-words")?.contains(words) == true)
            #expect(page.first("#f-count-doors")?["value"] == "3")
            #expect(page.first("input[name=looked]")?["value"] == words)

            let other = await site.post(
                ReportSite.address,
                partners.fields([
                    "words": words + " And Jean Dupont.", "looked": words, "confirmed": "yes", "seen-doors": "yes",
                ]), as: .member)
            #expect(other.status == 422, "confirmed was another text")
            let address = try await partners.report([
                "words": words, "looked": words, "confirmed": "yes", "seen-doors": "yes",
            ])
            let read = try await site.page(address, as: .coordinator)
            #expect(read.text("main")?.contains("The form asked about these words") == true)

            #expect(await site.post("\(address)/words-removal", ["version": "1"], as: .coordinator).status == 303)
            let without = await site.text(address, as: .member)
            #expect(!without.contains("Papadopoulou") && without.contains("took the words of this report away"))
            let kept = try await site.database.read {
                try $0.rows("SELECT words FROM partner_report").map { try $0["words"] as String }
            }
            #expect(kept == [""])
            #expect(try await partners.told(.member) == ["reports.struck"])
        }
    }

    @Test("the secretariat’s answer is asked about in the same way")
    func answers() async throws {
        try await ReportSite.onSQLite { partners in
            let site = partners.site
            let address = try await partners.report(["seen-doors": "yes"])
            let answer: Fields = ["version": "1", "do": "answer", "answer": "Ask Maria Papadopoulou."]
            let asked = await site.post("\(address)/answer", answer, as: .coordinator)
            #expect(asked.status == 422)
            #expect(try site.read(asked).text("#a-answer")?.contains("Ask Maria Papadopoulou.") == true)
            let confirmed = Fields(
                answer.pairs + [(name: "looked", value: "Ask Maria Papadopoulou."), (name: "confirmed", value: "yes")])
            #expect(await site.post("\(address)/answer", confirmed, as: .coordinator).status == 303)
            for text in ["", " ", String(repeating: "a", count: 1_001)] {
                let reply = await site.post(
                    "\(address)/answer", ["version": "2", "do": "close", "answer": text], as: .coordinator)
                #expect(reply.status == 422)
            }
        }
    }

    @Test("a report that asks for an answer is told to the secretariat, and waits until it has one")
    func asks() async throws {
        try await ReportSite.onSQLite { partners in
            let site = partners.site
            let address = try await partners.report(["words": "Who locks the yard at night?", "asks": "yes"])
            #expect(try await partners.told(.coordinator) == ["reports.asks"])
            #expect(await site.post("\(address)/acknowledgement", ["version": "1"], as: .coordinator).status == 303)
            #expect(await site.text(ReportSite.address, as: .coordinator).contains("Asks for an answer"))
            #expect(
                await site.post(
                    "\(address)/answer", ["version": "2", "do": "answer", "answer": "The school does."],
                    as: .coordinator
                )
                .status == 303)
            #expect(await !site.text(ReportSite.address, as: .coordinator).contains("Asks for an answer"))
        }
    }

    @Test("all reports of a week are acknowledged at once, but for what came while the page stood open")
    func acknowledgeAll() async throws {
        try await ReportSite.onSQLite { partners in
            let site = partners.site
            let one = try await partners.report(["seen-doors": "yes"])
            let page = try await site.page("\(ReportSite.address)/weeks/\(ReportSite.first)", as: .coordinator)
            let shown = page.all("input[name=report]").compactMap { $0["value"] }
            try await partners.report(["seen-bullying": "yes"], for: partners.school, as: .chair)
            let path = "\(ReportSite.address)/weeks/\(ReportSite.first)/acknowledgement"
            let fields = Fields(shown.map { (name: "report", value: $0) })
            #expect(await site.post(path, fields, as: .coordinator).status == 303)
            #expect(await site.get("\(one)/edit", as: .member).status == 403)
            let states = try await site.database.read {
                try $0.rows("SELECT state FROM partner_report ORDER BY state").map { try $0["state"] as String }
            }
            #expect(states == ["acknowledged", "sent"])
            #expect(await site.post(path, fields, as: .analyst).status == 404)
        }
    }

    @Test("weeks to come, weeks long past and weeks before an organisation was asked are not reported")
    func openWeeks() async throws {
        try await ReportSite.onSQLite { partners in
            let site = partners.site
            for week in ["2026-W09", "2026-W11", "2026-W54", "x"] {
                let reply = await site.post(
                    ReportSite.address, partners.fields(["seen-doors": "yes"], week: week), as: .member)
                #expect([403, 404, 409].contains(reply.status), "\(week)")
                #expect(await site.get("\(ReportSite.address)/new?week=\(week)", as: .member).status != 200, "\(week)")
            }
            try await site.wait(.seconds(50 * 86_400))
            let late = await site.post(ReportSite.address, partners.fields(["seen-doors": "yes"]), as: .member)
            #expect(late.status == 409)
            #expect(try site.read(late).text(".summary")?.contains("cannot be reported any more") == true)
        }
    }

    @Test("who is asked no longer stays in the weeks it was asked for")
    func asking() async throws {
        try await ReportSite.onSQLite { partners in
            let site = partners.site
            try await site.wait(.seconds(7 * 86_400))
            let off: Fields = [
                "version": "1", "boundaries": "", "reminds": "3", "shows": "5", "kind-\(partners.landlord)": "landlord",
                "kind-\(partners.school)": "",
            ]
            #expect(await site.post("\(ReportSite.address)/partners", off, as: .coordinator).status == 303)
            #expect(
                await site.post("\(ReportSite.address)/partners", off, as: .coordinator).status == 409,
                "somebody was faster")
            let before = try await site.page("\(ReportSite.address)/weeks/\(ReportSite.first)", as: .member)
            let after = try await site.page("\(ReportSite.address)/weeks/\(ReportSite.second)", as: .member)
            #expect(before.text("main")?.contains("School board") == true)
            #expect(after.text("main")?.contains("School board") == false)
            let form = try await site.page("\(ReportSite.address)/new", as: .member)
            #expect(form.all("#f-area-damage").isEmpty, "no areas are asked for any more")
            #expect(await site.get("\(ReportSite.address)/new", as: .chair).status == 403)
        }
    }
}
