// SPDX-License-Identifier: EUPL-1.2
import Access
import SiteKit
import TestKit
import Testing
import Web

@testable import Council

@Suite("Confirming and correcting rules")
struct RuleTests {
    private static let quorum: Fields = [
        "required": "yes", "comparison": "at-least", "numerator": "1", "denominator": "3", "base": "seats",
        "reason": "Rules of procedure of 2 March, article 4", "version": "1",
    ]

    private func constitution(_ site: SiteFixture) async throws -> Constitution {
        let council = site.council.id
        guard let rules = try await site.database.read({ try $0.constitution(of: council) }) else {
            throw Refusal.absent
        }
        return rules
    }

    @Test("a corrected rule is worked by from then on, and its history keeps the reason")
    func correct() async throws {
        try await CouncilSite.onEachEngine { site in
            #expect(try await constitution(site).quorum.threshold == Threshold(.atLeast, 1, of: 2, base: .inOffice))
            _ = try await site.accepted("/how-it-works/quorum/correction", Self.quorum)
            #expect(try await constitution(site).quorum == Quorum(Threshold(.atLeast, 1, of: 3, base: .seats)))
            let page = try await site.page("/c/kalliste/en/how-it-works/quorum")
            #expect(page.text(".lead")?.contains("At least a third of all seats with a vote") == true)
            #expect(page.text("#history")?.isEmpty == false)
            #expect(page.text("main")?.contains("Rules of procedure of 2 March, article 4") == true)
            #expect(page.text("main")?.contains("Coordinator Person") == false, "who said so is for members")
            let forMembers = try await site.page("/c/kalliste/en/how-it-works/quorum", as: .member)
            #expect(forMembers.text("main")?.contains("Coordinator Person") == true)
        }
    }

    @Test("the other council's rules stay as they are")
    func apart() async throws {
        try await CouncilSite.onSQLite { site in
            _ = try await site.accepted("/how-it-works/quorum/correction", Self.quorum)
            let other = site.other.id
            let rules = try await site.database.read { try $0.constitution(of: other) }
            #expect(rules?.quorum.threshold?.denominator == 2)
        }
    }

    @Test("a confirmed rule no longer waits")
    func confirm() async throws {
        try await CouncilSite.onEachEngine { site in
            let council = site.council.id
            let before = try await site.database.read { try $0.charter(of: council)?.count.awaiting } ?? 0
            _ = try await site.accepted("/how-it-works/term/confirmation", ["reason": "So says the mayor's order"])
            let after = try await site.database.read { try $0.charter(of: council)?.count.awaiting } ?? 0
            #expect(after == before - 1)
            let acts = try await site.acts(.member)
            #expect(acts.contains { $0.action == "rule.confirm" && $0.subject == ActReference("rule", "term") })
        }
    }

    @Test("somebody who saw an older version gets both texts, and overwrites nothing")
    func conflict() async throws {
        try await CouncilSite.onSQLite { site in
            _ = try await site.accepted("/how-it-works/quorum/correction", Self.quorum)
            var late = Self.quorum.removing(["numerator"])
            late.append("numerator", "2")
            let reply = await site.post("/c/kalliste/en/how-it-works/quorum/correction", late, as: .coordinator)
            #expect(reply.status == 409)
            let page = try site.read(reply)
            #expect(page.first("#correct-numerator")?.attributes["value"] == "2", "what was typed is kept")
            #expect(page.text(".lead")?.contains("At least a third") == true, "what stands there now is shown")
            #expect(try await constitution(site).quorum.threshold?.numerator == 1)
        }
    }

    @Test(
        "nonsense is refused with the field named",
        arguments: [
            (["numerator": "4"], "numerator"), (["denominator": "0"], "denominator"), (["base": "cast"], "base"),
            (["comparison": "about"], "comparison"), (["reason": "  "], "reason"), (["numerator": "½"], "numerator"),
        ])
    func nonsense(change: [String: String], field: String) async throws {
        try await CouncilSite.onSQLite { site in
            var fields = Self.quorum.removing(Set(change.keys))
            for (name, value) in change { fields.append(name, value) }
            let reply = await site.post("/c/kalliste/en/how-it-works/quorum/correction", fields, as: .coordinator)
            #expect(reply.status == 422)
            let page = try site.read(reply)
            #expect(page.first(".summary a")?.attributes["href"] == "#correct-\(field)")
        }
    }

    @Test("only the coordinator confirms or corrects")
    func rights() async throws {
        try await CouncilSite.onSQLite { site in
            for who in Who.allCases where who != .coordinator {
                for path in ["quorum/correction", "term/confirmation"] {
                    let reply = await site.post("/c/kalliste/en/how-it-works/\(path)", Self.quorum, as: who)
                    #expect(reply.status == 404, "\(path) as \(who)")
                }
            }
            let rules = try await constitution(site)
            #expect(rules.quorum.threshold?.denominator == 2)
        }
    }

    @Test("notice and majority are corrected too; a notice in working days needs holidays")
    func others() async throws {
        try await CouncilSite.onSQLite { site in
            _ = try await site.accepted(
                "/how-it-works/convening.notice/correction",
                [
                    "number": "10", "unit": "calendar-days", "clear": "yes", "reason": "Order of the mayor",
                    "version": "1",
                ])
            #expect(
                try await constitution(site).notice
                    == Notice(Period(10, .calendarDays), isClear: true, isWritten: false))
            _ = try await site.accepted(
                "/how-it-works/majorities.decision/correction",
                [
                    "comparison": "at-least", "numerator": "2", "denominator": "3", "base": "present", "reason": "x",
                    "version": "2",
                ])
            #expect(
                try await constitution(site).majority(for: .decision)
                    == Majority(.twoThirds, Threshold(.atLeast, 2, of: 3, base: .present)))
            let reply = await site.post(
                "/c/kalliste/en/how-it-works/convening.notice/correction",
                ["number": "5", "unit": "working-days", "reason": "x", "version": "3"], as: .coordinator)
            #expect(reply.status == 422)
        }
    }
}

extension SiteFixture {
    /// The record of who did what, as somebody sees it.
    func acts(_ who: Who) async throws -> [Act] {
        let standing = try await standing(who)
        return try await database.read { try $0.acts(standing) }
    }
}
