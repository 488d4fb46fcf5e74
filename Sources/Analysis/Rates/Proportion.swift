// SPDX-License-Identifier: EUPL-1.2

/// A share of answers or cases, with its interval.
public struct Proportion: Hashable, Sendable {
    public let successes: Int
    public let trials: Int

    /// Nil unless 0 ≤ successes ≤ trials and there is a trial.
    public init?(successes: Int, trials: Int) {
        guard trials > 0, 0...trials ~= successes else { return nil }
        (self.successes, self.trials) = (successes, trials)
    }

    public var value: Double { Double(successes) / Double(trials) }

    /// The score interval (Wilson 1927, "Probable inference, the law of succession, and statistical inference"): it stays
    /// between 0 and 1 and says something where nobody or everybody said yes.
    public func wilson(_ confidence: Confidence = .ninetyFive) -> Interval {
        let (n, p, z) = (Double(trials), value, confidence.z)
        let centre = p + z * z / (2 * n)
        let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
        let scale = 1 + z * z / n
        let low = successes == 0 ? 0 : (centre - half) / scale
        let high = successes == trials ? 1 : (centre + half) / scale
        return Interval(low: low, high: high)
    }
}
