// SPDX-License-Identifier: EUPL-1.2

/// A table of counts with its totals: rows by columns, perhaps with rows in groups, as wards in districts.
///
/// Shape: `lines` × (`columns` + 1). The lines are the rows, then one line per group, then the line of all; the last
/// column holds the totals.
public struct CountTable: Hashable, Sendable {
    public let rows: [String]
    public let columns: [String]
    /// The group of each row, or empty where rows are not grouped.
    public let groupOfRow: [String]
    /// The groups in the order of their first row.
    public let groups: [String]
    /// The true counts, line by line, totals included.
    let values: [Int]
    /// How far cells are to be protected that a few contributors make up, by their number.
    public internal(set) var protections: [Int: Double] = [:]

    /// Computes the totals. Throws a `SuppressionRefusal` for a negative count, a repeated name, or rows of other length.
    public init(
        rows: [String], columns: [String], counts: [[Int]], groups: [String] = []
    ) throws(SuppressionRefusal) {
        guard counts.count == rows.count, groups.isEmpty || groups.count == rows.count, !rows.isEmpty, !columns.isEmpty,
            counts.allSatisfy({ $0.count == columns.count })
        else { throw .wrongShape }
        for names in [rows, columns] {
            var seen: Set<String> = []
            if let repeated = names.first(where: { !seen.insert($0).inserted }) { throw .repeatedName(repeated) }
        }
        for (row, line) in zip(rows, counts) {
            if let column = line.firstIndex(where: { $0 < 0 }) { throw .negative(row: row, column: columns[column]) }
        }
        (self.rows, self.columns, groupOfRow) = (rows, columns, groups)
        var seen: Set<String> = []
        self.groups = groups.filter { seen.insert($0).inserted }
        values = Self.withTotals(counts, columns.count, groups: self.groups, of: groups)
    }

    private static func withTotals(_ counts: [[Int]], _ columns: Int, groups: [String], of rows: [String]) -> [Int] {
        let places = Dictionary(uniqueKeysWithValues: zip(groups, 0...))
        var sums = [[Int]](repeating: Array(repeating: 0, count: columns), count: groups.count + 1)
        for (row, line) in counts.enumerated() {
            for (column, count) in line.enumerated() {
                sums[groups.count][column] += count
                if let group = rows.isEmpty ? nil : places[rows[row]] { sums[group][column] += count }
            }
        }
        return (counts + sums).flatMap { $0 + [$0.reduce(0, +)] }
    }

    /// Rows, groups, and the line of all.
    public var lineCount: Int { rows.count + groups.count + 1 }
    /// Columns, and the column of totals.
    public var columnCount: Int { columns.count + 1 }

    /// The number of a cell, counted line by line.
    func cell(_ line: Int, _ column: Int) -> Int { line * columnCount + column }

    /// What adds up: in every line the columns, and in every column the rows of each group and the groups (or all rows).
    var sums: [LinkedCounts.Sum] {
        let across = (0..<lineCount).map { line in
            LinkedCounts.Sum(total: cell(line, columns.count), parts: columns.indices.map { cell(line, $0) })
        }
        let all = lineCount - 1
        let down = (0..<columnCount).flatMap { column in
            groups.enumerated().map { place, group in
                let members = rows.indices.filter { groupOfRow[$0] == group }
                return LinkedCounts.Sum(
                    total: cell(rows.count + place, column), parts: members.map { cell($0, column) })
            } + [
                LinkedCounts.Sum(
                    total: cell(all, column),
                    parts: (groups.isEmpty ? rows.indices : rows.count..<all).map { cell($0, column) })
            ]
        }
        return across + down
    }

    /// The table as counts that are published together.
    public var linked: LinkedCounts {
        var linked = LinkedCounts()
        for value in values { _ = linked.add(value) }
        for (cell, amount) in protections { linked.protect(cell, amount) }
        for sum in sums { linked.link(total: sum.total, parts: sum.parts) }
        return linked
    }
}
