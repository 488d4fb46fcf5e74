// SPDX-License-Identifier: EUPL-1.2

/// Equal squares over a plane, row by row from the south-west corner; a surface has one value for the centre of each.
public struct CellGrid: Hashable, Sendable {
    /// The south-west corner of the first cell, in metres.
    public let origin: Position
    /// The side of a cell, in metres.
    public let cell: Double
    public let columns: Int
    public let rows: Int

    /// The largest grid: 25 million cells, 200 MB for each surface.
    public static let largest = 25_000_000

    /// Nil unless the side is above 0, all is finite, and there are 1 to `largest` cells.
    public init?(origin: Position, cell: Double, columns: Int, rows: Int) {
        guard cell > 0, cell.isFinite, origin.x.isFinite, origin.y.isFinite, columns > 0, rows > 0,
            columns <= Self.largest, rows <= Self.largest, columns * rows <= Self.largest
        else { return nil }
        (self.origin, self.cell, self.columns, self.rows) = (origin, cell, columns, rows)
    }

    public var count: Int { columns * rows }

    /// The cell of a place, `row * columns + column`; nil outside. A place on an edge belongs to the cell north or east of it.
    public func cell(of place: Position) -> Int? {
        let (column, row) = (((place.x - origin.x) / cell).rounded(.down), ((place.y - origin.y) / cell).rounded(.down))
        guard column >= 0, row >= 0, column < Double(columns), row < Double(rows) else { return nil }
        return Int(row) * columns + Int(column)
    }

    /// The centre of a cell as a distance from the origin: exact where side and origin are whole numbers.
    @inline(__always)
    func centre(_ index: Int) -> Double { (Double(index) + 0.5) * cell }

    /// The column (or row) that a distance from the origin falls in, the nearest one outside.
    @inline(__always)
    func clamped(_ distance: Double, below count: Int) -> Int {
        Int(min(Double(count - 1), max(0, distance / cell)))
    }
}
