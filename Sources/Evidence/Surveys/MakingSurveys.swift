// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Visit {
    func newSurvey() throws -> Reply { page(try surveyFields(nil)) }

    func editSurvey(_ id: SurveyID) throws -> Reply {
        let survey = try found(id)
        if let refusal = standing.refusal(of: EditSurvey.self, on: survey) { throw refusal }
        return page(try surveyFields(survey))
    }

    func surveyFields(_ survey: Survey?, problems: [FieldProblem] = []) throws -> Page {
        let form = surveyForm(problems: problems)
        let own = council.tongue
        let tongues = tongues.filter { $0.tongue == own } + tongues.filter { $0.tongue != own }
        let fields = tongues.map { tongue, name -> HTML in
            let (known, isFirst) = (survey?.texts[tongue.rawValue] ?? SurveyText(), tongue == council.tongue)
            let title = Form.Field(
                "title-\(tongue)", "\(say("Name of the survey")) (\(name))",
                hint: isFirst ? nil : say("A survey is asked in each language in which it has a name."),
                optional: !isFirst)
            let lead = Form.Field(
                "lead-\(tongue)", "\(say("What whoever answers reads first")) (\(name))",
                hint: isFirst ? say("Who asks, what for, what becomes of the answers, whom to ask.") : nil,
                optional: true)
            return """
                <h2 lang="\(tongue.rawValue)">\(name)</h2>\
                \(form.text(title, value: known.title, maxLength: SurveyText.longestTitle, tongue: tongue.rawValue))\
                \(form.textarea(lead, value: known.lead, rows: 6, maxLength: SurveyText.longestLead, tongue: tongue.rawValue))
                """
        }
        let version = Form.hidden("version", "\(survey?.version ?? 0)")
        let route = survey.map { SurveyRoute.save($0.id) } ?? .add
        return Page(
            title: survey == nil ? say("Make a survey") : say("Change name and introduction"),
            audience: try audienceLine(survey?.readership ?? Readership(.members)),
            crumbs: survey.map { crumbs(below: $0) } ?? surveyCrumbs,
            content:
                "<div class=\"measure\">\(post(form, to: route, "\(version)\(fields)\(Form.submit(say("Keep the survey")))"))</div>"
        )
    }
}

extension Submission {
    func addSurvey() throws -> Reply {
        let texts = try checkedTexts(of: nil)
        let tongue = texts[council.tongue.rawValue] == nil ? texts.keys.sorted().first : council.tongue.rawValue
        let subject = Survey(
            new: transaction.newID(), in: council.id, texts: texts, tongue: tongue ?? council.tongue.rawValue, at: now)
        let permit = try transaction.permit(EditSurvey.self, standing, on: subject)
        _ = try transaction.keep(texts, tongue: subject.tongue, version: 0, permit)
        return try kept(subject.id)
    }

    func saveSurvey(_ id: SurveyID) throws -> Reply {
        let survey = try found(id)
        let permit = try transaction.permit(EditSurvey.self, standing, on: survey, note: "name")
        let texts = try checkedTexts(of: survey)
        guard try transaction.keep(texts, tongue: survey.tongue, version: typedVersion, permit) else {
            throw Answer(page(try surveyFields(survey, problems: [surveyChanged]), status: 409))
        }
        return try kept(id)
    }

    /// Adds the questions of the module that are not there yet.
    func addModule(_ id: SurveyID) throws -> Reply {
        let survey = try found(id)
        let permit = try transaction.permit(EditSurvey.self, standing, on: survey, note: "module")
        var questionnaire = try draft(of: survey)
        let known = Set(questionnaire.questions.map(\.key))
        questionnaire.questions += SafetyModule.questions.filter { !known.contains($0.key) }
        return try keep(questionnaire, of: survey, permit)
    }

    func nextVersion(_ id: SurveyID) throws -> Reply {
        let survey = try found(id)
        let (questionnaire, isFrozen) = try transaction.questionnaire(survey.latest, of: id, in: council.id)
        guard isFrozen, typedVersion == survey.version else { return .seeOther(link(SurveyRoute.survey(id))) }
        let permit = try transaction.permit(EditSurvey.self, standing, on: survey, note: "version \(survey.latest + 1)")
        try transaction.beginVersion(questionnaire, permit)
        return .seeOther(link(SurveyRoute.survey(id)).at("questions"))
    }

    var typedVersion: Int { form["version"].flatMap { Int($0) } ?? -1 }

    /// The draft of a survey's questionnaire; the page again where a wave asks it by now.
    func draft(of survey: Survey) throws -> Questionnaire {
        let (questionnaire, isFrozen) = try transaction.questionnaire(survey.latest, of: survey.id, in: council.id)
        guard isFrozen else { return questionnaire }
        let problem = FieldProblem("", Message("A wave asks these questions by now: begin the next version first."))
        throw Answer(page(try surveyPage(survey, problems: [problem]), status: 409))
    }

    /// Keeps a changed draft and shows it.
    func keep(_ questionnaire: Questionnaire, of survey: Survey, _ permit: Permit<EditSurvey>) throws -> Reply {
        guard questionnaire.questions.count <= Questionnaire.mostQuestions else {
            let problem = FieldProblem("", Message("At most \(Questionnaire.mostQuestions) questions."))
            throw refuse(try surveyPage(survey, problems: [problem]))
        }
        guard try transaction.keep(questionnaire, version: typedVersion, permit) else {
            throw Answer(page(try surveyPage(survey, problems: [surveyChanged]), status: 409))
        }
        return .seeOther(link(SurveyRoute.survey(survey.id)).at("questions"))
    }

    private func kept(_ id: SurveyID) throws -> Reply {
        if let survey = try transaction.survey(id, for: scope) { try transaction.putNode(of: survey) }
        return .seeOther(link(SurveyRoute.survey(id)))
    }

    private func checkedTexts(of survey: Survey?) throws -> [String: SurveyText] {
        var (texts, problems) = ([String: SurveyText](), [FieldProblem]())
        for (tongue, _) in tongues {
            let text = SurveyText(
                title: (form["title-\(tongue)"] ?? "").trimmingSpaces,
                lead: (form["lead-\(tongue)"] ?? "").trimmingSpaces)
            if text.title.count > SurveyText.longestTitle {
                problems.append(
                    FieldProblem("title-\(tongue)", Message("At most \(SurveyText.longestTitle) characters.")))
            }
            if text.lead.count > SurveyText.longestLead {
                problems.append(
                    FieldProblem("lead-\(tongue)", Message("At most \(SurveyText.longestLead) characters.")))
            }
            if !text.title.isEmpty { texts[tongue.rawValue] = text }
        }
        let first = survey?.tongue ?? council.tongue.rawValue
        if texts.isEmpty || (survey != nil && texts[first] == nil) {
            problems.append(FieldProblem("title-\(first)", Message("This is needed.")))
        }
        guard problems.isEmpty else { throw refuse(try surveyFields(survey, problems: problems)) }
        return texts
    }
}
