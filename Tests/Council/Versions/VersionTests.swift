// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Lineage
import SiteKit
import TestKit
import Testing
import Values
import Web

@testable import Council

@Suite("Versions of a constitution")
struct VersionTests {
    private static let quorum: Fields = [
        "required": "yes", "comparison": "at-least", "numerator": "1", "denominator": "3", "base": "seats",
        "reason": "Decided in March", "version": "1",
    ]

    /// The profile as it was before the one that comes with the program, with another notice.
    private func earlier() throws -> String {
        try Checkout.profile("fr-clspd").replacing("version: 2\n", with: "version: 1\n").replacing(
            "number: 5, unit: calendar-days", with: "number: 3, unit: calendar-days")
    }

    private func onEachEngine(_ body: @escaping (SiteFixture) async throws -> Void) async throws {
        let text = try earlier()
        try await SiteFixture.onEachEngine(rooms: CouncilSite.rooms) { site in
            let councils = [site.council, site.other]
            try await site.database.write { transaction in
                let permit = try transaction.operatorPermit("council.create", .console())
                for council in councils { try permit.establish(council, by: text) }
            }
            try await body(site)
        }
    }

    @Test("what was in force then can be read, and what differs from now")
    func history() async throws {
        try await onEachEngine { site in
            _ = try await site.accepted("/how-it-works/quorum/correction", Self.quorum)
            let list = try await site.page("/c/kalliste/en/how-it-works/versions")
            #expect(list.text("main")?.contains("Decided in March") == true)
            #expect(list.all("ul.rows li").count == 2)
            let then = try await site.page("/c/kalliste/en/how-it-works/versions/1")
            #expect(then.text("main")?.contains("At least a third of all seats") == false)
            let now = try await site.page("/c/kalliste/en/how-it-works/versions/2")
            #expect(now.text("main")?.contains("At least a third of all seats") == true)
            let difference = try await site.page("/c/kalliste/en/how-it-works/difference?from=1&to=2")
            #expect(difference.all("table tbody tr").count == 1)
            #expect(difference.text("table tbody tr")?.contains("At least a third of all seats") == true)
            for path in ["versions/0", "versions/3", "versions/x", "difference?from=1&to=9", "difference?from=-1&to=1"]
            {
                #expect(await site.get("/c/kalliste/en/how-it-works/\(path)").status == 404, "\(path)")
            }
        }
    }

    @Test("one rule is taken from a later version of the profile, with what it rests on there")
    func take() async throws {
        try await onEachEngine { site in
            let page = try await site.page("/c/kalliste/en/how-it-works/newer")
            #expect(page.all("table tbody tr").count == 1)
            #expect(page.all("main form").isEmpty, "a visitor takes nothing")
            let form = try await site.page(
                "/c/kalliste/en/how-it-works/newer?rule=convening.notice", as: .coordinator)
            #expect(form.first("#take-reason") != nil && form.first("#adopt-reason") != nil)
            _ = try await site.accepted(
                "/how-it-works/newer/convening.notice", ["reason": "As the State's commissions", "version": "1"])
            let council = site.council.id
            let charter = try await site.database.read { try $0.charter(of: council) }
            #expect(try charter?.constitution().notice.period == Period(5, .calendarDays))
            #expect(charter?.entry("convening.notice")?.state == .taken)
            let rule = try await site.page("/c/kalliste/en/how-it-works/convening.notice")
            #expect(rule.text("main")?.contains("From version 2 of the profile") == true)
            #expect(rule.text("main")?.contains("R133-8") == true)
        }
    }

    @Test("a later version is adopted as a whole, and the council's own rules stay")
    func adopt() async throws {
        try await onEachEngine { site in
            _ = try await site.accepted("/how-it-works/quorum/correction", Self.quorum)
            _ = try await site.accepted("/how-it-works/newer", ["reason": "Renewed", "version": "2"])
            let council = site.council.id
            let rules = try await site.database.read { try $0.constitution(of: council) }
            #expect(rules?.profileVersion == 2 && rules?.notice.period == Period(5, .calendarDays))
            #expect(rules?.quorum.threshold?.denominator == 3)
            let page = try await site.page("/c/kalliste/en/how-it-works/newer")
            #expect(page.text(".lead")?.contains("no later one") == true)
            let acts = try await site.acts(.member)
            #expect(acts.contains { $0.action == "constitution.adopt" })
            let other = site.other.id
            #expect(try await site.database.read { try $0.constitution(of: other)?.profileVersion } == 1)
        }
    }

    @Test("only the coordinator takes or adopts, with a reason, and not over what somebody else just changed")
    func refused() async throws {
        try await onEachEngine { site in
            for path in ["/how-it-works/newer", "/how-it-works/newer/convening.notice"] {
                for who in Who.allCases where who != .coordinator {
                    let reply = await site.post("/c/kalliste/en\(path)", ["reason": "x", "version": "1"], as: who)
                    #expect(reply.status == 404, "\(path) as \(who)")
                }
                let empty = await site.post("/c/kalliste/en\(path)", ["version": "1"], as: .coordinator)
                #expect(empty.status == 422, "\(path)")
                let late = await site.post("/c/kalliste/en\(path)", ["reason": "x", "version": "9"], as: .coordinator)
                #expect(late.status == 409, "\(path)")
            }
            let strange = await site.post(
                "/c/kalliste/en/how-it-works/newer/nothing", ["reason": "x", "version": "1"], as: .coordinator)
            #expect(strange.status == 404)
        }
    }

    @Test("a decision that a change carries out is shown to those who may see it, and to nobody else")
    func decisions() async throws {
        try await onEachEngine { site in
            let formation = try await site.foundFormation("Lantern group", readers: "own")
            let ids = try await site.enterDecisions(readers: [.members, .formation(formation)])
            let page = try await site.page("/c/kalliste/en/how-it-works/quorum", as: .coordinator)
            #expect(page.all("#correct-decision option").count == 3)
            var fields = Self.quorum
            fields.append("decision", ids[1])
            _ = try await site.accepted("/how-it-works/quorum/correction", fields)
            for path in ["/how-it-works/quorum", "/how-it-works/versions"] {
                for who in Who.allCases where who != .coordinator {
                    let text = await site.text("/c/kalliste/en\(path)", as: who)
                    #expect(!text.contains("Lantern") && !text.contains("By decision"), "\(path) as \(who)")
                }
                #expect(await site.text("/c/kalliste/en\(path)", as: .coordinator).contains("Lantern decision"))
            }
            let strange: Fields = [
                "allowed": "yes", "reason": "x", "version": "2", "decision": ID<Node>.random().description,
            ]
            let reply = await site.post(
                "/c/kalliste/en/how-it-works/ballots.abstention/correction", strange, as: .coordinator)
            #expect(reply.status == 422)
        }
    }
}

extension SiteFixture {
    /// Decisions as the room above enters them, one for each group of readers; the last is of the Lantern group.
    func enterDecisions(readers: [Audience]) async throws -> [String] {
        let council = council.id
        let first = LocalDate(dayNumber: 20_500)
        return try await database.write { transaction in
            try readers.enumerated().map { index, audience in
                let id = transaction.newID(Node.self)
                try transaction.put(
                    Node(
                        council: council, reference: NodeReference(.decided, id), readership: Readership(audience),
                        step: .decision, title: index == 0 ? "Open decision" : "Lantern decision", tongue: .en,
                        day: first.adding(days: index), path: ["decisions", id.description]))
                return id.description
            }
        }
    }
}
