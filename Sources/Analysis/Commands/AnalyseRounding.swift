// SPDX-License-Identifier: EUPL-1.2

/// `koinon analyse round`: a table of true counts in, the table to publish out, every figure a multiple of a base.
public enum AnalyseRounding {
    /// Reads a table whose first column names the rows and whose others are counts, and writes it with totals added and all
    /// figures rounded. With `groupColumn`, that column names the group of each row, and a line of totals per group is
    /// added.
    ///
    /// Throws a `DelimitedProblem`, a `SuppressionRefusal` or an `AnalysisRefusal`.
    public static func run(
        _ source: ByteSource, base: Int, seed: UInt64, groupColumn: String? = nil
    ) throws -> AnalysisOutput {
        let (table, corner) = try AnalyseSuppression.read(source, groupColumn)
        guard let rounding = ControlledRounding(table, base: base, seed: seed) else {
            throw AnalysisRefusal("counts are rounded to base 3 or 5")
        }
        let total = AnalyseSuppression.total
        var writer = DelimitedWriter(header: [corner] + (groupColumn.map { [$0] } ?? []) + table.columns + [total])
        for line in 0..<table.lineCount {
            let counts = (0..<table.columnCount).map { String(rounding[line, $0]) }
            writer.row(AnalyseSuppression.names(line, table) + counts)
        }
        return AnalysisOutput(
            table: writer.bytes,
            notes: [
                "Rounded to base \(base): every figure, totals included, lies less than \(base) from the true one, and all sums hold. Say so beside the table.",
                "Keep the seed to yourself, and publish one rounding of these counts only: of two, readers can tell more than of one.",
            ])
    }
}
