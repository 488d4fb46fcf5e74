// SPDX-License-Identifier: EUPL-1.2

/// Events in the order of a grid's cells, by counting.
enum CellOrder {
    /// Places from the grid's origin, row after row and column after column, those outside with the nearest cell, each
    /// cell's in the order given; and where each row begins. Those farther than `reach` from every cell are left out.
    static func sort(_ events: [Position], on grid: CellGrid, reach: Double) -> (places: [Position], rows: [Int]) {
        let none = Int32(-1)
        let (width, height) = (grid.cell * Double(grid.columns), grid.cell * Double(grid.rows))
        let pieces: [[Int32]] = Parallel.map(count: events.count, grain: 1 << 16) { range in
            range.map { event in
                let (x, y) = (events[event].x - grid.origin.x, events[event].y - grid.origin.y)
                guard x > -reach, y > -reach, x < width + reach, y < height + reach else { return none }
                let row = grid.clamped(y, below: grid.rows)
                return Int32(row * grid.columns + grid.clamped(x, below: grid.columns))
            }
        }
        var next = [Int](repeating: 0, count: grid.count + 1)
        for piece in pieces {
            for cell in piece where cell != none { next[Int(cell) + 1] += 1 }
        }
        for cell in 1..<next.count { next[cell] += next[cell - 1] }
        let rows = (0...grid.rows).map { next[$0 * grid.columns] }
        var places = [Position](repeating: Position(x: 0, y: 0), count: next[grid.count])
        var event = 0
        for piece in pieces {
            for cell in piece {
                if cell != none {
                    let place = events[event]
                    places[next[Int(cell)]] = Position(x: place.x - grid.origin.x, y: place.y - grid.origin.y)
                    next[Int(cell)] += 1
                }
                event += 1
            }
        }
        return (places, rows)
    }
}
