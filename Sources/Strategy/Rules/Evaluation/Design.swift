// SPDX-License-Identifier: EUPL-1.2
import Language

/// How an action is to be judged: what is counted, where, against which area, in which months.
///
/// It is declared before the action starts, and never changed: a change is a further version, shown as such.
struct Design: Hashable, Sendable {
    /// What is counted, as in "Reports of harassment and threats".
    let measure: String
    /// The area in which the action is done, by name.
    let area: String
    /// A like area without the action; empty where none was found.
    let comparison: String
    /// The datasets and areas behind the names; nil where counts are entered by hand.
    let series: SeriesReference?
    let comparisonSeries: SeriesReference?
    let before: ClosedRange<YearMonth>
    let after: ClosedRange<YearMonth>
    /// Who judges, and who pays them.
    let evaluator: String

    /// The stretches of time that a chart shows: three months each where the periods divide so, and whatever lies
    /// between them as one of its own.
    var blocks: [ClosedRange<YearMonth>] {
        let size = before.count.isMultiple(of: 3) && after.count.isMultiple(of: 3) ? 3 : 1
        let between = before.upperBound.adding(months: 1)
        let gap = between < after.lowerBound ? [between...after.lowerBound.adding(months: -1)] : []
        return before.blocks(of: size) + gap + after.blocks(of: size)
    }

    /// Whether the after months are over on a day.
    func isComplete(on today: LocalDate) -> Bool { after.upperBound < today.yearMonth }
}

/// A design as it was declared.
struct Declaration: Hashable, Sendable {
    /// Its version, from 1.
    let number: Int
    let design: Design
    /// The day it was declared on, in the council's zone.
    let declared: LocalDate
    /// When the action was to start, as that was known on that day.
    let actionStarts: LocalDate
    /// What could be detected, from the before months as they were known on that day; nil where they were not.
    let detectable: Detectable?

    /// Whether it was declared when the action had started, by either date: moving the start later afterwards cannot
    /// make a late declaration early, nor moving it earlier leave an early one early.
    func isAfterwards(actionStarts now: LocalDate) -> Bool { declared >= min(actionStarts, now) }
}

/// Why a design cannot be declared.
enum DesignRefusal: Error, Hashable, CaseIterable, Sendable {
    case started, beforeReachesStart, afterTooEarly, periodTooLong

    var field: String {
        switch self {
        case .started: "afterwards"
        case .beforeReachesStart: "beforeTo"
        case .afterTooEarly: "afterFrom"
        case .periodTooLong: "afterTo"
        }
    }

    var message: Message {
        switch self {
        case .started: Message("The action has started. A design chosen now must be marked as declared afterwards.")
        case .beforeReachesStart: Message("The months before must end before the month in which the action starts.")
        case .afterTooEarly: Message("The months after cannot begin before the action starts.")
        case .periodTooLong: Message("Each period has at most 60 months.")
        }
    }

    /// Checks a design on the day it is declared.
    static func check(
        _ design: Design, starts: LocalDate, today: LocalDate, admitsAfterwards: Bool
    ) -> DesignRefusal? {
        if today >= starts, !admitsAfterwards { return .started }
        if design.before.upperBound >= starts.yearMonth { return .beforeReachesStart }
        if design.after.lowerBound < starts.yearMonth { return .afterTooEarly }
        return [design.before, design.after].contains { $0.count > 60 } ? .periodTooLong : nil
    }
}

extension ClosedRange<YearMonth> {
    /// How many months it has.
    var count: Int { lowerBound.months(until: upperBound) + 1 }
    /// Its stretches of so many months, which divide it.
    func blocks(of size: Int) -> [ClosedRange<YearMonth>] {
        stride(from: 0, to: count, by: size).map {
            lowerBound.adding(months: $0)...lowerBound.adding(months: $0 + size - 1)
        }
    }

    /// Its months in order.
    var months: [YearMonth] { (0..<count).map { lowerBound.adding(months: $0) } }
}
