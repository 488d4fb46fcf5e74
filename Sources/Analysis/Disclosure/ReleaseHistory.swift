// SPDX-License-Identifier: EUPL-1.2

/// All releases of a table as one set of linked counts.
///
/// A count that stands unchanged in two releases is one cell: shown in one of them, it is shown. A corrected count is
/// two cells, and each release has totals and sums of its own, so that what follows from the differences between
/// releases follows here as well.
struct ReleaseHistory {
    private(set) var counts = LinkedCounts()
    /// The last value and cell under each name.
    private var latest: [Name: (value: Int, cell: Int)] = [:]

    /// What makes a count the same count in another release.
    private struct Name: Hashable {
        let row: String
        let column: String
    }

    init(_ releases: [TableRelease]) {
        for release in releases { _ = add(release.table, hidden: release.hidden) }
    }

    /// Adds a release, or with nil the one to be decided, and gives the number of each of its cells.
    mutating func add(_ table: CountTable, hidden: [Bool]?) -> [Int] {
        var cells: [Int] = []
        for line in 0..<table.lineCount {
            for column in 0..<table.columnCount {
                let k = table.cell(line, column)
                let decided: LinkedCounts.Standing? = hidden.map { $0[k] ? .hidden : .shown }
                if line < table.rows.count, column < table.columns.count {
                    let name = Name(row: table.rows[line], column: table.columns[column])
                    cells.append(inner(name, table.values[k], decided))
                } else {
                    cells.append(counts.add(table.values[k], decided ?? .open))
                }
            }
        }
        for (cell, amount) in table.protections { counts.protect(cells[cell], amount) }
        for sum in table.sums { counts.link(total: cells[sum.total], parts: sum.parts.map { cells[$0] }) }
        return cells
    }

    private mutating func inner(_ name: Name, _ value: Int, _ decided: LinkedCounts.Standing?) -> Int {
        if let known = latest[name], known.value == value {
            if counts.standings[known.cell] == .hidden { counts.settle(known.cell, decided ?? .open) }
            return known.cell
        }
        let cell = counts.add(value, decided ?? .open)
        latest[name] = (value, cell)
        return cell
    }
}
