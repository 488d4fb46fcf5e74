// SPDX-License-Identifier: EUPL-1.2
import Language

/// What one person answered. Open answers stand apart, so that what somebody wrote is not kept beside what they ticked.
struct SurveyAnswer: Hashable, Sendable {
    /// By question, the numbers of the answers chosen.
    var choices: [String: [Int]] = [:]
    /// By question, what was written.
    var texts: [String: String] = [:]

    static let longestText = 1_000

    var isEmpty: Bool { choices.isEmpty && texts.isEmpty }

    /// Reads a form. An answer to a question that was not to be asked is dropped; what is no answer at all is told.
    static func read(
        _ values: (String) -> [String], of questionnaire: Questionnaire
    ) -> (answer: SurveyAnswer, problems: [FieldProblem]) {
        var (answer, problems) = (SurveyAnswer(), [FieldProblem]())
        for question in questionnaire.questions where questionnaire.asks(question, given: answer.choices) {
            let typed = values(question.key).map(\.trimmingSpaces).filter { !$0.isEmpty }
            guard !typed.isEmpty else { continue }
            if question.kind == .text {
                answer.texts[question.key] = typed[0]
                if typed[0].count > longestText {
                    problems.append(FieldProblem(question.key, Message("At most \(longestText) characters.")))
                }
                continue
            }
            let chosen = Set(typed.compactMap { Int($0) })
            let isOne = question.kind == .several || typed.count == 1
            guard chosen.count == typed.count, isOne, chosen.allSatisfy((0..<question.options).contains) else {
                problems.append(FieldProblem(question.key, Message("Choose one of the answers.")))
                continue
            }
            answer.choices[question.key] = chosen.sorted()
        }
        return (answer, problems)
    }
}

/// How an answer came.
enum AnswerWay: String, CaseIterable, Hashable, Sendable, Codable {
    /// By the code of a letter.
    case code
    /// By a link that anybody could follow.
    case link
    /// On paper, typed in by a member.
    case paper

    var message: Message {
        switch self {
        case .code: Message("By the code of a letter")
        case .link: Message("By the open link")
        case .paper: Message("On paper")
        }
    }
}
