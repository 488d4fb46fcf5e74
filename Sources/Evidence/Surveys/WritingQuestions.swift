// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Visit {
    func newQuestion(_ id: SurveyID) throws -> Reply {
        let survey = try found(id)
        if let refusal = standing.refusal(of: EditSurvey.self, on: survey) { throw refusal }
        let (questionnaire, _) = try snapshot.questionnaire(survey.latest, of: id, in: council.id)
        return page(try questionPage(nil, questionnaire, survey))
    }

    func editQuestion(_ id: SurveyID, _ key: String) throws -> Reply {
        let survey = try found(id)
        if let refusal = standing.refusal(of: EditSurvey.self, on: survey) { throw refusal }
        let (questionnaire, _) = try snapshot.questionnaire(survey.latest, of: id, in: council.id)
        guard let question = questionnaire.question(key) else { throw Refusal.absent }
        return page(try questionPage(question, questionnaire, survey))
    }

    func questionPage(
        _ question: SurveyQuestion?, _ questionnaire: Questionnaire, _ survey: Survey, problems: [FieldProblem] = []
    ) throws -> Page {
        let form = surveyForm(problems: problems)
        let fields = QuestionFields(
            form: form, visit: self, survey: survey, question: question, questionnaire: questionnaire)
        let route = question.map { SurveyRoute.saveQuestion(survey.id, $0.key) } ?? .addQuestion(survey.id)
        return Page(
            title: question == nil ? say("Write a question") : say("Change a question"),
            audience: try audienceLine(survey.readership), crumbs: crumbs(below: survey),
            content: "<div class=\"measure\">\(post(form, to: route, fields.html))</div>")
    }
}

extension Submission {
    func addQuestion(_ id: SurveyID) throws -> Reply {
        let survey = try found(id)
        let permit = try transaction.permit(EditSurvey.self, standing, on: survey, note: "question")
        var questionnaire = try draft(of: survey)
        questionnaire.questions.append(try typedQuestion(nil, questionnaire, survey))
        return try keep(questionnaire, of: survey, permit)
    }

    func saveQuestion(_ id: SurveyID, _ key: String) throws -> Reply {
        let (survey, place, draft) = try drafted(id, key)
        var questionnaire = draft
        let permit = try transaction.permit(EditSurvey.self, standing, on: survey, note: "question")
        let question = try typedQuestion(questionnaire.questions[place], questionnaire, survey)
        questionnaire.questions[place] = question
        if let follower = questionnaire.questions.first(where: { $0.condition?.question == key }),
            !question.kind.isOneOfSeveral
                || !(follower.condition?.answers ?? []).allSatisfy((0..<question.options).contains)
        {
            let problem = FieldProblem(
                "kind", Message("Another question is asked only after certain answers to this one."))
            throw refuse(try questionPage(draft.questions[place], draft, survey, problems: [problem]))
        }
        guard try transaction.keep(questionnaire, version: typedVersion, permit) else {
            throw Answer(
                page(try questionPage(draft.questions[place], draft, survey, problems: [surveyChanged]), status: 409))
        }
        return .seeOther(link(SurveyRoute.survey(id)).at("questions"))
    }

    func moveQuestion(_ id: SurveyID, _ key: String) throws -> Reply {
        let (survey, _, draft) = try drafted(id, key)
        let permit = try transaction.permit(EditSurvey.self, standing, on: survey, note: "order")
        guard let moved = draft.moving(key, up: form["way"] == "up") else {
            return .seeOther(link(SurveyRoute.survey(id)).at("questions"))
        }
        return try keep(moved, of: survey, permit)
    }

    func removeQuestion(_ id: SurveyID, _ key: String) throws -> Reply {
        let (survey, _, draft) = try drafted(id, key)
        let permit = try transaction.permit(EditSurvey.self, standing, on: survey, note: "question out")
        guard let rest = draft.removing(key) else {
            let problem = FieldProblem("", Message("Another question is asked only after certain answers to this one."))
            throw refuse(try surveyPage(survey, problems: [problem]))
        }
        return try keep(rest, of: survey, permit)
    }

    private func drafted(_ id: SurveyID, _ key: String) throws -> (Survey, Int, Questionnaire) {
        let survey = try found(id)
        if let refusal = standing.refusal(of: EditSurvey.self, on: survey) { throw refusal }
        let questionnaire = try draft(of: survey)
        guard let place = questionnaire.questions.firstIndex(where: { $0.key == key }) else { throw Refusal.absent }
        return (survey, place, questionnaire)
    }

    private func typedQuestion(
        _ known: SurveyQuestion?, _ questionnaire: Questionnaire, _ survey: Survey
    ) throws -> SurveyQuestion {
        let (question, problems) = QuestionDraft.read(
            { (self.form[$0] ?? "").trimmingSpaces }, key: known?.key ?? questionnaire.nextKey, in: survey.tongues,
            of: questionnaire)
        guard problems.isEmpty else {
            throw refuse(try questionPage(known, questionnaire, survey, problems: problems))
        }
        return question
    }
}

/// The fields of a question.
struct QuestionFields {
    let form: Form
    let visit: Visit
    let survey: Survey
    let question: SurveyQuestion?
    let questionnaire: Questionnaire

    private var say: Speech { visit.say }

    var html: HTML {
        let kinds = SurveyQuestion.Kind.allCases.map { Form.Choice($0.rawValue, say($0.message)) }
        let kind = form.radios(
            Form.Field("kind", say("How it is answered")), kinds, value: question?.kind.rawValue ?? "")
        return """
            \(Form.hidden("version", "\(survey.version)"))\(kind)\(survey.tongues.enumerated().map(words))\(conditions)\
            \(Form.submit(say("Keep the question")))
            """
    }

    private func words(_ index: Int, _ tongue: String) -> HTML {
        let known = question?.wording[tongue]
        let name = visit.tongues.first { $0.tongue.rawValue == tongue }?.name ?? tongue
        let hint = say("A line each. For a scale two lines: what 1 means, and what 5 means. Otherwise nothing.")
        return """
            <h2 lang="\(tongue)">\(name)</h2>\
            \(form.text(Form.Field("text-\(tongue)", "\(say("The question")) (\(name))", optional: index > 0), value: known?.text ?? "", maxLength: SurveyQuestion.longest, tongue: tongue))\
            \(form.textarea(Form.Field("choices-\(tongue)", "\(say("Answers to choose from")) (\(name))", hint: hint, optional: true), value: (known?.choices ?? []).joined(separator: "\n"), rows: 5, tongue: tongue))
            """
    }

    private var conditions: HTML {
        let before = questionnaire.conditions(for: question?.key)
        guard !before.isEmpty else { return .empty }
        let choices = before.flatMap { earlier -> [Form.Choice] in
            let number = (questionnaire.questions.firstIndex(of: earlier) ?? 0) + 1
            return (0..<earlier.options).map { option in
                let answer = say.option(option, of: earlier, in: say.tongue.rawValue)
                return Form.Choice(QuestionDraft.name(earlier.key, option), say("Question \(number): \(answer)"))
            }
        }
        let known = (question?.condition?.answers ?? []).map {
            QuestionDraft.name(question?.condition?.question ?? "", $0)
        }
        return """
            <h2>\(say("Who is asked"))</h2>\
            \(form.select(Form.Field("condition", say("Only those who gave this answer"), optional: true), choices, value: known.first ?? "", prompt: say("Everybody")))\
            \(form.select(Form.Field("condition-or", say("or this one"), optional: true), choices, value: known.dropFirst().first ?? "", prompt: say("None")))
            """
    }
}
