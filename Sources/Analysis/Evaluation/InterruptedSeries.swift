// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// How a series of counts changed its level and its course at one point in time.
///
/// Poisson regression with the offset ln(days): ln(mean per day) = const + t + post + t_post and, where given, harmonics of
/// the year. exp(post) is the factor of the jump, exp(t_post) that of the course, per unit of t. Nothing is compared with:
/// whatever else changed at that time is in it as well. Source: Bernal, Cummins and Gasparrini 2017, "Interrupted time
/// series regression for the evaluation of public health interventions: a tutorial".
public struct InterruptedSeries: Sendable {
    /// A term with its three standard errors.
    public struct Term: Hashable, Sendable {
        public let name: String
        public let coefficient: Double
        /// If counts varied as Poisson counts do.
        public let error: Double
        /// Times the root of the scale: if they vary more, all in the same proportion.
        public let quasiError: Double
        /// If they also depend on the twelve before (Newey and West).
        public let serialError: Double
    }

    public let terms: [Term]
    /// Pearson's X² divided by the degrees of freedom.
    public let scale: Double
    public let observations: Int

    /// How many observations back a count may still matter.
    public static let lags = 12

    /// Figures in order of time: one value of each term per count. `days` are the lengths of the periods.
    ///
    /// Throws an `AnalysisRefusal`.
    public init(counts: [Int], days: [Double], terms figures: [(name: String, values: [Double])]) throws {
        guard days.allSatisfy({ $0 > 0 && $0.isFinite }) else { throw AnalysisRefusal("days have to be above 0") }
        guard counts.count >= figures.count + 5 else {
            throw AnalysisRefusal(
                "\(counts.count) points are too few for \(figures.count) terms: take at least \(figures.count + 5), better two years before and one after"
            )
        }
        var design = SparseDesign(columns: figures.count)
        for row in counts.indices {
            design.add(figures.indices.map { (column: $0, value: figures[$0].values[row]) })
        }
        let fit = try Self.fit(design, counts, days)
        let scale = fit.scale ?? 1
        self.scale = scale
        observations = counts.count
        terms = figures.indices.map { place in
            let error = fit.standardError(place)
            return Term(
                name: figures[place].name, coefficient: fit.coefficients[place], error: error,
                quasiError: error * scale.squareRoot(), serialError: fit.serialError(place, lags: Self.lags))
        }
    }

    private static func fit(_ design: SparseDesign, _ counts: [Int], _ days: [Double]) throws -> CountRegression {
        do {
            return try CountRegression(design, counts: counts.map(Double.init), offset: days.map { log($0) })
        } catch CountRegression.Fault.collinear {
            throw AnalysisRefusal(
                "the terms cannot be told apart: it takes several points before and after, and t_post counting on from 0 at the change"
            )
        } catch CountRegression.Fault.unbounded {
            throw AnalysisRefusal(
                "a term has no finite size, because all counts before or after are 0: take longer periods, or a larger area"
            )
        }
    }
}
