// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Council

@Suite("Organisations")
struct OrganisationTests {
    @Test("are listed by name, in pages that together show each once")
    func pages() async throws {
        try await CouncilSite.onEachEngine { site in
            let (council, count) = (site.council, 130)
            try await site.database.write { transaction in
                let standing = try transaction.standing(of: .console(), in: council.id)
                for number in 0..<count {
                    let organisation = Organisation(
                        id: transaction.newID(), council: council.id,
                        readership: Readership(number % 3 == 0 ? .members : .public),
                        names: LocalText("Body \(number)", .en), since: council.today(at: transaction.now))
                    try transaction.permit(AddOrganisation.self, standing, on: organisation).write(in: council)
                }
            }
            for (who, expected) in [(Who.member, count), (.visitor, count - 44)] {
                var (seen, path) = ([String](), "/c/kalliste/en/organisations")
                for _ in 1...4 {
                    let page = try await site.page(path, as: who)
                    seen += page.all("main li h2").map(\.text)
                    guard let next = page.first("a[rel=next]")?.attributes["href"] else { break }
                    path = next
                }
                #expect(seen.count == expected && Set(seen).count == expected, "\(who)")
                #expect(seen == seen.sorted { Collation.key($0, .en) < Collation.key($1, .en) })
            }
            #expect(await site.get("/c/kalliste/en/organisations?after=nonsense").status == 404)
        }
    }

    @Test("the list reads no more rows than it shows")
    func plan() async throws {
        try await CouncilSite.onEachEngine { site in
            let scope = try await site.standing(.member).scope
            let plan = try await site.database.read { snapshot in
                try OrganisationList.keyset.plan(
                    in: snapshot, select: "o.*", from: "organisation AS o", where: OrganisationList.condition(scope),
                    partitions: OrganisationList.partitions(scope)
                ).description
            }
            #expect(plan.contains("organisation_listed") || plan.contains("Seq Scan") == false, "\(plan)")
        }
    }

    @Test("one that left stands in no list any more, and its page says until when it took part")
    func leave() async throws {
        try await CouncilSite.onSQLite { site in
            let target = try await site.accepted("/organisations", ["name-en": "Harbour police", "readers": "public"])
            let id = site.lastPart(target)
            _ = try await site.accepted("/organisations/\(id)/end", ["day": "2026-03-02"])
            #expect(await !site.text("/c/kalliste/en/organisations").contains("Harbour police"))
            #expect(
                try await site.page("/c/kalliste/en/organisations/\(id)").text("main")?.contains("2 March 2026") == true
            )
        }
    }

    @Test("is found by its name in any of its languages")
    func search() async throws {
        try await CouncilSite.onEachEngine { site in
            _ = try await site.accepted(
                "/organisations", ["name-en": "Harbour police", "name-el": "Λιμενικό", "readers": "public"])
            for word in ["harbour", "λιμενικο"] {
                let page = try await site.page("/c/kalliste/en/search?q=\(word.addingPercent)")
                #expect(page.text("main")?.contains("Harbour police") == true)
            }
        }
    }

    @Test("a name is never markup")
    func markup() async throws {
        try await CouncilSite.onSQLite { site in
            let target = try await site.accepted(
                "/organisations", ["name-en": "<script>alert(1)</script>\" onload=\"x", "readers": "public"])
            let page = try await site.page("/c/kalliste/en/organisations/\(site.lastPart(target))")
            #expect(page.text("h1") == "<script>alert(1)</script>\" onload=\"x")
        }
    }
}

extension String {
    fileprivate var addingPercent: String {
        utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
