// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Access
import Database
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Evidence

/// Twenty-five square areas, five by five, of a hundredth of a degree each.
enum Grid {
    static let side = 5

    static func ring(_ index: Int) -> [(Double, Double)] {
        let (x, y) = (23 + Double(index % side) / 100, 37 + Double(index / side) / 100)
        return [(x, y), (x + 0.01, y), (x + 0.01, y + 0.01), (x, y + 0.01), (x, y)]
    }

    /// The corner where three by three areas are high.
    static func isHigh(_ index: Int) -> Bool { index % side < 3 && index / side < 3 }

    static var geoJSON: String {
        let features = (0..<side * side).map { index in
            // Written with five digits, so that neighbours share their corners to the last one.
            let ring = ring(index).map { "[\(rounded($0.0)),\(rounded($0.1))]" }.joined(separator: ",")
            return """
                {"type":"Feature","properties":{"code":"G\(index + 1)","name":"Area \(index + 1)"},
                "geometry":{"type":"Polygon","coordinates":[[\(ring)]]}}
                """
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    }

    private static func rounded(_ value: Double) -> String { "\((value * 100_000).rounded() / 100_000)" }

    static var residents: String {
        "code,name,population\n" + (1...side * side).map { "G\($0),Area \($0),1000\n" }.joined()
    }

    static func incidents(high: Int, low: Int) -> String {
        let rows = (0..<side * side).flatMap { index -> [String] in
            let place = "\(23.005 + Double(index % side) / 100),\(37.005 + Double(index / side) / 100)"
            return (0..<(isHigh(index) ? high : low)).map { "2022-0\($0 % 9 + 1)-15,\(place)" }
        }
        return (["date,longitude,latitude"] + rows).joined(separator: "\n") + "\n"
    }

    static func figures(_ count: (Int) -> Int, residents: Int? = 1_000) -> [AreaFigure] {
        (0..<side * side).map { index in
            AreaFigure(
                code: "G\(index + 1)", name: "Area \(index + 1)", residents: residents, isByName: false,
                figure: .count(count(index)))
        }
    }

    static let zones: [Analysis.Zone] = (0..<side * side).map { index in
        Analysis.Zone(
            id: "G\(index + 1)",
            polygons: [
                Polygon(rings: [
                    [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map { (dx: Int, dy: Int) in
                        Position(x: Double(index % side + dx), y: Double(index / side + dy))
                    }
                ])
            ])
    }
}

@Suite("Where rates gather")
struct HotSpotTests {
    @Test("areas that share a corner are neighbours, as a king moves on a board")
    func neighbours() {
        let graph = NeighbourGraph(sharingCorners: Grid.zones)
        #expect((0..<25).map(graph.degree).reduce(0, +) == 2 * graph.pairs)
        #expect(graph.degree(0) == 3 && graph.degree(2) == 5 && graph.degree(12) == 8)
        #expect(graph.pairs == 72 && graph.islands == 0)
    }

    @Test("a corner of high rates is found, and nothing is called low or high that is ordinary")
    func found() throws {
        let figure = try HotSpotFigure(Grid.figures { Grid.isHigh($0) ? 100 : 10 }, Grid.zones)
        #expect(figure.names(.high).contains("Area 7"), "the middle of the high corner")
        #expect(!figure.names(.high).contains("Area 25"))
        #expect(figure.tested == 25 && figure.permutations == 9_999 && figure.seed == 1)
        let again = try HotSpotFigure(Grid.figures { Grid.isHigh($0) ? 100 : 10 }, Grid.zones)
        #expect(again == figure, "the same seed gives the same figure")
        let mild = try HotSpotFigure(Grid.figures { $0 % 2 == 0 ? 11 : 10 }, Grid.zones)
        #expect(mild.names(.high).isEmpty && mild.names(.low).isEmpty)
    }

    @Test(
        "what would mislead is refused, with what to do instead",
        arguments: [
            (FigureRefusal.noDenominator, Grid.figures({ $0 }, residents: nil), Grid.zones),
            (.noDifference, Grid.figures { _ in 10 }, Grid.zones),
            (.tooFewAreas, Array(Grid.figures { $0 }.prefix(19)), Array(Grid.zones.prefix(19))),
            (
                .noSharedBorders, Grid.figures { $0 },
                Grid.zones.enumerated().map { index, zone in
                    // Drawn apart: each a little off from its neighbours.
                    Analysis.Zone(
                        id: zone.id,
                        polygons: zone.polygons.map { polygon in
                            Polygon(
                                rings: polygon.rings.map { ring in
                                    ring.map { Position(x: $0.x + Double(index) * 1e-7, y: $0.y) }
                                })
                        })
                }
            ),
        ])
    func refused(refusal: FigureRefusal, figures: [AreaFigure], zones: [Analysis.Zone]) {
        #expect(throws: refusal) { try HotSpotFigure(figures, zones) }
    }

    @Test("an analyst has it computed once; the page reads what was kept, and a new version asks anew")
    func page() async throws {
        try await EvidenceSite.onEachEngine { site in
            let set = try await site.bring(Grid.geoJSON, .boundaries())
            let population = try await site.bring(Grid.residents, .population(set))
            let id = try await site.bring(
                Grid.incidents(high: 60, low: 6), .incidents(set, population: population, title: "Broken lamps"))
            let path = "/c/kalliste/en/evidence/datasets/\(id)/hot-spots"
            #expect(try await site.page(path, as: .member).text("main")?.contains("Nobody has had it computed") == true)
            #expect(await site.get(path + ".csv", as: .member).status == 404)
            #expect(await site.post(path, [:], as: .member).status == 403)
            #expect(await site.post(path, [:], as: .analyst).status == 303)
            let page = try await site.page(path, as: .member)
            #expect(page.text("main")?.contains("areas rates are higher than shuffling explains") == true)
            #expect(page.text("main")?.contains("9,999 shuffles, seed 1") == true)
            #expect(page.all("section[aria-labelledby=figures] tbody tr").count == 25)
            let csv = await site.text(path + ".csv", as: .member)
            #expect(csv.contains("G7,Area 7,60,1000,60.0"))

            var typed = ImportTyped(.incidents)
            typed.dataset = id
            try await site.bring(Grid.incidents(high: 6, low: 6), typed)
            #expect(try await site.page(path, as: .member).text("main")?.contains("for version 2 yet") == true)
            #expect(await site.post(path, [:], as: .analyst).status == 303)
            let refused = try await site.page(path, as: .member)
            #expect(refused.text("main")?.contains("All areas have the same rate") == true)
        }
    }

    @Test("nobody outside the council learns of computed figures or categories, published dataset or not")
    func hidden() async throws {
        try await EvidenceSite.onSQLite { site in
            let id = try await site.dataset([[12, 3, 20], [7, 9, 31]])
            let missing = "/c/kalliste/en/evidence/datasets/\(DatasetID.random())"
            for _ in 0..<2 {
                for path in ["/hot-spots", "/hot-spots.csv", "/categories"] {
                    await site.expectAbsent(
                        "/c/kalliste/en/evidence/datasets/\(id)\(path)", like: missing + path, as: Who.others)
                }
                try await site.publish(id)
            }
            for who in Who.others {
                #expect(await site.post("/c/kalliste/en/evidence/datasets/\(id)/hot-spots", [:], as: who).status == 404)
            }
        }
    }

    @Test("counts by category are there for those who work with the dataset")
    func categories() async throws {
        try await EvidenceSite.onSQLite { site in
            let set = try await site.bring(Quarters.geoJSON, .boundaries())
            let place = Quarters.place(1)
            let rows = ["lamp", "lamp", "bench"].map { "2022-03-15,\(place.x),\(place.y),\($0)" }
            let typed = ImportTyped.incidents(set)
            let id = try await site.bring((["date,longitude,latitude,category"] + rows).joined(separator: "\n"), typed)
            let page = try await site.page("/c/kalliste/en/evidence/datasets/\(id)/categories", as: .member)
            let cells = page.all("tbody tr").map(\.text)
            #expect(cells.count == 2 && cells[0].contains("bench") && cells[1].contains("lamp"))
            let plain = try await site.dataset([[5]], title: "No kinds")
            let none = try await site.page("/c/kalliste/en/evidence/datasets/\(plain)/categories", as: .member)
            #expect(none.text("main")?.contains("tells no categories") == true)
        }
    }
}
