// SPDX-License-Identifier: EUPL-1.2
import TestKit
import Testing

@testable import Markup

@Suite("Maps")
struct MapTests {
    private func point(_ x: Double, _ y: Double) -> MapShapes.Point { .init(x: x, y: y) }

    /// Two squares side by side whose common border wriggles by less than a pixel and bends by more.
    private var neighbours: [[[MapShapes.Point]]] {
        let border = (0...100).map { step -> MapShapes.Point in
            let bend = step > 40 && step < 60 ? 20.0 : 0
            return point(100 + bend + (step.isMultiple(of: 2) ? 0.02 : 0), Double(step))
        }
        return [
            [[point(0, 0)] + border + [point(0, 100), point(0, 0)]],
            [[point(200, 0), point(200, 100)] + border.reversed() + [point(200, 0)]],
        ]
    }

    private func rings(_ area: [[MapShapes.Point]]) -> [Outline.Ring] {
        area.map { ring in ring.dropLast().map { .init(x: Int32($0.x * 10), y: Int32($0.y * 10)) } }
    }

    @Test("neighbours keep one common border when it is simplified")
    func commonBorder() throws {
        let areas = neighbours.flatMap(rings)
        let outline = Outline(areas, tolerance: 4)
        let left = try #require(outline.simplified(areas[0]))
        let right = try #require(outline.simplified(areas[1]))
        let common = Set(left).intersection(right)
        #expect(common.count == 6)
        #expect(left.count == 8 && right.count == 8)
    }

    @Test("the same border results whichever side is drawn first")
    func direction() throws {
        let areas = neighbours.flatMap(rings)
        let reversed = areas.map { Array($0.reversed()) }
        let one = Outline(areas, tolerance: 4)
        let other = Outline(reversed, tolerance: 4)
        for (ring, mirror) in zip(areas, reversed) {
            #expect(try Set(#require(one.simplified(ring))) == Set(#require(other.simplified(mirror))))
        }
    }

    @Test("an island keeps its shape, and an area too small to see is a dot")
    func islands() {
        let circle = (0..<360).map { degree -> MapShapes.Point in
            let turn = Double(degree) / 180 * .pi
            return point(50 + 50 * Self.cosine(turn), 50 + 50 * Self.cosine(turn - .pi / 2))
        }
        let speck = [point(10, 10), point(10.001, 10), point(10, 10.001)]
        let shapes = MapShapes([[circle + [circle[0]]], [speck], []], width: 480)
        #expect(shapes.width == 4800)
        #expect(shapes.paths[0].split(separator: " ").count > 20)
        #expect(shapes.paths[0].utf8.count < 700)
        #expect(shapes.paths[1].hasSuffix("h10v10h-10z"))
        #expect(shapes.paths[2].isEmpty)
    }

    private static func cosine(_ x: Double) -> Double {
        // Taylor series, for -π/2…2π folded by symmetry: the test needs a round shape, not a library.
        var term = 1.0
        var sum = 1.0
        for n in 1...20 {
            term *= -x * x / Double((2 * n - 1) * 2 * n)
            sum += term
        }
        return sum
    }

    private let words = AreaMap.Words(
        under: { "under \($0)" }, between: { "\($0) to \($1)" }, andMore: { "\($0) and more" }, weak: "few",
        hidden: "hidden", missing: "no data")

    @Test("each area is drawn in the style of its value, and the legend counts them")
    func styles() throws {
        let square = { (x: Double) in
            [[self.point(x, 0), self.point(x + 10, 0), self.point(x + 10, 10), self.point(x, 10), self.point(x, 0)]]
        }
        let map = AreaMap(
            [
                .init("A & B", .rate(5)), .init("C", .rate(12, isWeak: true)), .init("D", .rate(30)),
                .init("E", .hidden), .init("F", .missing),
            ],
            limits: [10, 20], numbers: { "\(Int($0))" }, words: words)
        let shapes = MapShapes((0..<5).map { square(Double($0) * 10) })
        let page = try HtmlDocument.fragment(map.figure(id: "m", .init(shapes, label: "Five areas")).bytes)
        #expect(try CssSheet.koinon().unknownClasses(in: page) == [])
        #expect(
            page.all("g title").map(\.text).sorted() == ["A & B: 5", "C: 12 (few)", "D: 30", "E: hidden", "F: no data"])
        #expect(page.first("g.f-q1 title")?.text == "A & B: 5")
        #expect(page.first("g[fill=url(#m-weak-2)] title")?.text == "C: 12 (few)")
        #expect(
            page.all(".legend li").map(\.text) == [
                "under 10 (1)", "10 to 20 (1)", "20 and more (1)", "few (1)", "hidden (1)", "no data (1)",
            ])
        let table = try HtmlDocument.fragment(map.table("Wards", areaTitle: "Ward", rateTitle: "Per 1,000").bytes)
        #expect(table.all("tbody tr").map(\.text) == ["A & B5", "C12 few", "D30", "Ehidden", "Fno data"])
    }

    @Test("an enlarged part is framed on the whole")
    func enlarged() throws {
        let squares = (0..<3).map { n -> [[MapShapes.Point]] in
            let x = Double(n) * 10
            return [[point(x, 0), point(x + 10, 0), point(x + 10, 10), point(x, 10)]]
        }
        let map = AreaMap(
            [.init("A", .rate(1)), .init("B", .rate(2)), .init("C", .rate(3))], numbers: { "\(Int($0))" }, words: words)
        let page = try HtmlDocument.fragment(
            map.figure(
                id: "m", .init(MapShapes(squares, width: 300), label: "All"),
                enlarged: .init(MapShapes([[], squares[1], []], width: 300), name: "B, enlarged", label: "B")
            ).bytes)
        #expect(page.first(".frame")?["x"] == "1000")
        #expect(page.first(".frame")?["width"] == "1000")
        #expect(page.all(".map")[1].all("path title").map(\.text) == ["B: 2"])
    }
}
