// SPDX-License-Identifier: EUPL-1.2
import Access
import Analysis
import Database
import SiteKit
import Testing
import Web

@testable import Evidence

@Suite("Residents in other boundaries")
struct ConversionTests {
    private static func box(_ id: String, _ west: Double, _ south: Double, _ east: Double, _ north: Double) -> Zone {
        let ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
        return Zone(id: id, polygons: [Polygon(rings: [ring.map { Position(x: $0.0, y: $0.1) }])])
    }

    private static let halves = [box("west", 0, 0, 2, 4), box("east", 2, 0, 4, 4)]

    @Test("an area is whole, cut by a border, or outside")
    func fits() {
        let areas = [
            Self.box("a", 0, 0, 1, 1), Self.box("b", 3, 3, 4, 4), Self.box("c", 1.5, 0, 3.5, 1),
            Self.box("d", 9, 9, 10, 10),
            // Drawn a little coarser: over the border by less than a fiftieth of the way to its middle.
            Self.box("e", 1, 2, 2.005, 3),
        ]
        #expect(
            AreaConversion(from: areas, to: Self.halves).fits == [.whole(0), .whole(1), .cut(1), .outside, .whole(0)])
    }

    @Test("residents add up by area, and where a part is unknown the whole is")
    func residents() {
        let areas = [
            Self.box("a", 0, 0, 1, 1), Self.box("b", 1, 0, 2, 1), Self.box("c", 3, 0, 4, 1),
            Self.box("d", 9, 9, 10, 10),
        ]
        let conversion = AreaConversion(from: areas, to: Self.halves)
        let known = ConvertedResidents(conversion, residents: [10, 20, 30, 40])
        #expect(known.residents == [0: 30, 1: 30])
        #expect(
            known.quality.whole == .init(areas: 3, residents: 60)
                && known.quality.outside == .init(areas: 1, residents: 40))
        let partly = ConvertedResidents(conversion, residents: [10, nil, 30, 40])
        #expect(partly.residents == [1: 30], "half of the west is not the west")
        #expect(partly.quality.unknown == 1)
    }

    private static let sectors = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"code":"S1"},"geometry":{"type":"Polygon","coordinates":[[[23.60,37.90],[23.62,37.90],[23.62,37.91],[23.60,37.91],[23.60,37.90]]]}},
        {"type":"Feature","properties":{"code":"S2"},"geometry":{"type":"Polygon","coordinates":[[[23.60,37.91],[23.618,37.91],[23.618,37.92],[23.60,37.92],[23.60,37.91]]]}}]}
        """

    @Test("an analyst sees how well residents fit, keeps them, and every figure that rests on them says so")
    func keep() async throws {
        try await EvidenceSite.onEachEngine { site in
            let quarters = try await site.bring(Quarters.geoJSON, .boundaries())
            let residents = try await site.bring(Quarters.residents, .population(quarters))
            let sectors = try await site.bring(Self.sectors, .boundaries("Sectors"))
            let path = "/c/kalliste/en/evidence/residents/\(residents)/other-boundaries"
            #expect(try await site.page(path, as: .analyst).all("select option").count == 2)
            let page = try await site.page(path + "?to=\(sectors)", as: .analyst)
            let text = page.text("section[aria-labelledby=fit]") ?? ""
            #expect(text.contains("3 of 4 areas, with 4,500 residents, lie wholly in one area."), "\(text)")
            #expect(text.contains("Areas that a border cuts: 1, with 500 residents."), "\(text)")
            let refused = await site.post(path, ["to": sectors, "name": " "], as: .analyst)
            #expect(refused.status == 422)
            #expect(await site.post(path, ["to": sectors, "name": "Carried over"], as: .analyst).status == 303)
            let carried = try await site.console.populations().first { $0.name == "Carried over" }
            let population = try #require(carried?.id)
            let id = try await site.bring(
                Quarters.incidents([[30, 40]]), .incidents(sectors, population: population))
            let shown = try await site.page("/c/kalliste/en/evidence/datasets/\(id)", as: .member)
            #expect(shown.text("main")?.contains("carried over from “Residents 2022”") == true)
            let csv = await site.text("/c/kalliste/en/evidence/datasets/\(id)/figures.csv", as: .member)
            #expect(csv.contains("S1,S1,3000,30,40,70,"))
            try await site.publish(try #require(DatasetID(id)))
            #expect(await site.text("/c/kalliste/en/evidence/datasets/\(id)").contains("carried over from"))
        }
    }

    @Test("nobody but analysts and coordinators carries residents over, and nothing from another council")
    func hidden() async throws {
        try await EvidenceSite.onSQLite { site in
            let quarters = try await site.bring(Quarters.geoJSON, .boundaries())
            let residents = try await site.bring(Quarters.residents, .population(quarters))
            let sectors = try await site.bring(Self.sectors, .boundaries("Sectors"))
            let path = "/c/kalliste/en/evidence/residents/\(residents)/other-boundaries"
            for who in [Who.visitor, .outsider, .stranger, .resident, .operator, .member, .chair] {
                #expect(await site.get(path + "?to=\(sectors)", as: who).status == 404, "\(who)")
            }
            try await site.place(.stranger, .analyst, in: .members, of: site.other)
            #expect(
                await site.get("/c/nisi/en/evidence/residents/\(residents)/other-boundaries", as: .stranger).status
                    == 404)
            #expect(await site.get(path + "?to=\(quarters)", as: .analyst).status == 404, "not into itself")
            #expect(await site.get(path + "?to=nothing", as: .analyst).status == 404)
        }
    }
}
