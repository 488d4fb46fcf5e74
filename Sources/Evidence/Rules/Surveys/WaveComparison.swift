// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language

/// One question in two waves: compared only where people read the same words.
struct QuestionComparison: Hashable, Sendable {
    enum Outcome: Hashable, Sendable {
        /// The question, its answers, or whom it was asked, differ in a language in which somebody answered.
        case reworded
        /// Only one of the two waves asked it.
        case onlyOnce
        case compared
    }

    let question: SurveyQuestion
    let outcome: Outcome
    let earlier: QuestionFigures?
    let later: QuestionFigures?

    /// How much larger the later share is, with its interval; nil where one of the two is not shown.
    func difference(_ option: Int) -> (value: Double, interval: Interval)? {
        guard outcome == .compared, let later = later?.share(option), let earlier = earlier?.share(option) else {
            return nil
        }
        return later.difference(from: earlier)
    }

    /// How much larger the later mean is.
    var meanDifference: WeightedMean? {
        guard outcome == .compared, let later = later?.weightedMean, let earlier = earlier?.weightedMean else {
            return nil
        }
        return later.difference(from: earlier)
    }
}

/// What is compared of two waves.
enum WaveComparison {
    /// Every question of the later wave that can be counted, in its order.
    static func questions(
        _ later: (questionnaire: Questionnaire, figures: WaveFigures),
        against earlier: (questionnaire: Questionnaire, figures: WaveFigures)
    ) -> [QuestionComparison] {
        let tongues = Set(later.figures.tongues + earlier.figures.tongues)
        return later.questionnaire.questions.filter { $0.kind != .text }.map { question in
            let before = earlier.questionnaire.question(question.key)
            let outcome: QuestionComparison.Outcome =
                before == nil
                ? .onlyOnce
                : isSame(question.key, later.questionnaire, earlier.questionnaire, tongues) ? .compared : .reworded
            return QuestionComparison(
                question: question, outcome: outcome, earlier: earlier.figures.question(question.key),
                later: later.figures.question(question.key))
        }
    }

    /// Whether a question reads the same in both, in every language in which somebody answered, and is asked of the same.
    static func isSame(_ key: String, _ one: Questionnaire, _ other: Questionnaire, _ tongues: Set<String>) -> Bool {
        guard let a = one.question(key), let b = other.question(key), a.kind == b.kind, a.condition == b.condition,
            tongues.allSatisfy({ a.wording[$0] != nil && a.wording[$0] == b.wording[$0] })
        else { return false }
        // Whom it is asked follows from the words of the question before.
        return a.condition.map { isSame($0.question, one, other, tongues) } ?? true
    }
}
