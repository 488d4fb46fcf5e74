// SPDX-License-Identifier: EUPL-1.2
import Analysis

/// What a wave gave: for each question how many answered what, weighted where weights are there.
struct WaveFigures: Hashable, Sendable, Codable {
    /// Nil where there are too few to be shown.
    var answers: Int?
    /// By way, how many came.
    var ways: [String: Int] = [:]
    /// The languages in which people answered.
    var tongues: [String] = []
    var questions: [QuestionFigures] = []
    var weighting: WeightingFigures?

    func question(_ key: String) -> QuestionFigures? { questions.first { $0.key == key } }
}

/// One question's figures. What is not shown is nil, whatever the reason.
struct QuestionFigures: Hashable, Sendable, Codable {
    struct Cell: Hashable, Sendable, Codable {
        /// People, without weights.
        var count: Int?
        /// Of those who answered, weighted where weights are there.
        var share: Double?
    }

    let key: String
    /// How many gave an answer.
    var answered: Int?
    /// What those are worth for precision, in persons.
    var effective: Double?
    var cells: [Cell]
    /// Of a scale.
    var mean: Double?
    var meanError: Double?

    func share(_ option: Int) -> WeightedShare? {
        guard let effective, effective > 0, cells.indices.contains(option), let share = cells[option].share else {
            return nil
        }
        return WeightedShare(value: share, effectiveCount: effective)
    }

    var weightedMean: WeightedMean? {
        guard let mean, let meanError else { return nil }
        return WeightedMean(value: mean, standardError: meanError)
    }
}

/// What the weights rest on, and what they cost.
struct WeightingFigures: Hashable, Sendable, Codable {
    var margins: [SurveyMargin]
    var designEffect: Double
    var effective: Double
    /// The largest and smallest weight where 1 is the mean.
    var largest: Double
    var smallest: Double
    /// Those who said nothing on a question of the margins, or chose an answer without a share: they count with weight 1.
    var unweighted: Int
}

/// What is known of the population for one question: the share, or the number, of those who would give each answer.
struct SurveyMargin: Hashable, Sendable, Codable {
    let question: String
    /// One for each answer; 0 where nothing is known.
    var totals: [Double]
}

extension WaveFigures {
    /// Counts answers.
    ///
    /// - Parameters:
    ///   - answers: with the way and the language of each
    ///   - weights: one for each answer, 1 in the mean; nil where all count alike
    init(
        _ answers: [(choices: [String: [Int]], way: AnswerWay, tongue: String)], of questionnaire: Questionnaire,
        weights: [Double]? = nil, weighting: WeightingFigures? = nil
    ) {
        self.answers = answers.count
        self.weighting = weighting
        ways = Dictionary(answers.map { ($0.way.rawValue, 1) }, uniquingKeysWith: +)
        tongues = Set(answers.map(\.tongue)).sorted()
        let weights = weights ?? [Double](repeating: 1, count: answers.count)
        questions = questionnaire.questions.filter { $0.kind != .text }.map { question in
            let given = zip(answers, weights).compactMap { answer, weight in
                answer.choices[question.key].map { (chosen: $0, weight: weight) }
            }
            return QuestionFigures(question, given)
        }
    }
}

extension QuestionFigures {
    fileprivate init(_ question: SurveyQuestion, _ given: [(chosen: [Int], weight: Double)]) {
        let weights = given.map(\.weight)
        key = question.key
        answered = given.count
        effective = KishEffect(weights)?.effectiveCount
        cells = (0..<question.options).map { option in
            let chosen = given.map { $0.chosen.contains(option) }
            return Cell(count: chosen.count { $0 }, share: WeightedShare(weights, of: chosen)?.value)
        }
        guard question.kind == .scale else { return }
        let mean = WeightedMean(
            weights, of: given.map { Double(($0.chosen.first ?? 0) + SurveyQuestion.scale.lowerBound) })
        (self.mean, meanError) = (mean?.value, mean?.standardError)
    }
}
