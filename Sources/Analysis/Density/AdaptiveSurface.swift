// SPDX-License-Identifier: EUPL-1.2

/// Quartic kernels whose bandwidth is, at each cell, the distance to the k-th nearest event.
///
/// From one cell centre to the next the distance to the k-th nearest grows by at most the side of a cell, so that each
/// search begins with a distance that is known to hold k events.
struct AdaptiveSurface: Sendable {
    private let grid: CellGrid
    private let nearest: Int
    private let events: PlaceBins

    /// - Precondition: there are at least `nearest` events.
    init(_ events: [Position], grid: CellGrid, nearest: Int) {
        precondition(nearest >= 1 && events.count >= nearest, "the k-th nearest event needs k events")
        (self.grid, self.nearest) = (grid, nearest)
        self.events = PlaceBins(
            events.map { Position(x: $0.x - grid.origin.x, y: $0.y - grid.origin.y) })
    }

    /// One value per cell, row by row: events per square unit of the coordinates; infinite where k events lie on the centre.
    func values() -> [Double] {
        let pieces: [[Double]] = Parallel.map(count: grid.rows, grain: 4) { rows in
            var (values, found) = ([Double](), [Double]())
            values.reserveCapacity(rows.count * grid.columns)
            for row in rows {
                var within: Double?
                for column in 0..<grid.columns {
                    let centre = Position(x: grid.centre(column), y: grid.centre(row))
                    let square = events.nearest(nearest, to: centre, within: within, &found)
                    // A hair more, so that rounding loses none.
                    within = (square.squareRoot() + grid.cell) * (1 + 1e-9)
                    values.append(density(square, found))
                }
            }
            return values
        }
        return pieces.flatMap(\.self)
    }

    private func density(_ bandwidth: Double, _ squares: [Double]) -> Double {
        guard bandwidth > 0 else { return .infinity }
        var sum = 0.0
        for square in squares.prefix(nearest) {
            let rest = 1 - square / bandwidth
            sum += rest * rest
        }
        return 3 * sum / (Double.pi * bandwidth)
    }
}
