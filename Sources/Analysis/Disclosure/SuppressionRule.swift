// SPDX-License-Identifier: EUPL-1.2

/// Which counts are too small to be shown.
public struct SuppressionRule: Hashable, Sendable {
    /// The smallest count that may be shown: with 5, counts of 1 to 4 are hidden.
    public let threshold: Int
    /// Whether 0 is hidden as well. It is shown unless a council says otherwise.
    public let hidesZero: Bool

    /// Nil for a threshold below 2, which would hide nothing.
    public init?(threshold: Int, hidesZero: Bool = false) {
        guard threshold >= 2 else { return nil }
        (self.threshold, self.hidesZero) = (threshold, hidesZero)
    }

    private init(_ threshold: Int) {
        (self.threshold, hidesZero) = (threshold, false)
    }

    /// Counts of 1 to 4 are hidden.
    public static let fewerThanFive = SuppressionRule(5)

    /// Whether a count must not be shown for its own sake.
    public func hides(_ count: Int) -> Bool {
        count < threshold && (count > 0 || hidesZero)
    }
}
