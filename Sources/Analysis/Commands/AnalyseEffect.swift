// SPDX-License-Identifier: EUPL-1.2

/// `koinon analyse effect before-after`: counts in a treated and a comparison area in, relative effects out.
public enum AnalyseBeforeAfter {
    /// Reads columns `area,T_before,T_after,C_before,C_after`.
    ///
    /// Throws a `DelimitedProblem` or an `AnalysisRefusal` with the row at fault.
    public static func run(_ table: ByteSource) throws -> AnalysisOutput {
        var reader = try DelimitedReader(table)
        let area = try reader.column("area")
        let names = ["T_before", "T_after", "C_before", "C_after"]
        let columns = try names.map { try reader.column($0) }
        let figures = ["TES_RES", "var_poisson", "var_fw", "lo_poisson", "hi_poisson", "lo_fw", "hi_fw"]
        var writer = DelimitedWriter(header: ["area"] + names + figures)
        var notes: [String] = []
        while try reader.next() {
            let counts = try columns.map { try reader.count($0) }
            guard
                let effect = BeforeAfter(
                    treatedBefore: counts[0], treatedAfter: counts[1], comparisonBefore: counts[2],
                    comparisonAfter: counts[3])?.effect
            else { continue }
            if effect.isCorrected { notes.append("Row \(reader.row): 0.5 was added to each count, because one is 0.") }
            writer.row([reader.text(area)] + counts.map(String.init) + fields(effect).map(\.field))
        }
        try reader.refuseRagged()
        return AnalysisOutput(table: writer.bytes, notes: notes)
    }

    private static func fields(_ effect: RelativeEffect) -> [Double] {
        let (poisson, wide) = (effect.interval(.poisson), effect.interval(.overdispersed))
        return [
            effect.value, effect.variance(.poisson), effect.variance(.overdispersed), poisson.low, poisson.high,
            wide.low,
            wide.high,
        ]
    }
}

extension DelimitedReader {
    /// A whole number of 0 or more. Throws a `DelimitedProblem` for anything else.
    func count(_ column: Column) throws -> Int {
        let value = try integer(column)
        guard value >= 0 else { throw problem(.notAWholeNumber(String(value)), in: column) }
        return value
    }
}
