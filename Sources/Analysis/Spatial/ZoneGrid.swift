// SPDX-License-Identifier: EUPL-1.2

/// The uniform grid over a set of zones.
struct ZoneGrid: Sendable {
    let extent: Extent
    private(set) var columns = 1
    private(set) var rows = 1
    private var columnsPerUnit = 1.0
    private var rowsPerUnit = 1.0

    /// About 512 cells per zone, coarser where long edges or wide zones would need more than `entries` in the index.
    init(_ shapes: [ZoneShape], entries: Int) {
        var extent = Extent()
        for shape in shapes where !shape.extent.isEmpty {
            extent.include(shape.extent.low)
            extent.include(shape.extent.high)
        }
        self.extent = extent
        guard extent.width > 0, extent.height > 0 else { return }
        var wanted = min(2_000_000, max(4096, Double(shapes.count) * 512))
        let edges = shapes.reduce(0) { $0 + $1.edges.count }
        repeat {
            resize(to: wanted)
            wanted /= 4
        } while wanted > 1 && load(shapes) > entries + 8 * edges
    }

    private mutating func resize(to cells: Double) {
        let side = (extent.width * extent.height / cells).squareRoot()
        columns = Int(min(4096, max(1, (extent.width / side).rounded())))
        rows = Int(min(4096, max(1, (extent.height / side).rounded())))
        columnsPerUnit = Double(columns) / extent.width
        rowsPerUnit = Double(rows) / extent.height
    }

    /// How many entries an index on this grid would have.
    private func load(_ shapes: [ZoneShape]) -> Int {
        shapes.reduce(0) { sum, shape in
            guard !shape.extent.isEmpty else { return sum }
            let span = (row(shape.extent.high.y) - row(shape.extent.low.y) + 1)
            let area = span * (column(shape.extent.high.x) - column(shape.extent.low.x) + 1)
            return shape.edges.reduce(sum + area) { $0 + row($1.high.y) - row($1.low.y) + 1 }
        }
    }

    func column(_ x: Double) -> Int {
        Int(min(Double(columns - 1), max(0, (x - extent.low.x) * columnsPerUnit)))
    }

    func row(_ y: Double) -> Int {
        Int(min(Double(rows - 1), max(0, (y - extent.low.y) * rowsPerUnit)))
    }

    /// The middle of a cell.
    func middle(column: Int, row: Int) -> Position {
        Position(
            x: extent.low.x + (Double(column) + 0.5) / columnsPerUnit,
            y: extent.low.y + (Double(row) + 0.5) / rowsPerUnit)
    }

    /// The columns that an edge touches in a row, widened by more than rounding can take away.
    func columns(of edge: Edge, inRow row: Int) -> ClosedRange<Int> {
        let slackX = 1e-6 / columnsPerUnit + 4 * max(abs(extent.low.x), abs(extent.high.x)).ulp
        let slackY = 1e-6 / rowsPerUnit + 4 * max(abs(extent.low.y), abs(extent.high.y)).ulp
        let bottom = extent.low.y + Double(row) / rowsPerUnit - slackY
        let top = extent.low.y + Double(row + 1) / rowsPerUnit + slackY
        let (a, b) = (x(of: edge, at: bottom), x(of: edge, at: top))
        let isLevel = edge.low.y == edge.high.y
        let west = isLevel ? edge.low.x : min(a, b)
        let east = isLevel ? edge.high.x : max(a, b)
        return column(west - slackX)...column(east + slackX)
    }

    private func x(of edge: Edge, at y: Double) -> Double {
        if y <= edge.low.y { return edge.low.x }
        if y >= edge.high.y { return edge.high.x }
        return edge.low.x + (y - edge.low.y) / (edge.high.y - edge.low.y) * (edge.high.x - edge.low.x)
    }
}
