// SPDX-License-Identifier: EUPL-1.2

/// A day of the Gregorian calendar, without time or zone.
public struct LocalDate: Hashable, Comparable, Sendable {
    /// Year, month and day in 14, 4 and 5 bits, which compare like the day.
    private let packed: Int32

    public var year: Int { Int(packed >> 9) }
    /// 1 to 12.
    public var month: Int { Int(packed >> 5 & 15) }
    /// 1 to 31.
    public var day: Int { Int(packed & 31) }

    /// A day that exists, from year 1 to 9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...LocalDate.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        self.init(validYear: year, month: month, day: day)
    }

    init(validYear year: Int, month: Int, day: Int) {
        packed = Int32(year << 9 | month << 5 | day)
    }

    /// 1 January 1970.
    static let epoch = LocalDate(validYear: 1970, month: 1, day: 1)

    public static func < (left: LocalDate, right: LocalDate) -> Bool {
        left.packed < right.packed
    }

    /// Whether the year has a 29 February.
    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// How many days a month has.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension LocalDate {
    /// Days since 1 January 1970.
    ///
    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`: years begin in March,
    /// so that the leap day is the last, and are counted in eras of 400 years, which all have 146,097 days.
    public var dayNumber: Int {
        let shifted = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = shifted.flooredDivision(by: 400)
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day so many days after 1 January 1970, held within years 1 to 9999 (`civil_from_days`, same source).
    public init(dayNumber: Int) {
        let held = min(max(dayNumber, -719_162), 2_932_896)
        let (era, dayOfEra) = (held + 719_468).flooredDivision(by: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            validYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The day of the week.
    public var weekday: Weekday {
        Weekday.allCases[(dayNumber + 3).flooredDivision(by: 7).remainder]
    }

    /// The month the day is in.
    public var yearMonth: YearMonth {
        YearMonth(validYear: year, month: month)
    }

    /// The day so many days later, or earlier when negative.
    public func adding(days: Int) -> LocalDate {
        LocalDate(dayNumber: dayNumber + days)
    }

    /// The same day so many months later; the month's last day where there is no such day.
    public func adding(months: Int) -> LocalDate {
        yearMonth.adding(months: months).day(day)
    }

    /// The same day so many years later; 28 February for 29 February where there is none.
    public func adding(years: Int) -> LocalDate {
        adding(months: 12 * years)
    }

    /// How many days until the other day, negative if it is past.
    public func days(until other: LocalDate) -> Int {
        other.dayNumber - dayNumber
    }
}

extension LocalDate: LosslessStringConvertible, Codable {
    /// ISO 8601: 2026-11-18.
    public var description: String {
        yearText + "-" + two(month) + "-" + two(day)
    }

    /// The year in four digits.
    var yearText: String { String(String(10_000 + year).dropFirst()) }

    /// Reads ISO 8601: 2026-11-18.
    public init?(_ text: String) {
        var reader = DigitReader(text)
        guard let date = reader.date(), reader.isAtEnd else { return nil }
        self = date
    }

    public init(from decoder: any Decoder) throws {
        self = try decoder.singleValueContainer().decodeLossless(LocalDate.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
