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

@Suite("Reminding people of what is due")
struct ReminderTests {
    private func remind(_ town: Town) async throws {
        let (council, reminders) = (town.site.council, Reminders(languages: town.languages))
        try await town.site.database.write { try reminders.remind(council, in: $0) }
    }

    private func letters(_ town: Town) async throws -> [(to: String, words: String)] {
        try await town.site.database.read { snapshot in
            try snapshot.rows("SELECT recipient, letter FROM outbox ORDER BY recipient, posted").map {
                (try $0["recipient"], try $0["letter"])
            }
        }
    }

    @Test(
        "the owner's people and the coordinator get one neutral mail on each occasion, however often the schedule runs")
    func once() async throws {
        try await Town.onEachEngine { town in
            let action = try await town.add(
                .action,
                [
                    "title": "Zephyrus lamps", "owner": town.police.description, "starts": "2026-03-01",
                    "due": "2026-03-10",
                ])
            for _ in 0..<3 { try await remind(town) }
            var sent = try await letters(town)
            #expect(sent.map(\.to) == ["coordinator@kalliste.example", "member@kalliste.example"])
            #expect(sent.allSatisfy { !$0.words.contains("Zephyrus") && !$0.words.contains("police") })
            #expect(sent.allSatisfy { $0.words.contains("due soon") })

            try await town.site.wait(.seconds(9 * 86_400))
            for _ in 0..<2 { try await remind(town) }
            sent = try await letters(town)
            #expect(sent.count == 4 && sent.count { $0.words.contains("past its date") } == 2)

            let done: Fields = ["version": "1", "stage": "done", "ended": "2026-03-11"]
            #expect(await town.site.post("\(action)/progress", done, as: .member).status == 303)
            try await town.site.wait(.seconds(20 * 86_400))
            try await remind(town)
            #expect(try await letters(town).count == 4)
            let (member, standing) = (try #require(town.site.person(.member)), try await town.site.standing(.member))
            let told = try await town.site.database.read { try $0.notifications(of: member, for: standing.scope) }
            #expect(told.map(\.event) == ["strategy.action-late", "strategy.action-due"])
        }
    }

    @Test("nobody is reminded of what they may not see, and a recommendation is reminded of like an action")
    func byScope() async throws {
        try await Town.onEachEngine { town in
            _ = try await town.add(
                .recommendation, ["title": "Hidden advice", "addressee": town.police.description],
                audience: .formation(town.harbour))
            try await remind(town)
            #expect(try await letters(town).map(\.to) == ["coordinator@kalliste.example"])
            _ = try await town.add(
                .recommendation, ["title": "Advice", "addressee": town.police.description], audience: .members)
            try await remind(town)
            #expect(
                try await letters(town).map(\.to) == [
                    "coordinator@kalliste.example", "coordinator@kalliste.example", "member@kalliste.example",
                ])
        }
    }
}
