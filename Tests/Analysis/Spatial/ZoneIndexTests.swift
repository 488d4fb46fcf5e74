// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Analysis

/// A small generator with a seed, so that a failing case can be seen again.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

@Suite("Places in zones")
struct ZoneIndexTests {
    private static func square(_ id: String, _ x: Double, _ y: Double, side: Double = 1) -> Zone {
        let outline = ring((x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y))
        return Zone(id: id, polygons: [Polygon(rings: [outline])])
    }

    @Test(
        "a place on an edge is inside, on a shared edge or corner it belongs to the lowest identifier",
        arguments: [
            (0.5, 0.5, 1), (1.5, 0.5, 0), (1, 0.5, 0), (0, 0.5, 1), (0, 0, 1), (2, 1, 0), (1, 1, 0), (0.5, 1, 1),
            (2, 0, 0),
            (0.5, 1.5, 2), (1, 1.5, 2), (0.5, 2, 2), (1.5, 1.5, nil), (-1e-12, 0.5, nil), (2.000001, 0.5, nil),
            (.nan, 0, nil),
        ] as [(Double, Double, Int?)])
    func edges(x: Double, y: Double, zone: Int?) {
        let index = ZoneIndex([Self.square("b", 1, 0), Self.square("c", 0, 0), Self.square("d", 0, 1)])
        #expect(index.zone(at: Position(x: x, y: y)) == zone)
    }

    @Test("identifiers that are all numbers are compared as numbers")
    func numericIDs() {
        let index = ZoneIndex([Self.square("10", 0, 0), Self.square("9", 1, 0)])
        #expect(index.zone(at: Position(x: 1, y: 0.5)) == 1)
    }

    @Test("a hole is outside, its edge is inside, and an island in it counts")
    func holes() {
        let hole = ring((1, 1), (3, 1), (3, 3), (1, 3), (1, 1))
        var zone = Self.square("a", 0, 0, side: 4)
        zone.polygons[0].rings.append(hole)
        zone.polygons += Self.square("", 1.5, 1.5).polygons
        let index = ZoneIndex([zone])
        for (place, isInside) in [
            ((0.5, 0.5), true), ((1.2, 1.2), false), ((1, 2), true), ((2, 2), true), ((2.7, 2), false),
        ] {
            #expect((index.zone(at: Position(x: place.0, y: place.1)) != nil) == isInside, "\(place)")
        }
    }

    @Test("no zones, or zones without area, hold no place and break nothing")
    func empty() {
        #expect(ZoneIndex([]).zone(at: Position(x: 0, y: 0)) == nil)
        #expect(ZoneIndex([]).zones(at: []) == [])
        let flat = Zone(id: "a", polygons: [Polygon(rings: [ring((0, 0), (4, 0), (2, 0), (0, 0))])])
        #expect(ZoneIndex([flat]).zone(at: Position(x: 0, y: 1)) == nil)
        #expect(ZoneIndex([Zone(id: "a", polygons: [])]).zone(at: Position(x: 0, y: 1)) == nil)
    }

    /// Star-shaped rings on a coarse lattice, so that many places lie exactly on edges and corners.
    private static func star(_ generator: inout SplitMix, around x: Double, _ y: Double) -> Ring {
        let directions = [(2.0, 0.0), (1, 1), (0, 2), (-1, 1), (-2, 0), (-1, -1), (0, -2), (1, -1)]
        var ring = directions.map { direction in
            let length = Double(Int.random(in: 1...6, using: &generator))
            return Position(x: x + direction.0 * length, y: y + direction.1 * length)
        }
        ring.append(ring[0])
        return ring
    }

    @Test("the index gives what looking at every zone gives, on edges and corners too", arguments: 1...8)
    func againstSearch(seed: UInt64) {
        var generator = SplitMix(state: seed)
        let zones = (0..<30).map { k in
            let (x, y) = (
                Double(Int.random(in: 0...40, using: &generator)), Double(Int.random(in: 0...40, using: &generator))
            )
            return Zone(id: "\(k)", polygons: [Polygon(rings: [Self.star(&generator, around: x, y)])])
        }
        let index = ZoneIndex(zones)
        let places = (0..<2000).map { _ in
            let (x, y) = (Int.random(in: -80...280, using: &generator), Int.random(in: -80...280, using: &generator))
            return Position(x: Double(x) / 4, y: Double(y) / 4)
        }
        let found = index.zones(at: places)
        var wrong = 0
        for (place, zone) in zip(places, found) {
            let expected = zones.firstIndex { PlaneGeometry.covers($0.polygons[0].rings[0], place) } ?? -1
            if Int(zone) != expected || (index.zone(at: place) ?? -1) != expected { wrong += 1 }
        }
        #expect(wrong == 0)
    }

    @Test("a partition with slanted borders loses no place and counts none twice")
    func partition() {
        var generator = SplitMix(state: 7)
        let corners = (0...20).map { row in
            (0...20).map { column in
                Position(
                    x: Double(column) + (1..<20 ~= column ? Double.random(in: -0.4...0.4, using: &generator) : 0),
                    y: Double(row) + (1..<20 ~= row ? Double.random(in: -0.4...0.4, using: &generator) : 0))
            }
        }
        var zones: [Zone] = []
        for row in 0..<20 {
            for column in 0..<20 {
                var ring = [
                    corners[row][column], corners[row][column + 1], corners[row + 1][column + 1],
                    corners[row + 1][column],
                ]
                ring.append(ring[0])
                zones.append(Zone(id: "\(row * 20 + column)", polygons: [Polygon(rings: [ring])]))
            }
        }
        let index = ZoneIndex(zones)
        let places = (0..<50_000).map { _ in
            Position(x: .random(in: 0...20, using: &generator), y: .random(in: 0...20, using: &generator))
        }
        // Places on the borders themselves, as near as numbers come.
        let onBorders = zones.flatMap { zone in
            let ring = zone.polygons[0].rings[0]
            return (0...10).map { k in
                let t = Double(k) / 10
                return Position(x: ring[0].x + t * (ring[2].x - ring[0].x), y: ring[0].y + t * (ring[2].y - ring[0].y))
            }
        }
        #expect(index.zones(at: places + onBorders + corners.flatMap(\.self)).allSatisfy { $0 >= 0 })
    }

    @Test("a zone drawn with very many strokes does not make the index explode")
    func intricate() {
        var zigzag: Ring = []
        for k in 0..<2_000 { zigzag.append(Position(x: Double(k) / 20, y: k.isMultiple(of: 2) ? 1 : 100)) }
        zigzag += [Position(x: 100, y: 0), Position(x: 0, y: 0), zigzag[0]]
        let zones =
            [Zone(id: "a", polygons: [Polygon(rings: [zigzag])])]
            + (0..<20).map { Self.square("b\($0)", 0, 0, side: 100) }
        let index = ZoneIndex(zones, entries: 1000)
        #expect(index.grid.rows < 20)
        #expect(index.zone(at: Position(x: 50, y: 0.5)) == 0)
        #expect(index.zone(at: Position(x: 50, y: 99.999)) == 1)
    }

    @Test("39,704 of 39,706 incidents of Northumbria are placed as expected", .reference)
    func northumbria() throws {
        let areas = try GeoJSON.areas(Reference.bytes("data/northumbria/wards.geojson"))
        let zones = areas.map { Zone(id: $0.properties["ward_code"]?.text ?? "", polygons: $0.polygons) }
        var reader = try DelimitedReader(.file(Reference.path("data/northumbria/northumbria_asb.tab")))
        let (longitude, latitude) = (try reader.column("longitude"), try reader.column("latitude"))
        var places: [Position] = []
        while try reader.next() {
            places.append(Position(x: try reader.number(longitude), y: try reader.number(latitude)))
        }
        var counts: [String: Int] = [:]
        for zone in ZoneIndex(zones).zones(at: places) { counts[zone < 0 ? "" : zones[Int(zone)].id, default: 0] += 1 }
        #expect(counts.removeValue(forKey: "") == 2)
        let expected = try Reference.table("golden/pip_northumbria_expected.csv")
        #expect(
            counts
                == Dictionary(
                    uniqueKeysWithValues: expected.map { ($0["ward_code"] ?? "", Int($0["count"] ?? "") ?? -1) }))
    }
}
