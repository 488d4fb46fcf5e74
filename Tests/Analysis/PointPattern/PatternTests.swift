// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Analysis

@Suite("Patterns of points")
struct PatternTests {
    private func run(_ text: String, _ options: AnalysePattern.Options = .init()) throws -> [String: Any] {
        let output = try AnalysePattern.run(.bytes(Array(text.utf8)), options)
        return try #require(JSONSerialization.jsonObject(with: Data(output.table)) as? [String: Any])
    }

    @Test("the reference's index and K, with each correction", .reference)
    func golden() throws {
        let output = try AnalysePattern.run(.file(Reference.path("golden/sf_robbery_xy.csv")), .init())
        let own = try #require(JSONSerialization.jsonObject(with: Data(output.table)) as? [String: Any])
        let golden = try #require(
            JSONSerialization.jsonObject(with: Data(Reference.bytes("golden/sf_nni_k.json"))) as? [String: Any])
        var index = Differences("koinon analyse pattern, nearest neighbours")
        for key in ["mean_nn", "expected", "NNI", "se", "z"] {
            index.see(own[key] as? Double ?? .nan, golden[key] as? Double ?? .infinity)
        }
        index.see(own["area"] as? Double ?? .nan, golden["area_bbox"] as? Double ?? .infinity)
        for (value, reference) in zip(
            own["L_minus_r"] as? [Double] ?? [], try #require(golden["L_minus_r"] as? [Double]))
        { index.see(value, reference) }
        index.expect(below: 1e-9)
        let rows = try Reference.table("golden/sf_Kest_spatstat.csv")
        for column in ["r", "theo", "un", "border", "trans", "iso"] {
            let values = try #require(own[column] as? [Double])
            #expect(values.count == rows.count)
            var differences = Differences("koinon analyse pattern, \(column)")
            for (value, row) in zip(values, rows) {
                differences.see(value, row[column].flatMap(Double.init) ?? .infinity)
            }
            differences.expect(below: 1e-9)
        }
        #expect(output.notes.contains { $0.hasPrefix("492 of 951 events share their exact place") })
    }

    @Test("K worked out by hand on four corners of a street grid")
    func byHand() throws {
        var options = AnalysePattern.Options()
        options.window = Extent([Position(x: 0, y: 0), Position(x: 4, y: 4)])
        options.radii = [1, 2, 3]
        let own = try run("x;y\n1;1\n3;1\n1;3\n3;3\n", options)
        // Each has two others at a distance of 2, the third at √8; A/n(n-1) = 16/12.
        let scale = 16.0 / 12
        #expect(own["un"] as? [Double] == [0, scale * 8, scale * 12])
        // Each is 1 from the edge: for larger radii no event is left, and nothing is known.
        #expect(own["border"] as? [Double] == nil)
        #expect((own["border"] as? [Any])?.last is NSNull)
        // Moved by (2, 0), half of the window overlaps; by (2, 2), a quarter.
        #expect(own["trans"] as? [Double] == [0, scale * 16, scale * 32])
        // A circle of radius 2 around (1, 1) loses acos(1/2) to both sides of two normals, less what the corner shares.
        let seen = 1 - 2 * (Double.pi / 3 + Double.pi / 4) / (2 * Double.pi)
        let iso = try #require(own["iso"] as? [Double])
        #expect(abs(iso[1] - scale * 8 / seen) < 1e-12)
        #expect(own["mean_nn"] as? Double == 2 && own["NNI"] as? Double == 2)
    }

    @Test("the part of a circle inside a rectangle is what throwing many directions finds")
    func circles() {
        var generator = SplitMix(state: 8)
        let window = RectangleWindow(extent: Extent([Position(x: 0, y: 0), Position(x: 10, y: 6)]))
        for _ in 0..<60 {
            let place = Position(x: .random(in: 0...10, using: &generator), y: .random(in: 0...6, using: &generator))
            let distance = Double.random(in: 0.5...8, using: &generator)
            let steps = 100_000
            let seen = (0..<steps).count {
                let angle = (Double($0) + 0.5) * 2 * .pi / Double(steps)
                return window.extent.contains(
                    Position(x: place.x + distance * cos(angle), y: place.y + distance * sin(angle)))
            }
            let weight = window.isotropicWeight(place, distance: distance)
            let expected = min(100, Double(steps) / Double(max(1, seen)))
            #expect(abs(weight / expected - 1) < 1e-4 * expected + 1e-4, "\(place) \(distance)")
        }
    }

    @Test("the nearest other is found whatever the order, also at the very same place")
    func nearest() {
        var generator = SplitMix(state: 2)
        let places = (0..<300).map { _ in
            Position(
                x: Double(Int.random(in: 0...40, using: &generator)),
                y: Double(Int.random(in: 0...900, using: &generator)))
        }
        let plain = places.indices.map { own in
            places.indices.filter { $0 != own }.map {
                hypot(places[$0].x - places[own].x, places[$0].y - places[own].y)
            }.min() ?? 0
        }
        let found = NearestNeighbours(places, area: 36_000)
        #expect(abs(found.mean - plain.reduce(0, +) / 300) < 1e-12)
        #expect(abs(NearestNeighbours(places.reversed(), area: 36_000).mean - found.mean) < 1e-12)
    }

    @Test("figures do not depend on how the work was cut, nor on the order of rows beyond rounding")
    func order() {
        var generator = SplitMix(state: 5)
        let places = (0..<1_500).map { _ in
            Position(x: .random(in: 0...5_000, using: &generator), y: .random(in: 0...5_000, using: &generator))
        }
        let (one, other) = (
            RipleyK(places, in: Extent(places), radii: [200, 800]),
            RipleyK(places.shuffled(using: &generator), in: Extent(places), radii: [200, 800])
        )
        #expect(one == other)
    }

    @Test("places that were moved to common points are refused, with a way on")
    func snapped() throws {
        let text = "x,y\n" + (0..<40).map { "\($0 % 10 * 100),\($0 % 10 * $0 % 10)\n" }.joined()
        let refusal = #expect(throws: AnalysisRefusal.self) { try run(text) }
        #expect(
            refusal?.description.hasPrefix("40 of 40 events share their exact place with another, on 10 places") == true
        )
        #expect(refusal?.description.contains("koinon analyse local") == true)
        var options = AnalysePattern.Options()
        options.acceptsSharedPlaces = true
        #expect(try run(text, options)["mean_nn"] as? Double == 0)
    }

    @Test("what cannot be meant is refused with its reason")
    func refusals() {
        var radii = AnalysePattern.Options()
        radii.radii = [200, 100]
        var window = AnalysePattern.Options()
        window.window = Extent([Position(x: 0, y: 0), Position(x: 1, y: 1)])
        var area = AnalysePattern.Options()
        area.area = 0
        let cases: [(String, AnalysePattern.Options, String)] = [
            ("x,y\n1,1\n", .init(), "a pattern needs at least 2"),
            ("x,y\n1,1\n2,1\n", .init(), "all events lie on one line"),
            ("x,y\n1,1\n2,2\n", radii, "radii are numbers above 0"), ("x,y\n1,1\n2,2\n", area, "an area is above 0"),
            ("x,y\n1,1\n2,2\n", window, "1 events lie outside the window"),
            ("x,y\n1,\n", .init(), "row 2, column 2 (y)"),
        ]
        for (text, options, reason) in cases {
            do {
                _ = try run(text, options)
                Issue.record("not refused: \(reason)")
            } catch { #expect("\(error)".hasPrefix(reason), "\(error)") }
        }
    }
}
