// SPDX-License-Identifier: EUPL-1.2
import Analysis
import ArgumentParser

/// The grid of a surface, as all commands that write or read one are told it.
struct GridOptions: ParsableArguments {
    @Option(help: "The side of a cell, in metres.")
    var cell: Double

    @Option(help: "The south-west corner of the grid, as x,y in metres (write --origin=-100,50 where x is negative).")
    var origin: String

    @Option(help: "How many cells, as columns x rows: 142x155.")
    var size: String

    func validate() throws { _ = try grid() }

    /// The grid asked for. Throws a `ValidationError` for one that is none, or too large.
    func grid() throws -> CellGrid {
        let corner = origin.split(separator: ",", omittingEmptySubsequences: false).map {
            Double($0.drop { $0 == " " })
        }
        guard corner.count == 2, let x = corner[0], let y = corner[1] else {
            throw ValidationError("--origin is the south-west corner, as 542100,4172600.")
        }
        let sides = size.lowercased().split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard sides.count == 2, let columns = sides[0], let rows = sides[1] else {
            throw ValidationError("--size is columns x rows, as 142x155.")
        }
        guard let grid = CellGrid(origin: Position(x: x, y: y), cell: cell, columns: columns, rows: rows) else {
            throw ValidationError(
                "A grid has cells with a side above 0, at least one and at most \(CellGrid.largest) of them.")
        }
        return grid
    }
}
