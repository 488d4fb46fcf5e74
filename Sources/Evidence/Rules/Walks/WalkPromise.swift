// SPDX-License-Identifier: EUPL-1.2
import Language
import Values

/// What an organisation promised at a walk, or after it, by a day; and what became of it.
struct WalkPromise: Hashable, Sendable {
    enum State: String, CaseIterable, Hashable, Sendable, Storable {
        case open, done, refused

        var word: Message {
            switch self {
            case .open: Message("Promised")
            case .done: Message("Done", context: "promise")
            case .refused: Message("Will not be done")
            }
        }
    }

    let id: ID<WalkPromise>
    /// The stop it is about; nil for the walk as a whole.
    let stop: Int?
    let what: String
    /// Who promised: an office or an organisation.
    let organisation: String
    let by: LocalDate
    let state: State
    /// What was answered; empty while nothing was.
    let answer: String
    let answered: LocalDate?

    static let longest = 1_000

    /// By how many days it is late; nil where it is not.
    func late(on today: LocalDate) -> Int? { state == .open && by < today ? by.days(until: today) : nil }
}

/// A promise as it is written down.
struct PromiseDraft: Hashable, Sendable {
    let stop: Int?
    let what: String
    let organisation: String
    let by: LocalDate

    /// Reads what was typed; throws what is wrong with it.
    static func read(_ walk: Walk, _ typed: (String) -> String) throws(WalkProblems) -> PromiseDraft {
        var problems: [FieldProblem] = []
        let (what, organisation) = (typed("what").trimmingSpaces, typed("organisation").trimmingSpaces)
        if what.isEmpty { problems.append(FieldProblem("what", Message("Say what was promised."))) }
        if what.count > WalkPromise.longest {
            problems.append(FieldProblem("what", Message("Write at most \(WalkPromise.longest) characters.")))
        }
        if organisation.isEmpty || organisation.count > WalkDraft.longestLine {
            problems.append(FieldProblem("organisation", Message("Say which office or organisation promised it.")))
        }
        let by = LocalDate(typed("by").trimmingSpaces)
        if by == nil { problems.append(FieldProblem("by", Message("Give the day, as in 2026-11-18."))) }
        guard problems.isEmpty, let by else { throw WalkProblems(problems: problems) }
        return PromiseDraft(
            stop: Int(typed("stop")).flatMap { walk.stop($0)?.number }, what: what, organisation: organisation, by: by)
    }
}

/// What became of a promise, as it is written down.
struct PromiseAnswer: Hashable, Sendable {
    let state: WalkPromise.State
    let answer: String

    /// Reads what was typed; throws what is wrong with it.
    static func read(_ typed: (String) -> String) throws(WalkProblems) -> PromiseAnswer {
        var problems: [FieldProblem] = []
        let answer = typed("answer").trimmingSpaces
        let state = WalkPromise.State(rawValue: typed("state"))
        if state == nil { problems.append(FieldProblem("state", Message("Say where it stands."))) }
        if answer.isEmpty, state == .refused {
            problems.append(FieldProblem("answer", Message("Say why it will not be done.")))
        }
        if answer.count > WalkPromise.longest {
            problems.append(FieldProblem("answer", Message("Write at most \(WalkPromise.longest) characters.")))
        }
        guard problems.isEmpty, let state else { throw WalkProblems(problems: problems) }
        return PromiseAnswer(state: state, answer: answer)
    }
}
