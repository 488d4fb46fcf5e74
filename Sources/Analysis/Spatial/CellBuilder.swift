// SPDX-License-Identifier: EUPL-1.2

/// Decides for every cell of the grid which zones a place in it can lie in.
struct CellBuilder {
    let grid: ZoneGrid
    let bands: EdgeBands
    /// Cell and candidate, zone by zone in rising rank.
    private var pairs: [(cell: Int32, candidate: Int32)] = []

    init(grid: ZoneGrid, bands: EdgeBands) {
        (self.grid, self.bands) = (grid, bands)
    }

    /// Adds the cells that a zone's boundary touches, and those wholly inside it.
    mutating func add(_ shape: ZoneShape, rank: Int) {
        guard !shape.extent.isEmpty else { return }
        let columns = grid.column(shape.extent.low.x)...grid.column(shape.extent.high.x)
        let rows = grid.row(shape.extent.low.y)...grid.row(shape.extent.high.y)
        var touched = [Bool](repeating: false, count: columns.count * rows.count)
        for edge in shape.edges {
            for row in grid.row(edge.low.y)...grid.row(edge.high.y) {
                let start = (row - rows.lowerBound) * columns.count - columns.lowerBound
                for column in grid.columns(of: edge, inRow: row).clamped(to: columns) { touched[start + column] = true }
            }
        }
        for row in rows {
            let start = (row - rows.lowerBound) * columns.count
            addRow(row, columns, touched[start..<(start + columns.count)], rank)
        }
    }

    /// Between two touched cells of a row, all cells lie on the same side of the boundary: one is asked for all.
    private mutating func addRow(_ row: Int, _ columns: ClosedRange<Int>, _ touched: ArraySlice<Bool>, _ rank: Int) {
        var isInside: Bool?
        for (column, isTouched) in zip(columns, touched) {
            let cell = Int32(row * grid.columns + column)
            if isTouched {
                pairs.append((cell, Int32(rank << 1)))
                isInside = nil
                continue
            }
            let known = isInside ?? bands.covers(grid.middle(column: column, row: row), row: row, zone: rank)
            if known { pairs.append((cell, Int32(rank << 1 | 1))) }
            isInside = known
        }
    }

    /// The table of cells and the lists of candidates, as `ZoneIndex` stores them.
    func finish() -> (cells: [Int32], candidates: [Int32]) {
        var ends = [Int](repeating: 0, count: grid.columns * grid.rows + 1)
        for pair in pairs { ends[Int(pair.cell) + 1] += 1 }
        for cell in 1..<ends.count { ends[cell] += ends[cell - 1] }
        var sorted = [Int32](repeating: 0, count: pairs.count)
        var next = ends
        for pair in pairs {
            sorted[next[Int(pair.cell)]] = pair.candidate
            next[Int(pair.cell)] += 1
        }
        var cells: [Int32] = []
        var candidates: [Int32] = []
        for cell in 0..<(grid.columns * grid.rows) {
            cells.append(Self.entry(sorted[ends[cell]..<ends[cell + 1]], &candidates))
        }
        return (cells, candidates)
    }

    private static func entry(_ list: ArraySlice<Int32>, _ candidates: inout [Int32]) -> Int32 {
        guard let first = list.first else { return -1 }
        if first & 1 == 1 { return first >> 1 }
        defer { candidates += list + [-1] }
        return -2 - Int32(candidates.count)
    }
}
