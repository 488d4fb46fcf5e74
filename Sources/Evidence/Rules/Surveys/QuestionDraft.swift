// SPDX-License-Identifier: EUPL-1.2
import Language

/// A question as somebody types it.
enum QuestionDraft {
    /// Reads a form. `tongues` are the languages of the survey, its own first, in which the words are needed.
    static func read(
        _ value: (String) -> String, key: String, in tongues: [String], of questionnaire: Questionnaire
    ) -> (question: SurveyQuestion, problems: [FieldProblem]) {
        var problems: [FieldProblem] = []
        let kind = SurveyQuestion.Kind(rawValue: value("kind"))
        if kind == nil { problems.append(FieldProblem("kind", Message("Choose one of the answers."))) }
        var question = SurveyQuestion(key: key, kind: kind ?? .one, wording: [:])
        for (index, tongue) in tongues.enumerated() {
            let text = value("text-\(tongue)")
            let choices = value("choices-\(tongue)").split(whereSeparator: \.isNewline)
                .map { String($0).trimmingSpaces }.filter { !$0.isEmpty }
            if text.isEmpty, index > 0, choices.isEmpty { continue }
            let wording = SurveyQuestion.Wording(
                text: text, choices: question.kind.hasChoices || question.kind == .scale ? choices : [])
            problems += self.problems(wording, question.kind, tongue)
            question.wording[tongue] = wording
        }
        let counts = question.wording.mapValues(\.choices.count)
        if let first = tongues.first.flatMap({ counts[$0] }),
            let other = tongues.first(where: { counts[$0] != nil && counts[$0] != first })
        {
            problems.append(
                FieldProblem("choices-\(other)", Message("As many answers as in the other language: \(first).")))
        }
        do throws(FieldFault) {
            question.condition = try condition(value, key, questionnaire)
        } catch {
            problems.append(error.problem)
        }
        return (question, problems)
    }

    private struct FieldFault: Error { let problem: FieldProblem }

    private static func problems(
        _ wording: SurveyQuestion.Wording, _ kind: SurveyQuestion.Kind, _ tongue: String
    ) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if wording.text.isEmpty { problems.append(FieldProblem("text-\(tongue)", Message("This is needed."))) }
        if wording.text.count > SurveyQuestion.longest
            || wording.choices.contains(where: { $0.count > SurveyQuestion.longest })
        {
            problems.append(FieldProblem("text-\(tongue)", Message("At most \(SurveyQuestion.longest) characters.")))
        }
        if kind.hasChoices, !(2...SurveyQuestion.mostChoices).contains(wording.choices.count) {
            problems.append(
                FieldProblem(
                    "choices-\(tongue)", Message("Give 2 to \(SurveyQuestion.mostChoices) answers, a line each.")))
        }
        if kind == .scale, wording.choices.count != 2 {
            problems.append(
                FieldProblem("choices-\(tongue)", Message("Give two lines: what 1 means, and what 5 means.")))
        }
        return problems
    }

    /// What a condition is called in a form: a question and one of its answers.
    static func name(_ question: String, _ option: Int) -> String { "\(question):\(option)" }

    private static func condition(
        _ value: (String) -> String, _ key: String, _ questionnaire: Questionnaire
    ) throws(FieldFault) -> SurveyQuestion.Condition? {
        let chosen = ["condition", "condition-or"].map { (field: $0, text: value($0)) }.filter { !$0.text.isEmpty }
        let possible = questionnaire.conditions(for: questionnaire.question(key) == nil ? nil : key)
        var (answers, question) = (Set<Int>(), String?.none)
        for (field, text) in chosen {
            let parts = text.split(separator: ":")
            guard parts.count == 2, let option = Int(parts[1]),
                let before = possible.first(where: { $0.key == parts[0] }), (0..<before.options).contains(option)
            else { throw FieldFault(problem: FieldProblem(field, Message("Choose one of the answers."))) }
            guard question == nil || question == before.key else {
                throw FieldFault(problem: FieldProblem(field, Message("Choose another answer to the same question.")))
            }
            question = before.key
            answers.insert(option)
        }
        return question.map { SurveyQuestion.Condition(question: $0, answers: answers.sorted()) }
    }
}
