// SPDX-License-Identifier: EUPL-1.2

/// `koinon analyse suppress`: a table of true counts in, the table to publish out.
public enum AnalyseSuppression {
    /// An earlier release: the true counts of that time and what was published of them.
    public struct Earlier {
        let counts: ByteSource
        let published: ByteSource

        public init(counts: ByteSource, published: ByteSource) {
            (self.counts, self.published) = (counts, published)
        }
    }

    /// What stands in a hidden cell.
    public static let mark = "hidden"
    /// The name of the line and the column that are added.
    public static let total = "total"

    /// Reads a table whose first column names the rows and whose others are counts, and writes it with totals added and
    /// the small numbers hidden, with as many others as it takes. With `groupColumn`, that column names the group of each
    /// row, and a line of totals per group is added. With `few`, a table `row,column,contributor,n` says who contributed how
    /// much to each count, and what a few make up is hidden as well.
    ///
    /// Throws a `DelimitedProblem`, a `SuppressionRefusal` or an `AnalysisRefusal`.
    public static func run(
        _ table: ByteSource, _ rule: SuppressionRule, groupColumn: String? = nil, after earlier: [Earlier] = [],
        few: (rule: DominanceRule, contributions: ByteSource)? = nil
    ) throws -> AnalysisOutput {
        var (counts, corner) = try read(table, groupColumn)
        if let few {
            counts.protections = try Contributions(few.contributions, of: counts).protections(few.rule)
        }
        let known = try earlier.map { try readRelease($0, rule, groupColumn) }
        let release = TableRelease(counts, rule, after: known)
        return AnalysisOutput(table: write(release, corner: corner, groupColumn), notes: notes(release))
    }

    private static func notes(_ release: TableRelease) -> [String] {
        let table = release.table
        let small = table.values.count { release.rule.hides($0) }
        let hidden = release.hidden.count { $0 }
        var notes = ["\(hidden) cells are hidden, \(small) of them for being small."]
        let few = table.protections.keys.count { !release.rule.hides(table.values[$0]) }
        if few > 0 { notes.append("\(few) of them are larger, but made up by a few contributors.") }
        if !release.alreadyTold.isEmpty {
            notes.append(
                "Of \(release.alreadyTold.count) small counts, earlier releases already tell more than the rule allows."
            )
        }
        return notes
    }

    /// A table of counts and the name of its first column.
    static func read(_ source: ByteSource, _ groupColumn: String?) throws -> (table: CountTable, corner: String) {
        var reader = try DelimitedReader(source)
        let group = try groupColumn.map { try reader.column($0) }
        let counted = reader.header.indices.dropFirst().filter { $0 != group?.index }
        var (rows, counts, groups) = ([String](), [[Int]](), [String]())
        while try reader.next() {
            rows.append(reader.text(.init(index: 0)))
            counts.append(try counted.map { try reader.count(.init(index: $0)) })
            if let group { groups.append(reader.text(group)) }
        }
        try reader.refuseRagged()
        let columns = counted.map { reader.header[$0] }
        guard !(rows + columns + groups).contains(total) else {
            throw AnalysisRefusal("“\(total)” stands in the table: leave totals out, they are added here")
        }
        return (try CountTable(rows: rows, columns: columns, counts: counts, groups: groups), reader.header[0])
    }

    private static func write(_ release: TableRelease, corner: String, _ groupColumn: String?) -> [UInt8] {
        let table = release.table
        var writer = DelimitedWriter(header: [corner] + (groupColumn.map { [$0] } ?? []) + table.columns + [total])
        for line in 0..<table.lineCount {
            let counts = (0..<table.columnCount).map { text(release[line, $0]) }
            writer.row(names(line, table) + counts)
        }
        return writer.bytes
    }

    /// A line's name, and its group where rows have groups.
    static func names(_ line: Int, _ table: CountTable) -> [String] {
        let isRow = line < table.rows.count
        guard !table.groups.isEmpty else { return [isRow ? table.rows[line] : total] }
        if isRow { return [table.rows[line], table.groupOfRow[line]] }
        return [total, line == table.lineCount - 1 ? total : table.groups[line - table.rows.count]]
    }

    private static func text(_ count: PublishedCount) -> String {
        switch count {
        case .shown(let count): String(count)
        case .hidden: mark
        }
    }

    /// Reads an earlier release back: lines and columns in the order in which `write` puts them.
    private static func readRelease(
        _ earlier: Earlier, _ rule: SuppressionRule, _ groupColumn: String?
    ) throws -> TableRelease {
        let table = try read(earlier.counts, groupColumn).table
        var reader = try DelimitedReader(earlier.published)
        let columns = try (table.columns + [total]).map { try reader.column($0) }
        var hidden: [Bool] = []
        while try reader.next() {
            for column in columns { hidden.append(reader.text(column) == mark) }
        }
        try reader.refuseRagged()
        guard hidden.count == table.values.count else {
            throw AnalysisRefusal("an earlier release does not have the lines of its counts")
        }
        return try TableRelease(table, rule, hidden: hidden)
    }
}
