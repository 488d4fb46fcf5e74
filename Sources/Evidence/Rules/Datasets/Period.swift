// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language

extension YearMonth {
    /// Months since January of year 0, as tables keep it.
    var number: Int { year * 12 + month - 1 }

    init?(number: Int) { self.init(year: number / 12, month: number % 12 + 1) }
}

/// The months of which a dataset has records. A month without any is missing, never zero.
public struct Period: Hashable, Sendable, Codable {
    /// Months since January of year 0, in order.
    public let numbers: [Int]

    init(_ numbers: [Int]) { self.numbers = numbers.sorted() }

    public var months: [YearMonth] { numbers.compactMap { YearMonth(number: $0) } }

    /// From the first month to the last.
    public var range: ClosedRange<YearMonth>? {
        guard let first = months.first, let last = months.last else { return nil }
        return first...last
    }

    /// Months without records in the calendar years that the file touches.
    public var missing: [YearMonth] {
        var coverage = Coverage()
        for month in months { coverage.include(year: month.year, month: month.month) }
        return coverage.missing.compactMap { YearMonth($0) }
    }

    /// The same as stretches of months that follow each other.
    var missingStretches: [ClosedRange<YearMonth>] {
        missing.reduce(into: []) { stretches, month in
            if let last = stretches.last, last.upperBound.adding(months: 1) == month {
                stretches[stretches.count - 1] = last.lowerBound...month
            } else {
                stretches.append(month...month)
            }
        }
    }
}
