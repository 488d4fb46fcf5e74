// SPDX-License-Identifier: EUPL-1.2

/// A table whose every count, totals included, is rounded up or down to a multiple of a base so that all sums still hold.
///
/// Each figure lies less than the base from the true one; multiples of the base stay; on average over seeds nothing is
/// shifted. Of a published figure v a reader can tell that the true one is at least v - base + 1 and at most v + base - 1,
/// and from the whole table nothing more: changing any one count within these bounds, and its totals with it, leaves a
/// table that the same figures may stand for. Source: Cox 1987, "A constructive procedure for unbiased controlled
/// rounding". It protects one table published once: of two roundings of the same counts readers can tell more.
public struct ControlledRounding: Hashable, Sendable {
    public let table: CountTable
    /// 3 or 5.
    public let base: Int
    /// The rounded counts, line by line, totals included.
    let values: [Int]

    /// The same table, base and seed give the same figures. Nil for a base other than 3 or 5.
    public init?(_ table: CountTable, base: Int, seed: UInt64) {
        guard base == 3 || base == 5 else { return nil }
        (self.table, self.base) = (table, base)
        var flow = RoundingFlow(table, base: base)
        var draws = Draws(seed: seed, stream: 0)
        flow.round(&draws)
        values = flow.values
    }

    /// The rounded count at a line (rows, groups, all) and a column (the last one holds totals).
    public subscript(line: Int, column: Int) -> Int { values[table.cell(line, column)] }
}

/// The counts of a table as a circulation: each is an arc between two sums that it belongs to, into one and out of the
/// other, so that what goes round a cycle of arcs changes no sum.
private struct RoundingFlow {
    private struct Arc {
        let from: Int
        let to: Int
        let floor: Int
    }

    private let base: Int
    private var arcs: [Arc] = []
    private var arcsOfNode: [[Int]]
    private(set) var values: [Int]

    init(_ table: CountTable, base: Int) {
        (self.base, values) = (base, table.values)
        let (rows, groups, columns) = (table.rows.count, table.groups.count, table.columns.count)
        let places = Dictionary(uniqueKeysWithValues: zip(table.groups, 0...))
        let groupOfRow = table.groupOfRow.map { places[$0, default: 0] }
        // Nodes: a sum for each row, each group, each group and column, each column, and two for the sums of all.
        let firstCell = rows + groups, firstColumn = firstCell + groups * columns
        let top = firstColumn + columns, bottom = top + 1
        arcsOfNode = Array(repeating: [], count: bottom + 1)
        for line in 0..<table.lineCount {
            let (isRow, group) = (line < rows, line - rows)
            let isAll = line == table.lineCount - 1
            for column in 0...columns {
                let ends: (from: Int, to: Int)
                switch (column < columns, isRow, isAll) {
                case (true, true, _):
                    ends = (line, groups == 0 ? firstColumn + column : firstCell + groupOfRow[line] * columns + column)
                case (true, false, false): ends = (firstCell + group * columns + column, firstColumn + column)
                case (true, false, true): ends = (firstColumn + column, bottom)
                case (false, true, _): ends = (groups == 0 ? top : rows + groupOfRow[line], line)
                case (false, false, false): ends = (top, rows + group)
                case (false, false, true): ends = (bottom, top)
                }
                let value = values[arcs.count]
                arcsOfNode[ends.from].append(arcs.count)
                arcsOfNode[ends.to].append(arcs.count)
                arcs.append(Arc(from: ends.from, to: ends.to, floor: value - value % base))
            }
        }
    }

    private func isOpen(_ arc: Int) -> Bool { !values[arc].isMultiple(of: base) }

    /// Sends around cycles of counts that are no multiples yet, one way or the other with the chances that keep every
    /// count where it is on average, until none is left. Each time at least one becomes a multiple.
    mutating func round(_ draws: inout Draws) {
        for arc in arcs.indices {
            while isOpen(arc) { push(around: cycle(from: arc), &draws) }
        }
    }

    /// A cycle of open arcs, each with whether it is passed forwards. A sum with one open arc has another one.
    private func cycle(from first: Int) -> [(arc: Int, forwards: Bool)] {
        var path = [(arc: first, forwards: true)]
        var steps = [arcs[first].from: 0, arcs[first].to: 1]
        var node = arcs[first].to
        while let next = arcsOfNode[node].first(where: { $0 != path[path.count - 1].arc && isOpen($0) }) {
            let forwards = arcs[next].from == node
            node = forwards ? arcs[next].to : arcs[next].from
            path.append((next, forwards))
            if let start = steps[node] { return Array(path[start...]) }
            steps[node] = path.count
        }
        preconditionFailure("a sum of a table has a single part that is no multiple")
    }

    private mutating func push(around cycle: [(arc: Int, forwards: Bool)], _ draws: inout Draws) {
        let rooms = cycle.map { step in
            let above = arcs[step.arc].floor + base - values[step.arc]
            let below = values[step.arc] - arcs[step.arc].floor
            return step.forwards ? (ahead: above, back: below) : (ahead: below, back: above)
        }
        let (ahead, back) = (rooms.map(\.ahead).min() ?? 0, rooms.map(\.back).min() ?? 0)
        let amount = draws.index(below: ahead + back) < back ? ahead : -back
        for step in cycle { values[step.arc] += step.forwards ? amount : -amount }
    }
}
