// SPDX-License-Identifier: EUPL-1.2

/// A day of the week, Monday first as in ISO 8601.
public enum Weekday: Int, CaseIterable, Sendable, Codable {
    case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday
}

/// A month of a year.
public struct YearMonth: Hashable, Comparable, Sendable {
    /// Months since January of year 0.
    private let index: Int32

    public var year: Int { Int(index) / 12 }
    /// 1 to 12.
    public var month: Int { Int(index) % 12 + 1 }

    /// A month within years 1 to 9999.
    public init?(year: Int, month: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        self.init(validYear: year, month: month)
    }

    init(validYear year: Int, month: Int) {
        index = Int32(year * 12 + month - 1)
    }

    public static func < (left: YearMonth, right: YearMonth) -> Bool {
        left.index < right.index
    }

    /// The month so many months later, or earlier when negative, held within years 1 to 9999.
    public func adding(months: Int) -> YearMonth {
        let index = min(max(Int(self.index) + months, 12), 9999 * 12 + 11)
        return YearMonth(validYear: index / 12, month: index % 12 + 1)
    }

    /// How many months until the other month, negative if it is past.
    public func months(until other: YearMonth) -> Int {
        Int(other.index - index)
    }

    /// A day of the month; the last where the month is shorter.
    public func day(_ day: Int) -> LocalDate {
        let held = min(max(day, 1), LocalDate.days(inMonth: month, of: year))
        return LocalDate(validYear: year, month: month, day: held)
    }
}

extension YearMonth: LosslessStringConvertible, Codable {
    /// ISO 8601: 2026-11.
    public var description: String {
        String(String(10_000 + year).dropFirst()) + "-" + two(month)
    }

    /// Reads ISO 8601: 2026-11.
    public init?(_ text: String) {
        var reader = DigitReader(text)
        guard let year = reader.number(digits: 4), reader.skip("-"), let month = reader.number(digits: 2),
            reader.isAtEnd
        else { return nil }
        self.init(year: year, month: month)
    }

    public init(from decoder: any Decoder) throws {
        self = try decoder.singleValueContainer().decodeLossless(YearMonth.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
