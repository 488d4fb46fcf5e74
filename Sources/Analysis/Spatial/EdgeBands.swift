// SPDX-License-Identifier: EUPL-1.2

/// The edges of every zone, by grid row: all that a ray along a row can meet.
struct EdgeBands: Sendable {
    /// The edges, zone by zone and row by row; an edge stands in each row that it touches.
    private let edges: [Edge]
    /// Where the edges of a zone's k-th row begin in `edges`, zone by zone, with one more at each zone's end.
    private let starts: [Int32]
    /// Where each zone's rows begin in `starts`.
    private let firsts: [Int32]
    /// Each zone's lowest row.
    private let lowest: [Int32]

    init(_ shapes: [ZoneShape], _ grid: ZoneGrid) {
        var edges: [Edge] = []
        var starts: [Int32] = []
        var firsts: [Int32] = []
        var lowest: [Int32] = []
        for shape in shapes {
            firsts.append(Int32(starts.count))
            let low = shape.extent.isEmpty ? 0 : grid.row(shape.extent.low.y)
            lowest.append(Int32(low))
            let high = shape.extent.isEmpty ? -1 : grid.row(shape.extent.high.y)
            starts += Self.spread(shape.edges, grid, rows: low..<(high + 1), into: &edges)
        }
        (self.edges, self.starts, self.firsts, self.lowest) = (edges, starts, firsts, lowest)
    }

    /// Appends the edges of one zone row by row, by counting, and gives where each row begins.
    private static func spread(
        _ own: [Edge], _ grid: ZoneGrid, rows: Range<Int>, into edges: inout [Edge]
    ) -> [Int32] {
        var counts = [Int](repeating: 0, count: rows.count + 1)
        for edge in own {
            for row in grid.row(edge.low.y)...grid.row(edge.high.y) { counts[row - rows.lowerBound] += 1 }
        }
        var next = edges.count
        var starts: [Int32] = []
        for k in counts.indices {
            starts.append(Int32(next))
            (counts[k], next) = (next, next + counts[k])
        }
        guard let filler = own.first else { return starts }
        edges.append(contentsOf: repeatElement(filler, count: next - edges.count))
        for edge in own {
            for row in grid.row(edge.low.y)...grid.row(edge.high.y) {
                edges[counts[row - rows.lowerBound]] = edge
                counts[row - rows.lowerBound] += 1
            }
        }
        return starts
    }

    /// Whether a zone covers a place that lies in a row of the grid, its boundary included.
    func covers(_ place: Position, row: Int, zone: Int) -> Bool {
        let band = Int(firsts[zone]) + row - Int(lowest[zone])
        var isInside = false
        for k in Int(starts[band])..<Int(starts[band + 1]) {
            switch PlaneGeometry.Crossing(of: edges[k], with: place) {
            case .on: return true
            case .left: isInside.toggle()
            case .none: break
            }
        }
        return isInside
    }
}
