// SPDX-License-Identifier: EUPL-1.2
import Language

/// When somebody is reminded of an answer that is waited for, in days after it is due.
enum AnswerReminder: Int, CaseIterable, Sendable {
    case weekBefore = -7
    case dayAfter = 1
    case monthAfter = 31

    var isLate: Bool { rawValue > 0 }

    /// The occasion reached by a day: the latest, so that an answer entered late is not followed by a string of mails.
    static func reached(due: LocalDate, today: LocalDate) -> AnswerReminder? {
        let passed = due.days(until: today)
        return allCases.last { $0.rawValue <= passed }
    }
}
