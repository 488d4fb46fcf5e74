// SPDX-License-Identifier: EUPL-1.2

/// Who contributed how much to each cell of a table.
struct Contributions {
    /// By contributor, cell by cell as the table numbers them, totals included.
    private let amounts: [[String: Int]]

    /// Reads columns `row,column,contributor,n`. Throws an `AnalysisRefusal` where they are not the table's counts.
    init(_ source: ByteSource, of table: CountTable) throws {
        var reader = try DelimitedReader(source)
        let (row, column) = (try reader.column("row"), try reader.column("column"))
        let (name, count) = (try reader.column("contributor"), try reader.column("n"))
        let rows = Dictionary(uniqueKeysWithValues: zip(table.rows, 0...))
        let columns = Dictionary(uniqueKeysWithValues: zip(table.columns, 0...))
        var (amounts, faults) = ([[String: Int]](repeating: [:], count: table.values.count), Faults())
        while try reader.next() {
            guard let line = rows[reader.text(row)], let place = columns[reader.text(column)] else {
                faults.add("row \(reader.row) of the contributions: the table has no such cell")
                continue
            }
            if reader.isBlank(name) { throw reader.problem(.blank, in: name) }
            amounts[table.cell(line, place)][reader.text(name).trimmed, default: 0] += try reader.count(count)
        }
        try reader.refuseRagged()
        for line in table.rows.indices {
            for place in table.columns.indices {
                let cell = table.cell(line, place)
                let sum = amounts[cell].values.reduce(0, +)
                if sum != table.values[cell] {
                    faults.add(
                        "\(table.rows[line]), \(table.columns[place]): contributions sum to \(sum), the table says \(table.values[cell])"
                    )
                }
            }
        }
        try faults.refuse()
        self.amounts = Self.withTotals(amounts, table)
    }

    /// Adds those of the parts to each total, columns first: a total of rows sums their totals.
    private static func withTotals(_ amounts: [[String: Int]], _ table: CountTable) -> [[String: Int]] {
        var amounts = amounts
        for sum in table.sums where amounts[sum.total].isEmpty {
            for part in sum.parts { amounts[sum.total].merge(amounts[part], uniquingKeysWith: +) }
        }
        return amounts
    }

    /// The cells that a few contributors make up, and how far each is to be protected.
    func protections(_ rule: DominanceRule) -> [Int: Double] {
        var protections: [Int: Double] = [:]
        for (cell, amounts) in amounts.enumerated() { protections[cell] = rule.protection(amounts.values) }
        return protections
    }
}
