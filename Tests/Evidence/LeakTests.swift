// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Evidence

@Suite("Who sees figures")
struct LeakTests {
    private static let counts = [[12, 3, 20], [7, 9, 31], [15, 2, 11], [40, 18, 25]]
    private static let missing = "0198a8f0-5b1c-7c3e-9d2a-4f6b8c0e1a2d"
    private static let outside: [Who] = [.visitor, .outsider, .stranger, .resident, .operator]

    /// What is not there for somebody is answered, byte for byte, as what never was, but for the id they typed.
    private func expectAbsent(_ path: String, _ id: DatasetID, in site: SiteFixture, as people: [Who]) async {
        for who in people {
            let hidden = await site.get(path, as: who)
            let absent = await site.get(path.replacing(id.description, with: Self.missing), as: who)
            #expect(hidden.status == 404, "\(path) as \(who)")
            #expect(hidden.comparable.replacing(id.description, with: Self.missing) == absent.comparable, "\(who)")
        }
    }

    @Test("an unpublished dataset does not exist for anybody outside the council, on any address")
    func unpublished() async throws {
        try await EvidenceSite.onEachEngine { site in
            let id = try await site.dataset(Self.counts)
            for address in ["", "/areas", "/figures.csv", "/records", "/edit", "/publications"] {
                await expectAbsent("/c/kalliste/en/evidence/datasets/\(id)\(address)", id, in: site, as: Self.outside)
            }
            await expectAbsent(
                "/api/v1/councils/kalliste/datasets/\(id)/areas", id, in: site,
                as: Self.outside + [.member, .coordinator])
            for who in Self.outside {
                #expect(await !site.text("/c/kalliste/en/evidence", as: who).contains("Broken lamps"))
                #expect(await !site.text("/c/kalliste/en/search?q=broken", as: who).contains("Broken lamps"))
                #expect(await !site.text("/api/v1/councils/kalliste/datasets", as: who).contains("Broken"))
                #expect(await !site.text("/data", as: who).contains("Broken"))
                #expect(await site.get("/c/kalliste/en/thread/dataset/\(id)", as: who).status == 404)
            }
            #expect(await site.text("/c/kalliste/en/search?q=broken", as: .member).contains("Broken lamps"))
        }
    }

    @Test("rights in another council are worth nothing here, nor the other way")
    func otherCouncil() async throws {
        try await EvidenceSite.onSQLite { site in
            let id = try await site.dataset(Self.counts)
            try await site.place(.stranger, .analyst, in: .members, of: site.other)
            for path in ["datasets/\(id)", "datasets/\(id)/figures.csv", "datasets/\(id)/records"] {
                #expect(await site.get("/c/kalliste/en/evidence/\(path)", as: .stranger).status == 404)
                #expect(await site.get("/c/nisi/en/evidence/\(path)", as: .stranger).status == 404)
            }
            #expect(await site.get("/c/nisi/en/evidence/import/incidents", as: .stranger).status == 200)
            let standing = try await site.standing(.stranger, in: site.other)
            let seen = try await site.database.read { snapshot in
                (
                    try snapshot.datasets(for: standing.scope).count,
                    try snapshot.boundarySets(for: standing.scope).count,
                    try snapshot.series(of: id, for: standing.scope) == nil
                )
            }
            #expect(seen == (0, 0, true))
        }
    }

    @Test("single records are opened by analysts and coordinators alone, and that is written down")
    func records() async throws {
        try await EvidenceSite.onSQLite { site in
            let id = try await site.dataset(Self.counts)
            let path = "/c/kalliste/en/evidence/datasets/\(id)/records"
            for who in [Who.visitor, .outsider, .resident, .member, .chair, .operator] {
                #expect(await site.get(path, as: who).status == 404, "\(who)")
            }
            #expect(await site.get(path, as: .analyst).status == 200)
            let standing = try await site.standing(.coordinator)
            let acts = try await site.database.read { try $0.acts(standing) }
            #expect(acts.contains { $0.action == "evidence.open-records" })
        }
    }

    @Test("the public reads the frozen publication and nothing else")
    func published() async throws {
        try await EvidenceSite.onEachEngine { site in
            let id = try await site.dataset(Self.counts)
            try await site.publish(id)
            let path = "/c/kalliste/en/evidence/datasets/\(id)"
            for who in Self.outside {
                let page = try await site.page(path, as: who)
                #expect(page.text("h1") == "Broken lamps")
                let csv = await site.text(path + "/figures.csv", as: who)
                #expect(csv.contains("hidden"))
                #expect(!csv.contains(",12,3,20,"))
            }
            let all = await site.text(path + "/figures.csv", as: .member)
            #expect(all.contains(",12,3,20,35,"))
            let asPublic = await site.text(path + "/figures.csv?view=public", as: .member)
            #expect(asPublic == (await site.text(path + "/figures.csv")))
            // A new version that nobody published changes nothing outside.
            let before = await site.text(path + "/figures.csv")
            var typed = ImportTyped(.incidents)
            typed.dataset = id.description
            try await site.bring(Quarters.incidents([[99, 99, 99], [1, 1, 1], [50, 50, 50], [7, 7, 7]]), typed)
            #expect(await site.text(path + "/figures.csv") == before)
            #expect(await site.text(path).contains("version 1"))
            #expect(await site.text(path, as: .member).contains("version 2"))
        }
    }

    @Test("what waits for a signature, and what was withdrawn, is not there for anybody outside")
    func withdrawn() async throws {
        try await EvidenceSite.onSQLite { site in
            let id = try await site.dataset(Self.counts)
            let prepared = await site.post("/c/kalliste/en/evidence/datasets/\(id)/publications", [:], as: .analyst)
            let address = try #require(prepared.header("Location"))
            _ = try await site.page(address, as: .analyst)
            for who in Self.outside + [.member] { #expect(await site.get(address, as: who).status != 200, "\(who)") }
            for who in [Who.analyst, .member] {
                #expect(await site.post(address + "/sign", ["read": "yes"], as: who).status == 403)
            }
            #expect(await site.post(address + "/sign", [:], as: .chair).status == 409, "nobody signs unread")
            #expect(await site.post(address + "/sign", ["read": "yes"], as: .chair).status == 303)
            let path = "/c/kalliste/en/evidence/datasets/\(id)"
            #expect(await site.get(path).status == 200)
            let unsaid = await site.post(address + "/withdraw", ["reason": " "], as: .chair)
            #expect(unsaid.status == 422)
            #expect(await site.post(address + "/withdraw", ["reason": "Wrong months"], as: .chair).status == 303)
            for address in ["", "/areas", "/figures.csv"] {
                await expectAbsent(path + address, id, in: site, as: Self.outside)
            }
            #expect(await !site.text("/data").contains("Broken"))
            #expect(await !site.text("/c/kalliste/en/search?q=broken").contains("Broken lamps"))
            #expect(await site.get("/api/v1/councils/kalliste/datasets/\(id)/areas").status == 404)
        }
    }

    @Test("signing off needs a sign-in of the last minutes")
    func recent() async throws {
        try await EvidenceSite.onSQLite { site in
            let id = try await site.dataset(Self.counts)
            let prepared = await site.post("/c/kalliste/en/evidence/datasets/\(id)/publications", [:], as: .chair)
            let address = try #require(prepared.header("Location"))
            site.clock.move(.seconds(20 * 60))
            let reply = await site.post(address + "/sign", ["read": "yes"], as: .chair)
            #expect(reply.status == 403, "the form is shown again, with the question who they are")
            #expect(await site.get("/c/kalliste/en/evidence/datasets/\(id)").status == 404)
        }
    }

    @Test("a hidden total hides whatever would tell it")
    func hiddenTotal() async throws {
        try await EvidenceSite.onSQLite { site in
            let id = try await site.dataset([[3]])
            let publication = try await site.publish(id)
            let page = try await site.page("/c/kalliste/en/evidence/datasets/\(id)")
            #expect(page.text("main")?.contains("The total is hidden, and with it what would tell it.") == true)
            let scope = try await site.standing(.visitor).scope
            let facts = try await site.database.read { try $0.publication(publication, for: scope)?.facts }
            #expect(facts?.outside == nil && facts?.withoutPlace == nil && facts?.repeated == nil)
        }
    }
}
