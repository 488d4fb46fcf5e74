// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import SiteKit
import TestKit
import Testing
import Web

@testable import Strategy

@Suite("From priority to action")
struct PathTests {
    @Test("a finding leads to a priority, its recommendation, a decision, an action and its milestones, in one thread")
    func wholePath() async throws {
        try await Town.onEachEngine { town in
            let site = town.site
            let priority = try await town.add(
                .priority, ["title": "Safe ways to the water", "rests2": "finding:finding", "method": "Ranked choice"])
            let priorityID = try #require(priority.split(separator: "/").last)
            let advice = try await town.add(
                .recommendation,
                [
                    "title": "Light the 140 metres", "addressee": town.police.description,
                    "rests3": "priority:\(priorityID)",
                ])
            let adviceID = try #require(advice.split(separator: "/").last)
            try await site.database.write { transaction in
                try transaction.connect(
                    NodeReference(NodeKind("decision"), "decision"), .adopts,
                    NodeReference(NodeKind("recommendation"), String(adviceID)), in: site.council.id)
            }
            let action = try await town.add(
                .action,
                [
                    "title": "18 lamps and a mirror", "owner": town.police.description, "rests5": "decision:decision",
                    "granted": "45000", "spent": "41300", "partners": "Port authority",
                ])
            let milestone = await site.post(
                "\(action)/milestones", ["milestone": "Lamps in service", "milestoneDue": "2026-05-01"], as: .member)
            #expect(milestone.status == 303)
            let report = await site.post(
                "\(action)/progress", ["version": "1", "stage": "going", "note": "Permit received"], as: .member)
            #expect(report.status == 303)

            let page = try await site.page(action)
            #expect(page.text("h1") == "18 lamps and a mirror")
            #expect(page.first("main")?.text.contains("41,300 of 45,000 EUR granted") == true)
            #expect(page.text(".miles li")?.contains("Planned") == true)
            #expect(page.first("#notes") != nil && page.first("main")?.text.contains("Member Person") == false)
            #expect(try await site.page(action, as: .chair).first("main")?.text.contains("Member Person") == true)

            let thread = try await site.page("\(Town.address)/thread/action/\(action.split(separator: "/").last ?? "")")
            #expect(
                thread.all(".thread li h2").map(\.text) == [
                    "Finding", "Priority", "Recommendation", "Decision", "Action",
                ])
            let list = try await site.page("\(Town.address)/priorities")
            #expect(list.text(".pri li")?.contains("Step 6 of 8: Action") == true)
            #expect(list.text(".pri li")?.contains("Under way") == true)
            #expect(try await site.page("\(Town.address)/test-home").text(".pri h3") == "Safe ways to the water")
            for address in [priority, advice, "\(Town.address)/actions"] { _ = try await site.page(address) }
            for kind in Kind.allCases {
                _ = try await site.page("\(Town.address)/\(kind.segment)/new", as: .coordinator)
            }
        }
    }

    @Test("the addressee answers, and the coordinator is told")
    func answering() async throws {
        try await Town.onEachEngine { town in
            let site = town.site
            let advice = try await town.add(
                .recommendation, ["title": "Light it", "addressee": town.police.description])
            #expect(try await site.page(advice, as: .member).first("#answer") != nil)
            #expect(try await site.page(advice, as: .analyst).first("#answer") == nil)
            let fields: Fields = [
                "version": "1", "verdict": "partly", "answer": "Lamps yes, mirror no", "answered": "2026-03-01",
            ]
            #expect(await site.post("\(advice)/answer", fields, as: .analyst).status == 403)
            #expect(await site.post("\(advice)/answer", fields, as: .member).status == 303)
            let page = try await site.page(advice)
            #expect(page.first("main")?.text.contains("Answered in 19 days: Accepted in part.") == true)
            let coordinator = try #require(site.person(.coordinator))
            let standing = try await site.standing(.coordinator)
            let told = try await site.database.read { try $0.notifications(of: coordinator, for: standing.scope) }
            #expect(told.map(\.event) == ["strategy.answered"])
            let early: Fields = ["version": "2", "verdict": "refused", "answer": "No", "answered": "2026-02-01"]
            let refused = await site.post("\(advice)/answer", early, as: .member)
            #expect(refused.status == 422)
            #expect(
                try site.read(refused).text(".err-msg")?.contains("between that of the recommendation and today")
                    == true)
        }
    }

    @Test("two who change the same thing lose nothing: the second sees both texts")
    func conflict() async throws {
        try await Town.onEachEngine { town in
            let site = town.site
            let address = try await town.add(.priority, ["title": "Calm stairwells"])
            let first = Town.form(.priority, ["title": "Calm stairwells in the harbour", "version": "1"]).removing([
                "version"
            ])
            var mine = first
            mine.append("version", "1")
            #expect(await site.post(address, mine, as: .coordinator).status == 303)
            var theirs = Town.form(.priority, ["title": "Quiet stairwells"]).removing(["version"])
            theirs.append("version", "1")
            let reply = await site.post(address, theirs, as: .chair)
            #expect(reply.status == 409)
            let page = try site.read(reply)
            #expect(page.first("#f-title")?["value"] == "Quiet stairwells")
            #expect(page.text(".panel")?.contains("Calm stairwells in the harbour") == true)
            #expect(page.first("input[name=version]")?["value"] == "2")
        }
    }

    @Test("only those who run the council write its strategy; only the owner's people and the coordinator report")
    func rights() async throws {
        try await Town.onEachEngine { town in
            let site = town.site
            let action = try await town.add(.action, ["title": "Lamps", "owner": town.works.description])
            for who in [Who.member, .analyst] {
                #expect(await site.get("\(Town.address)/actions/new", as: who).status == 403)
                #expect(
                    await site.post(
                        "\(Town.address)/actions", Town.form(.action, ["title": "x", "owner": town.works.description]),
                        as: who
                    ).status == 403)
                #expect(
                    await site.post(
                        "\(action)/progress", ["version": "1", "stage": "done", "ended": "2026-03-01"], as: who
                    ).status == 403)
            }
            for who in Who.others {
                #expect([303, 404].contains(await site.get("\(Town.address)/actions/new", as: who).status))
                #expect(
                    await site.post("\(action)/progress", ["version": "1", "stage": "going"], as: who).status == 404)
            }
            #expect(await site.get("\(Town.address)/indicators/new", as: .analyst).status == 200)
            #expect(
                await site.post("\(action)/progress", ["version": "1", "stage": "going"], as: .coordinator).status
                    == 303)
        }
    }

    @Test("an organisation that only members know of is not named to visitors")
    func hiddenOwner() async throws {
        try await Town.onEachEngine { town in
            let action = try await town.add(.action, ["title": "Lamps", "owner": town.works.description])
            for path in [
                action, "\(Town.address)/actions", "\(Town.address)/actions.csv", "/api/v1/councils/kalliste/actions",
            ] {
                #expect(await town.site.text(path).contains("Works department") == false, "\(path)")
                #expect(await town.site.text(path, as: .chair).contains("Works department"), "\(path)")
            }
        }
    }
}
