// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Visit {
    func paperForm(_ id: WaveID) throws -> Reply {
        let (wave, survey) = try found(id)
        if let refusal = standing.refusal(of: EnterPaper.self, on: wave) { throw refusal }
        return page(try paperForm(wave, survey))
    }

    func paperForm(_ wave: Wave, _ survey: Survey, problems: [FieldProblem] = []) throws -> Page {
        let (questionnaire, _) = try snapshot.questionnaire(wave.questionnaire, of: survey.id, in: council.id)
        let tongue = survey.texts[say.tongue.rawValue] == nil ? survey.tongue : say.tongue.rawValue
        let form = surveyForm(problems: problems)
        let fields = QuestionnaireForm(form: form, say: say, questionnaire: questionnaire, tongue: tongue)
        let isSample = wave.plan.kind == .sample
        let code: HTML =
            isSample
            ? form.text(
                Form.Field(
                    "code", say("The code on the sheet"),
                    hint: say("It takes one answer, on paper or on the screen, never both.")),
                autocomplete: .off, width: .mid) : .empty
        let content: HTML =
            wave.takesAnswers(on: today)
            ? post(
                form, to: SurveyRoute.enterPaper(wave.id),
                "\(Form.hidden("tongue", tongue))\(code)\(fields.html)\(Form.submit(say("Keep these answers")))")
            : "<p>\(say("This wave takes no answers now."))</p>"
        return Page(
            title: say("Type in answers from paper"),
            lead: say(
                "One sheet at a time, in the language it was answered in. Write nothing down that is not on the sheet."),
            audience: try audienceLine(wave.readership), crumbs: crumbs(below: wave, of: survey),
            content: "<div class=\"measure\">\(content)</div>")
    }
}

extension Submission {
    /// Keeps the answers of one sheet. With a code the sheet takes its place; in an open wave a member vouches for it.
    func enterPaper(_ id: WaveID) throws -> Reply {
        let (wave, survey) = try found(id)
        if let refusal = standing.refusal(of: EnterPaper.self, on: wave) { throw refusal }
        guard wave.takesAnswers(on: today) else { throw Answer(page(try paperForm(wave, survey), status: 409)) }
        let (questionnaire, _) = try transaction.questionnaire(wave.questionnaire, of: survey.id, in: council.id)
        var (answer, problems) = SurveyAnswer.read({ form.all($0) }, of: questionnaire)
        if answer.isEmpty, problems.isEmpty { problems = [FieldProblem("", Message("Nothing is answered yet."))] }
        let code = PaperCode(typed: form["code"] ?? "")
        let belongs = try code.map { try transaction.wave(of: $0, in: council.id)?.id == wave.id } ?? false
        if wave.plan.kind == .sample, !belongs {
            problems.append(
                FieldProblem("code", Message("This code opens nothing: it was used already, or a letter is wrong.")))
        }
        guard problems.isEmpty else { throw refuse(try paperForm(wave, survey, problems: problems)) }
        let permit = try transaction.permit(EnterPaper.self, standing, on: wave)
        let tongue = typedTongue(survey)
        if wave.plan.kind == .sample, let code {
            _ = try transaction.take(answer, by: code, way: .paper, wave, in: tongue, on: today)
        } else {
            try transaction.take(answer, wave, in: tongue, on: today, permit)
        }
        return .seeOther(link(SurveyRoute.paper(id)))
    }
}
