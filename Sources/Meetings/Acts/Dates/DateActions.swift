// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language

/// Asks those who sit in a formation when they could meet.
enum SeekDate: Action {
    static let name: StaticString = "dates.seek"
    static var refusal: Message { Message("Only the secretariat and the chair look for a date.") }
    static func permits(_ standing: Standing, _ formation: Formation) -> Bool {
        CallMeeting.permits(standing, formation)
    }
}

/// Says when one could come.
enum AnswerDates: Action {
    static let name: StaticString = "dates.answer"
    static var refusal: Message { AnswerCall.refusal }
    static func permits(_ standing: Standing, _ search: DateSearch) -> Bool {
        standing.viewer.person != nil && standing.belongs(to: search.formation)
    }
}

/// Ends a search, or reminds of it.
enum EndDateSearch: Action {
    static let name: StaticString = "dates.end"
    static var refusal: Message { SeekDate.refusal }
    static func permits(_ standing: Standing, _ search: DateSearch) -> Bool {
        CallMeeting.permits(standing, search.formation)
    }
}
