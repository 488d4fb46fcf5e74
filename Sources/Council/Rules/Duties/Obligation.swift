// SPDX-License-Identifier: EUPL-1.2
import Access
import Language

/// Something the constitution asks for again and again: a meeting each quarter, a report each year.
public struct Obligation: Hashable, Sendable {
    public enum Matter: Hashable, Sendable {
        /// Meetings of one formation.
        case meetings(Formation)
        /// Meetings that residents may attend.
        case publicMeetings
        /// Something that leaves the council, by what it is called.
        case output(LocalText)
        /// Looking at it again.
        case review(LocalText)
        /// Something others owe the council.
        case input(LocalText)
    }

    /// What it goes by, the same for as long as the rule has the same path.
    public let key: String
    public let matter: Matter
    /// The keys that lead to the rule.
    public let rule: String
    let times: Times
    /// The first day on which it holds.
    let begins: LocalDate

    /// Whether the coordinator writes down that it was done; meetings of formations are known.
    public var isWrittenDown: Bool {
        if case .meetings = matter { false } else { true }
    }

    /// How often something is asked for.
    struct Times: Hashable, Sendable {
        /// At least so many, at least 1 …
        let atLeast: Int
        /// … in so many months, at least 1.
        let everyMonths: Int
        /// Months of the year between which it falls, for what is due once a year.
        let window: ClosedRange<Int>?

        init(_ atLeast: Int = 1, everyMonths: Int, window: ClosedRange<Int>? = nil) {
            self.atLeast = max(1, atLeast)
            self.everyMonths = max(1, everyMonths)
            self.window = window
        }
    }
}

/// Where an obligation stands on a day.
public enum Fulfilment: Hashable, Sendable {
    /// Done for now; the next time it is due by a day.
    case done(next: LocalDate)
    /// So many are missing until a day.
    case due(by: LocalDate, missing: Int)
    /// It should have been done by a day that is over.
    case late(since: LocalDate, missing: Int)

    public var isLate: Bool { if case .late = self { true } else { false } }

    /// The day that matters now: when it is due, or since when it is late.
    public var day: LocalDate {
        switch self {
        case .done(let day), .due(let day, _), .late(let day, _): day
        }
    }
}

extension Obligation.Times {
    /// Where something stands that was done on some days, and is asked for from a day on.
    ///
    /// What is due several times a year, or once, is counted by parts of the calendar year: halves, quarters, months. A
    /// part that was over before the obligation began is not asked for, nor is the part in which it began held against
    /// anybody. What is due more seldom, or at a distance that does not divide the year, is counted from the last time.
    func fulfilment(done days: [LocalDate], begins: LocalDate, today: LocalDate) -> Fulfilment {
        let days = days.filter { $0 <= today }
        guard 12 % everyMonths == 0 else { return rolling(days, begins: begins, today: today) }
        let part = part(of: today)
        let missing = atLeast - count(days, in: part)
        let last = lastDay(of: part)
        if missing <= 0 { return .done(next: lastDay(of: self.part(of: last.adding(days: 1)))) }
        if today > last { return .late(since: last, missing: missing) }
        let before = self.part(of: part.first.adding(days: -1))
        let owed = atLeast - count(days, in: before)
        if owed > 0, begins <= before.first { return .late(since: lastDay(of: before), missing: owed) }
        return .due(by: last, missing: missing)
    }

    /// A part of the calendar year.
    private struct Part {
        let first: LocalDate
        let last: LocalDate
    }

    private func part(of day: LocalDate) -> Part {
        let months = day.yearMonth
        let start = months.adding(months: -((months.month - 1) % everyMonths))
        let end = start.adding(months: everyMonths - 1)
        return Part(first: start.day(1), last: end.day(31))
    }

    /// The day by which a part's share is due: its end, or the end of the window where the year has one.
    private func lastDay(of part: Part) -> LocalDate {
        guard let window, everyMonths == 12 else { return part.last }
        return part.first.yearMonth.adding(months: window.upperBound - 1).day(31)
    }

    private func count(_ days: [LocalDate], in part: Part) -> Int {
        days.count { part.first <= $0 && $0 <= part.last }
    }

    /// Counted from the last time, or from the beginning where it was never done.
    private func rolling(_ days: [LocalDate], begins: LocalDate, today: LocalDate) -> Fulfilment {
        let recent = days.sorted(by: >)
        // The one whose turn runs out first: of the last `atLeast` times the earliest.
        let base = recent.count >= atLeast ? recent[atLeast - 1] : begins
        let due = base.adding(months: everyMonths)
        let missing = max(1, atLeast - recent.count { $0.adding(months: everyMonths) > today })
        if today > due { return .late(since: due, missing: missing) }
        return recent.count >= atLeast ? .done(next: due) : .due(by: due, missing: atLeast - recent.count)
    }
}
