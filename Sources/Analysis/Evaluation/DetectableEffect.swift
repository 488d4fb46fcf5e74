// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// What a before/after design with a comparison area could find out, said before anything is done.
///
/// The logarithm of the relative effect is taken as normal, with the variance that the four expected counts give, the
/// effect itself counted in: a fall of share r leaves (1 - r)·T after, and is found with power 1 - β at level α when
/// -ln(1 - r) ≥ (z(1-α/2) + z(1-β))·√V(r), V(r) = v(Tb) + v((1-r)·Ta) + v(Cb) + v(Ca), where v is 1/N for Poisson
/// counts and (0.0008·N + 1.2)/N for overdispersed ones (the general sample size formula of Lachin 1981, "Introduction
/// to sample size determination and power analysis for clinical trials", on the scale of `RelativeEffect`).
public struct DetectableEffect: Hashable, Sendable {
    /// Counts to be expected without any effect: treated before and after, comparison before and after.
    public let expected: [Double]
    public let variation: RelativeEffect.Variation
    public let confidence: Confidence

    /// Nil unless all expected counts are above 0 and finite.
    public init?(
        treatedBefore: Double, treatedAfter: Double, comparisonBefore: Double, comparisonAfter: Double,
        _ variation: RelativeEffect.Variation = .overdispersed, _ confidence: Confidence = .ninetyFive
    ) {
        expected = [treatedBefore, treatedAfter, comparisonBefore, comparisonAfter]
        guard expected.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
        (self.variation, self.confidence) = (variation, confidence)
    }

    private func deviation(_ fall: Double) -> Double {
        let after = expected[1] * (1 - fall)
        let counts = [expected[0], after, expected[2], expected[3]]
        return counts.reduce(0) { $0 + variation.variance(ofLog: $1) }.squareRoot()
    }

    /// The chance that a true fall by this share, 0 up to 1, comes out as a fall whose interval excludes none.
    public func power(fall: Double) -> Double {
        Normal.lower(-log1p(-fall) / deviation(fall) - confidence.z)
    }

    /// The smallest fall, as a share of the count to be expected, that is found with this power; nil where even a fall
    /// that leaves a single incident would not be.
    public func smallestFall(power: Double = 0.8) -> Double? {
        var (low, high) = (0.0, max(0, 1 - 1 / expected[1]))
        guard power > 0, power < 1, self.power(fall: high) >= power else { return nil }
        while high - low > 1e-12 {
            let middle = (low + high) / 2
            if self.power(fall: middle) < power { low = middle } else { high = middle }
        }
        return high
    }
}
