// SPDX-License-Identifier: EUPL-1.2
import Access
import Analysis
import Database
import Foundation
import SiteKit
import TestKit
import Testing
import Web

@testable import Evidence

/// The real data of 2022: 39,706 incidents of anti-social behaviour in 177 wards.
@Suite("Northumbria", .reference)
struct NorthumbriaTests {
    private static let shared = "data/northumbria/"

    /// Brings all three files in; every name is accepted.
    private func dataset(_ site: SiteFixture) async throws -> DatasetID {
        let console = try await site.console
        let wards = Reference.path(Self.shared + "wards.geojson")
        let set = try await console.take(
            wards, .boundaries("Wards 2022"), try await console.read(wards, .boundaries("Wards 2022")))
        let residents = Reference.path(Self.shared + "northumbria_ward_pop.csv")
        let reading = try await console.read(residents, .population(set))
        guard case .population(let found) = reading else { throw Refusal.absent }
        let population = try await console.take(
            residents, .population(set), reading, acceptedNames: Set(found.offers.map(\.code)))
        let incidents = Reference.path(Self.shared + "northumbria_asb.tab")
        let typed = ImportTyped.incidents(set, population: population, title: "Anti-social behaviour, 2022")
        let id = try await console.take(incidents, typed, try await console.read(incidents, typed))
        return try #require(DatasetID(id))
    }

    @Test("four wards of another vintage are offered by name and joined by nobody but a person")
    func otherVintage() async throws {
        try await EvidenceSite.onSQLite { site in
            let console = try await site.console
            let wards = Reference.path(Self.shared + "wards.geojson")
            let set = try await console.take(wards, .boundaries(), try await console.read(wards, .boundaries()))
            let residents = Reference.path(Self.shared + "northumbria_ward_pop.csv")
            let reading = try await console.read(residents, .population(set))
            guard case .population(let found) = reading else { throw Refusal.absent }
            #expect(found.matched.count == 173)
            #expect(Set(found.offers.map(\.name)) == ["Newsham", "Seghill with Seaton Delaval", "Bothal", "Pegswood"])
            #expect(found.without.isEmpty)
            _ = try await console.take(residents, .population(set), reading)
            let standing = try await site.standing(.analyst)
            let joined = try await site.database.read { snapshot in
                let population = try #require(try snapshot.populations(for: standing.scope).first)
                return try snapshot.residents(of: population.id, in: standing.council).count
            }
            #expect(joined == 173, "names not accepted are not joined")
        }
    }

    @Test("two incidents outside every ward are told with their rows and do not refuse the file")
    func outside() async throws {
        try await EvidenceSite.onSQLite { site in
            let id = try await dataset(site)
            let standing = try await site.standing(.analyst)
            let version = try await site.database.read { snapshot in
                let dataset = try #require(try snapshot.dataset(id, for: standing.scope))
                return try #require(try snapshot.version(of: dataset))
            }
            #expect(version.quality.rows == 39_706)
            #expect(version.quality.placed == 39_704)
            #expect(version.quality.outside == 2)
            #expect(version.quality.outsideRows.count == 2)
            #expect(version.period.months.count == 11)
            #expect(version.period.missing.map(\.description) == ["2022-12"], "December is missing, not zero")
        }
    }

    @Test("counts, rates and exact intervals of all 177 wards are those of the reference")
    func rates() async throws {
        try await EvidenceSite.onEachEngine { site in
            let id = try await dataset(site)
            let standing = try await site.standing(.analyst)
            let areas = try await site.database.read { snapshot in
                try snapshot.areaFigures(of: #require(try snapshot.dataset(id, for: standing.scope)))
            }
            let expected = try Reference.table("golden/pip_northumbria_expected.csv")
            #expect(areas.count == 177 && expected.count == 177)
            let byCode = Dictionary(uniqueKeysWithValues: areas.map { ($0.code, $0) })
            for row in expected {
                let area = try #require(byCode[row["ward_code"] ?? ""])
                let rate = try #require(area.rate)
                #expect(area.figure.count == row["count"].flatMap { Int($0) })
                #expect(area.residents == row["pop"].flatMap { Int($0) })
                #expect(close(rate.value, row["rate1000"]) && close(rate.garwood.low, row["garwood_lo"]))
                #expect(close(rate.garwood.high, row["garwood_hi"]))
            }
        }
    }

    private func close(_ value: Double, _ expected: String?) -> Bool {
        guard let expected = expected.flatMap({ Double($0) }) else { return false }
        return abs(value - expected) <= 1e-9 * max(abs(expected), 1)
    }

    @Test("the pages of the dataset hold for the strict parser and say what is missing")
    func pages() async throws {
        try await EvidenceSite.onSQLite { site in
            let id = try await dataset(site)
            let path = "/c/kalliste/en/evidence/datasets/\(id)"
            let page = try await site.page(path, as: .member)
            let text = page.text("main") ?? ""
            #expect(text.contains("January to November 2022"))
            #expect(text.contains("39,704 of 39,706 incidents. 2 lie outside every area."))
            #expect(text.contains("What is missing is not zero."))
            #expect(!page.all("svg.map path").isEmpty)
            _ = try await site.page(path + "?area=E05001067", as: .member)
            let table = try await site.page(path + "/areas?sort=rate&order=descending", as: .member)
            #expect(table.all("tbody tr").count == 50)
            let csv = await site.text(path + "/figures.csv", as: .member)
            #expect(csv.split(separator: "\r\n").count == 179)
        }
    }

    @Test("no hidden count of 1 to 4 can be worked out from anything that is published", .attacker)
    func attack() async throws {
        try await EvidenceSite.onSQLite { site in
            let id = try await dataset(site)
            let publication = try await site.publish(id)
            let standing = try await site.standing(.visitor)
            let (table, truth) = try await site.database.read { snapshot in
                let found = try #require(try snapshot.publication(publication, for: standing.scope))
                return (found.table, try snapshot.released(of: id, in: standing.council)[0])
            }
            let small = truth.counts.enumerated().flatMap { line, counts in
                counts.enumerated().filter { (1...4).contains($0.element) }.map { (line, $0.offset) }
            }
            #expect(small.count == 203)
            let csv = await site.text("/c/kalliste/en/evidence/datasets/\(id)/figures.csv")
            let published = try PublishedFigures(csv, months: table.months.count)
            #expect(published.lines.count == 178)
            let intervals = try Attacker.intervals(published, small)
            for (low, high) in intervals {
                #expect(low <= 1e-6)
                #expect(high >= 5 - 1e-6)
            }
            print("hidden \(table.hiddenCount) of \(178 * 12) counts for \(small.count) small ones")
        }
    }
}
