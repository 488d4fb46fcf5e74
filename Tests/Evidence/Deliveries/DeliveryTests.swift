// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import SiteKit
import TestKit
import Testing

@testable import Evidence
@testable import Web

@Suite("Deliveries")
struct DeliveryTests {
    private func typed(_ id: DatasetID, _ manner: DeliveryManner) -> ImportTyped {
        var typed = ImportTyped(.incidents)
        (typed.dataset, typed.manner) = (id.description, manner)
        return typed
    }

    /// Incidents of the third and fourth months: as many in each quarter as its row says.
    private func later(_ counts: [[Int]]) -> String { Quarters.incidents(counts.map { [0, 0] + $0 }) }

    private func table(_ id: DatasetID, in site: SiteFixture) async -> String {
        await site.text("/c/kalliste/en/evidence/datasets/\(id)/figures.csv", as: .member)
    }

    /// What a stored file says, piece by piece.
    private func content(_ reply: Reply) async throws -> String {
        guard case .pieces(_, _, let next) = reply.content else { return String(decoding: reply.bytes, as: UTF8.self) }
        var bytes: [UInt8] = []
        while let piece = try await next() { bytes += piece }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("a file that adds brings its months, takes the place of the same months, and leaves the others")
    func append() async throws {
        try await EvidenceSite.onEachEngine { site in
            let id = try await site.dataset([[7, 9], [12, 3], [1, 1], [2, 2]])
            try await site.bring(Quarters.incidents([[0, 5], [0, 6], [0, 7], [0, 8]]), typed(id, .append))
            #expect(await table(id, in: site).contains("Q1,Quarter 1,1000,7,5,12,"))
            try await site.bring(later([[4, 1], [4, 2]]), typed(id, .append))
            let before = await table(id, in: site)
            #expect(before.contains("Q1,Quarter 1,1000,7,5,4,1,17,"))
            #expect(before.contains("Q4,Quarter 4,500,2,8,0,0,10,"))
            try await site.bring(later([[4, 1], [4, 2]]), typed(id, .append))
            #expect(await table(id, in: site) == before, "the same file twice changes nothing")
            try await site.bring(later([[4, 1], [4, 2]]), typed(id, .replace))
            #expect(await table(id, in: site).contains("Q1,Quarter 1,1000,4,1,5,"), "everything anew")
        }
    }

    @Test("what could not be placed is added up by month too")
    func quality() async throws {
        try await EvidenceSite.onSQLite { site in
            let id = try await site.dataset([[7, 9]])
            let odd =
                "date,longitude,latitude\n2022-02-15,23.605,37.905\n2022-02-15,,\n2022-03-15,23.9,37.9\n2022-03-15,23.605,37.905\n2022-03-16,23.605,37.905\n"
            try await site.bring(odd, typed(id, .append))
            let standing = try await site.standing(.analyst)
            let quality = try await site.database.read { snapshot in
                try snapshot.version(of: #require(try snapshot.dataset(id, for: standing.scope)))?.quality
            }
            #expect(quality?.rows == 7 + 5 && quality?.placed == 7 + 3)
            #expect(quality?.withoutPlace == 1 && quality?.outside == 1)
        }
    }

    @Test("a person sees what is new, gone and changed by month and area before it counts, and afterwards")
    func difference() async throws {
        try await EvidenceSite.onEachEngine { site in
            let id = try await site.dataset([[7, 9], [12, 3]])
            let dataset = "/c/kalliste/en/evidence/datasets/\(id)"
            let sent = try await site.send(
                "/c/kalliste/en/evidence/import/incidents", [("dataset", id.description), ("manner", "replace")],
                file: Array(Quarters.incidents([[0, 9, 4], [0, 1, 0]]).utf8), as: .analyst)
            let preview = try #require(sent.header("Location"))
            let page = try await site.page(preview, as: .analyst)
            let text = page.text("section[aria-labelledby=difference]") ?? ""
            for words in ["31 before, 14 now (−17)", "March 2022", "January 2022", "February 2022"] {
                #expect(text.contains(words), "\(words): \(text)")
            }
            let months = page.all("section[aria-labelledby=difference] table").first?.text ?? ""
            #expect(months.contains("missing"), "a month that is gone is missing, not zero: \(months)")
            let base = try #require(page.first("input[name=base]")?["value"])
            #expect(await site.post(preview + "/confirm", ["base": base], as: .analyst).status == 303)
            let list = try await site.page(dataset + "/deliveries", as: .member)
            #expect(list.all("tbody tr").count == 2)
            #expect(list.text("main")?.contains("Everything anew") == true)
            let kept = try await site.page(dataset + "/deliveries/2", as: .member)
            #expect(kept.text("main")?.contains("31 before, 14 now (−17)") == true)
            let csv = await site.text(dataset + "/deliveries/2/difference.csv", as: .member)
            #expect(csv.contains("Q1,Quarter 1,2022-01,7,\n") && csv.contains("Q1,Quarter 1,2022-03,,4\n"))
            #expect(csv.contains("Q2,Quarter 2,2022-02,3,1\n") && !csv.contains("Q1,Quarter 1,2022-02"))
            #expect(await site.get(dataset + "/deliveries/1", as: .member).status == 404, "the first changed nothing")
        }
    }

    @Test("where somebody was faster, the difference is looked at again")
    func faster() async throws {
        try await EvidenceSite.onSQLite { site in
            let id = try await site.dataset([[7, 9]])
            let sent = try await site.send(
                "/c/kalliste/en/evidence/import/incidents", [("dataset", id.description), ("manner", "append")],
                file: Array(later([[4, 1]]).utf8), as: .analyst)
            let preview = try #require(sent.header("Location"))
            try await site.bring(later([[9, 9]]), typed(id, .append))
            let late = await site.post(preview + "/confirm", ["base": "1"], as: .analyst)
            #expect(late.header("Location") == preview)
            let without = await site.post(preview + "/confirm", [:], as: .analyst)
            #expect(without.header("Location") == preview, "also where the form says nothing")
            let page = try await site.page(preview, as: .analyst)
            #expect(page.first("input[name=base]")?["value"] == "2")
            #expect(await site.post(preview + "/confirm", ["base": "2"], as: .analyst).status == 303)
            #expect(await table(id, in: site).contains("Q1,Quarter 1,1000,7,9,4,1,21,"))
        }
    }

    @Test("a month cannot be taken out of a version that does not tell its rows by month")
    func older() async throws {
        try await EvidenceSite.onSQLite { site in
            let id = try await site.dataset([[7, 9]])
            try await site.database.write { transaction in
                let text: String = try #require(try transaction.value("SELECT quality FROM dataset_version"))
                var quality: Quality = try StoredJSON.value(of: text)
                quality.tallies = nil
                try transaction.run("UPDATE dataset_version SET quality = \(try StoredJSON.text(of: quality))")
            }
            let sent = try await site.send(
                "/c/kalliste/en/evidence/import/incidents", [("dataset", id.description), ("manner", "append")],
                file: Array(Quarters.incidents([[0, 5]]).utf8), as: .analyst)
            let preview = try #require(sent.header("Location"))
            let page = try await site.page(preview, as: .analyst)
            #expect(page.text("main")?.contains("2022-02") == true)
            #expect(page.first("input[name=base]") == nil, "there is nothing to confirm")
            let refused = await site.post(preview + "/confirm", ["base": "1"], as: .analyst)
            #expect(refused.header("Location") == preview)
            try await site.bring(later([[4, 1]]), typed(id, .append))
            #expect(await table(id, in: site).contains("Q1,Quarter 1,1000,7,9,4,1,21,"), "other months are added")
        }
    }

    @Test("deliveries and their files are there for nobody but those who may see the dataset")
    func hidden() async throws {
        try await EvidenceSite.onEachEngine { site in
            let id = try await site.dataset([[12, 3]])
            try await site.bring(later([[4, 1]]), typed(id, .append))
            try await site.publish(id)
            let path = "/c/kalliste/en/evidence/datasets/\(id)/deliveries"
            for address in ["", "/2", "/2/difference.csv", "/2/records", "/1/records"] {
                for who in [Who.visitor, .outsider, .stranger, .resident, .operator] {
                    #expect(await site.get(path + address, as: who).status == 404, "\(address) as \(who)")
                }
            }
            for who in [Who.member, .chair] {
                #expect(await site.get(path + "/1/records", as: who).status == 404, "\(who)")
                let page = try await site.page(path, as: who)
                #expect(page.text("main")?.contains("Single records") == false)
            }
            let records = try await content(await site.get(path + "/1/records", as: .analyst))
            #expect(records.contains("2022-01-15"))
            #expect(await site.get(path + "/3/records", as: .analyst).status == 404)
            let standing = try await site.standing(.coordinator)
            let acts = try await site.database.read { try $0.acts(standing) }
            #expect(acts.contains { $0.action == "evidence.open-records" })
        }
    }

    @Test("a finding keeps the version it was written with, and the list of deliveries says so")
    func findings() async throws {
        try await EvidenceSite.onSQLite { site in
            let id = try await site.dataset([[12, 3]])
            let written = await site.post(
                "/c/kalliste/en/evidence/new-finding",
                [
                    "audience": "members", "sentence": "Lamps break in January", "confidence": "medium",
                    "text": "Because",
                    "tongue": "en", "dataset-1": id.description,
                ], as: .analyst)
            let finding = try #require(written.header("Location"))
            try await site.bring(later([[4, 1]]), typed(id, .append))
            let list = try await site.page("/c/kalliste/en/evidence/datasets/\(id)/deliveries", as: .member)
            let rows = list.all("tbody tr").map(\.text)
            #expect(rows.count == 2 && rows[0].contains("nothing yet") && rows[1].contains("1 finding"))
            #expect(try await site.page(finding, as: .member).text("main")?.contains("15") == true)
        }
    }
}

/// What differs between two versions, case by case.
@Suite("Differences between deliveries")
struct DifferenceTests {
    private typealias Cell = KeptFigures.Cell

    private static func cells(_ counts: [(area: Int, month: Int, count: Int)], _ category: String = "") -> [Cell] {
        counts.map { Cell(area: $0.area, month: $0.month, category: category, count: $0.count) }
    }

    @Test("the same figures differ in nothing, in whatever order they stand")
    func same() {
        let cells = Self.cells([(0, 1, 5), (1, 1, 7), (0, 2, 9)])
        let difference = DeliveryDifference(from: cells, to: cells.reversed())
        #expect(difference.isNone && difference.unchangedMonths == 2 && difference.total.step == 0)
    }

    @Test("a month in which two areas change against each other has changed, though its sum has not")
    func inside() {
        let difference = DeliveryDifference(
            from: Self.cells([(0, 1, 5), (1, 1, 5)]), to: Self.cells([(0, 1, 6), (1, 1, 4)]))
        #expect(difference.months.map(\.month) == [1] && difference.total.step == 0)
        #expect(difference.areas.map(\.change.step) == [1, -1])
        #expect(!difference.isNone)
    }

    @Test("an area without a count in a covered month had none; in a month that is not covered it is unknown")
    func zero() {
        let difference = DeliveryDifference(
            from: Self.cells([(0, 1, 5)]), to: Self.cells([(0, 1, 5), (1, 1, 2), (1, 2, 3)]))
        #expect(difference.cells.map(\.change.before) == [0, nil])
        #expect(difference.months.map(\.change.before) == [5, nil])
    }

    @Test("figures that get categories differ in them alone")
    func categories() {
        let before = Self.cells([(0, 1, 5)])
        let after = Self.cells([(0, 1, 3)], "theft") + Self.cells([(0, 1, 2)], "burglary")
        let difference = DeliveryDifference(from: before, to: after)
        #expect(difference.cells.isEmpty && difference.newCategories == ["burglary", "theft"])
    }
}
