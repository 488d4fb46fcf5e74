// SPDX-License-Identifier: EUPL-1.2
import Analysis

/// The change in an area relative to that in its comparison area, as people read it: 1 is no difference, 0.61 is 39%
/// fewer. It is the reciprocal of the relative effect size.
struct Effect: Hashable, Sendable {
    let counts: BeforeAfter
    let ratio: Double
    /// The 95% interval if counts vary by chance alone.
    let chance: Interval
    /// The 95% interval if counts vary more than by chance alone, as those of crime do.
    let varied: Interval

    init(_ counts: BeforeAfter) {
        let size = counts.effect
        self.counts = counts
        ratio = 1 / size.value
        chance = Self.reciprocal(size.interval(.poisson))
        varied = Self.reciprocal(size.interval(.overdispersed))
    }

    private static func reciprocal(_ interval: Interval) -> Interval {
        Interval(low: 1 / interval.high, high: 1 / interval.low)
    }
}

/// The smallest fall, as a share, that would be seen four times in five: an interval that leaves out "no difference".
struct Detectable: Hashable, Sendable {
    /// If counts vary by chance alone; nil where not even the deepest fall would be seen.
    let chance: Double?
    /// If they vary more.
    let varied: Double?

    /// From the counts before, and how long the months after are compared with those before.
    init(before: Int, comparisonBefore: Int, lengthRatio: Double) {
        func fall(_ variation: RelativeEffect.Variation) -> Double? {
            DetectableEffect(
                treatedBefore: Double(before), treatedAfter: Double(before) * lengthRatio,
                comparisonBefore: Double(comparisonBefore), comparisonAfter: Double(comparisonBefore) * lengthRatio,
                variation
            )?.smallestFall()
        }
        chance = fall(.poisson)
        varied = fall(.overdispersed)
    }

    init(chance: Double?, varied: Double?) {
        self.chance = chance
        self.varied = varied
    }
}
