// SPDX-License-Identifier: EUPL-1.2

/// `koinon analyse effect displacement`: what happened around the target.
///
/// Columns `A0,A1,B0,B1,C0,C1` (target, buffer, control) give the weighted displacement quotient; columns
/// `T0,T1,CT0,CT1,D0,D1,CD0,CD1` (target, its control, displacement area, its control) the weighted displacement
/// difference.
public enum AnalyseDisplacement {
    private typealias Change = WeightedDisplacementDifference.Change

    /// Throws a `DelimitedProblem` with the place at fault, or an `AnalysisRefusal` when no row has a result.
    public static func run(_ table: ByteSource) throws -> AnalysisOutput {
        var reader = try DelimitedReader(table)
        let isQuotient = (try? reader.column("A0")) != nil
        let areas = isQuotient ? ["A", "B", "C"] : ["T", "CT", "D", "CD"]
        let names = areas.flatMap { ["\($0)0", "\($0)1"] }
        let columns = try names.map { try reader.column($0) }
        let figures =
            isQuotient
            ? ["success_measure", "buffer_measure", "WDQ", "net_gross"] : ["WDD", "se", "z", "lo", "hi"]
        var writer = DelimitedWriter(header: names + figures)
        var (rows, refusals) = (0, [String]())
        while try reader.next() {
            rows += 1
            let counts = try columns.map { try reader.count($0) }
            let changes = stride(from: 0, to: counts.count, by: 2).map {
                Change(before: counts[$0], after: counts[$0 + 1])
            }
            let (fields, refusal) = isQuotient ? quotient(changes) : difference(changes)
            if let refusal { refusals.append("Row \(reader.row): \(refusal).") }
            writer.row(counts.map(String.init) + fields)
        }
        try reader.refuseRagged()
        if rows > 0, refusals.count == rows { throw AnalysisRefusal(refusals) }
        return AnalysisOutput(table: writer.bytes, notes: refusals)
    }

    private static func quotient(_ changes: [Change]) -> (fields: [String], refusal: String?) {
        guard let result = DisplacementQuotient(target: changes[0], buffer: changes[1], control: changes[2]) else {
            return (["", "", "refused", ""], "the control counts 0; take a larger control area, or longer periods")
        }
        let (before, after) = ([result.success.field, result.buffer.field], [result.prevented.field])
        switch result.quotient {
        case .success(let quotient): return (before + [quotient.field] + after, nil)
        case .failure(let refusal): return (before + ["refused"] + after, refusal.description)
        }
    }

    private static func difference(_ changes: [Change]) -> (fields: [String], refusal: String?) {
        guard
            let result = WeightedDisplacementDifference(
                target: changes[0], targetComparison: changes[1], displacement: changes[2],
                displacementComparison: changes[3]),
            let z = result.z
        else { return (Array(repeating: "refused", count: 5), "all eight counts are 0, so nothing can be said") }
        let interval = result.interval()
        return ([result.value, result.standardError, z, interval.low, interval.high].map(\.field), nil)
    }
}
