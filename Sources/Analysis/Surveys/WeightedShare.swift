// SPDX-License-Identifier: EUPL-1.2

/// A share of a weighted sample, with its interval.
///
/// The interval is Wilson's with the effective sample size of the weights (`KishEffect`) in the place of the number of people:
/// unequal weights make it wider, equal ones leave it as it is. It takes the sample as drawn at random from a population much
/// larger than itself; for an open link it tells only what chance would leave open. Source: Kish 1965, "Survey sampling", 11.7;
/// Dean and Pagano 2015, "Evaluating confidence interval methods for binomial proportions in clustered surveys".
public struct WeightedShare: Hashable, Sendable {
    /// From 0 to 1.
    public let value: Double
    /// In persons.
    public let effectiveCount: Double
    /// 95 %.
    public let interval: Interval

    /// - Parameters:
    ///   - weights: one for each person who answered, each 0 or more
    ///   - chosen: whether the person gave the answer
    ///
    /// Nil where nobody counts.
    public init?(_ weights: [Double], of chosen: [Bool]) {
        guard weights.count == chosen.count, let kish = KishEffect(weights) else { return nil }
        let whole = weights.reduce(0, +)
        let part = zip(weights, chosen).reduce(0) { $1.1 ? $0 + $1.0 : $0 }
        self.init(value: part / whole, effectiveCount: kish.effectiveCount)
    }

    /// A share whose effective sample size is known, such as one that was kept. The count is above 0.
    public init(value: Double, effectiveCount: Double) {
        let (p, n, z) = (min(max(value, 0), 1), effectiveCount, Confidence.ninetyFive.z)
        let centre = p + z * z / (2 * n)
        let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
        let scale = 1 + z * z / n
        self.value = p
        self.effectiveCount = n
        interval = Interval(
            low: p == 0 ? 0 : max(0, (centre - half) / scale), high: p == 1 ? 1 : min(1, (centre + half) / scale))
    }

    /// How much larger this share is than another of other people, with the interval of the difference: both intervals joined.
    ///
    /// Source: Newcombe 1998, "Interval estimation for the difference between independent proportions: comparison of eleven
    /// methods", method 10.
    public func difference(from other: WeightedShare) -> (value: Double, interval: Interval) {
        let (a, b) = (self, other)
        let difference = a.value - b.value
        let down = Self.root(a.value - a.interval.low, b.interval.high - b.value)
        let up = Self.root(a.interval.high - a.value, b.value - b.interval.low)
        return (difference, Interval(low: difference - down, high: difference + up))
    }

    private static func root(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
}

/// The mean of answers on a scale in a weighted sample, with its interval: mean ± z·s/√n with the effective sample size of the
/// weights, s² = Σw(x-m)²/Σw · n/(n-1). Source: Kish 1965, "Survey sampling", 11.7.
public struct WeightedMean: Hashable, Sendable {
    /// In the unit of the answers.
    public let value: Double
    /// In the unit of the answers; how far chance moves the mean.
    public let standardError: Double

    /// Nil where fewer than two people count: one answer tells nothing of how answers differ.
    public init?(_ weights: [Double], of values: [Double]) {
        guard weights.count == values.count, let kish = KishEffect(weights), kish.effectiveCount > 1.5 else {
            return nil
        }
        let whole = weights.reduce(0, +)
        let mean = zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 } / whole
        let spread = zip(weights, values).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) } / whole
        value = mean
        standardError = (spread / (kish.effectiveCount - 1)).squareRoot()
    }

    /// One that was kept.
    public init(value: Double, standardError: Double) {
        (self.value, self.standardError) = (value, standardError)
    }

    /// 95 %.
    public var interval: Interval {
        let half = Confidence.ninetyFive.z * standardError
        return Interval(low: value - half, high: value + half)
    }

    /// How much larger this mean is than that of other people.
    public func difference(from other: WeightedMean) -> WeightedMean {
        WeightedMean(
            value: value - other.value,
            standardError: (standardError * standardError + other.standardError * other.standardError).squareRoot())
    }
}
