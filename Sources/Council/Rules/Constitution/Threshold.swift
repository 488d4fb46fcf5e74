// SPDX-License-Identifier: EUPL-1.2

/// How many of a whole are enough: two thirds of the votes cast, more than half of the members in office.
///
/// A share is two whole numbers, never a decimal: two thirds of 9 is exactly 6.
public struct Threshold: Hashable, Sendable, Codable {
    /// Whether exactly the share is enough.
    public enum Comparison: String, Sendable, Codable, CaseIterable {
        case atLeast = "at-least"
        case moreThan = "more-than"
    }

    /// What the share is taken of.
    public enum Base: String, Sendable, Codable, CaseIterable {
        /// Votes for and against; abstentions are left out.
        case cast
        /// Those present with a vote.
        case present
        /// Seats with a vote that somebody holds.
        case inOffice = "in-office"
        /// All seats with a vote, vacant ones too.
        case seats
    }

    public let comparison: Comparison
    public let numerator: Int
    public let denominator: Int
    public let base: Base

    /// A share of a base; the denominator is at least 1, and the share at most the whole.
    public init(_ comparison: Comparison, _ numerator: Int, of denominator: Int, base: Base) {
        self.comparison = comparison
        self.numerator = numerator
        self.denominator = denominator
        self.base = base
    }

    /// Whether so many of the whole are enough. Nobody at all is never enough, not even of nothing.
    public func isMet(by count: Int, of whole: Int) -> Bool { count > 0 && count >= least(of: whole) }

    /// The smallest number that is enough; at least 1. It may be more than the whole: more than all of 3 is 4.
    public func least(of whole: Int) -> Int {
        let (quotient, remainder) = (numerator * max(0, whole)).quotientAndRemainder(dividingBy: denominator)
        let isExact = remainder == 0
        return max(1, comparison == .atLeast && isExact ? quotient : quotient + 1)
    }
}
