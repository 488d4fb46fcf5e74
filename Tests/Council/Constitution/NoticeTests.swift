// SPDX-License-Identifier: EUPL-1.2
import Language
import Testing

@testable import Council

/// A notice, the moment of sending, and the first day a meeting may be held.
struct NoticeCase: Sendable {
    let notice: Notice
    let sent: String
    let first: String
}

@Suite("Notice")
struct NoticeTests {
    static let holidays: Set = [LocalDate("2026-03-25")!, LocalDate("2026-04-10")!, LocalDate("2026-04-13")!]

    static let cases = [
        NoticeCase(notice: Notice(Period(7, .calendarDays)), sent: "2026-03-02", first: "2026-03-09"),
        NoticeCase(notice: Notice(Period(7, .calendarDays), isClear: true), sent: "2026-03-02", first: "2026-03-10"),
        NoticeCase(notice: Notice(Period(5, .workingDays)), sent: "2026-03-02", first: "2026-03-09"),
        // 25 March is a holiday: Friday 20, then 23, 24, 26, 27, 30.
        NoticeCase(notice: Notice(Period(5, .workingDays)), sent: "2026-03-20", first: "2026-03-30"),
        NoticeCase(notice: Notice(Period(2, .workingDays), isClear: true), sent: "2026-03-27", first: "2026-04-01"),
        NoticeCase(notice: Notice(Period(1, .months)), sent: "2026-01-31", first: "2026-02-28"),
        NoticeCase(notice: Notice(Period(0, .calendarDays)), sent: "2026-03-02", first: "2026-03-02"),
        NoticeCase(notice: Notice(Period(48, .hours)), sent: "2026-03-02", first: "2026-03-04"),
    ]

    private func moment(_ day: String, _ hour: Int = 10) throws -> LocalMoment {
        LocalMoment(
            date: try #require(LocalDate(day)), time: try #require(LocalTime(hour: hour, minute: 0)),
            zone: try #require(Zone("Europe/Athens")))
    }

    @Test("the first day for a meeting, and the last day to call it, agree", arguments: cases)
    func days(_ one: NoticeCase) throws {
        let (sent, first) = (try moment(one.sent), try #require(LocalDate(one.first)))
        #expect(one.notice.earliestDay(sent: sent, holidays: Self.holidays) == first)
        let meeting = try moment(one.first, 18)
        #expect(one.notice.isKept(sent: sent, for: meeting, holidays: Self.holidays))
        #expect(one.notice.latestSending(for: meeting, holidays: Self.holidays) >= sent.date)
    }

    @Test("hours are counted on the clock, over a change to summer time too")
    func hours() throws {
        let notice = Notice(Period(48, .hours))
        // In Athens clocks go forward on 29 March 2026 at 03:00: two days later is one hour further on the clock.
        #expect(!notice.isKept(sent: try moment("2026-03-28", 10), for: try moment("2026-03-30", 10)))
        #expect(notice.isKept(sent: try moment("2026-03-28", 10), for: try moment("2026-03-30", 11)))
    }
}

@Suite("Holidays")
struct HolidayTests {
    private let names = LocalText("a", .en)

    @Test(
        "Easter falls on the published days",
        arguments: [
            (2024, "2024-03-31", "2024-05-05"), (2025, "2025-04-20", "2025-04-20"), (2026, "2026-04-05", "2026-04-12"),
            (2027, "2027-03-28", "2027-05-02"), (2038, "2038-04-25", "2038-04-25"), (2100, "2100-03-28", "2100-05-02"),
        ])
    func easter(year: Int, western: String, orthodox: String) {
        #expect(Holiday.Easter.western.sunday(in: year) == LocalDate(western))
        #expect(Holiday.Easter.orthodox.sunday(in: year) == LocalDate(orthodox))
    }

    @Test("a holiday by weekday is the nth of its month, or the last")
    func weekday() {
        // May 2026 begins on a Friday.
        #expect(
            Holiday.weekday(.monday, occurrence: 1, month: 5, names: names).day(in: 2026) == LocalDate("2026-05-04"))
        #expect(
            Holiday.weekday(.monday, occurrence: 5, month: 5, names: names).day(in: 2026) == LocalDate("2026-05-25"))
        #expect(
            Holiday.weekday(.friday, occurrence: 5, month: 5, names: names).day(in: 2026) == LocalDate("2026-05-29"))
        #expect(Holiday.fixed(month: 2, day: 29, names: names).day(in: 2026) == nil)
        #expect(Holiday.easter(.orthodox, daysAfter: 50, names: names).day(in: 2026) == LocalDate("2026-06-01"))
    }
}
