// SPDX-License-Identifier: EUPL-1.2

/// `koinon analyse effect did`: a panel of counts in, the factor of the treated out.
public enum AnalysePanel {
    /// Reads columns `unit,t,n,treat_post`; writes JSON. Throws a `DelimitedProblem` or an `AnalysisRefusal`.
    public static func run(_ panel: ByteSource) throws -> AnalysisOutput {
        var reader = try DelimitedReader(panel)
        let (unit, period) = (try reader.column("unit"), try reader.column("t"))
        let (count, treated) = (try reader.column("n"), try reader.column("treat_post"))
        var rows: [DifferenceInDifferences.Observation] = []
        while try reader.next() {
            for column in [unit, period] where reader.isBlank(column) { throw reader.problem(.blank, in: column) }
            rows.append(
                .init(
                    unit: reader.text(unit).trimmed, period: reader.text(period).trimmed,
                    count: try reader.count(count), isTreated: try reader.indicator(treated)))
        }
        try reader.refuseRagged()
        let result = try DifferenceInDifferences(rows)
        let interval = result.interval()
        let document = JSONText.object([
            ("b", .number(result.b)), ("IRR", .number(result.ratio)), ("se_model", .number(result.modelError)),
            ("se_cluster", .number(result.clusterError ?? .nan)), ("IRR_lo", .number(interval.low)),
            ("IRR_hi", .number(interval.high)), ("units", .integer(result.units)),
            ("periods", .integer(result.periods)), ("n", .integer(result.observations)),
            (
                "definition",
                .text(
                    "Poisson regression with effects of units and periods; se_cluster by unit; interval at 95 % from it"
                )
            ),
        ])
        return AnalysisOutput(table: document.bytes, notes: notes(result))
    }

    private static func notes(_ result: DifferenceInDifferences) -> [String] {
        var notes: [String] = []
        if result.clusterError == nil {
            notes.append(
                "Every count has a coefficient of its own, so there is no error by unit; the interval is the model's and too narrow."
            )
        } else if result.units < 30 {
            notes.append(
                "\(result.units) units are few for an error by unit: it comes out too small, and the interval too narrow."
            )
        }
        if !result.silent.isEmpty {
            let (names, more) = (result.silent.prefix(20).joined(separator: ", "), result.silent.count > 20 ? " …" : "")
            notes.append("Without any incident, so they say nothing about a factor: \(names)\(more).")
        }
        return notes
    }
}

/// `koinon analyse effect series`: one series with a change in it in, the size of the change out.
public enum AnalyseSeries {
    private struct Row {
        var t: Double
        var count: Int
        var days: Double
        var figures: [Double]
    }

    /// Reads columns `t,n,days,post,t_post` and harmonics `s1,c1,s2,c2` where the file has them; writes JSON.
    ///
    /// Throws a `DelimitedProblem` or an `AnalysisRefusal`.
    public static func run(_ series: ByteSource) throws -> AnalysisOutput {
        var reader = try DelimitedReader(series)
        let (t, count, days) = (try reader.column("t"), try reader.column("n"), try reader.column("days"))
        let (post, course) = (try reader.column("post"), try reader.column("t_post"))
        let waves = (1...6).flatMap { ["s\($0)", "c\($0)"] }.filter { (try? reader.column($0)) != nil }
        let waveColumns = try waves.map { try reader.column($0) }
        var rows: [Row] = []
        while try reader.next() {
            let time = try reader.number(t)
            let after = try reader.indicator(post) ? 1.0 : 0
            let figures = [1, time, after, try reader.number(course)] + (try waveColumns.map { try reader.number($0) })
            rows.append(
                Row(t: time, count: try reader.count(count), days: try reader.number(days), figures: figures))
        }
        try reader.refuseRagged()
        rows.sort { $0.t < $1.t }
        try check(rows)
        let names = ["const", "t", "post", "t_post"] + waves
        let result = try InterruptedSeries(
            counts: rows.map(\.count), days: rows.map(\.days),
            terms: names.enumerated().map { place, name in (name, rows.map { $0.figures[place] }) })
        return AnalysisOutput(table: document(result).bytes, notes: notes(rows))
    }

    private static func check(_ rows: [Row]) throws {
        for (one, next) in zip(rows, rows.dropFirst()) where one.t == next.t {
            throw AnalysisRefusal("t is \(one.t) twice: a series has one count for each point in time")
        }
        let after = rows.count { $0.figures[2] == 1 }
        guard after >= 3, rows.count - after >= 3 else {
            throw AnalysisRefusal(
                "\(rows.count - after) points before and \(after) after do not show a course; take at least 3 on each side, better two years before and one after, or compare the sums with effect before-after"
            )
        }
    }

    private static func document(_ result: InterruptedSeries) -> JSONText {
        let terms = result.terms.map { term in
            (
                term.name,
                JSONText.object([
                    ("coef", .number(term.coefficient)), ("se", .number(term.error)),
                    ("se_quasi", .number(term.quasiError)), ("se_hac", .number(term.serialError)),
                ])
            )
        }
        return .object([
            ("terms", .object(terms)), ("scale", .number(result.scale)), ("n", .integer(result.observations)),
            (
                "definition",
                .text(
                    "Poisson regression with offset ln(days); se_quasi = se·√scale (Pearson); se_hac Newey-West, \(InterruptedSeries.lags) lags"
                )
            ),
        ])
    }

    private static func notes(_ rows: [Row]) -> [String] {
        var notes = ["Nothing is compared with: what else changed at that time is in the figures as well."]
        let steps = zip(rows.dropFirst(), rows).map { $0.t - $1.t }
        if let least = steps.min(), let most = steps.max(), most > least * (1 + 1e-9) {
            notes.append("The points are not evenly spaced in t; se_hac takes them as neighbours all the same.")
        }
        if rows.count(where: { $0.figures[2] == 0 }) < 12 {
            notes.append("Fewer than 12 points before: season and course can hardly be told apart.")
        }
        return notes
    }
}

extension DelimitedReader {
    /// 0 or 1. Throws a `DelimitedProblem` or an `AnalysisRefusal` for anything else.
    func indicator(_ column: Column) throws -> Bool {
        switch try number(column) {
        case 0: return false
        case 1: return true
        default: throw AnalysisRefusal("row \(row): “\(header[column.index])” has to be 0 or 1")
        }
    }
}
