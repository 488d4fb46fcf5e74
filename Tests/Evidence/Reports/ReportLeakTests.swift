// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import SiteKit
import TestKit
import Testing
import Web

@testable import Evidence

@Suite("Who sees weekly reports")
struct ReportLeakTests {
    private static let missing = "0198a8f0-5b1c-7c3e-9d2a-4f6b8c0e1a2d"
    private static let outside: [Who] = [.visitor, .outsider, .stranger, .resident, .operator]

    @Test("a report exists for its own organisation and for those who read all, and for nobody else")
    func report() async throws {
        try await ReportSite.onEachEngine { partners in
            let site = partners.site
            let address = try await partners.report([
                "seen-doors": "yes", "count-doors": "88", "words": "Zephyrus left the gate open.",
            ])
            let id = String(address.suffix(36))
            for path in ["", "/edit"] {
                await site.expectAbsent(
                    address + path, like: "\(ReportSite.address)/\(Self.missing)\(path)", as: Self.outside + [.chair])
            }
            for who in [Who.member, .coordinator, .analyst] {
                #expect(await site.text(address, as: who).contains("Zephyrus"), "\(who)")
            }
            for who in Self.outside + [.chair] {
                for form in ["", "/acknowledgement", "/answer", "/words-removal"] {
                    let fields: Fields = ["version": "1", "do": "close", "answer": "Done"]
                    #expect(await site.post(address + form, fields, as: who).status != 303, "\(form) as \(who)")
                }
            }
            for who in [Who.member, .analyst] {
                for form in ["/acknowledgement", "/answer", "/words-removal"] {
                    let fields: Fields = ["version": "1", "do": "close", "answer": "Done"]
                    #expect(await site.post(address + form, fields, as: who).status == 403, "\(form) as \(who)")
                }
            }
            #expect(await site.post(address, partners.fields(["seen-doors": "yes"]), as: .coordinator).status == 403)
            let paths = [
                ReportSite.address, "\(ReportSite.address)/weeks/\(ReportSite.first)", "/c/kalliste/en/evidence",
                "/c/kalliste/en/search?q=Zephyrus", "/c/kalliste/en/search?q=reports",
            ]
            for who in Self.outside + [.chair] {
                for path in paths {
                    let text = await site.text(path, as: who)
                    #expect(!text.contains(id), "\(path) as \(who)")
                    #expect(path.contains("Zephyrus") || !text.contains("Zephyrus"), "\(path) as \(who)")
                }
            }
        }
    }

    @Test("nobody outside the council learns who reports, or that anybody does")
    func outside() async throws {
        try await ReportSite.onSQLite { partners in
            let site = partners.site
            try await partners.report(["seen-doors": "yes"])
            let paths = [
                "", "/new", "/partners", "/lines.csv", "/weeks/\(ReportSite.first)",
                "/weeks/\(ReportSite.first)/picture.csv",
            ]
            for who in Self.outside {
                for path in paths {
                    #expect(await site.get(ReportSite.address + path, as: who).status != 200, "\(path) as \(who)")
                }
                #expect(await !site.text("/c/kalliste/en/search?q=reports", as: who).contains("Reports of"))
                #expect(await !site.text("/c/kalliste/en/evidence", as: who).contains("Weekly reports"))
            }
            for who in [Who.member, .chair, .analyst] {
                #expect(await site.get("\(ReportSite.address)/partners", as: who).status == 404)
            }
            for who in [Who.member, .chair] {
                #expect(await site.get("\(ReportSite.address)/lines.csv", as: who).status == 404)
            }
            #expect(await site.text("/c/kalliste/en/search?q=reports", as: .member).contains("Reports of"))
        }
    }

    @Test("nobody reports for an organisation that they do not speak for, nor reads its last week in the form")
    func others() async throws {
        try await ReportSite.onSQLite { partners in
            let site = partners.site
            for who in [Who.chair, .coordinator, .analyst] + Self.outside {
                let reply = await site.post(ReportSite.address, partners.fields(["seen-doors": "yes"]), as: who)
                #expect(reply.status != 303, "\(who)")
                let path = "\(ReportSite.address)/new?organisation=\(partners.landlord)"
                #expect(await site.get(path, as: who).status != 200, "\(who)")
            }
        }
    }

    @Test("members see the picture with small counts hidden, and those who read the reports see all of them")
    func picture() async throws {
        try await ReportSite.onEachEngine { partners in
            let site = partners.site
            try await partners.report([
                "seen-damage": "yes", "count-damage": "31", "area-damage": "Q1", "seen-lights": "yes",
                "count-lights": "2", "area-lights": "Q2",
                "seen-noise": "yes", "count-noise": "17", "area-noise": "Q2", "kind-1": "lights", "count-1": "19",
                "area-1": "Q3",
            ])
            let week = "\(ReportSite.address)/weeks/\(ReportSite.first)"
            #expect(await site.post("\(week)/picture", [:], as: .coordinator).status == 409, "the week is not over")
            #expect(try await site.page(week, as: .chair).first("table.matrix") == nil, "nothing before it is made")
            #expect(await site.get("\(week)/picture.csv", as: .chair).status == 404)
            try await site.wait(.seconds(8 * 86_400))
            #expect(await site.post("\(week)/picture", [:], as: .chair).status == 403)
            #expect(await site.post("\(week)/picture", [:], as: .analyst).status == 303)
            let seen = await site.text("\(week)/picture.csv", as: .chair)
            let lines = seen.split(separator: "\r\n").map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
            let lights = try #require(lines[0].firstIndex(of: "lights"))
            #expect(lines[2][lights] == "hidden")
            #expect(await site.text("\(week)/picture.csv", as: .analyst).contains(",2,"))

            // What comes later is not in it before it is made anew.
            try await partners.report(
                ["seen-damage": "yes", "count-damage": "44", "area-damage": "Q1"], for: partners.school, as: .chair)
            #expect(await site.text("\(week)/picture.csv", as: .chair) == seen)
            #expect(await site.text(week, as: .coordinator).contains("1 report came later"))
            #expect(await site.post("\(week)/picture", [:], as: .coordinator).status == 303)
            #expect(await site.text("\(week)/picture.csv", as: .chair) != seen)
        }
    }

    @Test("rights in another council are worth nothing here")
    func otherCouncil() async throws {
        try await ReportSite.onSQLite { partners in
            let site = partners.site
            let address = try await partners.report(["seen-doors": "yes"])
            try await site.place(.stranger, .analyst, in: .members, of: site.other)
            #expect(await site.get(address, as: .stranger).status == 404)
            #expect(await site.get(address.replacing("kalliste", with: "nisi"), as: .stranger).status == 404)
            #expect(await !site.text("/c/nisi/en/evidence/reports", as: .stranger).contains("Aktaia"))
            #expect(await !site.text("/c/nisi/en/evidence/reports/lines.csv", as: .stranger).contains("doors"))
        }
    }

    @Test("an organisation that not every member may know of stands in no picture and no list")
    func hiddenOrganisation() async throws {
        try await ReportSite.onSQLite { partners in
            let site = partners.site
            try await partners.report(["seen-damage": "yes", "count-damage": "31"])
            let (council, landlord) = (site.council.id, partners.landlord)
            let audience = Audience.formation(.random())
            try await site.database.write {
                _ = try $0.run(
                    "UPDATE organisation SET audience = \(audience) WHERE council = \(council) AND id = \(landlord)")
            }
            let week = "\(ReportSite.address)/weeks/\(ReportSite.first)"
            for who in [Who.chair, .coordinator, .analyst] {
                for path in [week, ReportSite.address] {
                    #expect(await !site.text(path, as: who).contains("Aktaia"), "\(path) as \(who)")
                    #expect(try await site.page(path, as: who).first("table.matrix") == nil, "\(path) as \(who)")
                }
            }
            #expect(await !site.text("\(ReportSite.address)/lines.csv", as: .analyst).contains("damage"))
        }
    }

    @Test("what was done to a report is written down, without its id and without its words")
    func acts() async throws {
        try await ReportSite.onSQLite { partners in
            let site = partners.site
            let address = try await partners.report(["words": "Zephyrus left the gate open."])
            #expect(await site.post("\(address)/acknowledgement", ["version": "1"], as: .coordinator).status == 303)
            let standing = try await site.standing(.chair)
            let acts = try await site.database.read { try $0.acts(standing) }
            #expect(acts.contains { $0.action == "reports.send" } && acts.contains { $0.action == "reports.answer" })
            #expect(acts.allSatisfy { !"\($0)".contains("Zephyrus") && !"\($0)".contains(address.suffix(36)) })
        }
    }
}
