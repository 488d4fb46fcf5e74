// SPDX-License-Identifier: EUPL-1.2
import Language

/// A public holiday, as the rule that gives its day in each year.
public enum Holiday: Hashable, Sendable, Codable {
    /// The same day each year.
    case fixed(month: Int, day: Int, names: LocalText)
    /// So many days after Easter Sunday; before it when negative.
    case easter(Easter, daysAfter: Int, names: LocalText)
    /// The nth weekday of a month; `occurrence` 1 to 4, or 5 for the last.
    case weekday(Weekday, occurrence: Int, month: Int, names: LocalText)

    /// Which churches' Easter.
    public enum Easter: String, Sendable, Codable, CaseIterable { case western, orthodox }

    public var names: LocalText {
        switch self {
        case .fixed(_, _, let names), .easter(_, _, let names), .weekday(_, _, _, let names): names
        }
    }

    /// Its day in a year; nil for 29 February where there is none.
    public func day(in year: Int) -> LocalDate? {
        switch self {
        case .fixed(let month, let day, _): LocalDate(year: year, month: month, day: day)
        case .easter(let easter, let days, _): easter.sunday(in: year)?.adding(days: days)
        case .weekday(let weekday, let occurrence, let month, _):
            Self.day(weekday: weekday, occurrence: occurrence, month: month, year: year)
        }
    }

    private static func day(weekday: Weekday, occurrence: Int, month: Int, year: Int) -> LocalDate? {
        guard let first = LocalDate(year: year, month: month, day: 1) else { return nil }
        let lead = (weekday.rawValue - first.weekday.rawValue + 7) % 7
        let length = LocalDate.days(inMonth: month, of: year)
        let day = 1 + lead + 7 * (occurrence - 1)
        return LocalDate(year: year, month: month, day: day <= length ? day : day - 7)
    }
}

extension Holiday.Easter {
    /// Easter Sunday in the Gregorian calendar.
    ///
    /// Source: J. Meeus, "Astronomical Algorithms" (2nd ed.), chapter 8: the Gregorian and the Julian Easter. The
    /// Julian day is 13 days later in the Gregorian calendar from 1900 to 2099, and so on by century.
    func sunday(in year: Int) -> LocalDate? {
        switch self {
        case .western: Self.gregorian(year)
        case .orthodox: Self.julian(year)
        }
    }

    private static func gregorian(_ year: Int) -> LocalDate? {
        let (a, b, c) = (year % 19, year / 100, year % 100)
        let (d, e) = (b / 4, b % 4)
        let g = (b - (b + 8) / 25 + 1) / 3
        let h = (19 * a + b - d - g + 15) % 30
        let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let n = h + l - 7 * m + 114
        return LocalDate(year: year, month: n / 31, day: n % 31 + 1)
    }

    private static func julian(_ year: Int) -> LocalDate? {
        let d = (19 * (year % 19) + 15) % 30
        let e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        let n = d + e + 114
        let difference = year / 100 - year / 400 - 2
        return LocalDate(year: year, month: n / 31, day: n % 31 + 1)?.adding(days: difference)
    }
}
