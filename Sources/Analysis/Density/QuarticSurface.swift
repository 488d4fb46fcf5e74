// SPDX-License-Identifier: EUPL-1.2

/// The exact sum of quartic kernels of one bandwidth at the centres of a grid.
///
/// Each event adds (h² - d²)² to the cells nearer than h, four at a time. Events are first put in the order of their cells,
/// so that their cells are at hand; cores share the rows of the grid, and each cell takes its events in that one order,
/// whoever computes it. Cost: events times the cells within reach; memory: 24 bytes per event and 8 per cell.
struct QuarticSurface: Sendable {
    private typealias Lanes = SIMD4<Double>

    private let grid: CellGrid
    private let bandwidth: Double
    /// Places from the grid's origin, cell after cell; those out of reach of every cell are left out.
    private let places: [Position]
    /// Where the places of each row of cells begin.
    private let starts: [Int]

    init(_ events: [Position], grid: CellGrid, bandwidth: Double) {
        (self.grid, self.bandwidth) = (grid, bandwidth)
        (places, starts) = CellOrder.sort(events, on: grid, reach: bandwidth)
    }

    /// One value per cell, row by row: events per square unit of the coordinates.
    func values() -> [Double] {
        let scale = 3 / (Double.pi * bandwidth * bandwidth * bandwidth * bandwidth * bandwidth * bandwidth)
        let pieces: [[Double]] = Parallel.map(count: grid.rows, grain: 16) { rows in
            band(rows, scale: scale)
        }
        return pieces.count == 1 ? pieces[0] : pieces.flatMap(\.self)
    }

    private func band(_ rows: Range<Int>, scale: Double) -> [Double] {
        let stride = (grid.columns + Lanes.scalarCount - 1) / Lanes.scalarCount
        var sums = [Lanes](repeating: .zero, count: stride * rows.count)
        var squares = [Lanes](repeating: .zero, count: stride)
        let south = grid.clamped(grid.centre(rows.lowerBound) - bandwidth, below: grid.rows)
        let north = grid.clamped(grid.centre(rows.upperBound - 1) + bandwidth, below: grid.rows)
        squares.withUnsafeMutableBufferPointer { squares in
            sums.withUnsafeMutableBufferPointer { sums in
                for place in starts[south]..<starts[north + 1] { add(places[place], to: sums, rows, stride, squares) }
            }
        }
        var values: [Double] = []
        values.reserveCapacity(rows.count * grid.columns)
        for row in rows.indices {
            for column in 0..<grid.columns {
                let lanes = sums[(row - rows.lowerBound) * stride + column / Lanes.scalarCount]
                values.append(scale * lanes[column % Lanes.scalarCount])
            }
        }
        return values
    }

    @inline(__always)
    private func add(
        _ place: Position, to sums: UnsafeMutableBufferPointer<Lanes>, _ rows: Range<Int>, _ stride: Int,
        _ squares: UnsafeMutableBufferPointer<Lanes>
    ) {
        let west = grid.clamped(place.x - bandwidth, below: grid.columns) / Lanes.scalarCount
        let wide = grid.clamped(place.x + bandwidth, below: grid.columns) / Lanes.scalarCount - west + 1
        let steps = Lanes(0.5, 1.5, 2.5, 3.5)
        for k in 0..<wide {
            let x = (steps + Double((west &+ k) &* Lanes.scalarCount)) * grid.cell - place.x
            squares[k] = x * x
        }
        let reach = bandwidth * bandwidth
        let south = max(rows.lowerBound, grid.clamped(place.y - bandwidth, below: grid.rows))
        let north = min(rows.upperBound - 1, grid.clamped(place.y + bandwidth, below: grid.rows))
        guard south <= north else { return }
        for row in south...north {
            let y = grid.centre(row) - place.y
            let left = reach - y * y
            guard left > 0 else { continue }
            let start = (row &- rows.lowerBound) &* stride &+ west
            for k in 0..<wide {
                let rest = left - squares[k]
                let kept = rest.replacing(with: 0, where: rest .< 0)
                sums[start &+ k] += kept * kept
            }
        }
    }
}
