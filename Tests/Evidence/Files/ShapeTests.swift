// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import SiteKit
import Testing
import Web

@testable import Evidence

/// Areas of unusual shapes, and what becomes of incidents in them.
struct Shape: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// GeoJSON coordinates of a MultiPolygon, by code.
    let areas: [(code: String, coordinates: String)]
    /// Places with the area in which each is counted; nil for outside.
    let places: [(x: Double, y: Double, code: String?)]

    var geoJSON: String {
        let features = areas.map { area in
            """
            {"type":"Feature","properties":{"code":"\(area.code)"},
            "geometry":{"type":"MultiPolygon","coordinates":\(area.coordinates)}}
            """
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    }
}

private func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> String {
    "[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]"
}

private let shapes: [Shape] = [
    Shape(
        testDescription: "a hole is outside, and what lies in it is another area's",
        areas: [("ring", "[[\(box(0, 0, 9, 9)),\(box(3, 3, 6, 6))]]"), ("core", "[[\(box(4, 4, 5, 5))]]")],
        places: [(1, 1, "ring"), (8, 8, "ring"), (4.5, 4.5, "core"), (3.5, 3.5, nil)]),
    Shape(
        testDescription: "islands are one area",
        areas: [("islands", "[[\(box(0, 0, 1, 1))],[\(box(5, 5, 6, 6))]]")],
        places: [(0.5, 0.5, "islands"), (5.5, 5.5, "islands"), (0.2, 0.7, "islands"), (3, 3, nil)]),
    Shape(
        testDescription: "a sliver of a hundred millionth of a degree is an area like others",
        areas: [("sliver", "[[\(box(0, 0, 0.00000001, 1))]]"), ("rest", "[[\(box(0.00000001, 0, 1, 1))]]")],
        places: [(0.000000005, 0.5, "sliver"), (0.5, 0.5, "rest"), (0.2, 0.2, "rest")]),
    Shape(
        testDescription: "an area on both sides of the 180th meridian comes in two parts",
        areas: [("fiji", "[[\(box(177, -19, 180, -16))],[\(box(-180, -19, -179, -16))]]")],
        places: [(178.4, -18.1, "fiji"), (-179.5, -17, "fiji"), (179.99, -18, "fiji"), (-178, -17, nil)]),
]

@Suite("Shapes of areas")
struct ShapeTests {
    @Test("incidents are counted in areas of every shape", arguments: shapes)
    func counted(_ shape: Shape) async throws {
        try await EvidenceSite.onSQLite { site in
            let set = try await site.bring(shape.geoJSON, .boundaries())
            let rows = shape.places.map { "2022-01-15,\($0.x),\($0.y)" }
            let text = (["date,longitude,latitude"] + rows).joined(separator: "\n")
            guard case .incidents(let found, _, _) = try await site.console.read(try temporary(text), .incidents(set))
            else { throw Refusal.absent }
            for (index, area) in shape.areas.enumerated() {
                let expected = shape.places.count { $0.code == area.code }
                #expect(found.cells.first { $0.area == index }?.count ?? 0 == expected, "\(area.code)")
            }
            #expect(found.outside == shape.places.count { $0.code == nil })
        }
    }

    @Test("an edge across half of the world is refused with its area and place")
    func antimeridian() async throws {
        try await EvidenceSite.onSQLite { site in
            let shape = Shape(
                testDescription: "",
                areas: [("ok", "[[\(box(0, 0, 1, 1))]]"), ("fiji", "[[\(box(177, -19, -179, -16))]]")],
                places: [])
            let refusal = await #expect(throws: FileRefusal.self) { try await site.bring(shape.geoJSON, .boundaries()) }
            #expect(refusal?.problems.map(\.reason) == [.antimeridian])
            let said = refusal.map { Speech.english($0.problems[0].message) } ?? ""
            #expect(said.contains("Area 2 (fiji)") && said.contains("180th meridian"), "\(said)")
        }
    }

    @Test("places in metres are asked for their grid, and counted once it is named")
    func metres() async throws {
        try await EvidenceSite.onSQLite { site in
            let set = try await site.bring(Quarters.geoJSON, .boundaries())
            // The middle of the first quarter, 23.605° E 37.905° N, in zone 34 of UTM.
            let text = "date,easting,northing\n2022-01-15,729026,4198474\n2022-02-15,729026,4198474\n"
            var typed = ImportTyped.incidents(set)
            let refusal = await #expect(throws: FileRefusal.self) {
                try await site.console.read(try temporary(text), typed)
            }
            #expect(refusal?.problems.map(\.reason) == [.inMetres])
            typed.incidents.grid = 32_634
            guard case .incidents(let found, _, _) = try await site.console.read(try temporary(text), typed) else {
                throw Refusal.absent
            }
            #expect(found.cells.map(\.area) == [0, 0])
            typed.incidents.grid = 1
            let unknown = await #expect(throws: FileRefusal.self) {
                try await site.console.read(try temporary(text), typed)
            }
            #expect(unknown?.problems.map(\.reason) == [.otherSystem("EPSG:1")])
        }
    }

    @Test("GeoJSON in a grid that is not known here is refused by name")
    func unknownGrid() async throws {
        try await EvidenceSite.onSQLite { site in
            let crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::31370\"}},"
            let text = Quarters.geoJSON.replacing("\"features\":", with: crs + "\"features\":")
            let refusal = await #expect(throws: FileRefusal.self) { try await site.bring(text, .boundaries()) }
            #expect(refusal?.problems.map(\.reason) == [.otherSystem("urn:ogc:def:crs:EPSG::31370")])
        }
    }

    @Test("files of known publishers are told by their headers")
    func publishers() async throws {
        try await EvidenceSite.onSQLite { site in
            let set = try await site.bring(Quarters.geoJSON, .boundaries())
            let police = """
                Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context
                ,2022-01,Kalliste Police,Kalliste Police,23.605,37.905,On or near Lamp Street,E01,Q1,Anti-social behaviour,,
                abc,2022-02,Kalliste Police,Kalliste Police,23.605,37.905,On or near Lamp Street,E01,Q1,Burglary,Under investigation,
                """
            guard
                case .incidents(let found, let form, let columns) = try await site.console.read(
                    try temporary(police), .incidents(set))
            else { throw Refusal.absent }
            #expect(found.source == .policeUK && form == "yyyy-mm")
            #expect(columns == ["Month", "Longitude", "Latitude", "Crime ID", "Crime type"])
            for header in [
                "CODGEO_2024;annee;classe;unité.de.compte;valeur.publiée;faits;tauxpourmille;POP",
                "CODGEO_2025;annee;indicateur;unite_de_compte;nombre;taux_pour_mille;est_diffuse;insee_pop",
            ] {
                let refusal = await #expect(throws: FileRefusal.self) {
                    try await site.console.read(
                        try temporary(header + "\n93048;2022;Vols;victime;5;1,2;diff;1\n"), .incidents(set))
                }
                #expect(refusal?.problems.first?.reason == .known(.communalBase))
            }
        }
    }
}
