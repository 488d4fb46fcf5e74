// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Foundation

/// What was counted in an area and in its comparison area, before and after.
struct FourCounts: Hashable, Sendable {
    let before: Int
    let after: Int
    let comparisonBefore: Int
    let comparisonAfter: Int

    /// The counts as the ratio takes them: half a case more in each where one is zero, since a logarithm has no zero.
    fileprivate var cells: [Double] {
        let counts = [before, after, comparisonBefore, comparisonAfter].map(Double.init)
        return counts.contains(0) ? counts.map { $0 + 0.5 } : counts
    }
}

/// The change in an area relative to that in its comparison area, as a ratio: 1 is no difference, 0.61 is 39% fewer.
struct RelativeEffect: Hashable, Sendable {
    let ratio: Double
    /// The 95% interval if counts vary by chance alone.
    let chance: Interval
    /// The 95% interval if counts vary more than by chance alone, as those of crime do.
    let varied: Interval

    /// The ratio (after / before) / (comparison after / comparison before), with intervals on the logarithm.
    ///
    /// Variance: Σ 1/N for Poisson counts (Welsh and Farrington 2009, "Making public places safer", appendix), and
    /// Σ (0.0008 N + 1.2)/N where they vary more (Farrington, Gill, Waples and Argomaniz 2007, "The effects of
    /// closed-circuit television on crime", Journal of Experimental Criminology 3:21).
    init(_ counts: FourCounts) {
        let cells = counts.cells
        let logarithm = log(cells[1]) - log(cells[0]) - log(cells[3]) + log(cells[2])
        ratio = exp(logarithm)
        chance = Self.interval(logarithm, Self.chanceVariance(cells))
        varied = Self.interval(logarithm, Self.variedVariance(cells))
    }

    static func chanceVariance(_ cells: [Double]) -> Double { cells.reduce(0) { $0 + 1 / $1 } }
    static func variedVariance(_ cells: [Double]) -> Double { cells.reduce(0) { $0 + (0.0008 * $1 + 1.2) / $1 } }

    private static func interval(_ logarithm: Double, _ variance: Double) -> Interval {
        let half = Confidence.ninetyFive.z * variance.squareRoot()
        return Interval(low: exp(logarithm - half), high: exp(logarithm + half))
    }
}

/// The smallest fall that would be seen four times in five: an interval that leaves out "no difference".
struct Detectable: Hashable, Sendable {
    /// As a share, if counts vary by chance alone; nil where not even a fall of 99% would be seen.
    let chance: Double?
    /// The same if they vary more.
    let varied: Double?

    /// From the counts before, and how long the after months are compared with those before.
    ///
    /// Solves 1 - r for ln r = -(z₀.₉₇₅ + z₀.₈) · √Var(r), where the counts after are those expected under r;
    /// after the usual formula for two-sided tests of a log ratio (Schoenfeld 1981, Biometrika 68:316).
    init(before: Int, comparisonBefore: Int, lengthRatio: Double) {
        let known = (Double(before), Double(comparisonBefore))
        chance = Self.fall(known, lengthRatio, RelativeEffect.chanceVariance)
        varied = Self.fall(known, lengthRatio, RelativeEffect.variedVariance)
    }

    init(chance: Double?, varied: Double?) {
        self.chance = chance
        self.varied = varied
    }

    /// The standard normal quantile of 0.8.
    private static let power = 0.8416212335729143

    private static func fall(
        _ before: (Double, Double), _ lengthRatio: Double, _ variance: ([Double]) -> Double
    ) -> Double? {
        guard before.0 > 0, before.1 > 0, lengthRatio > 0 else { return nil }
        /// Positive where a fall to `r` would be seen.
        func margin(_ r: Double) -> Double {
            let cells = [before.0, before.0 * r * lengthRatio, before.1, before.1 * lengthRatio]
            return -log(r) - (Confidence.ninetyFive.z + power) * variance(cells).squareRoot()
        }
        // A fall is seen from some size on; below that, a very deep fall leaves too few cases again. The search walks
        // from no fall to the first that is seen, then halves.
        guard let seen = stride(from: 0.99, through: 0.01, by: -0.01).first(where: { margin($0) >= 0 }) else {
            return nil
        }
        var (low, high) = (seen, min(seen + 0.01, 1))
        for _ in 0..<30 {
            let middle = (low + high) / 2
            if margin(middle) >= 0 { low = middle } else { high = middle }
        }
        return 1 - low
    }
}
