// SPDX-License-Identifier: EUPL-1.2

/// Counts by month, without a gap in the months; a month without a count is missing, not zero.
public struct MonthlySeries: Hashable, Sendable {
    /// A calendar month, counted from January of the year 0.
    public struct Month: Hashable, Comparable, Sendable, CustomStringConvertible {
        public let number: Int

        public init(number: Int) { self.number = number }
        public init(year: Int, month: Int) { number = year * 12 + month - 1 }

        var year: Int { number / 12 }
        /// 1 to 12.
        var ofYear: Int { number % 12 + 1 }
        var days: Double { Double(CalendarReading.days(in: ofYear, of: year)) }

        public static func < (one: Month, other: Month) -> Bool { one.number < other.number }

        public var description: String { "\(year)-\(ofYear < 10 ? "0" : "")\(ofYear)" }
    }

    public let first: Month
    /// From the first month on; nil where the month is missing.
    public let counts: [Int?]

    /// Nil without a count, or with a negative one. Months before the first count and after the last are left out.
    public init?(_ byMonth: [Month: Int]) {
        guard let first = byMonth.keys.min(), let last = byMonth.keys.max(), byMonth.values.allSatisfy({ $0 >= 0 })
        else { return nil }
        self.first = first
        counts = (first.number...last.number).map { byMonth[Month(number: $0)] }
    }

    private init(first: Month, counts: [Int?]) {
        (self.first, self.counts) = (first, counts)
    }

    public func month(_ place: Int) -> Month { Month(number: first.number + place) }
    public var missing: [Month] { counts.indices.filter { counts[$0] == nil }.map(month) }
    public var observed: Int { counts.count { $0 != nil } }

    /// The first so many months.
    func prefix(_ length: Int) -> MonthlySeries { MonthlySeries(first: first, counts: Array(counts.prefix(length))) }
}
