// SPDX-License-Identifier: EUPL-1.2
import Access
import Lineage
import SiteKit
import TestKit
import Testing
import Web

@testable import Council

@Suite("Pages of the council")
struct PageTests {
    @Test("every public page passes the strict parser, in three languages, for everybody")
    func strict() async throws {
        try await CouncilSite.onSQLite { site in
            let seat = try #require(await site.plenaryHoldings().first?.seat)
            let plenary = try await site.plenary()
            let pages = [
                "", "/profile", "/how-it-works", "/how-it-works/quorum", "/how-it-works/chair",
                "/how-it-works/convening.notice", "/members", "/organisations", "/formations",
                "/formations/\(plenary.id)", "/seats/\(seat.id)",
            ]
            for tongue in ["en", "fr", "el"] {
                for page in pages {
                    for who in [Who.visitor, .member, .coordinator] {
                        _ = try await site.page("/c/kalliste/\(tongue)\(page)", as: who)
                    }
                }
            }
        }
    }

    @Test("every form of the coordinator passes the strict parser, also when it is refused")
    func forms() async throws {
        try await CouncilSite.onSQLite { site in
            let seat = try #require(await site.plenaryHoldings().first?.seat)
            let plenary = try await site.plenary()
            let organisation = try await site.accepted(
                "/organisations", ["name-en": "Harbour police", "readers": "public"])
            for page in [
                "/organisations/new", "/formations/new", "/formations/\(plenary.id)/edit",
                "/formations/\(plenary.id)/seats/new",
                "/seats/\(seat.id)/edit", "/seats/\(seat.id)/mandates/new",
                "/organisations/\(site.lastPart(organisation))/edit", "/organisations/\(site.lastPart(organisation))",
            ] { _ = try await site.page("/c/kalliste/en\(page)", as: .coordinator) }
            for path in [
                "/organisations", "/formations", "/formations/\(plenary.id)/seats/new", "/seats/\(seat.id)/mandates",
                "/how-it-works/quorum/confirmation",
            ] {
                let reply = await site.post("/c/kalliste/en\(path)", ["site": "javascript:alert(1)"], as: .coordinator)
                #expect(reply.status == 422, "\(path)")
                #expect(try site.read(reply).first(".summary") != nil, "\(path)")
            }
        }
    }

    @Test("nobody but the coordinator reaches a form, or is offered one")
    func offered() async throws {
        try await CouncilSite.onSQLite { site in
            let seat = try #require(await site.plenaryHoldings().first?.seat)
            for who in Who.allCases where who != .coordinator {
                for page in ["/organisations/new", "/formations/new", "/seats/\(seat.id)/mandates/new"] {
                    let status = await site.get("/c/kalliste/en\(page)", as: who).status
                    #expect(status == 404 || status == 403, "\(page) as \(who): \(status)")
                }
                let page = try await site.page("/c/kalliste/en/seats/\(seat.id)", as: who)
                #expect(page.all("main form").isEmpty, "\(who)")
                let reply = await site.post(
                    "/c/kalliste/en/organisations", ["name-en": "X", "readers": "public"], as: who)
                #expect(reply.status == 404, "\(who)")
            }
        }
    }

    @Test("the front page says who sits there, and which rooms above add to it")
    func home() async throws {
        let section = HomeSection(.below(10)) { _ in
            "<section aria-labelledby=\"x\"><h2 id=\"x\">Priorities</h2></section>"
        }
        let aside = HomeSection(.beside) { _ in
            "<aside class=\"panel\" aria-labelledby=\"n\"><h2 id=\"n\">Next meeting</h2></aside>"
        }
        let answer = ProfileAnswer(.advice) { _ in [.init("Three practices to copy.", nil)] }
        let rooms: @Sendable (SiteFixture.Ground) throws -> [Room] = { ground in
            [
                .lineage(parts: []), .council(accounts: ground.accounts, home: [section, aside], answers: [answer]),
                .installation(describing: []),
            ]
        }
        try await SiteFixture.onSQLite(rooms: rooms) { site in
            try await CouncilSite.establish(site, "fr-clspd")
            let page = try await site.page("/c/kalliste/en")
            #expect(
                page.all("main h2").map(\.text) == [
                    "Next meeting", "Priorities", "Who sits here", "Six questions about this council",
                ])
            #expect(page.text("main")?.contains("Three practices to copy.") == true)
            #expect(page.text("main")?.contains("4 seats, 4 vacant") == true)
        }
    }

    @Test("a rule shows its source or its mark, and what waits for the council is counted")
    func marks() async throws {
        try await CouncilSite.onSQLite { site in
            let page = try await site.page("/c/kalliste/en/how-it-works")
            let rows = page.all("table tbody tr").map(\.text)
            #expect(rows.contains { $0.contains("Who presides") && $0.contains("Statute") && $0.contains("L132-4") })
            #expect(
                rows.contains {
                    $0.contains("Quorum") && $0.contains("Not found") && $0.contains("Waits for the council")
                })
            #expect(page.text(".note h2")?.contains("rules wait for the council to confirm them") == true)
        }
    }
}
