// SPDX-License-Identifier: EUPL-1.2

/// Which months a file covers. A month without any record is missing, never zero, until somebody says otherwise.
public struct Coverage: Hashable, Sendable {
    /// A month of a year, counted from January of year 0.
    private var months: Set<Int> = []

    public init() {}

    public mutating func include(year: Int, month: Int) {
        months.insert(year * 12 + month - 1)
    }

    /// How many months have records.
    public var count: Int { months.count }

    /// The covered months as `2022-01`, in order.
    public var covered: [String] { months.sorted().map(Self.text) }

    /// Months without records in the calendar years that the file touches, in order.
    public var missing: [String] {
        guard let first = months.min(), let last = months.max() else { return [] }
        let years = (first / 12 * 12)..<(last / 12 * 12 + 12)
        return years.filter { !months.contains($0) }.map(Self.text)
    }

    private static func text(_ month: Int) -> String {
        let (year, number) = (String(month / 12), String(month % 12 + 1))
        return String(repeating: "0", count: max(0, 4 - year.count)) + year + "-" + (number.count < 2 ? "0" : "")
            + number
    }
}
