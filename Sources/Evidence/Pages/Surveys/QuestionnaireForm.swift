// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup
import Web

/// The questions as whoever answers meets them: all on one page, without an account and without scripts. A question that is
/// asked only after a certain answer stands in a frame that says so; what is ticked there without that answer is not kept.
struct QuestionnaireForm {
    let form: Form
    let say: Speech
    let questionnaire: Questionnaire
    /// The language of the questions.
    let tongue: String

    var html: HTML {
        let items = questionnaire.questions.enumerated().map { item($1, number: $0 + 1) }
        // Words of people in their language; those of the page around it stay in the page's.
        return tongue == say.tongue.rawValue ? .joined(items) : "<div lang=\"\(tongue)\">\(items)</div>"
    }

    private func item(_ question: SurveyQuestion, number: Int) -> HTML {
        let control = control(question, number: number)
        guard let condition = question.condition,
            let place = questionnaire.questions.firstIndex(where: { $0.key == condition.question })
        else { return control }
        let answers = condition.answers.map { say.option($0, of: questionnaire.questions[place], in: tongue) }
        let only = say("Only if you answered “\(list: answers, .or)” to question \(place + 1)")
        return "<div class=\"box\"><p class=\"small\" lang=\"\(say.tongue.rawValue)\">\(only)</p>\(control)</div>"
    }

    private func control(_ question: SurveyQuestion, number: Int) -> HTML {
        let words = question.words(in: tongue).words
        let choices = (0..<question.options).map { Form.Choice("\($0)", say.option($0, of: question, in: tongue)) }
        let hint = question.kind == .several ? say("More than one answer is possible.") : nil
        let field = Form.Field(question.key, "\(number). \(words.text)", hint: hint, optional: true)
        switch question.kind {
        case .several: return form.checkboxes(field, choices)
        case .text:
            return form.textarea(field, rows: 3, maxLength: SurveyAnswer.longestText, tongue: tongue)
        case .one, .scale, .yesNo: return form.radios(field, choices)
        }
    }
}
