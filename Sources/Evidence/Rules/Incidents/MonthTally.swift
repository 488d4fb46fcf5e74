// SPDX-License-Identifier: EUPL-1.2

/// What a file holds of one month besides the counts by area.
public struct MonthTally: Hashable, Sendable, Codable {
    /// Months since January of year 0.
    public let month: Int
    public var rows = 0
    public var placed = 0
    public var outside = 0
    public var withoutPlace = 0
    public var repeated = 0
    public var leftOut = 0

    init(_ month: Int) { self.month = month }
}
