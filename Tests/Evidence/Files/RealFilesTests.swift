// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import SiteKit
import Testing
import Web

@testable import Evidence

/// Files of real cities, with the traps they hold.
@Suite("Files of real cities", .reference)
struct RealFilesTests {
    /// One area around Cincinnati: a rectangle, because the city's own boundaries are not at hand.
    private static let aroundCincinnati = """
        {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"C","name":"Around Cincinnati"},
        "geometry":{"type":"Polygon","coordinates":[[[-84.8,39.0],[-84.3,39.0],[-84.3,39.3],[-84.8,39.3],[-84.8,39.0]]]}}]}
        """

    @Test("Cincinnati: rows without a place and repeated incidents are told, also how many repeat at other places")
    func cincinnati() async throws {
        try await EvidenceSite.onSQLite { site in
            let set = try await site.bring(Self.aroundCincinnati, .boundaries())
            let path = Reference.path("data/cincinnati/cincinnati_burglary.csv.gz")
            guard case .incidents(let found, let form, let columns) = try await site.console.read(path, .incidents(set))
            else { throw Refusal.absent }
            #expect(columns == ["offense_date", "longitude", "latitude", "incident_no", "offense"])
            #expect(form == "yyyy-mm-dd" && found.categories.count == 2)
            #expect(found.rows == 8_723 && found.withoutPlace == 426 && found.outside == 0)
            #expect(found.placed == 8_723 - 426)
            #expect(found.isRepeatedByID && found.repeated == 1_774)
            #expect(found.repeatedIncidents == 1_002 && found.repeatedElsewhere == 945)
            var once = ImportTyped.incidents(set)
            once.incidents.countsRepeatedOnce = true
            guard case .incidents(let counted, _, _) = try await site.console.read(path, once) else {
                throw Refusal.absent
            }
            #expect(counted.leftOut == 1_774 && counted.placed + counted.withoutPlace == 6_949)
        }
    }

    @Test("Manchester: 92,666 burglaries, months without days, in wards that stand in the British grid")
    func manchester() async throws {
        try await EvidenceSite.onSQLite { site in
            let console = try await site.console
            let wards = Reference.path("data/manchester/manchester_ward.geojson")
            let boundaries = try await console.read(wards, .boundaries("Wards 2016"))
            guard case .boundaries(let summary) = boundaries else { throw Refusal.absent }
            #expect(summary.codeProperty == "wd16cd" && summary.nameProperty == "wd16nm")
            #expect(summary.system == "EPSG:27700" && summary.isDegrees == true)
            let set = try await console.take(wards, .boundaries("Wards 2016"), boundaries)
            let burglaries = Reference.path("data/manchester/gmp_bur.csv.gz")
            let typed = ImportTyped.incidents(set, title: "Burglaries")
            let reading = try await console.read(burglaries, typed)
            guard case .incidents(let found, let form, _) = reading else { throw Refusal.absent }
            #expect(form == "yyyy-mm" && found.rows == 92_666)
            #expect(found.placed + found.outside + found.withoutPlace == 92_666)
            print("Manchester: \(found.placed) placed, \(found.outside) outside, \(found.withoutPlace) without a place")
            #expect(found.placed > 92_000, "all but a few lie within the wards")
            #expect(!found.isRepeatedByID, "there is no number: the same place in the same month may be chance")
            let id = try await console.take(burglaries, typed, reading)
            let page = try await site.page("/c/kalliste/en/evidence/datasets/\(id)", as: .member)
            #expect(page.text("h1") == "Burglaries")
        }
    }

    @Test("Paris: 987 statistical blocks with the residents of 2017; blocks without a row have none, not zero")
    func paris() async throws {
        try await EvidenceSite.onSQLite { site in
            let console = try await site.console
            let blocks = Reference.path("data/france/paris_iris.geojson")
            let boundaries = try await console.read(blocks, .boundaries("IRIS"))
            guard case .boundaries(let summary) = boundaries else { throw Refusal.absent }
            #expect(summary.areas == 987 && summary.codeProperty == "CODE_IRIS" && summary.nameProperty == "NOM_IRIS")
            let set = try await console.take(blocks, .boundaries("IRIS"), boundaries)
            var typed = ImportTyped.population(set)
            typed.residents.residents = "P17_POP1564"
            let file = Reference.path("data/france/data_iris_paris_2017.csv")
            let reading = try await console.read(file, typed)
            guard case .population(let found) = reading else { throw Refusal.absent }
            #expect(found.rows == 871 && found.matched.count == 871 && found.strangers == 0)
            #expect(found.without.count == 987 - 871)
            #expect(found.rounded == 871, "the office's estimates have decimals")
            let sum = found.matched.values.reduce(0, +)
            #expect(abs(sum - 1_493_208) < 100, "\(sum)")
            _ = try await console.take(file, typed, reading)
        }
    }

    @Test("wards of the British grid count nearly the same as those in degrees", .reference)
    func geoPackage() async throws {
        try await EvidenceSite.onSQLite { site in
            let console = try await site.console
            var placed: [Int] = []
            for name in ["northumbria_wards.gpkg", "wards.geojson"] {
                let path = Reference.path("data/northumbria/" + name)
                let reading = try await console.read(path, .boundaries(name))
                guard case .boundaries(let summary) = reading else { throw Refusal.absent }
                #expect(summary.areas == 177 && summary.codeProperty == "ward_code" && summary.isDegrees == true)
                let set = try await console.take(path, .boundaries(name), reading)
                let incidents = Reference.path("data/northumbria/northumbria_asb.tab")
                guard case .incidents(let found, _, _) = try await console.read(incidents, .incidents(set)) else {
                    throw Refusal.absent
                }
                placed.append(found.placed)
            }
            #expect(placed[1] == 39_704)
            #expect(abs(placed[0] - placed[1]) <= 5, "\(placed): the grid is true to about five metres")
        }
    }
}
