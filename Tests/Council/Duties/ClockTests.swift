// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import SiteKit
import TestKit
import Testing
import Values
import Web

@testable import Council

@Suite("What the council does by the clock")
struct ClockTests {
    private func clock() throws -> CouncilClock {
        CouncilClock(languages: try Languages.load(from: FixtureCheckout.root + "/Languages")) { _, _, _ in [] }
    }

    private func remind(_ site: SiteFixture) async throws {
        let (clock, council) = (try clock(), site.council)
        try await site.database.write { try clock.remind(council, in: $0) }
    }

    private func letters(_ site: SiteFixture) async throws -> [(to: String, words: String)] {
        try await site.database.read { snapshot in
            try snapshot.rows("SELECT recipient, letter FROM outbox ORDER BY recipient, posted").map {
                (try $0["recipient"], try $0["letter"])
            }
        }
    }

    @Test("coordinators get one neutral mail when a mandate comes to its end, however often the clock runs")
    func mails() async throws {
        try await CouncilSite.onEachEngine { site in
            try await remind(site)
            let atFirst = try await letters(site).count
            let seat = try #require(await site.plenaryHoldings().first?.seat)
            try await site.giveSeat(
                seat.id, to: "outsider@kalliste.example", name: "Xenia Holder", ["until": "2026-05-20"])
            for _ in 0..<3 { try await remind(site) }
            let sent = try await letters(site)
            #expect(sent.count <= atFirst + 1)
            #expect(sent.allSatisfy { $0.to == "coordinator@kalliste.example" })
            #expect(sent.allSatisfy { !$0.words.contains("Xenia") && !$0.words.contains("mandate") })
            try await site.wait(.seconds(60 * 86_400))
            for _ in 0..<2 { try await remind(site) }
            #expect(try await letters(site).count > atFirst)
            #expect(try await letters(site).count == sent.count + 1)
        }
    }

    @Test("a formation closes by itself after the day it was set up for, and its places end")
    func ends() async throws {
        try await CouncilSite.onEachEngine { site in
            let target = try await site.accepted(
                "/formations",
                ["kind": "other", "name-en": "Lantern group", "readers": "own", "ends": "2026-03-20"])
            let id = try #require(FormationID(site.lastPart(target)))
            let open = try await site.page("/c/kalliste/en/formations/\(id)", as: .coordinator)
            #expect(open.text("main")?.contains("Ends by itself on") == true)
            let council = site.council
            try await site.database.write { try $0.endFormations(of: council) }
            #expect(await site.get("/c/kalliste/en/formations/\(id)", as: .coordinator).status == 200)
            try await site.wait(.seconds(30 * 86_400))
            for _ in 0..<2 { try await site.database.write { try $0.endFormations(of: council) } }
            let standing = try await site.standing(.coordinator)
            #expect(standing.formations[id] == nil, "nobody belongs to it any more")
            let until: String? = try await site.database.read {
                try $0.value("SELECT until FROM formation WHERE id = \(id)")
            }
            #expect(until == "2026-03-20")
        }
    }

    @Test("a formation cannot be set up until a day that is past; the plenary has no end")
    func past() async throws {
        try await CouncilSite.onSQLite { site in
            let reply = await site.post(
                "/c/kalliste/en/formations",
                ["kind": "other", "name-en": "Late", "readers": "public", "ends": "2026-01-01"], as: .coordinator)
            #expect(reply.status == 422)
            #expect(try site.read(reply).first(".summary a")?["href"] == "#f-ends")
            let plenary = try await site.plenary()
            let form = try await site.page("/c/kalliste/en/formations/\(plenary.id)/edit", as: .coordinator)
            #expect(form.first("#f-ends") == nil)
        }
    }
}
