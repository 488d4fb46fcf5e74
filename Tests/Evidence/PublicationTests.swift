// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import SiteKit
import TestKit
import Testing
import Web

@testable import Evidence

@Suite("Publications")
struct PublicationTests {
    @Test("a later publication does not betray what an earlier one hid, withdrawn or not", .attacker)
    func laterVersions() async throws {
        try await EvidenceSite.onSQLite { site in
            let first = [[12, 3, 20], [7, 9, 31], [15, 2, 11], [40, 18, 25]]
            let second = [[12, 3, 20, 8], [7, 9, 31, 4], [15, 2, 11, 14], [40, 18, 25, 22]]
            let id = try await site.dataset(first)
            let one = try await site.publish(id)
            _ = await site.post(
                "/c/kalliste/en/evidence/publications/\(one)/withdraw", ["reason": "New month"], as: .coordinator)
            var typed = ImportTyped(.incidents)
            typed.dataset = id.description
            try await site.bring(Quarters.incidents(second), typed)
            let two = try await site.publish(id)
            let scope = try await site.standing(.coordinator).scope
            let tables = try await site.database.read { snapshot in
                try [one, two].map { try #require(try snapshot.publication($0, for: scope)).table }
            }
            let lines = tables.map(Self.lines)
            let targets = [[0, 0, 1], [0, 2, 1], [1, 0, 1], [1, 2, 1], [1, 1, 3]]
            let intervals = try Attacker.intervals(lines, targets)
            for (low, high) in intervals {
                #expect(low <= 1e-6)
                #expect(high >= 5 - 1e-6)
            }
        }
    }

    private static func lines(_ table: FrozenTable) -> [[Int?]] {
        let width = table.months.count + 1
        return (0...table.areas.count).map { line in
            (0..<width).map { column in
                let count = table.counts[line * width + column]
                return count < 0 ? nil : count
            }
        }
    }

    @Test("a prepared table goes stale when the dataset changes")
    func stale() async throws {
        try await EvidenceSite.onSQLite { site in
            let id = try await site.dataset([[12, 3], [7, 9]])
            let prepared = await site.post("/c/kalliste/en/evidence/datasets/\(id)/publications", [:], as: .analyst)
            let address = try #require(prepared.header("Location"))
            var typed = ImportTyped(.incidents)
            typed.dataset = id.description
            try await site.bring(Quarters.incidents([[12, 3], [8, 9]]), typed)
            #expect(await site.post(address + "/sign", ["read": "yes"], as: .chair).status == 409)
            #expect(await site.get("/c/kalliste/en/evidence/datasets/\(id)").status == 404)
        }
    }

    @Test("a publication is entered in the Record with the digest of its file, and no figure")
    func record() async throws {
        try await EvidenceSite.onSQLite { site in
            let id = try await site.dataset([[12, 3, 20], [7, 9, 31], [15, 2, 11], [40, 18, 25]])
            try await site.publish(id)
            let body: [UInt8] = try await site.database.read { snapshot in
                try #require(try snapshot.value("SELECT body FROM record_content WHERE position = 1"))
            }
            let text = String(decoding: body.dropFirst(32), as: UTF8.self)
            #expect(text.contains("\"kind\":\"publication\"") && text.contains("sha-256:"))
            #expect(!text.contains("\"hidden\"") && !text.contains("total"))
        }
    }

    @Test("interfaces for programs give published figures with their licence")
    func programs() async throws {
        try await EvidenceSite.onSQLite { site in
            let id = try await site.dataset([[12, 3, 20], [7, 9, 31], [15, 2, 11], [40, 18, 25]])
            try await site.publish(id)
            let areas = await site.text("/api/v1/councils/kalliste/datasets/\(id)/areas")
            #expect(areas.contains("\"FeatureCollection\"") && areas.contains("\"code\":\"Q1\""))
            #expect(areas.contains("MultiPolygon"))
            #expect(await site.text("/api/v1/councils/kalliste/datasets").contains("CC BY 4.0"))
            #expect(
                await site.text("/data").contains(
                    "http://koinon.example/c/kalliste/en/evidence/datasets/\(id)/figures.csv"))
        }
    }

    @Test("every page of a publication holds for the strict parser in three languages")
    func pages() async throws {
        try await EvidenceSite.onSQLite { site in
            let id = try await site.dataset([[12, 3, 20], [7, 9, 31], [15, 2, 11], [40, 18, 25]])
            let publication = try await site.publish(id)
            for language in ["en", "fr", "el"] {
                let base = "/c/kalliste/\(language)/evidence"
                _ = try await site.page(base)
                _ = try await site.page("\(base)/datasets/\(id)")
                _ = try await site.page("\(base)/datasets/\(id)?area=Q1")
                _ = try await site.page("\(base)/datasets/\(id)/areas?sort=count&order=descending")
                _ = try await site.page("\(base)/datasets/\(id)?view=public", as: .analyst)
                _ = try await site.page("\(base)/datasets/\(id)/publications", as: .analyst)
                _ = try await site.page("\(base)/publications/\(publication)", as: .chair)
                _ = try await site.page("\(base)/datasets/\(id)/edit", as: .analyst)
                _ = try await site.page("\(base)/new-finding", as: .member)
                _ = try await site.page(base, as: .coordinator)
            }
        }
    }
}
