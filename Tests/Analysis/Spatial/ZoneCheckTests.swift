// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Analysis

/// A ring through places written as pairs.
func ring(_ places: (Double, Double)...) -> Ring { places.map { Position(x: $0.0, y: $0.1) } }

@Suite("Boundaries before they are used")
struct ZoneCheckTests {
    private static let square = ring((0, 0), (4, 0), (4, 4), (0, 4), (0, 0))

    private func reasons(_ rings: [Ring], _ coordinates: ZoneCheck.Coordinates = .degrees) -> [ZoneProblem.Reason] {
        ZoneCheck([Zone(id: "a", polygons: [Polygon(rings: rings)])], in: coordinates).problems.map(\.reason)
    }

    private static let cases: [([Ring], [ZoneProblem.Reason])] = [
        ([square], []),
        ([square, ring((1, 1), (2, 1), (2, 2), (1, 1))], []),
        ([square, ring((0, 0), (2, 1), (1, 2), (0, 0))], []),
        ([ring((0, 0), (4, 0), (4, 4), (0, 4))], [.unclosed]),
        ([ring((0, 0), (4, 0), (0, 0))], [.tooFewPositions(3)]),
        ([[]], [.tooFewPositions(0)]),
        ([], [.noPolygon]),
        ([ring((0, 0), (4, 4), (2, 2), (0, 0))], [.zeroArea]),
        ([ring((1, 1), (1, 1), (1, 1), (1, 1))], [.zeroArea]),
        ([ring((0, 0), (4, 0), (4, 4), (3, -2), (0, 4), (0, 0))], [.selfCrossing]),
        ([ring((0, 0), (4, 0), (4, 4), (4, 2), (4, 6), (0, 4), (0, 0))], [.selfCrossing]),
        ([square, ring((3, 3), (5, 3), (3, 3.5), (3, 3))], [.selfCrossing]),
        ([square, ring((5, 5), (6, 5), (6, 6), (5, 5))], [.holeOutside]),
        ([ring((0, 0), (200, 0), (200, 4), (0, 0))], [.outOfRange]),
        ([ring((0, 0), (4, 91), (4, 0), (0, 0))], [.outOfRange]),
        ([ring((0, 0), (.nan, 1), (4, 0), (0, 0))], [.notFinite]),
        ([ring((0, 0), (.infinity, 1), (4, 0), (0, 0))], [.notFinite]),
        // Two lobes that touch at one place, as files in use do.
        ([ring((0, 0), (2, 2), (4, 0), (4, 4), (2, 2), (0, 4), (0, 0))], []),
    ]

    @Test("each way in which a ring can be wrong is told", arguments: cases)
    func rings(rings: [Ring], expected: [ZoneProblem.Reason]) {
        #expect(reasons(rings) == expected)
    }

    @Test("a crossing is reported with its place")
    func place() throws {
        let bow = ring((0, 0), (2, 2), (2, 0), (0, 1), (0, 0))
        let problems = ZoneCheck([Zone(id: "a", polygons: [Polygon(rings: [Self.square]), Polygon(rings: [bow])])])
            .problems
        let problem = try #require(problems.first)
        #expect(problems.count == 1 && problem.polygon == 1 && problem.ring == 0 && problem.reason == .selfCrossing)
        let place = try #require(problem.position)
        #expect(abs(place.x - 2.0 / 3) < 1e-12 && abs(place.y - 2.0 / 3) < 1e-12)
    }

    @Test("identifiers have to be there and to differ")
    func identifiers() {
        let polygons = [Polygon(rings: [Self.square])]
        let zones = ["a", "", "b", "a"].map { Zone(id: $0, polygons: polygons) } + [Zone(id: "c", polygons: [])]
        #expect(ZoneCheck(zones).problems.map(\.reason) == [.noID, .repeatedID(firstAt: 0), .noPolygon])
    }

    @Test("metres may exceed what degrees may not")
    func metres() {
        #expect(
            reasons([ring((428_000, 556_000), (429_000, 556_000), (429_000, 557_000), (428_000, 556_000))], .metres)
                .isEmpty)
    }

    @Test("a ring made to be slow is refused, not waited for")
    func intricate() {
        var comb: Ring = []
        for k in 0..<20_000 {
            comb += [Position(x: 0, y: Double(k) / 1000), Position(x: 100, y: (Double(k) + 0.4) / 1000)]
        }
        comb += [Position(x: -1, y: 21), Position(x: -1, y: 0), comb[0]]
        let zone = Zone(id: "a", polygons: [Polygon(rings: [comb])])
        #expect(ZoneCheck([zone], comparisons: 1_000_000).problems.map(\.reason) == [.tooIntricate])
    }

    @Test(
        "the real boundaries pass", .reference,
        arguments: [
            "northumbria/wards", "northumbria/northumbria_districts", "france/communes-93", "france/paris_iris",
        ])
    func real(name: String) throws {
        let areas = try GeoJSON.areas(Reference.bytes("data/\(name).geojson"))
        let zones = areas.enumerated().map { Zone(id: "\($0)", polygons: $1.polygons) }
        #expect(ZoneCheck(zones).problems == [])
    }

    @Test("points that lie far off are told, and those that look swapped")
    func points() {
        var check = PointCheck(extent: Extent(Self.square + [Position(x: -2, y: 55)]))
        for _ in 0..<5 { check.see(Position(x: 54, y: -1)) }
        for place in [Position(x: 1, y: 1), Position(x: 0, y: 0), Position(x: 90, y: 90)] { check.see(place) }
        #expect(check.seen == 8 && check.outside == 6 && check.insideWhenSwapped == 5 && check.atOrigin == 1)
        #expect(check.looksSwapped)
    }
}
