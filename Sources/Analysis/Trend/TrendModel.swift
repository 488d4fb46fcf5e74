// SPDX-License-Identifier: EUPL-1.2

/// A way to go on from the months known to those to come.
public enum TrendModel: String, CaseIterable, Hashable, Sendable {
    /// Poisson regression on the year and harmonics of the calendar, mean per day; intervals widened by Pearson's scale.
    case poisson
    /// The same with the variance μ + α·μ², α of greatest likelihood.
    case negativeBinomial = "negative-binomial"
    /// The same month of the last year known.
    case seasonalNaive = "seasonal-naive"
    /// A weighted mean of all months, later ones more; no season, no trend.
    case smoothing
}

/// What a model expects of a month, in incidents.
public struct TrendForecast: Hashable, Sendable {
    public let month: MonthlySeries.Month
    public let mean: Double
    /// In which the count is to lie in 95 of 100 cases, its ends outward to whole incidents.
    public let interval: Interval

    init(_ month: MonthlySeries.Month, mean: Double, low: Double, high: Double) {
        (self.month, self.mean) = (month, mean)
        interval = Interval(low: max(0, low).rounded(.down), high: max(0, high).rounded(.up))
    }
}

/// The same month a year before: the forecast that every other has to beat.
///
/// The standard deviation is the root mean square of differences between months a year apart, times √k for k years ahead.
/// Source: Hyndman and Athanasopoulos 2021, "Forecasting: principles and practice", 5.2 and 5.5.
struct SeasonalNaive: Sendable {
    private let series: MonthlySeries
    /// In incidents; nil where no month has its fellow a year before.
    let deviation: Double?

    init(_ series: MonthlySeries) {
        self.series = series
        let squares: [Double] = series.counts.indices.compactMap { place in
            guard place >= 12, let own = series.counts[place], let before = series.counts[place - 12] else {
                return nil
            }
            return Double((own - before) * (own - before))
        }
        deviation = squares.isEmpty ? nil : (squares.reduce(0, +) / Double(squares.count)).squareRoot()
    }

    /// The forecast of a place after the series' end; nil where that month was never counted.
    func forecast(_ place: Int) -> TrendForecast? {
        guard let deviation else { return nil }
        var (years, before) = (1.0, place - 12)
        while before >= 0 {
            if before < series.counts.count, let count = series.counts[before] {
                let half = Confidence.ninetyFive.z * deviation * years.squareRoot()
                return TrendForecast(
                    series.month(place), mean: Double(count), low: Double(count) - half, high: Double(count) + half)
            }
            (years, before) = (years + 1, before - 12)
        }
        return nil
    }
}

/// Simple exponential smoothing of the mean per day.
///
/// level ← level + α·(rate - level), beginning with the first rate; α between 0 and 1 has the smallest sum of squared
/// one-month errors; the variance h months ahead is σ²·(1 + (h-1)·α²), σ² the sum of squares by one less than their number.
/// A missing month leaves the level as it is. Source: Hyndman, Koehler, Ord and Snyder 2008, "Forecasting with exponential
/// smoothing", 2.4 and 6.
struct Smoothing: Sendable {
    let weight: Double
    /// Incidents per day, after the last month.
    let level: Double
    /// Of one-month errors, in incidents per day.
    let deviation: Double
    private let series: MonthlySeries

    init(_ series: MonthlySeries) {
        self.series = series
        let rates = series.counts.indices.compactMap { place in
            series.counts[place].map { Double($0) / series.month(place).days }
        }
        func run(_ weight: Double) -> (level: Double, squares: Double) {
            rates.dropFirst().reduce((rates.first ?? 0, 0)) { state, rate in
                let error = rate - state.0
                return (state.0 + weight * error, state.1 + error * error)
            }
        }
        let steps = 200
        let coarse = (0...steps).map { Double($0) / Double(steps) }.min { run($0).squares < run($1).squares } ?? 0
        var (low, high) = (max(0, coarse - 1 / Double(steps)), min(1, coarse + 1 / Double(steps)))
        while high - low > 1e-10 {
            let (one, two) = (low + (high - low) * 0.382, low + (high - low) * 0.618)
            if run(one).squares <= run(two).squares { high = two } else { low = one }
        }
        weight = (low + high) / 2
        let last = run(weight)
        level = last.level
        deviation = rates.count > 2 ? (last.squares / Double(rates.count - 2)).squareRoot() : 0
    }

    func forecast(_ place: Int) -> TrendForecast {
        let (month, ahead) = (series.month(place), Double(place - series.counts.count))
        let half = Confidence.ninetyFive.z * deviation * (1 + ahead * weight * weight).squareRoot()
        return TrendForecast(
            month, mean: level * month.days, low: (level - half) * month.days, high: (level + half) * month.days)
    }
}
