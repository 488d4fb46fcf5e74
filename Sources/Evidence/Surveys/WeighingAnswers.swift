// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Visit {
    func weightsPage(_ id: WaveID) throws -> Reply {
        let (wave, survey) = try found(id)
        if let refusal = standing.refusal(of: WeighWave.self, on: wave) { throw refusal }
        return page(try weightsPage(wave, survey))
    }

    func weightsPage(_ wave: Wave, _ survey: Survey, problems: [FieldProblem] = []) throws -> Page {
        let (questionnaire, _) = try snapshot.questionnaire(wave.questionnaire, of: survey.id, in: council.id)
        let figures = try snapshot.figures(of: wave)
        let form = surveyForm(problems: problems)
        let groups = questionnaire.questions.enumerated().filter { $1.kind.isOneOfSeveral && $1.condition == nil }
            .map { margin(form, $1, number: $0 + 1, figures) }
        let content: HTML =
            wave.state == .closed && wave.published == nil && !groups.isEmpty
            ? post(form, to: SurveyRoute.weigh(wave.id), "\(groups)\(Form.submit(say("Weight the answers")))")
            : "<p>\(say("Answers are weighted once the wave is closed, and before its figures are published."))</p>"
        return Page(
            title: say("Weight the answers"),
            lead: say(
                "Type what is known of the population, as numbers or shares, for one question or more. Leave everything empty to count each answer alike."
            ),
            audience: try audienceLine(wave.readership), crumbs: crumbs(below: wave, of: survey),
            content: "<div class=\"measure\">\(content)</div>")
    }

    private func margin(_ form: Form, _ question: SurveyQuestion, number: Int, _ figures: WaveFigures?) -> HTML {
        let (words, tongue) = question.words(in: say.tongue.rawValue)
        let known = figures?.weighting?.margins.first { $0.question == question.key }?.totals
        let rows = (0..<question.options).map { option -> HTML in
            let count = figures?.question(question.key)?.cells[option].count ?? 0
            let total = known.map { $0[option] } ?? 0
            let label = say.option(option, of: question, in: tongue)
            let field = Form.Field(
                "\(question.key)-\(option)", label,
                hint: say.plural(count, one: "\(count) answered so.", other: "\(count) answered so."), optional: true)
            return form.number(field, value: total > 0 ? say.plainNumber(total) : "", decimals: true)
        }
        return "<fieldset><legend lang=\"\(tongue)\">\(number). \(words.text)</legend>\(rows)</fieldset>"
    }
}

extension Speech {
    /// A number as somebody would type it.
    fileprivate func plainNumber(_ number: Double) -> String {
        number == number.rounded() && number < 1e15 ? "\(Int(number))" : "\(number)"
    }
}

extension Submission {
    /// Weights the answers of a closed wave anew, or counts each alike.
    func weigh(_ id: WaveID, _ threshold: Int) throws -> Reply {
        let (wave, survey) = try found(id)
        if let refusal = standing.refusal(of: WeighWave.self, on: wave) { throw refusal }
        guard wave.state == .closed, wave.published == nil else {
            throw Answer(page(try weightsPage(wave, survey), status: 409))
        }
        let (questionnaire, _) = try transaction.questionnaire(wave.questionnaire, of: survey.id, in: council.id)
        let (margins, problems) = typedMargins(questionnaire)
        guard problems.isEmpty else { throw refuse(try weightsPage(wave, survey, problems: problems)) }
        let answers = try transaction.answers(of: wave).map(\.choices)
        guard !answers.isEmpty else {
            let gone = FieldProblem("", Message("There are no single answers any more; the figures stay as they are."))
            throw refuse(try weightsPage(wave, survey, problems: [gone]))
        }
        do {
            let weights = try margins.isEmpty ? nil : SurveyWeights(answers, to: margins)
            let note = String(margins.map(\.question).joined(separator: ", ").prefix(200))
            let permit = try transaction.permit(WeighWave.self, standing, on: wave, note: note)
            try transaction.keepFigures(of: permit.subject, weights: weights, hidingBelow: threshold)
        } catch let obstacle as SurveyWeights.Obstacle {
            var field = ""
            if case .nobody(let question, let option) = obstacle { field = "\(question)-\(option)" }
            throw refuse(try weightsPage(wave, survey, problems: [FieldProblem(field, obstacle.message)]))
        }
        return .seeOther(link(SurveyRoute.wave(id)).at("results"))
    }

    private func typedMargins(_ questionnaire: Questionnaire) -> ([SurveyMargin], [FieldProblem]) {
        var (margins, problems) = ([SurveyMargin](), [FieldProblem]())
        for question in questionnaire.questions where question.kind.isOneOfSeveral && question.condition == nil {
            var margin = SurveyMargin(question: question.key, totals: [])
            for option in 0..<question.options {
                let field = "\(question.key)-\(option)"
                let text = (form[field] ?? "").filter { !$0.isWhitespace }.replacing(",", with: ".")
                let number = text.isEmpty ? 0 : Double(text) ?? -1
                if !(0...1e12).contains(number) {
                    problems.append(FieldProblem(field, Message("Give a number above 0, or leave it empty.")))
                }
                margin.totals.append(number)
            }
            let known = margin.totals.count { $0 > 0 }
            if known == 1 {
                problems.append(
                    FieldProblem("\(question.key)-0", Message("Give at least two of the answers a share, or none.")))
            }
            if known > 1 { margins.append(margin) }
        }
        return (margins, problems)
    }
}
