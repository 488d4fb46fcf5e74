// SPDX-License-Identifier: EUPL-1.2
import Language

/// A week from Monday to Sunday, as ISO 8601 counts them: `2026-W48`. The texts sort like the weeks.
struct ReportWeek: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
    let monday: LocalDate

    /// The week a day is in.
    init(containing day: LocalDate) { monday = day.adding(days: 1 - day.weekday.rawValue) }

    /// Reads `2026-W48`; nil for a week that the year does not have, and for any other way to write one.
    init?(rawValue text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].first == "W", let year = Int(parts[0]), (1970...2200).contains(year),
            let number = Int(parts[1].dropFirst()), let fourth = LocalDate(year: year, month: 1, day: 4)
        else { return nil }
        // The first week of a year is the one with 4 January (ISO 8601).
        let first = ReportWeek(containing: fourth)
        self.init(containing: first.monday.adding(days: 7 * (number - 1)))
        guard rawValue == text else { return nil }
    }

    /// The day by which a week belongs to a year.
    private var thursday: LocalDate { monday.adding(days: 3) }

    /// The year the week is counted in, which near New Year is not that of each of its days.
    var year: Int { thursday.year }
    /// 1 to 53.
    var number: Int {
        let january = LocalDate(year: year, month: 1, day: 1) ?? thursday
        return january.days(until: thursday) / 7 + 1
    }

    var rawValue: String { "\(year)-W\(number < 10 ? "0" : "")\(number)" }
    var description: String { rawValue }

    var days: ClosedRange<LocalDate> { monday...monday.adding(days: 6) }
    var next: ReportWeek { adding(1) }
    var previous: ReportWeek { adding(-1) }

    func adding(_ weeks: Int) -> ReportWeek { ReportWeek(containing: monday.adding(days: 7 * weeks)) }
}

extension ReportWeek: Comparable {
    static func < (left: ReportWeek, right: ReportWeek) -> Bool { left.monday < right.monday }
}

/// When a week is reported, reminded of, and shown to the members.
struct ReportCalendar: Hashable, Sendable {
    /// The day after the week's end on which those are reminded who have not reported.
    var reminds = Weekday.tuesday
    /// The day after the week's end on which the members' picture is made.
    var shows = Weekday.thursday

    /// How many weeks that are over can still be reported.
    static let openWeeks = 4

    /// The weeks that can be reported today, the latest first: the running one and four before.
    static func open(on today: LocalDate) -> [ReportWeek] {
        let running = ReportWeek(containing: today)
        return (0...openWeeks).map { running.adding(-$0) }
    }

    /// The week whose reminder is due today: the last one that is over, from its day on.
    func reminded(on today: LocalDate) -> ReportWeek? {
        let last = ReportWeek(containing: today).previous
        return today >= day(reminds, after: last) ? last : nil
    }

    /// The weeks whose picture is due today, the latest first.
    func shown(on today: LocalDate) -> [ReportWeek] {
        Self.open(on: today).filter { today >= day(shows, after: $0) }
    }

    /// The first such day after a week's end.
    func day(_ weekday: Weekday, after week: ReportWeek) -> LocalDate {
        week.next.monday.adding(days: weekday.rawValue - 1)
    }
}
