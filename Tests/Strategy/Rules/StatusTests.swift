// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import Testing
import Web

@testable import Strategy

/// A day in 2026 by month and day, for tables of cases.
func day(_ month: Int, _ day: Int, _ year: Int = 2026) -> LocalDate {
    LocalDate(year: year, month: month, day: day) ?? LocalDate(dayNumber: 0)
}

func month(_ text: String) -> YearMonth { YearMonth(text) ?? LocalDate(dayNumber: 0).yearMonth }

@Suite("Where an action stands")
struct StatusTests {
    @Test(
        "an action is late from the day after it was due until it ends",
        arguments: [
            (Stage.open, nil, day(3, 1), ActionStatus.open),
            (.open, nil, day(3, 2), .open),
            (.open, nil, day(3, 3), .late(days: 1)),
            (.waiting, nil, day(3, 2), .waiting),
            (.waiting, nil, day(4, 2), .late(days: 31)),
            (.going, nil, day(2, 1), .going),
            (.going, nil, day(3, 12), .late(days: 10)),
            (.done, day(3, 2), day(9, 1), .done(daysLate: 0)),
            (.done, day(2, 20), day(9, 1), .done(daysLate: 0)),
            (.done, day(3, 23), day(9, 1), .done(daysLate: 21)),
            (.stopped, day(3, 23), day(9, 1), .stopped),
        ] as [(Stage, LocalDate?, LocalDate, ActionStatus)])
    func action(stage: Stage, ended: LocalDate?, today: LocalDate, status: ActionStatus) {
        let progress = CouncilAction.Progress(stage: stage, ended: ended, reason: "")
        #expect(ActionStatus(progress, due: day(3, 2), today: today) == status)
    }

    @Test(
        "a milestone is planned, reached in time, reached late, or late",
        arguments: [
            (nil, day(3, 2), MilestoneStatus.planned), (nil, day(3, 3), .late(days: 1)),
            (day(3, 2), day(9, 1), .onTime), (day(3, 9), day(9, 1), .reachedLate(days: 7)),
        ] as [(LocalDate?, LocalDate, MilestoneStatus)])
    func milestone(reached: LocalDate?, today: LocalDate, status: MilestoneStatus) {
        let milestone = Milestone(id: .random(), title: "Lamps in service", due: day(3, 2), reached: reached)
        #expect(milestone.status(on: today) == status)
    }

    @Test(
        "lateness is told in days, then weeks, then months",
        arguments: [
            (1, "Late by 1 day"), (13, "Late by 13 days"), (14, "Late by 2 weeks"), (21, "Late by 3 weeks"),
            (59, "Late by 8 weeks"), (60, "Late by 2 months"), (400, "Late by 13 months"),
        ])
    func lateness(days: Int, words: String) {
        #expect(Speech.english(ActionStatus.late(days: days).words) == words)
    }

    @Test(
        "a priority stands where its actions stand",
        arguments: [
            ([], PriorityStatus.notStarted),
            ([.open, .waiting], .notStarted),
            ([.open, .going], .underWay),
            ([.done(daysLate: 0), .open], .underWay),
            ([.going, .late(days: 1)], .late),
            ([.done(daysLate: 3), .done(daysLate: 0)], .done(2, of: 2)),
            ([.done(daysLate: 3), .stopped], .done(1, of: 2)),
            ([.stopped, .stopped], .stopped),
        ] as [([ActionStatus], PriorityStatus)])
    func priority(actions: [ActionStatus], status: PriorityStatus) {
        #expect(PriorityStatus(actions) == status)
    }

    @Test(
        "people are reminded twice before and three times after, of the latest occasion only",
        arguments: [
            (-15, nil), (-14, Occasion.twoWeeksBefore), (-4, .twoWeeksBefore), (-3, .threeDaysBefore),
            (0, .threeDaysBefore),
            (1, .dayAfter), (14, .dayAfter), (15, .twoWeeksAfter), (42, .twoWeeksAfter), (43, .sixWeeksAfter),
            (900, .sixWeeksAfter),
        ] as [(Int, Occasion?)])
    func occasions(passed: Int, occasion: Occasion?) {
        #expect(Occasion.reached(due: day(3, 2), today: day(3, 2).adding(days: passed)) == occasion)
    }
}

@Suite("What was typed")
struct TypedTests {
    private func fields(_ form: [String: String]) -> Typed { Typed(form.mapValues { [$0] }) }

    @Test(
        "an action that was stopped says why and when",
        arguments: [
            (["stage": "going"], []),
            (["stage": "done"], ["ended"]),
            (["stage": "done", "ended": "2026-03-02"], []),
            (["stage": "done", "ended": "2026-03-03"], ["ended"]),
            (["stage": "stopped", "ended": "2026-03-02"], ["reason"]),
            (["stage": "stopped", "ended": "2026-03-02", "reason": "No permit"], []),
            (["stage": "late"], ["stage"]),
        ] as [([String: String], [String])])
    func progress(form: [String: String], faults: [String]) {
        var typed = fields(form)
        let draft = ProgressDraft(&typed, today: day(3, 2))
        #expect(typed.faults.map(\.field) == faults)
        #expect((draft == nil) == !faults.isEmpty)
    }

    @Test(
        "numbers are read with a point or a comma",
        arguments: [
            ("38", 38.0), (" 38,5 ", 38.5), ("0.25", 0.25), ("−3", -3.0), ("4 in 5", nil), ("", nil), ("nan", nil),
            ("1e99", nil),
        ] as [(String, Double?)])
    func decimals(text: String, value: Double?) {
        var typed = fields(["value": text])
        #expect(typed.decimal("value") == value)
        #expect(typed.faults.isEmpty == (value != nil))
    }

    @Test(
        "counts are a line for each month, each month once",
        arguments: [
            ("2026-01 3 4\n2026-02 5 6", 2), ("2026-01;3;4\r\n\r\n2026-02,5,6", 2), ("", 0),
            ("2026-01 3", nil), ("2026-01 3 4\n2026-01 5 6", nil), ("2026-13 3 4", nil), ("2026-01 -3 4", nil),
        ] as [(String, Int?)])
    func counts(text: String, months: Int?) {
        var typed = fields(["counts": text])
        #expect(CountLines(&typed)?.series.area.count == months)
    }

    @Test(
        "an interval has two ends, and its value between them",
        arguments: [
            (["mValue": "31", "mDay": "2026-05-01"], []),
            (["mValue": "31", "mDay": "2026-05-01", "mLow": "27", "mHigh": "36"], []),
            (["mValue": "31", "mDay": "2026-05-01", "mLow": "27"], ["mHigh"]),
            (["mValue": "31", "mDay": "2026-05-01", "mLow": "33", "mHigh": "36"], ["mHigh"]),
        ] as [([String: String], [String])])
    func measurement(form: [String: String], faults: [String]) {
        var typed = fields(form)
        _ = Measurement(&typed, prefix: "m")
        #expect(typed.faults.map(\.field) == faults)
    }

    @Test(
        "no cell of the table for spreadsheets is a formula",
        arguments: [
            ("Lamps", "Lamps"), ("=1+1", "'=1+1"), ("@sum", "'@sum"), ("a,b", "\"a,b\""),
            ("say \"no\"", "\"say \"\"no\"\"\""),
            ("a\nb", "\"a\nb\""), ("-x\"", "\"'-x\"\"\""),
        ])
    func cells(text: String, cell: String) {
        #expect(CSV.cell(text) == cell)
    }
}
