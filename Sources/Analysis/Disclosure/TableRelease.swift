// SPDX-License-Identifier: EUPL-1.2

/// A count as readers see it.
public enum PublishedCount: Hashable, Sendable {
    case shown(Int)
    case hidden

    /// The rate that may be published beside it: none for a hidden count, whose rate would tell it.
    public func rate(population: Int, per: Double = 1000) -> Rate? {
        guard case .shown(let count) = self else { return nil }
        return Rate(count: count, population: population, per: per)
    }
}

/// A table as it was or will be published, with the true counts: a confidential record, kept for the next release.
public struct TableRelease: Hashable, Sendable {
    public let table: CountTable
    /// Whether each cell is hidden, line by line, totals included.
    public let hidden: [Bool]
    public let rule: SuppressionRule
    /// Small cells, by their number line by line, of which earlier releases already tell more than the rule allows.
    /// This release tells nothing more of them.
    public let alreadyTold: [Int]

    /// Decides what to hide so that neither this release, nor all releases together, reveal a small count.
    ///
    /// `earlier` are the releases of the same table that readers may have kept, the oldest first: with other months, or
    /// with counts since corrected. Rows and columns are the same where their names are.
    public init(_ table: CountTable, _ rule: SuppressionRule, after earlier: [TableRelease] = []) {
        var history = ReleaseHistory(earlier)
        let cells = history.add(table, hidden: nil)
        var suppressor = Suppressor(history.counts, rule)
        let told = suppressor.run()
        (self.table, self.rule) = (table, rule)
        hidden = cells.map { suppressor.hidden[$0] }
        alreadyTold = cells.indices.filter { told.contains(cells[$0]) }
    }

    /// A release that was published earlier, from what was kept of it. Throws a `SuppressionRefusal` when `hidden` does
    /// not have one value per cell.
    public init(_ table: CountTable, _ rule: SuppressionRule, hidden: [Bool]) throws(SuppressionRefusal) {
        guard hidden.count == table.values.count else { throw .wrongShape }
        (self.table, self.rule, self.hidden, alreadyTold) = (table, rule, hidden, [])
    }

    /// The count at a line (rows, groups, all) and a column (the last one holds totals).
    public subscript(line: Int, column: Int) -> PublishedCount {
        let cell = table.cell(line, column)
        return hidden[cell] ? .hidden : .shown(table.values[cell])
    }
}
