// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Values

/// Advice of the council to an organisation, which owes an answer.
struct Recommendation: Entry {
    let head: Heading<Recommendation>
    let addressee: OrganisationID
    /// The day it was made.
    let made: LocalDate
    let answerDue: LocalDate
    let answer: Answer?

    static let kind = Kind.recommendation
    var day: LocalDate { made }

    /// What the addressee said.
    struct Answer: Hashable, Sendable {
        enum Verdict: String, CaseIterable, Sendable, Storable { case accepted, partly, refused }

        let verdict: Verdict
        let text: String
        let day: LocalDate
    }

    /// Where the answer stands on a day.
    func status(on today: LocalDate) -> AnswerStatus {
        if let answer { return .answered(answer.verdict, afterDays: made.days(until: answer.day)) }
        return answerDue < today ? .late(days: answerDue.days(until: today)) : .due(answerDue)
    }
}

/// Where an answer stands.
enum AnswerStatus: Hashable, Sendable {
    case due(LocalDate)
    case late(days: Int)
    case answered(Recommendation.Answer.Verdict, afterDays: Int)
}

/// What a form says of a recommendation.
struct RecommendationDraft: Sendable, Hashable {
    let addressee: OrganisationID
    let made: LocalDate
    let answerDue: LocalDate

    init?(_ typed: inout Typed) {
        let addressee = typed.choice("addressee") { OrganisationID($0) }
        let made = typed.day("made")
        let due = typed.day("answerDue")
        if let made, let due, due < made {
            typed.fault("answerDue", Message("The answer cannot be due before the recommendation is made."))
        }
        guard let addressee, let made, let due, made <= due else { return nil }
        (self.addressee, self.made, answerDue) = (addressee, made, due)
    }
}

/// What a form says of an answer.
struct AnswerDraft {
    let answer: Recommendation.Answer

    /// An answer lies between the day of the recommendation and today.
    init?(_ typed: inout Typed, to recommendation: Recommendation, today: LocalDate) {
        let verdict = typed.choice("verdict") { Recommendation.Answer.Verdict(rawValue: $0) }
        let text = typed.text("answer", limit: 10_000)
        let day = typed.day("answered")
        if let day, day < recommendation.made || day > today {
            typed.fault("answered", Message("The day lies between that of the recommendation and today."))
        }
        guard let verdict, let day, typed.faults.isEmpty else { return nil }
        answer = Recommendation.Answer(verdict: verdict, text: text, day: day)
    }
}
