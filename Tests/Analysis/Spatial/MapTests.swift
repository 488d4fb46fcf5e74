// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Analysis

@Suite("Maps")
struct MapTests {
    @Test("metres around a city and back")
    func plane() {
        var extent = Extent()
        extent.include(Position(x: 23.5, y: 37.8))
        extent.include(Position(x: 23.9, y: 38.2))
        let plane = LocalPlane(around: extent)
        let north = plane.metres(Position(x: 23.7, y: 38.1))
        #expect(abs(north.x) < 1e-9 && abs(north.y - 11_119.5) < 0.1)
        let place = Position(x: 23.61, y: 37.95)
        let back = plane.degrees(plane.metres(place))
        #expect(abs(back.x - place.x) < 1e-13 && abs(back.y - place.y) < 1e-13)
    }

    @Test("corners near a straight line are dropped, and rings too small to see")
    func simplified() throws {
        let box = ring(
            (0, 0), (0.5, 0), (0.50001, 0.0001), (1, 0), (1, 1), (0.5, 1), (0.5, 1), (0, 1), (0, 0.5), (0, 0))
        let speck = ring((0.5, 0.5), (0.500001, 0.5), (0.5, 0.500001), (0.5, 0.5))
        let zone = Zone(id: "a", polygons: [Polygon(rings: [box]), Polygon(rings: [speck])])
        let canvas = try #require(MapCanvas(Extent(box), width: 208, margin: 4))
        let shape = canvas.shapes([zone])[0]
        #expect(shape.rings.count == 1 && shape.rings[0].count == 4)
        #expect(shape.pathData.hasPrefix("M4 ") && shape.pathData.hasSuffix("z"))
        #expect(canvas.shapes([Zone(id: "b", polygons: [Polygon(rings: [speck])])])[0].isEmpty)
        #expect(MapCanvas(Extent([Position(x: 1, y: 1)]), width: 200) == nil)
    }

    /// A square cut by a wavy border, and an island with the hole around it.
    @Test("a border is drawn alike on both sides, whichever way its rings run")
    func shared() throws {
        var generator = SplitMix(state: 3)
        let wave = (0...200).map { Position(x: 5 + .random(in: -0.1...0.1, using: &generator), y: Double($0) / 20) }
        let west = Zone(id: "w", polygons: [Polygon(rings: [ring((0, 0)) + wave + ring((0, 10), (0, 0))])])
        let east = Zone(
            id: "e", polygons: [Polygon(rings: [ring((10, 10)) + wave.reversed() + ring((10, 0), (10, 10))])])
        let island = (0...60).map { k in
            Position(x: 2 + cos(Double(k % 60) / 30 * .pi), y: 5 + sin(Double(k % 60) / 30 * .pi))
        }
        var sea = west
        sea.polygons[0].rings.append(Array((island.dropFirst(17) + island.dropFirst().prefix(17)).reversed()))
        let zones = [sea, east, Zone(id: "i", polygons: [Polygon(rings: [island])])]
        let shapes = try #require(MapCanvas(Extent(zones), width: 300)).shapes(zones)
        func segments(_ ring: [Position]) -> [[Position]] {
            zip(ring, ring.dropFirst() + ring.prefix(1)).map { [$0, $1].sorted { ($0.x, $0.y) < ($1.x, $1.y) } }
        }
        var uses: [[Position]: Int] = [:]
        for segment in shapes.flatMap(\.rings).flatMap(segments) { uses[segment, default: 0] += 1 }
        let once = Extent(uses.filter { $0.value == 1 }.keys.joined())
        let outer = Extent(shapes.flatMap(\.rings).joined())
        #expect(once == outer && uses.values.allSatisfy { $0 <= 2 })
        #expect(uses.filter { $0.value == 1 }.count == 6, "only the outline of all is drawn once")
        #expect(uses.count < 200)
    }

    @Test("a city's wards are drawn with two fifths of their corners, and keep their areas", .reference)
    func wards() throws {
        let zones = try Northumbria.wards()
        let canvas = try #require(MapCanvas(Extent(zones), width: 640))
        let shapes = canvas.shapes(zones)
        let corners = shapes.flatMap(\.rings).joined()
        #expect(corners.allSatisfy { 0...canvas.width ~= $0.x && 0...canvas.height ~= $0.y })
        #expect(shapes.allSatisfy { !$0.isEmpty })
        let before = zones.reduce(0) { $0 + $1.polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.count } } }
        let bytes = shapes.reduce(0) { $0 + $1.pathData.utf8.count }
        print(
            "\(before) corners drawn with \(corners.count) in \(bytes) bytes at \(Int(canvas.metresPerPixel)) m a pixel"
        )
        #expect(corners.count * 5 < before * 2)
        let drawn = shapes.map { $0.rings.reduce(0) { $0 + abs(PlaneGeometry.signedArea($1 + [$1[0]])) } }.reduce(0, +)
        let exact = zones.map { zone in
            zone.polygons.reduce(0) { $0 + abs(PlaneGeometry.signedArea($1.rings[0].map(canvas.pixels))) }
        }.reduce(0, +)
        #expect(abs(drawn / exact - 1) < 0.01)
    }

    @Test("a label stands inside its zone, even where the centre does not")
    func labels() throws {
        let crescent = ring((0, 0), (10, 0), (10, 10), (0, 10), (0, 8), (8, 8), (8, 2), (0, 2), (0, 0))
        let zone = Zone(id: "a", polygons: [Polygon(rings: [crescent])])
        let centre = try #require(ZonePoint.centroid(zone))
        #expect(!PlaneGeometry.covers(crescent, centre) && abs(centre.y - 5) < 1e-12)
        #expect(PlaneGeometry.covers(crescent, try #require(ZonePoint.label(zone))))
        let pierced = Zone(
            id: "b",
            polygons: [
                Polygon(rings: [
                    ring((0, 0), (10, 0), (10, 10), (0, 10), (0, 0)), ring((2, 2), (2, 8), (9, 8), (9, 2), (2, 2)),
                ])
            ])
        let label = try #require(ZonePoint.label(pierced))
        #expect(label.x < 2 || label.x > 9 || label.y < 2 || label.y > 8)
        let centroid = try #require(ZonePoint.centroid(pierced))
        #expect(abs(centroid.x - (500 - 42 * 5.5) / 58) < 1e-12 && abs(centroid.y - 5) < 1e-12)
        #expect(ZonePoint.label(Zone(id: "c", polygons: [])) == nil)
        #expect(ZonePoint.centroid(Zone(id: "c", polygons: [Polygon(rings: [ring((0, 0), (1, 1), (0, 0))])])) == nil)
    }

    @Test("every ward has its label inside", .reference)
    func wardLabels() throws {
        let zones = try Northumbria.wards()
        let index = ZoneIndex(zones)
        for (k, zone) in zones.enumerated() where k.isMultiple(of: 8) {
            #expect(index.zone(at: try #require(ZonePoint.label(zone))) == k, "\(zone.id)")
        }
    }
}
