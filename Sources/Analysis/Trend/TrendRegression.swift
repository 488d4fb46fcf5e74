// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// A regression of monthly counts on time and season: ln(mean per day) = const + t + Σ (s_k + c_k).
///
/// t is in years from the first month; s_k and c_k are sine and cosine of 2πk·(month of the year - 1)/12. Month lengths enter
/// as an offset, so that February does not look quiet. α of the negative-binomial variance μ + α·μ² has the greatest
/// likelihood. Sources: McCullagh and Nelder 1989, "Generalized linear models"; Hilbe 2011, "Negative binomial regression", 8.
struct TrendRegression: Sendable {
    let terms: [String]
    let fit: CountRegression
    let isNegativeBinomial: Bool
    private let series: MonthlySeries
    private let harmonics: Int

    /// Throws a `CountRegression.Fault`.
    init(_ series: MonthlySeries, harmonics: Int, isNegativeBinomial: Bool) throws {
        (self.series, self.harmonics, self.isNegativeBinomial) = (series, harmonics, isNegativeBinomial)
        terms = ["const", "t"] + (0..<harmonics).flatMap { ["s\($0 + 1)", "c\($0 + 1)"] }
        let places = series.counts.indices.filter { series.counts[$0] != nil }
        let rows = places.map { Self.row($0, series, harmonics) }
        var design = SparseDesign(columns: terms.count)
        for row in rows { design.add(row.enumerated().map { (column: $0.offset, value: $0.element) }) }
        let counts = places.map { Double(series.counts[$0] ?? 0) }
        let offset = places.map { log(series.month($0).days) }
        let poisson = try CountRegression(design, counts: counts, offset: offset)
        let excess = zip(counts, poisson.means).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) - $1.0 }
        guard isNegativeBinomial, excess > 0 else {
            fit = poisson
            return
        }
        // The slope of the likelihood, coefficients fitted anew for each α, falls through 0 at its greatest value.
        var (low, high) = (log(1e-9), log(1e3))
        while high - low > 1e-12 * abs(high) {
            let middle = (low + high) / 2
            guard middle > low, middle < high else { break }
            let fit = try CountRegression(design, counts: counts, offset: offset, dispersion: exp(middle))
            if Self.slope(fit) > 0 { low = middle } else { high = middle }
        }
        fit = try CountRegression(design, counts: counts, offset: offset, dispersion: exp((low + high) / 2))
    }

    private static func row(_ place: Int, _ series: MonthlySeries, _ harmonics: Int) -> [Double] {
        let turn = 2 * Double.pi * Double(series.month(place).ofYear - 1) / 12
        var row: [Double] = [1, Double(place) / 12]
        for wave in 0..<harmonics {
            let angle = Double(wave + 1) * turn
            row += [sin(angle), cos(angle)]
        }
        return row
    }

    /// The derivative of the logarithm of the likelihood by α.
    private static func slope(_ fit: CountRegression) -> Double {
        let alpha = fit.dispersion
        return zip(fit.counts, fit.means).reduce(0) { sum, pair in
            let (count, mean) = pair
            let steps = (0..<Int(count)).reduce(0.0) { $0 + Double($1) / (1 + alpha * Double($1)) }
            let spread = alpha * mean
            // ln(1+x)/α² - μ/(α(1+x)), by its series where the difference would lose its digits.
            let tail =
                spread < 1e-4
                ? mean * mean * (0.5 - spread * (2.0 / 3 - 0.75 * spread))
                : (log1p(spread) - spread / (1 + spread)) / (alpha * alpha)
            return sum + steps + tail - count * mean / (1 + spread)
        }
    }

    /// The factor on standard errors: counts that vary more than the model says widen them, none narrows them.
    var widening: Double { isNegativeBinomial ? 1 : max(1, fit.scale ?? 1) }

    func error(_ term: Int) -> Double { fit.standardError(term) * widening.squareRoot() }

    /// The variance of a count to come is that around the mean and that of the mean itself; the interval is that of a gamma
    /// distribution of this mean and variance.
    func forecast(_ place: Int) -> TrendForecast {
        let (row, month) = (Self.row(place, series, harmonics), series.month(place))
        let predictor: Double = zip(row, fit.coefficients).reduce(0) { $0 + $1.0 * $1.1 }
        let mean = month.days * exp(predictor)
        let own = fit.standardError(at: row) * mean
        let variance = widening * (mean + own * own) + fit.dispersion * mean * mean
        let (shape, scale) = (mean * mean / variance, variance / mean)
        let tail = Confidence.ninetyFive.alpha / 2
        // Next to nothing expected: Markov's bound.
        guard shape > 1e-3 else { return TrendForecast(month, mean: mean, low: 0, high: mean / tail) }
        return TrendForecast(
            month, mean: mean, low: scale * IncompleteGamma.lowerQuantile(shape, tail),
            high: scale * IncompleteGamma.upperQuantile(shape, tail))
    }
}
