// SPDX-License-Identifier: EUPL-1.2
import Language

/// The days of the story, counted back from the day on which it is played.
///
/// Nothing is fixed to a year, so that the demonstration is always about the year that has just gone by.
struct Almanac: Sendable {
    let today: LocalDate
    let zone: Zone

    /// The month that lies so many months back.
    func month(_ monthsAgo: Int) -> YearMonth { today.yearMonth.adding(months: -monthsAgo) }

    /// A working day of a month so many months back: that day, or the Monday after it.
    func day(_ monthsAgo: Int, _ day: Int) -> LocalDate { Self.working(month(monthsAgo).day(day)) }

    /// The first such weekday on or after a day of a month.
    func first(_ weekday: Weekday, _ monthsAgo: Int, from day: Int) -> LocalDate {
        var date = month(monthsAgo).day(day)
        while date.weekday != weekday { date = date.adding(days: 1) }
        return date
    }

    /// The council meets on Wednesdays.
    func wednesday(_ monthsAgo: Int, from day: Int) -> LocalDate { first(.wednesday, monthsAgo, from: day) }

    /// The day, or the Monday after it where it falls on a weekend.
    static func working(_ day: LocalDate) -> LocalDate {
        var date = day
        while LocalDate.weekend.contains(date.weekday) { date = date.adding(days: 1) }
        return date
    }

    /// A moment on the clocks of the city.
    func moment(_ day: LocalDate, _ hour: Int, _ minute: Int = 0) -> Instant {
        LocalMoment(date: day, time: LocalTime(minuteOfDay: hour * 60 + minute), zone: zone).instant()
    }
}
