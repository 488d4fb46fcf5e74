// SPDX-License-Identifier: EUPL-1.2

/// `koinon analyse proportion`: successes and trials in, shares with Wilson's interval out.
public enum AnalyseProportion {
    /// Reads columns `x` and `n`. Throws a `DelimitedProblem` or an `AnalysisRefusal` with the row at fault.
    public static func run(_ counts: ByteSource) throws -> AnalysisOutput {
        var reader = try DelimitedReader(counts)
        let (x, n) = (try reader.column("x"), try reader.column("n"))
        var writer = DelimitedWriter(header: ["x", "n", "share", "wilson_lo", "wilson_hi"])
        while try reader.next() {
            guard let share = Proportion(successes: try reader.integer(x), trials: try reader.integer(n)) else {
                throw AnalysisRefusal("row \(reader.row): a share needs 0 ≤ x ≤ n and n above 0")
            }
            let interval = share.wilson()
            let figures = [share.value, interval.low, interval.high].map(\.field)
            writer.row([String(share.successes), String(share.trials)] + figures)
        }
        try reader.refuseRagged()
        return AnalysisOutput(table: writer.bytes, notes: [])
    }
}
