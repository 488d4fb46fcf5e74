// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// The course of a monthly series, its forecast, and how good forecasts of its own last months would have been.
///
/// The back-test sets the last months aside, learns from the rest, and compares; the seasonal naive forecast always stands
/// beside. At least 30 months: 24 to learn from, because under two years trend and season cannot be told apart, and 6 to
/// test on.
public struct Trend: Sendable {
    /// A term of a regression; the error is widened where counts vary more than the model says.
    public struct Term: Hashable, Sendable {
        public let name: String
        public let coefficient: Double
        public let error: Double
    }

    /// One month that was set aside.
    public struct Trial: Hashable, Sendable {
        public let count: Int
        public let model: TrendForecast
        public let naive: TrendForecast
    }

    /// How forecasts of months set aside came out.
    public struct BackTest: Hashable, Sendable {
        /// How many months were learned from.
        public let learned: Int
        public let trials: [Trial]

        /// The mean absolute error, in incidents per month.
        public func error(_ forecast: KeyPath<Trial, TrendForecast>) -> Double {
            trials.reduce(0) { $0 + abs(Double($1.count) - $1[keyPath: forecast].mean) } / Double(trials.count)
        }

        /// How many counts lay inside their intervals.
        public func inside(_ forecast: KeyPath<Trial, TrendForecast>) -> Int {
            trials.count { $0[keyPath: forecast].interval.contains(Double($0.count)) }
        }
    }

    public static let fewestMonths = 30
    public static let mostMonths = 1200

    public let model: TrendModel
    public let series: MonthlySeries
    /// Empty but for regressions.
    public let terms: [Term]
    /// The factor from one year to the next, with its interval at 95 %; nil but for regressions.
    public let changePerYear: (ratio: Double, interval: Interval)?
    /// α of the negative-binomial variance, the weight of smoothing, or Pearson's scale of the Poisson regression.
    public let parameter: (name: String, value: Double)?
    public let forecasts: [TrendForecast]
    public let naive: [TrendForecast?]
    public let backTest: BackTest

    /// Harmonics are 0 to 5, the horizon 1 to 24 months. Throws an `AnalysisRefusal`.
    public init(_ series: MonthlySeries, _ model: TrendModel, harmonics: Int = 2, horizon: Int = 12) throws {
        try Self.check(series, harmonics: harmonics, horizon: horizon)
        (self.model, self.series) = (model, series)
        let ahead = series.counts.count..<(series.counts.count + horizon)
        let whole = try Fitted(series, model, harmonics)
        let plain = SeasonalNaive(series)
        forecasts = ahead.compactMap { whole.forecast($0) }
        naive = ahead.map { plain.forecast($0) }
        parameter = whole.parameter
        terms =
            whole.regression.map { regression in
                regression.terms.indices.map {
                    Term(
                        name: regression.terms[$0], coefficient: regression.fit.coefficients[$0],
                        error: regression.error($0))
                }
            } ?? []
        changePerYear = terms.count > 1 ? Self.change(terms[1]) : nil
        backTest = try Self.test(series, model, harmonics)
    }

    private static func change(_ term: Term) -> (ratio: Double, interval: Interval) {
        let half = Confidence.ninetyFive.z * term.error
        return (
            exp(term.coefficient),
            Interval(low: exp(term.coefficient - half), high: exp(term.coefficient + half))
        )
    }

    private static func check(_ series: MonthlySeries, harmonics: Int, horizon: Int) throws {
        guard 0...5 ~= harmonics, 1...24 ~= horizon else {
            throw AnalysisRefusal("harmonics are 0 to 5, and the horizon is 1 to 24 months")
        }
        guard series.counts.count <= mostMonths else {
            throw AnalysisRefusal("the months span more than \(mostMonths / 12) years")
        }
        guard series.observed >= fewestMonths else {
            throw AnalysisRefusal(
                "\(series.observed) months do not show a trend: it takes at least \(fewestMonths), 24 to tell trend from season and 6 to test on; until then show the counts with their intervals, and compare a month with the same month a year before"
            )
        }
    }

    private static func test(_ series: MonthlySeries, _ model: TrendModel, _ harmonics: Int) throws -> BackTest {
        let held = min(12, series.counts.count - 24)
        let learned = series.counts.count - held
        let start = series.prefix(learned)
        guard start.observed >= 24 else {
            throw AnalysisRefusal(
                "only \(start.observed) of the first \(learned) months have counts; it takes 24 to learn from")
        }
        let (fitted, naive) = (try Fitted(start, model, harmonics), SeasonalNaive(start))
        let trials = (learned..<series.counts.count).compactMap { place -> Trial? in
            guard let count = series.counts[place], let own = fitted.forecast(place), let plain = naive.forecast(place)
            else { return nil }
            return Trial(count: count, model: own, naive: plain)
        }
        guard !trials.isEmpty else {
            throw AnalysisRefusal("no month of the last \(held) has both a count and the same month in a year before")
        }
        return BackTest(learned: learned, trials: trials)
    }
}

/// A model that has learned from a series.
private struct Fitted {
    var regression: TrendRegression?
    private var naive: SeasonalNaive?
    private var smoothing: Smoothing?

    init(_ series: MonthlySeries, _ model: TrendModel, _ harmonics: Int) throws {
        switch model {
        case .seasonalNaive: naive = SeasonalNaive(series)
        case .smoothing: smoothing = Smoothing(series)
        case .poisson, .negativeBinomial:
            do {
                regression = try TrendRegression(
                    series, harmonics: harmonics, isNegativeBinomial: model == .negativeBinomial)
            } catch CountRegression.Fault.collinear {
                throw AnalysisRefusal(
                    "trend and season cannot be told apart in these months; ask for fewer harmonics, or bring more years"
                )
            } catch CountRegression.Fault.unbounded {
                throw AnalysisRefusal(
                    "too many counts are 0 to fit a trend; take a larger area, or quarters instead of months")
            }
        }
    }

    func forecast(_ place: Int) -> TrendForecast? {
        regression?.forecast(place) ?? smoothing?.forecast(place) ?? naive?.forecast(place)
    }

    var parameter: (name: String, value: Double)? {
        if let smoothing { return ("weight", smoothing.weight) }
        guard let regression else { return naive?.deviation.map { ("deviation", $0) } }
        guard regression.isNegativeBinomial else { return regression.fit.scale.map { ("scale", $0) } }
        return ("alpha", regression.fit.dispersion)
    }
}
