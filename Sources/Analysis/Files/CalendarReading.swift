// SPDX-License-Identifier: EUPL-1.2

/// A date as a file wrote it: perhaps only a month, perhaps with a time, perhaps with an offset from UTC.
public struct CalendarReading: Hashable, Sendable {
    public var year: Int
    public var month: Int
    /// Nil where the file tells the month only.
    public var day: Int?
    /// Seconds after midnight on the clock that the file used; nil where no time was written.
    public var secondOfDay: Double?
    /// Minutes east of UTC; nil where the file does not say which clock it used.
    public var offset: Int?

    public init(year: Int, month: Int, day: Int? = nil, secondOfDay: Double? = nil, offset: Int? = nil) {
        (self.year, self.month, self.day) = (year, month, day)
        (self.secondOfDay, self.offset) = (secondOfDay, offset)
    }

    var isValid: Bool {
        1...12 ~= month && year >= 1 && (day.map { 1...Self.days(in: month, of: year) ~= $0 } ?? true)
    }

    /// Days of a month in the Gregorian calendar.
    public static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from 1970-01-01 to the date, for differences of days; nil where the file tells the month only.
    ///
    /// Civil-from-days arithmetic on years that begin in March (Hinnant 2013, "chrono-compatible low-level date
    /// algorithms").
    public var dayNumber: Int? {
        guard let day else { return nil }
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
