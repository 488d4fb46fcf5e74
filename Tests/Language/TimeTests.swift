// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Language

@Suite("Days")
struct LocalDateTests {
    @Test(
        "a day number is the same as in the calendar of the C library",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2026-11-18", 20_775),
            ("0001-01-01", -719_162), ("9999-12-31", 2_932_896), ("1900-03-01", -25_508),
        ])
    func dayNumbers(text: String, number: Int) throws {
        let day = try #require(LocalDate(text))
        #expect(day.dayNumber == number)
        #expect(LocalDate(dayNumber: number) == day)
        #expect(day.description == text)
    }

    @Test("every day from 1600 to 2400 follows the one before")
    func everyDay() {
        var day = LocalDate(dayNumber: -135_140)
        #expect(day.description == "1600-01-01")
        while day.year < 2400 {
            let next = day.adding(days: 1)
            let isNext = next.day == day.day + 1 || (next.day == 1 && next.month == day.month % 12 + 1)
            guard isNext, day < next, next.dayNumber == day.dayNumber + 1 else {
                Issue.record("\(next) after \(day)")
                return
            }
            day = next
        }
    }

    @Test(
        "a day that does not exist is refused",
        arguments: [
            "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-1", "20261118", "2026-11-18 ",
            "", "٢٠٢٦-11-18", "-026-11-18", "2026-11-18T00:00", "0000-01-01",
        ])
    func noSuchDay(text: String) {
        #expect(LocalDate(text) == nil)
    }

    @Test(
        "weekdays",
        arguments: [
            ("2026-11-18", Weekday.wednesday), ("1970-01-01", .thursday), ("2000-01-01", .saturday),
            ("1945-05-08", .tuesday), ("0001-01-01", .monday),
        ])
    func weekdays(text: String, weekday: Weekday) {
        #expect(LocalDate(text)?.weekday == weekday)
    }

    @Test(
        "a month later is the same day, or the last of a shorter month",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-11-18", 2, "2027-01-18"),
            ("2026-03-31", -1, "2026-02-28"), ("2024-02-29", 12, "2025-02-28"), ("2026-01-15", -13, "2024-12-15"),
        ])
    func months(text: String, months: Int, result: String) {
        #expect(LocalDate(text)?.adding(months: months).description == result)
    }

    @Test("arithmetic stops at the ends of the calendar")
    func ends() throws {
        let last = try #require(LocalDate("9999-12-31"))
        #expect(last.adding(days: 1) == last)
        #expect(last.adding(months: 1) == last)
        #expect(last.addingWorkingDays(3, holidays: []) == last)
        #expect(LocalDate("0001-01-01")?.adding(days: -1).description == "0001-01-01")
    }

    @Test("months are counted and read")
    func yearMonths() {
        #expect(YearMonth("2022-11")?.adding(months: 3).description == "2023-02")
        #expect(YearMonth("2022-13") == nil)
        #expect(YearMonth("2022-02")?.day(31).description == "2022-02-28")
        #expect(LocalDate("2022-11-18")?.yearMonth.months(until: LocalDate(dayNumber: 0).yearMonth) == -634)
    }
}

@Suite("Working days")
struct WorkingDayTests {
    private let holidays: Set<LocalDate> = Set(["2026-05-01", "2026-12-25", "2027-01-01"].compactMap { LocalDate($0) })

    @Test(
        "a notice in working days passes over weekends and holidays",
        arguments: [
            ("2026-11-20", 1, "2026-11-23"), ("2026-11-18", 5, "2026-11-25"), ("2026-04-30", 1, "2026-05-04"),
            ("2026-12-24", 5, "2027-01-04"), ("2026-11-23", -1, "2026-11-20"), ("2026-05-04", -1, "2026-04-30"),
            ("2026-11-21", 0, "2026-11-23"), ("2026-11-20", 0, "2026-11-20"), ("2026-11-21", 1, "2026-11-23"),
        ])
    func adding(start: String, count: Int, end: String) {
        #expect(LocalDate(start)?.addingWorkingDays(count, holidays: holidays).description == end)
    }

    @Test(
        "working days between",
        arguments: [
            ("2026-11-16", "2026-11-20", 4), ("2026-11-20", "2026-11-23", 1), ("2026-11-20", "2026-11-20", 0),
            ("2026-12-24", "2027-01-04", 5), ("2026-11-23", "2026-11-20", -1),
        ])
    func between(start: String, end: String, count: Int) throws {
        let days = (try #require(LocalDate(start)), try #require(LocalDate(end)))
        #expect(days.0.workingDays(until: days.1, holidays: holidays) == count)
    }

    @Test("a week without working days does not go on for ever")
    func noWorkingDays() {
        let day = LocalDate(dayNumber: 0)
        #expect(day.addingWorkingDays(3, holidays: [], weekend: Set(Weekday.allCases)) == day)
    }
}

@Suite("Instants")
struct InstantTests {
    @Test(
        "an instant is written and read as RFC 3339",
        arguments: [
            ("2026-11-18T16:02:00Z", "2026-11-18T16:02:00Z"), ("2026-11-18T18:02:00+02:00", "2026-11-18T16:02:00Z"),
            ("2026-11-18t16:02:00.5z", "2026-11-18T16:02:00.500000Z"),
            ("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"),
            ("2026-01-01T00:30:00-05:30", "2026-01-01T06:00:00Z"),
            ("2026-11-18T16:02:00.1234567Z", "2026-11-18T16:02:00.123456Z"),
        ])
    func text(written: String, read: String) {
        #expect(Instant(written)?.description == read)
    }

    @Test(
        "what is no instant is refused",
        arguments: [
            "", "2026-11-18", "2026-11-18T16:02:00", "2026-11-18T24:00:00Z", "2026-11-18T16:60:00Z",
            "2026-02-30T16:00:00Z",
            "2026-11-18T16:02:00.Z", "2026-11-18T16:02:00.1234567890Z", "2026-11-18T16:02:00Z ",
            "2026-11-18T16:02:00+25:00",
        ])
    func noInstant(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test("headers of HTTP and mail")
    func internetDates() throws {
        let instant = try #require(Instant("1994-11-06T08:49:37Z"))
        #expect(instant.httpDate == "Sun, 06 Nov 1994 08:49:37 GMT")
        #expect(instant.mailDate == "Sun, 06 Nov 1994 08:49:37 +0000")
    }

    @Test("durations are added and measured")
    func durations() {
        let start = Instant(seconds: 10)
        #expect(start + .milliseconds(1500) == Instant(microseconds: 11_500_000))
        #expect(start - .seconds(20) == Instant(seconds: -10))
        #expect(Instant(seconds: 12) - start == .seconds(2))
        #expect(Instant(microseconds: -1).seconds == -1)
    }

    @Test("instants and days travel as text in JSON")
    func json() throws {
        let day = try #require(LocalDate("2026-11-18"))
        let moment = LocalMoment(date: day, time: LocalTime(minuteOfDay: 1080), zone: .utc)
        let data = try JSONEncoder().encode(moment)
        #expect(try JSONDecoder().decode(LocalMoment.self, from: data) == moment)
        #expect(String(decoding: data, as: UTF8.self).contains("\"2026-11-18\""))
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(LocalDate.self, from: Data("\"x\"".utf8)) }
    }
}
