// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// The sum of Gaussian kernels at the centres of a grid, exact to a part in 10¹².
///
/// A Gaussian ends nowhere. In a tile of cells whose farthest cell has an event within d, all events beyond R with
/// R² = d² + 2σ²·ln(n·10¹³) together add less than a part in 10¹³ to any cell, and are left out. The others are taken as
/// products: what an event adds along a row times what it adds along a column, each by multiplication from its nearest cell
/// outwards.
struct GaussianSurface: Sendable {
    private static let side = 32

    private let grid: CellGrid
    private let bandwidth: Double
    private let events: PlaceBins

    init(_ events: [Position], grid: CellGrid, bandwidth: Double) {
        (self.grid, self.bandwidth) = (grid, bandwidth)
        self.events = PlaceBins(
            events.map { Position(x: $0.x - grid.origin.x, y: $0.y - grid.origin.y) })
    }

    /// One value per cell, row by row: events per square unit of the coordinates.
    func values() -> [Double] {
        guard !events.places.isEmpty else { return Array(repeating: 0, count: grid.count) }
        let bands = (grid.rows + Self.side - 1) / Self.side
        let pieces: [[Double]] = Parallel.map(count: bands, grain: 1) { bands in
            bands.flatMap { band($0 * Self.side..<min(grid.rows, ($0 + 1) * Self.side)) }
        }
        return pieces.flatMap(\.self)
    }

    private func band(_ rows: Range<Int>) -> [Double] {
        var values = [Double](repeating: 0, count: rows.count * grid.columns)
        var found: [Double] = []
        for first in stride(from: 0, to: grid.columns, by: Self.side) {
            let columns = first..<min(grid.columns, first + Self.side)
            let tile = tile(columns, rows, &found)
            for row in 0..<rows.count {
                for column in 0..<columns.count {
                    values[row * grid.columns + first + column] = tile[row * Self.side + column]
                }
            }
        }
        return values
    }

    private func tile(_ columns: Range<Int>, _ rows: Range<Int>, _ found: inout [Double]) -> [Double] {
        let low = Position(x: grid.centre(columns.lowerBound), y: grid.centre(rows.lowerBound))
        let high = Position(x: grid.centre(columns.upperBound - 1), y: grid.centre(rows.upperBound - 1))
        let middle = Position(x: (low.x + high.x) / 2, y: (low.y + high.y) / 2)
        let (x, y) = (high.x - middle.x, high.y - middle.y)
        let corner = (x * x + y * y).squareRoot()
        let farthest = events.nearest(1, to: middle, within: nil, &found).squareRoot() + corner
        let spread = 2 * bandwidth * bandwidth
        let reach = (farthest * farthest + spread * (log(Double(events.places.count)) + 30)).squareRoot()
        var sums = [Double](repeating: 0, count: Self.side * Self.side)
        var (east, north) = (Slope(grid, columns, spread), Slope(grid, rows, spread))
        events.each(
            from: Position(x: low.x - reach, y: low.y - reach), to: Position(x: high.x + reach, y: high.y + reach)
        ) { place in
            east.lay(place.x)
            north.lay(place.y)
            Self.add(north.heights, rows.count, east.heights, to: &sums)
        }
        let scale = 1 / (Double.pi * spread)
        return sums.map { $0 * scale }
    }

    /// Adds the products of two axes to a tile's cells.
    @inline(__always)
    private static func add(_ north: [Double], _ rows: Int, _ east: [Double], to sums: inout [Double]) {
        sums.withUnsafeMutableBufferPointer { sums in
            east.withUnsafeBufferPointer { east in
                for row in 0..<rows {
                    let (factor, start) = (north[row], row &* side)
                    for column in 0..<side { sums[start &+ column] += factor * east[column] }
                }
            }
        }
    }

    /// exp(-d²/2σ²) for the distances from an event to the cells of a tile along one axis.
    private struct Slope {
        private(set) var heights = [Double](repeating: 0, count: GaussianSurface.side)
        private let grid: CellGrid
        private let cells: Range<Int>
        private let spread: Double
        /// By how much each step's factor falls: exp(-2c²/2σ²).
        private let bend: Double

        init(_ grid: CellGrid, _ cells: Range<Int>, _ spread: Double) {
            (self.grid, self.cells, self.spread) = (grid, cells, spread)
            bend = exp(-2 * grid.cell * grid.cell / spread)
        }

        mutating func lay(_ place: Double) {
            let nearest = min(max(grid.clamped(place, below: cells.upperBound), cells.lowerBound), cells.upperBound - 1)
            let distance = grid.centre(nearest) - place
            let (height, start) = (exp(-distance * distance / spread), nearest - cells.lowerBound)
            heights[start] = height
            var (now, factor) = (height, exp(-(2 * distance + grid.cell) * grid.cell / spread))
            for k in (start + 1)..<max(start + 1, cells.count) {
                now *= factor
                factor *= bend
                heights[k] = now
            }
            (now, factor) = (height, exp((2 * distance - grid.cell) * grid.cell / spread))
            for k in stride(from: start - 1, through: 0, by: -1) {
                now *= factor
                factor *= bend
                heights[k] = now
            }
        }
    }
}
