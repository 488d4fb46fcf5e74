// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import SiteKit
import TestKit
import Testing
import Values
import Web

@testable import Council

@Suite("What is due, on the page")
struct DutyPageTests {
    @Test("the coordinator writes down what was done, members read it, and a mistake is taken back")
    func record() async throws {
        try await CouncilSite.onEachEngine(profile: "free-form") { site in
            let before = try await site.page("/c/kalliste/en/duties", as: .member)
            #expect(before.text("main")?.contains("Due by") == true)
            _ = try await site.accepted(
                "/duties/outputs.yearly-report", ["day": "2026-03-01", "note": "Sent to the municipal council"])
            let page = try await site.page("/c/kalliste/en/duties/outputs.yearly-report", as: .member)
            #expect(page.text("section[aria-labelledby=done]")?.contains("Sent to the municipal council") == true)
            #expect(page.all("main form").isEmpty)
            let text = await site.text("/c/kalliste/en/duties/outputs.yearly-report", as: .member)
            #expect(text.contains("Done; next by"))
            let acts = try await site.acts(.member)
            #expect(acts.contains { $0.action == "duty.record" })
            let own = try await site.page("/c/kalliste/en/duties/outputs.yearly-report", as: .coordinator)
            let note = try #require(own.first("input[name=note]")?["value"])
            _ = try await site.accepted("/duties/outputs.yearly-report/removal", ["note": note])
            let after = try await site.page("/c/kalliste/en/duties/outputs.yearly-report", as: .member)
            #expect(after.first("#done") == nil)
        }
    }

    @Test("nobody but the coordinator writes, and nonsense is refused with the field named")
    func refused() async throws {
        try await CouncilSite.onSQLite(profile: "free-form") { site in
            let good: Fields = ["day": "2026-03-01", "note": "x"]
            for who in Who.allCases where who != .coordinator {
                let reply = await site.post("/c/kalliste/en/duties/outputs.yearly-report", good, as: who)
                #expect(reply.status == 404, "\(who)")
            }
            for who in Who.allCases where !Who.ofTheCouncil.contains(who) {
                for path in ["duties", "duties/outputs.yearly-report", "handover"] {
                    let status = await site.get("/c/kalliste/en/\(path)", as: who).status
                    #expect(status == 404 || status == 303, "\(path) as \(who): \(status)")
                }
            }
            let wrong: [(Fields, String)] = [
                (["day": "2026-13-01", "note": "x"], "day"), (["day": "2027-01-01", "note": "x"], "day"),
                (["day": "2026-03-01", "note": " "], "note"), ([:], "day"),
            ]
            for (fields, field) in wrong {
                let reply = await site.post("/c/kalliste/en/duties/outputs.yearly-report", fields, as: .coordinator)
                #expect(reply.status == 422)
                let page = try site.read(reply)
                #expect(page.first(".summary a")?.attributes["href"] == "#record-\(field)")
            }
            for path in ["duties/nothing", "duties/outputs.nothing", "duties/nothing/removal"] {
                #expect(await site.post("/c/kalliste/en/\(path)", good, as: .coordinator).status == 404, "\(path)")
            }
        }
    }

    @Test("a formation that nobody else may know of has a line for its own people alone")
    func secluded() async throws {
        try await CouncilSite.onEachEngine(profile: "pt-cms") { site in
            let pages = ["duties", "handover", "how-it-works/versions", "how-it-works/newer", "profile", "members"]
            var before: [String: String] = [:]
            let others = SeclusionTests.others
            for who in others {
                for page in pages {
                    before["\(who)\(page)"] = await site.get("/c/kalliste/en/\(page)", as: who).comparable
                }
            }
            let target = try await site.accepted(
                "/formations",
                ["template": "restricted", "kind": "restricted", "name-en": "Lantern group", "readers": "own"])
            let formation = site.lastPart(target)
            let seat = try await site.makeSeat("Lantern seat", in: try #require(FormationID(formation)))
            for who in others {
                for page in pages {
                    let after = await site.get("/c/kalliste/en/\(page)", as: who).comparable
                    #expect(after == before["\(who)\(page)"], "\(page) as \(who)")
                }
                for path in ["duties/meetings.\(formation)", "seats/\(seat)"] {
                    #expect(await site.get("/c/kalliste/en/\(path)", as: who).status != 200, "\(path) as \(who)")
                }
            }
            let duties = try await site.page("/c/kalliste/en/duties", as: .coordinator)
            #expect(duties.text("main")?.contains("Lantern group") == true)
            let kit = try await site.page("/c/kalliste/en/handover", as: .coordinator)
            #expect(kit.text("main")?.contains("Lantern seat") == true)
            _ = try await site.page("/c/kalliste/en/duties/meetings.\(formation)", as: .coordinator)
        }
    }

    @Test("the handover page says the rules in short, what is due and who sits where, in three languages")
    func handover() async throws {
        try await CouncilSite.onSQLite(profile: "free-form") { site in
            for tongue in ["en", "fr", "el"] {
                for page in ["handover", "duties", "duties/reviews.strategy"] {
                    _ = try await site.page("/c/kalliste/\(tongue)/\(page)", as: .member)
                }
            }
            let page = try await site.page("/c/kalliste/en/handover", as: .member)
            #expect(page.first("#rules") != nil && page.first("#due") != nil && page.first("#seating") != nil)
            #expect(page.all("section[aria-labelledby=rules] a").count > 8)
        }
    }

    @Test("members can ask who sat on another day; others see today")
    func history() async throws {
        try await CouncilSite.onEachEngine { site in
            let seat = try #require(await site.plenaryHoldings().first?.seat)
            try await site.giveSeat(
                seat.id, to: "outsider@kalliste.example", name: "Xenia Holder", ["from": "2026-03-10"])
            let then = try await site.page("/c/kalliste/en/members?on=2026-03-11", as: .member)
            #expect(then.text("main")?.contains("Xenia Holder") == true)
            let today = try await site.page("/c/kalliste/en/members?on=nonsense", as: .member)
            #expect(today.text("main")?.contains("Xenia Holder") == false)
            let visitor = try await site.page("/c/kalliste/en/members?on=2026-03-11")
            #expect(visitor.text("h1") == "Who sits here")
        }
    }
}
