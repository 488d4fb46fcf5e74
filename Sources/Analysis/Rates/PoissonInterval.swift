// SPDX-License-Identifier: EUPL-1.2

/// Intervals for the mean of a Poisson count: what a count of incidents says about the risk behind it.
public enum PoissonInterval {
    /// The exact interval: its true coverage is never below the level.
    ///
    /// Low end: the α/2 quantile of a gamma distribution of shape x, 0 for x = 0. High end: the 1 - α/2 quantile of shape
    /// x + 1 (Garwood 1936, "Fiducial limits for the Poisson distribution", in the gamma form of Ulm 1990).
    /// - Precondition: `count` is not negative.
    public static func garwood(_ count: Int, _ confidence: Confidence = .ninetyFive) -> Interval {
        precondition(count >= 0, "a count is not negative")
        let tail = confidence.alpha / 2
        let low = count == 0 ? 0 : IncompleteGamma.lowerQuantile(Double(count), tail)
        return Interval(low: low, high: IncompleteGamma.upperQuantile(Double(count) + 1, tail))
    }

    /// Byar's approximation, as English public health uses it; close from 10 incidents on.
    ///
    /// x·(1 - 1/(9x) - z/(3√x))³ and (x+1)·(1 - 1/(9(x+1)) + z/(3√(x+1)))³, the low end 0 for x = 0 (Breslow and Day 1987,
    /// "Statistical methods in cancer research" II, formula 2.13).
    /// - Precondition: `count` is not negative.
    public static func byar(_ count: Int, _ confidence: Confidence = .ninetyFive) -> Interval {
        precondition(count >= 0, "a count is not negative")
        func end(_ x: Double, _ z: Double) -> Double {
            let root = 1 - 1 / (9 * x) + z / (3 * x.squareRoot())
            return x * root * root * root
        }
        let x = Double(count)
        return Interval(low: count == 0 ? 0 : max(0, end(x, -confidence.z)), high: end(x + 1, confidence.z))
    }
}
