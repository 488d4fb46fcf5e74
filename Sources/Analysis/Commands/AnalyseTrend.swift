// SPDX-License-Identifier: EUPL-1.2

/// `koinon analyse trend`: counts by month in, their course, a forecast and its back-test out.
public enum AnalyseTrend {
    /// What is asked for.
    public struct Options: Hashable, Sendable {
        public var model = TrendModel.poisson
        /// Waves per year that a regression may follow, 0 to 5.
        public var harmonics = 2
        /// Months to look ahead, 1 to 24.
        public var horizon = 12

        public init() {}
    }

    /// Reads columns `month` (as 2026-01) and `n`; a month without a row, or with a blank n, is missing. Writes JSON.
    ///
    /// Throws a `DelimitedProblem` or an `AnalysisRefusal`.
    public static func run(_ source: ByteSource, _ options: Options) throws -> AnalysisOutput {
        guard let series = try read(source) else {
            throw AnalysisRefusal("no month has a count; bring a table with the columns month (as 2026-01) and n")
        }
        let trend = try Trend(
            series, options.model, harmonics: options.harmonics, horizon: options.horizon)
        let document = JSONText.object(
            [
                ("model", .text(options.model.rawValue)), ("definition", .text(options.model.definition)),
                ("from", .text("\(series.first)")), ("to", .text("\(series.month(series.counts.count - 1))")),
                ("months", .integer(series.observed)),
                ("missing", .list(series.missing.map { .text("\($0)") })),
            ] + figures(trend) + [
                (
                    "forecast",
                    .list(
                        zip(trend.forecasts, trend.naive).map { own, naive in
                            .object(json(own) + [("naive", .number(naive?.mean ?? .nan))])
                        })
                ), ("backtest", .object(json(trend.backTest))),
            ])
        return AnalysisOutput(table: document.bytes, notes: notes(trend))
    }

    private static func figures(_ trend: Trend) -> [(String, JSONText)] {
        var figures: [(String, JSONText)] = []
        if !trend.terms.isEmpty {
            let terms = trend.terms.map {
                ($0.name, JSONText.object([("coef", .number($0.coefficient)), ("se", .number($0.error))]))
            }
            figures.append(("terms", .object(terms)))
        }
        if let (name, value) = trend.parameter { figures.append((name, .number(value))) }
        if let change = trend.changePerYear {
            figures.append(
                (
                    "change_per_year",
                    .object([
                        ("ratio", .number(change.ratio)), ("lo", .number(change.interval.low)),
                        ("hi", .number(change.interval.high)),
                    ])
                ))
        }
        return figures
    }

    private static func json(_ forecast: TrendForecast) -> [(String, JSONText)] {
        [
            ("month", .text("\(forecast.month)")), ("mean", .number(forecast.mean)),
            ("lo", .number(forecast.interval.low)), ("hi", .number(forecast.interval.high)),
        ]
    }

    private static func json(_ test: Trend.BackTest) -> [(String, JSONText)] {
        [
            ("learned_from", .integer(test.learned)), ("tested_on", .integer(test.trials.count)),
            ("mae", .number(test.error(\.model))), ("mae_naive", .number(test.error(\.naive))),
            ("inside", .integer(test.inside(\.model))), ("inside_naive", .integer(test.inside(\.naive))),
            (
                "months",
                .list(
                    test.trials.map { trial in
                        .object(
                            json(trial.model) + [
                                ("n", .integer(trial.count)), ("naive", .number(trial.naive.mean)),
                                ("naive_lo", .number(trial.naive.interval.low)),
                                ("naive_hi", .number(trial.naive.interval.high)),
                            ])
                    })
            ),
        ]
    }

    private static func notes(_ trend: Trend) -> [String] {
        let test = trend.backTest
        let (own, naive) = (test.error(\.model), test.error(\.naive))
        let count = test.trials.count
        let verdict =
            trend.model == .seasonalNaive
            ? "" : own < naive ? "; it was better than that" : "; it was no better than looking at last year"
        var notes = [
            "Back-test on the last \(count) months: this forecast missed by \(own.rounded(toPlaces: 1)) incidents a month on average, the same month a year before by \(naive.rounded(toPlaces: 1))\(verdict). \(test.inside(\.model)) of \(count) counts lay inside the interval that is to hold 95 of 100."
        ]
        if !trend.series.missing.isEmpty {
            notes.append("Missing, not zero: \(trend.series.missing.map(\.description).joined(separator: ", ")).")
        }
        if let change = trend.changePerYear, change.interval.contains(1) {
            notes.append("The change per year cannot be told from none.")
        }
        return notes
    }

    private static func read(_ source: ByteSource) throws -> MonthlySeries? {
        var reader = try DelimitedReader(source)
        let (month, count) = (try reader.column("month"), try reader.column("n"))
        var counts: [MonthlySeries.Month: Int] = [:]
        var seen: Set<MonthlySeries.Month> = []
        while try reader.next() {
            let date = try (try? reader.date(month, as: .isoMonth)) ?? reader.date(month, as: .iso)
            guard date.day ?? 1 == 1 else {
                throw AnalysisRefusal("row \(reader.row): a month is written as 2026-01; sum up days to months first")
            }
            let own = MonthlySeries.Month(year: date.year, month: date.month)
            guard seen.insert(own).inserted else {
                throw AnalysisRefusal("row \(reader.row): \(own) stands twice; a series has one count for each month")
            }
            if !reader.isBlank(count) { counts[own] = try reader.count(count) }
        }
        try reader.refuseRagged()
        return MonthlySeries(counts)
    }
}

extension TrendModel {
    /// In one sentence, beside every result.
    var definition: String {
        switch self {
        case .poisson:
            "Poisson regression, offset ln(days), t in years from the first month, harmonics of the calendar; errors times √max(1, scale)"
        case .negativeBinomial:
            "negative-binomial regression (variance μ + α·μ², α of greatest likelihood), offset ln(days), t in years from the first month, harmonics of the calendar"
        case .seasonalNaive:
            "the same month of the last year known; deviation: root mean square of differences between months a year apart"
        case .smoothing:
            "simple exponential smoothing of the mean per day, weight of least squared one-month errors; no season, no trend"
        }
    }
}
