// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// Counts before and after, where something was done and in an area to compare with.
public struct BeforeAfter: Hashable, Sendable {
    public let treatedBefore: Int
    public let treatedAfter: Int
    public let comparisonBefore: Int
    public let comparisonAfter: Int

    /// Nil where a count is negative.
    public init?(treatedBefore: Int, treatedAfter: Int, comparisonBefore: Int, comparisonAfter: Int) {
        guard min(treatedBefore, treatedAfter, comparisonBefore, comparisonAfter) >= 0 else { return nil }
        (self.treatedBefore, self.treatedAfter) = (treatedBefore, treatedAfter)
        (self.comparisonBefore, self.comparisonAfter) = (comparisonBefore, comparisonAfter)
    }

    /// The relative effect size with its uncertainty.
    public var effect: RelativeEffect { RelativeEffect(self) }
}

/// The relative effect size: (treated before × comparison after) ÷ (treated after × comparison before).
///
/// Above 1 the treated area fared better than the comparison area, by the factor told; 1 is no difference. It says what
/// happened, not why: the two areas must have been on the same course before. Lengths of the periods cancel out where
/// they are the same for both areas. Where any of the four counts is 0, 0.5 is added to each (Haldane 1956; Anscombe
/// 1956). Source: Farrington and Welsh 2004, "Measuring the effects of improved street lighting on crime".
public struct RelativeEffect: Hashable, Sendable {
    /// Treated before, treated after, comparison before, comparison after; 0.5 added where `isCorrected`.
    private let counts: [Double]
    /// Whether 0.5 was added to each count because one of them is 0.
    public let isCorrected: Bool

    init(_ table: BeforeAfter) {
        let plain = [table.treatedBefore, table.treatedAfter, table.comparisonBefore, table.comparisonAfter]
        isCorrected = plain.contains(0)
        let addend = isCorrected ? 0.5 : 0
        counts = plain.map { Double($0) + addend }
    }

    /// The effect, a ratio without unit.
    public var value: Double { counts[0] * counts[3] / (counts[1] * counts[2]) }

    /// How much counts vary from year to year.
    public enum Variation: Hashable, Sendable {
        /// As a Poisson process does: the variance of a count is the count itself. Crime varies more, so intervals come
        /// out too narrow.
        case poisson
        /// As police counts of areas did: the variance is (0.0008·N + 1.2) times the count N (Farrington, Gill, Waples
        /// and Argomaniz 2007, "The effects of closed-circuit television on crime", p. 33).
        case overdispersed

        /// The variance of ln N, given the count N.
        func variance(ofLog count: Double) -> Double {
            switch self {
            case .poisson: 1 / count
            case .overdispersed: (0.0008 * count + 1.2) / count
            }
        }
    }

    /// The variance of the logarithm of the effect: the sum of those of the four counts (delta method).
    public func variance(_ variation: Variation) -> Double {
        counts.reduce(0) { $0 + variation.variance(ofLog: $1) }
    }

    /// exp(ln effect ± z·√variance).
    public func interval(_ variation: Variation, _ confidence: Confidence = .ninetyFive) -> Interval {
        let half = confidence.z * variance(variation).squareRoot()
        return Interval(low: value * exp(-half), high: value * exp(half))
    }
}
