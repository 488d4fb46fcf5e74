// SPDX-License-Identifier: EUPL-1.2
import Language

/// The questions of a survey in one version, in their order.
struct Questionnaire: Hashable, Sendable, Codable {
    var questions: [SurveyQuestion] = []

    static let mostQuestions = 60

    func question(_ key: String) -> SurveyQuestion? { questions.first { $0.key == key } }

    /// A name no question of this version has.
    var nextKey: String {
        let numbers = questions.compactMap { $0.key.hasPrefix("q") ? Int($0.key.dropFirst()) : nil }
        return "q\((numbers.max() ?? 0) + 1)"
    }

    /// The questions that another may depend on: those before it whose answers can be counted, one for each person.
    func conditions(for key: String?) -> [SurveyQuestion] {
        let before = key.flatMap { key in questions.firstIndex { $0.key == key } } ?? questions.count
        return questions.prefix(before).filter(\.kind.isOneOfSeveral)
    }

    /// The same with a question further up or down; nil where it would stand before one it depends on, or has no neighbour.
    func moving(_ key: String, up: Bool) -> Questionnaire? {
        guard let place = questions.firstIndex(where: { $0.key == key }) else { return nil }
        let other = up ? place - 1 : place + 1
        guard questions.indices.contains(other) else { return nil }
        var moved = self
        moved.questions.swapAt(place, other)
        return moved.isInOrder ? moved : nil
    }

    /// The same without a question; nil where another depends on it.
    func removing(_ key: String) -> Questionnaire? {
        guard !questions.contains(where: { $0.condition?.question == key }) else { return nil }
        return Questionnaire(questions: questions.filter { $0.key != key })
    }

    /// Whether each question stands after the one it depends on.
    private var isInOrder: Bool {
        var seen: Set<String> = []
        for question in questions {
            if let condition = question.condition, !seen.contains(condition.question) { return false }
            seen.insert(question.key)
        }
        return true
    }

    /// Whether somebody is asked a question who gave these answers so far: what it depends on was asked and answered so.
    func asks(_ question: SurveyQuestion, given answers: [String: [Int]]) -> Bool {
        guard let condition = question.condition else { return true }
        return !Set(answers[condition.question] ?? []).isDisjoint(with: condition.answers)
    }

    /// Whether everything is there in a language, with as many answers to choose from as in the others.
    func isComplete(in tongue: String) -> Bool {
        questions.allSatisfy { $0.wording[tongue]?.choices.count == $0.wordingCount }
    }
}

/// One question. Its key stays through all versions of a questionnaire; its words may change.
struct SurveyQuestion: Hashable, Sendable, Codable {
    enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case one, several, scale
        case yesNo = "yes-no"
        case text

        /// Whether everybody who answers gives exactly one answer that can be counted.
        var isOneOfSeveral: Bool { self == .one || self == .scale || self == .yesNo }
        /// Whether the answers are written by whoever asks.
        var hasChoices: Bool { self == .one || self == .several }
    }

    /// What is said in one language.
    struct Wording: Hashable, Sendable, Codable {
        var text: String
        /// The answers to choose from; for a scale what its two ends mean.
        var choices: [String] = []
    }

    /// Asked only of those who gave one of these answers to an earlier question.
    struct Condition: Hashable, Sendable, Codable {
        let question: String
        let answers: [Int]
    }

    let key: String
    var kind: Kind
    /// By language.
    var wording: [String: Wording]
    var condition: Condition?

    static let longest = 300
    static let mostChoices = 20
    static let scale = 1...5

    /// How many answers there are to choose from.
    var options: Int {
        switch kind {
        case .one, .several: wordingCount
        case .scale: Self.scale.count
        case .yesNo: 3
        case .text: 0
        }
    }

    /// How many choices the words of each language have.
    var wordingCount: Int { wording.values.map(\.choices.count).max() ?? 0 }

    /// The words in a language, or else in one of the others that there are, with the language they are in.
    func words(in tongue: String) -> (words: Wording, tongue: String) {
        if let own = wording[tongue] { return (own, tongue) }
        let other = wording.keys.sorted().first ?? tongue
        return (wording[other] ?? Wording(text: key), other)
    }
}

/// What whoever answers reads before and above the questions, in one language.
struct SurveyText: Hashable, Sendable, Codable {
    var title = ""
    /// Who asks, what for, what becomes of the answers.
    var lead = ""

    static let longestTitle = 160
    static let longestLead = 3_000
}
