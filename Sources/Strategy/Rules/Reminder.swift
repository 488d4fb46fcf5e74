// SPDX-License-Identifier: EUPL-1.2
import Language

/// When people are reminded of something that is due: twice before, and three times after.
enum Occasion: Int, CaseIterable, Sendable {
    case twoWeeksBefore = -14
    case threeDaysBefore = -3
    case dayAfter = 1
    case twoWeeksAfter = 15
    case sixWeeksAfter = 43

    var isLate: Bool { rawValue > 0 }

    /// Days ahead that a due date is looked at.
    static let horizon = 14

    /// The occasion reached by a day: the latest, so that what was entered late is not followed by a string of mails
    /// about days gone by.
    static func reached(due: LocalDate, today: LocalDate) -> Occasion? {
        let passed = due.days(until: today)
        return allCases.last { $0.rawValue <= passed }
    }
}
