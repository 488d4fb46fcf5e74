// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import SiteKit
import TestKit
import Testing
import Web

@testable import Evidence

@Suite("Weekly reports by the clock")
struct ReportClockTests {
    @Test("those who have not reported are reminded once, by a mail that says nothing of it, and nobody else is")
    func reminders() async throws {
        try await ReportSite.onEachEngine { partners in
            try await partners.report(["do": "nothing"])
            for _ in 0..<2 { try await partners.tick() }
            #expect(try await partners.letters().isEmpty)
            try await partners.site.wait(.seconds(7 * 86_400))
            try await partners.tick()
            #expect(try await partners.letters().isEmpty, "Monday is too early")
            try await partners.site.wait(.seconds(86_400))
            for _ in 0..<3 { try await partners.tick() }
            let letters = try await partners.letters()
            #expect(letters.map(\.to) == ["chair@kalliste.example"])
            #expect(letters.allSatisfy { !$0.words.contains("School board") })
            #expect(try await partners.told(.chair) == ["reports.due"])
            #expect(try await partners.told(.member).isEmpty)
        }
    }

    @Test("the members’ picture is made on its day, once, and only where somebody reported")
    func pictures() async throws {
        try await ReportSite.onEachEngine { partners in
            try await partners.report(["seen-damage": "yes", "count-damage": "31", "area-damage": "Q1"])
            func pictures() async throws -> [String] {
                try await partners.site.database.read {
                    try $0.rows("SELECT week FROM report_picture ORDER BY week, number").map { try $0["week"] }
                }
            }
            try await partners.site.wait(.seconds(9 * 86_400))
            try await partners.tick()
            #expect(try await pictures() == [], "Wednesday is too early")
            try await partners.site.wait(.seconds(86_400))
            for _ in 0..<2 { try await partners.tick() }
            #expect(try await pictures() == [ReportSite.first])
            let week = "\(ReportSite.address)/weeks/\(ReportSite.first)"
            let cells = try await partners.site.page(week, as: .chair).all("table.matrix td").map(\.text)
            #expect(cells.contains("31"))
            try await partners.site.wait(.seconds(14 * 86_400))
            try await partners.tick()
            #expect(try await pictures() == [ReportSite.first])
        }
    }

    @Test("after a year the words and the name of who sent them are gone, and the counts stay")
    func retention() async throws {
        try await ReportSite.onEachEngine { partners in
            try await partners.report(["seen-damage": "yes", "count-damage": "31", "words": "The gate was open."])
            try await partners.site.wait(.seconds(366 * 86_400))
            try await partners.site.database.write { _ = try $0.purge(Retention.ofReports) }
            let kept = try await partners.site.database.read { snapshot in
                try snapshot.rows("SELECT words, person FROM partner_report").map { row -> (String, PersonID?) in
                    (try row["words"], try row["person"])
                }
            }
            #expect(kept.count == 1 && kept[0].0.isEmpty && kept[0].1 == nil)
            let lines = try await partners.site.database.read {
                try $0.rows("SELECT seen FROM report_line").map { try $0["seen"] as Int }
            }
            #expect(lines == [31])
        }
    }
}
