// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import SiteKit
import Testing
import Web

@testable import Evidence

@Suite("The end of single records")
struct RecordsEndTests {
    private static let about: [(name: String, value: String)] = [
        ("title", "Broken lamps"), ("source", "Police of Kalliste"), ("licence", "CC BY 4.0"), ("tongue", "en"),
        ("controller", "Police of Kalliste"), ("regime", "police"), ("purpose", "Light"), ("legal-basis", "Agreement"),
        ("version", "1"),
    ]

    private func files(_ site: SiteFixture) async throws -> Int {
        try await site.database.read { try $0.value("SELECT COUNT(*) FROM file") } ?? 0
    }

    @Test("on the day that the dataset names its files go, and the figures stay")
    func purge() async throws {
        try await EvidenceSite.onEachEngine { site in
            let id = try await site.dataset([[12, 3]])
            let path = "/c/kalliste/en/evidence/datasets/\(id)"
            let before = try await files(site)
            try await site.database.write { try $0.purgeRecords() }
            #expect(try await files(site) == before, "no day, no end")
            let kind: (name: String, value: String) = ("dataset-kind", "calls")
            let edited = await site.post(
                path + "/edit", Fields(Self.about + [("records-until", "2020-01-31"), kind]), as: .analyst)
            #expect(edited.status == 303)
            let page = try await site.page(path, as: .member)
            #expect(page.text("main")?.contains("Calls for service") == true)
            #expect(page.text("main")?.contains("until 31 January 2020") == true)
            try await site.database.write { try $0.purgeRecords() }
            #expect(try await files(site) == before - 1)
            #expect(await site.get(path + "/records", as: .analyst).status == 404)
            let figures = await site.text(path + "/figures.csv", as: .member)
            #expect(figures.contains("Q1,Quarter 1,,12,3,15,"), "the form that was sent named no residents")
            let list = try await site.page(path + "/deliveries", as: .analyst)
            #expect(list.text("main")?.contains("Its single records are deleted.") == true)
        }
    }

    @Test("a day that is none is refused, and what was typed comes back")
    func noDay() async throws {
        try await EvidenceSite.onSQLite { site in
            let id = try await site.dataset([[12, 3]])
            let reply = await site.post(
                "/c/kalliste/en/evidence/datasets/\(id)/edit", Fields(Self.about + [("records-until", "soon")]),
                as: .analyst)
            #expect(reply.status == 422)
            #expect(try site.read(reply).text("main")?.contains("Give a day, or leave it open.") == true)
        }
    }
}
