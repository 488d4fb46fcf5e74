// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Analysis

@Suite("Surfaces")
struct DensityTests {
    private func grid(_ columns: Int, _ rows: Int, cell: Double = 1, x: Double = 0, y: Double = 0) throws -> CellGrid {
        try #require(CellGrid(origin: Position(x: x, y: y), cell: cell, columns: columns, rows: rows))
    }

    private func run(_ text: String, _ grid: CellGrid, _ kernel: KernelDensity.Kernel) throws -> AnalysisOutput {
        try AnalyseDensity.run(.bytes(Array(text.utf8)), on: grid, kernel)
    }

    @Test(
        "the reference's surfaces, cell by cell", .reference,
        arguments: [
            ("quartic500_per_km2", KernelDensity.Kernel.quartic(bandwidth: 500)),
            ("gaussian500_per_km2", .gaussian(bandwidth: 500)), ("adaptive25_quartic_per_km2", .adaptive(nearest: 25)),
        ])
    func golden(column: String, kernel: KernelDensity.Kernel) throws {
        let grid = try grid(142, 155, cell: 100, x: 542_100, y: 4_172_600)
        let output = try AnalyseDensity.run(.file(Reference.path("golden/sf_robbery_xy.csv")), on: grid, kernel)
        let golden = try Reference.table("golden/sf_kde_grid.csv")
        var own = try DelimitedReader(.bytes(output.table))
        #expect(own.header == ["ix", "iy", "value"])
        var differences = Differences("kde \(column)")
        for row in golden {
            #expect(try own.next())
            #expect(try own.integer(.init(index: 0)) == Int(row["ix"] ?? ""))
            #expect(try own.integer(.init(index: 1)) == Int(row["iy"] ?? ""))
            differences.see(try own.number(.init(index: 2)), Double(row[column] ?? "") ?? .nan)
        }
        #expect(try !own.next())
        differences.expect(below: 1e-9)
    }

    @Test("every kernel gives what looking at every pair gives, outside the grid and beyond its reach as well")
    func bruteForce() throws {
        var generator = SplitMix(state: 11)
        let grid = try grid(83, 37, cell: 7.5, x: -200, y: 1000)
        for spread in [100.0, 400, 5000] {
            let events = (0..<300).map { _ in
                Position(
                    x: Double.random(in: -spread...spread, using: &generator),
                    y: 1100 + Double.random(in: -spread...spread, using: &generator))
            }
            try compare(events, grid, .quartic(bandwidth: 61)) { Self.quartic($0, 61) }
            try compare(events, grid, .gaussian(bandwidth: 23)) { Self.gaussian($0, 23) }
            try compare(events, grid, .adaptive(nearest: 9)) { Self.quartic($0, $0.sorted()[8]) }
        }
    }

    private static func quartic(_ distances: [Double], _ h: Double) -> Double {
        var sum = 0.0
        for distance in distances where distance < h { sum += pow(1 - distance * distance / (h * h), 2) }
        return sum * 3 / (Double.pi * h * h)
    }

    private static func gaussian(_ distances: [Double], _ deviation: Double) -> Double {
        let spread = 2 * deviation * deviation
        var sum = 0.0
        for distance in distances { sum += exp(-distance * distance / spread) }
        return sum / (Double.pi * spread)
    }

    private func compare(
        _ events: [Position], _ grid: CellGrid, _ kernel: KernelDensity.Kernel, _ expected: ([Double]) -> Double
    ) throws {
        let values = KernelDensity(events, on: grid, kernel).values
        var differences = Differences("\(kernel)")
        for cell in stride(from: 0, to: grid.count, by: 5) {
            let x = grid.origin.x + grid.centre(cell % grid.columns)
            let y = grid.origin.y + grid.centre(cell / grid.columns)
            let distances = events.map { event in
                let (dx, dy) = (event.x - x, event.y - y)
                return (dx * dx + dy * dy).squareRoot()
            }
            let truth = expected(distances) * 1e6
            // Near a kernel's end the sum of squares and its root differ in their last places.
            if truth < 1e-6, values[cell] < 1e-6, case .quartic = kernel { continue }
            differences.see(values[cell], truth)
        }
        differences.expect(below: 1e-9)
    }

    @Test("one event in the middle of a cell: known heights, and nothing at the bandwidth itself")
    func heights() throws {
        let one = try grid(3, 1, cell: 10)
        let quartic = KernelDensity([Position(x: 15, y: 5)], on: one, .quartic(bandwidth: 10)).values
        #expect(quartic[0] == 0 && quartic[2] == 0)
        #expect(abs(quartic[1] / (3e4 / Double.pi) - 1) < 1e-12)
        let gaussian = KernelDensity([Position(x: 15, y: 5)], on: one, .gaussian(bandwidth: 10)).values
        let height = exp(-0.5) * 5e3 / Double.pi
        #expect(abs(gaussian[0] / height - 1) < 1e-12 && gaussian[0] == gaussian[2])
        #expect(KernelDensity([], on: one, .quartic(bandwidth: 10)).values == [0, 0, 0])
        #expect(KernelDensity([], on: one, .gaussian(bandwidth: 10)).values == [0, 0, 0])
    }

    @Test("a fine grid holds all events")
    func mass() throws {
        let events = (0..<50).map { Position(x: 400 + 3.7 * Double($0), y: 600 - 2.1 * Double($0)) }
        let surface = KernelDensity(events, on: try grid(200, 200, cell: 5), .quartic(bandwidth: 80))
        #expect(abs(surface.mass - 50) < 0.05)
        let gaussian = KernelDensity(events, on: try grid(200, 200, cell: 5), .gaussian(bandwidth: 40))
        #expect(abs(gaussian.mass - 50) < 0.05)
    }

    @Test("a place on an edge belongs to the cell north or east of it; beyond the grid there is none")
    func cells() throws {
        let grid = try grid(3, 2, cell: 10, x: 100, y: 200)
        let cases: [(Double, Double, Int?)] = [
            (100, 200, 0), (110, 200, 1), (129.9, 219.9, 5), (130, 200, nil), (100, 220, nil), (99.9, 200, nil),
            (.nan, 200, nil), (1e300, 200, nil),
        ]
        for (x, y, cell) in cases { #expect(grid.cell(of: Position(x: x, y: y)) == cell, "\(x), \(y)") }
        #expect(CellGrid(origin: Position(x: 0, y: 0), cell: 0, columns: 1, rows: 1) == nil)
        #expect(CellGrid(origin: Position(x: 0, y: 0), cell: 1, columns: 0, rows: 1) == nil)
        #expect(CellGrid(origin: Position(x: 0, y: 0), cell: 1, columns: .max, rows: .max) == nil)
        #expect(CellGrid(origin: Position(x: .nan, y: 0), cell: 1, columns: 1, rows: 1) == nil)
    }

    @Test("what would mislead is told")
    func told() throws {
        let snapped = "x,y\n" + (0..<40).map { "\($0 % 8 * 1000),500\n" }.joined()
        let wide = try run(snapped, grid(10, 10, cell: 1000), .quartic(bandwidth: 2000)).notes
        #expect(wide.contains { $0.hasPrefix("40 of 40 events share their exact place") })
        let refusal = #expect(throws: AnalysisRefusal.self) {
            try run(snapped, grid(10, 10, cell: 1000), .quartic(bandwidth: 1999))
        }
        #expect(refusal?.description.contains("take a larger one. Count them in zones") == true)
        let accepted = try AnalyseDensity.run(
            .bytes(Array(snapped.utf8)), on: grid(10, 10, cell: 1000), .quartic(bandwidth: 500),
            acceptsSharedPlaces: true)
        #expect(!accepted.table.isEmpty)
        let degrees = try run("x,y\n2.35,48.85\n", grid(10, 10, cell: 1000), .quartic(bandwidth: 500)).notes
        #expect(degrees.contains { $0.contains("if these are degrees") })
        let outside = try run("x,y\n500,500\n-5000,500\n", grid(10, 10, cell: 1000), .quartic(bandwidth: 500)).notes
        #expect(outside[0].hasPrefix("2 events, 1 of them outside the grid"))
    }

    @Test("what cannot be computed is refused, with the reason and the way on")
    func refused() throws {
        let grid = try grid(3, 3)
        let cases: [(String, KernelDensity.Kernel, String)] = [
            ("x,y\n1,1\n", .quartic(bandwidth: 0), "a bandwidth is above 0"),
            ("x,y\n1,1\n", .gaussian(bandwidth: .nan), "a bandwidth is above 0"),
            ("x,y\n1,1\n", .adaptive(nearest: 1), "an adaptive surface looks for 2 events"),
            ("x,y\n1,1\n", .adaptive(nearest: 2), "there are 1 events"),
            ("x,y\n0.5,0.5\n0.5,0.5\n", .adaptive(nearest: 2), "cell 0,0: as many events as asked for"),
            ("x,y\n1,\n", .quartic(bandwidth: 1), "row 2, column 2 (y): a value is missing"),
            ("x,y\n1,1e300\n", .quartic(bandwidth: 1), "row 2: (1.0, 1e+300) is no place in metres"),
            ("x\n1\n", .quartic(bandwidth: 1), "row 1: the header"),
        ]
        for (text, kernel, reason) in cases {
            do {
                _ = try run(text, grid, kernel)
                Issue.record("not refused: \(reason)")
            } catch { #expect("\(error)".hasPrefix(reason), "\(error)") }
        }
    }
}
