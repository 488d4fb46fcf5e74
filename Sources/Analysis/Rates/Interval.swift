// SPDX-License-Identifier: EUPL-1.2

/// A confidence interval, its ends included.
public struct Interval: Hashable, Sendable {
    public var low: Double
    public var high: Double

    public init(low: Double, high: Double) {
        (self.low, self.high) = (low, high)
    }

    /// Both ends times a factor above 0.
    public static func * (interval: Interval, factor: Double) -> Interval {
        Interval(low: interval.low * factor, high: interval.high * factor)
    }

    public func contains(_ value: Double) -> Bool {
        low <= value && value <= high
    }
}

/// How sure an interval is to be: the share of repetitions in which it would hold the true value.
public struct Confidence: Hashable, Sendable {
    public static let ninetyFive = Confidence(alpha: 0.05)

    /// The share of repetitions in which the interval may miss.
    let alpha: Double

    private init(alpha: Double) {
        self.alpha = alpha
    }

    /// A level strictly between 0 and 1, as 0.95; nil for anything else.
    public init?(level: Double) {
        guard level > 0, level < 1 else { return nil }
        alpha = 1 - level
    }

    public var level: Double { 1 - alpha }

    /// The standard normal quantile of the interval's upper end, 1.96 at 95 %.
    public var z: Double { -Normal.quantile(alpha / 2) }
}
