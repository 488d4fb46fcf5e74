// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Visit {
    /// The surveys that the viewer may know of.
    func surveyList() throws -> Reply {
        let list = try snapshot.surveys(for: scope, after: request.query["after"].map { Keyset.Cursor($0) })
        let counts = try snapshot.waveCounts(of: list.items.map(\.id), for: scope)
        let items = try list.items.map { survey -> HTML in
            let (text, tongue) = survey.text(in: say.tongue.rawValue)
            let waves = counts[survey.id] ?? 0
            let count = say.plural(waves, one: "\(waves) wave", other: "\(waves) waves")
            return """
                <li><h2><a href="\(link(SurveyRoute.survey(survey.id)))" lang="\(tongue)">\(text.title)</a></h2>
                <p class="row small dim"><span>\(count)</span>\(try audienceLine(survey.readership).badge(say))</p></li>
                """
        }
        let make: HTML =
            worksWithSurveys ? Form.row(Form.link(say("Make a survey"), to: link(SurveyRoute.new))) : .empty
        let why =
            standing.isMember
            ? say(
                "A survey asks a sample of residents the same questions again and again, so that a change can be seen.")
            : say("A survey appears here once anybody may answer it, or once somebody has signed off what it gave.")
        let content: HTML =
            items.isEmpty ? Part.empty(say("No survey yet"), level: .h2, why: why) : "<ul class=\"rows\">\(items)</ul>"
        let further = list.next.map { next in
            Part.pages(
                label: say("Pages of the list"), shown: say("The latest first"),
                later: Part.Entry(say("Earlier ones"), link(SurveyRoute.list, query: ["after": next.text])))
        }
        let code = Part.link(say("You have a letter with a code? Answer here."), to: link(SurveyRoute.door))
        return page(
            Page(
                title: say("Surveys"),
                lead: say("What people went through, how safe they feel, and how sure one can be of it."),
                crumbs: evidenceCrumbs, content: "<p>\(code)</p>\(content)\(further)\(make)"))
    }

    /// A survey with its waves, and for the council with its questions.
    func surveyPage(_ id: SurveyID) throws -> Reply { page(try surveyPage(found(id))) }

    func surveyPage(_ survey: Survey, problems: [FieldProblem] = []) throws -> Page {
        let (text, tongue) = survey.text(in: say.tongue.rawValue)
        let (questionnaire, isFrozen) = try snapshot.questionnaire(survey.latest, of: survey.id, in: council.id)
        var page = Page(
            title: text.title, titleTongue: tongue, audience: try audienceLine(survey.readership), crumbs: surveyCrumbs,
            content: .empty)
        let part = QuestionnairePart(
            visit: self, survey: survey, questionnaire: questionnaire, isFrozen: isFrozen, problems: problems)
        page.content = """
            \(surveyForm(problems: problems).summary)\(Part.prose(text.lead, tongue: tongue))\(surveyTools(survey))\
            \(try wavesSection(survey))\(standing.isMember ? part.html : .empty)
            """
        return page
    }

    private func surveyTools(_ survey: Survey) -> HTML {
        guard worksWithSurveys else { return .empty }
        return Form.row(Form.link(say("Change name and introduction"), to: link(SurveyRoute.edit(survey.id))))
    }

    private func wavesSection(_ survey: Survey) throws -> HTML {
        let waves = try snapshot.waves(of: survey.id, for: scope)
        let rows = try waves.map { wave -> [HTML] in
            let answers: HTML =
                try standing.isMember ? HTML(text: say.number(snapshot.answerCount(of: wave))) : .empty
            return [
                Part.link(say("Wave \(wave.number)"), to: link(SurveyRoute.wave(wave.id))), wave.status(say),
                HTML(text: say.dates(wave.plan.opens...wave.plan.closes)), answers,
            ]
        }
        var columns = [Table.Column(say("Wave")), Table.Column(say("State")), Table.Column(say("Days"))]
        if standing.isMember { columns.append(Table.Column(say("Answers"), figures: true)) }
        let table: HTML =
            rows.isEmpty
            ? "<p>\(say("No wave yet. Each time the survey is asked is a wave."))</p>"
            : Table(say("Waves"), captionIsHidden: true, columns: columns, rows: rows).html
        let plan: HTML =
            worksWithSurveys
            ? Form.row(Form.link(say("Plan a wave"), to: link(SurveyRoute.newWave(survey.id)))) : .empty
        return Part.section(say("Waves"), id: "waves", "\(table)\(plan)")
    }
}

/// The questions of the latest version, with the ways to change them while they are a draft.
struct QuestionnairePart {
    let visit: Visit
    let survey: Survey
    let questionnaire: Questionnaire
    let isFrozen: Bool
    let problems: [FieldProblem]

    private var say: Speech { visit.say }
    private var mayChange: Bool { visit.worksWithSurveys && !isFrozen }

    var html: HTML {
        let state = isFrozen ? say("Frozen: a wave asks it.") : say("A draft: nobody has been asked yet.")
        let items = questionnaire.questions.enumerated().map { item($1, number: $0 + 1) }
        let list: HTML =
            items.isEmpty ? "<p>\(say("No question yet."))</p>" : "<ol class=\"rows\">\(items)</ol>"
        return Part.section(
            say("Questions, version \(survey.latest)"), id: "questions",
            "<p class=\"dim\">\(state)</p>\(missing)\(list)\(tools)")
    }

    /// Languages in which something is missing.
    private var missing: HTML {
        let missing = survey.tongues.filter { !questionnaire.isComplete(in: $0) }
        guard !missing.isEmpty, !questionnaire.questions.isEmpty else { return .empty }
        let names = missing.map { tongue in visit.tongues.first { $0.tongue.rawValue == tongue }?.name ?? tongue }
        return Part.note(
            .care, say("Something is missing"),
            "<p>\(say("Not every question has its words in \(list: names). A wave opens once it has."))</p>")
    }

    private func item(_ question: SurveyQuestion, number: Int) -> HTML {
        let (words, tongue) = question.words(in: say.tongue.rawValue)
        let options = (0..<question.options).map { say.option($0, of: question, in: say.tongue.rawValue) }
        let kind = say(question.kind.message)
        let condition: HTML? = conditionWords(question).map { "<p class=\"small\">\($0)</p>" }
        let answers: HTML =
            options.isEmpty
            ? .empty : "<p class=\"small dim\" lang=\"\(tongue)\">\(options.joined(separator: " · "))</p>"
        return """
            <li><h3 lang="\(tongue)">\(number). \(words.text)</h3><p class="small dim">\(kind)</p>\(condition)\(answers)\(steps(question))</li>
            """
    }

    private func conditionWords(_ question: SurveyQuestion) -> String? {
        guard let condition = question.condition,
            let place = questionnaire.questions.firstIndex(where: { $0.key == condition.question })
        else { return nil }
        let before = questionnaire.questions[place]
        let answers = condition.answers.map { say.option($0, of: before, in: say.tongue.rawValue) }
        return say("Asked only of those who answered question \(place + 1) so: \(list: answers, .or).")
    }

    private func steps(_ question: SurveyQuestion) -> HTML {
        guard mayChange else { return .empty }
        let (id, key) = (survey.id, question.key)
        let version = Form.hidden("version", "\(survey.version)")
        let move = visit.post(
            visit.form(prefix: "m-\(key)"), to: SurveyRoute.moveQuestion(id, key),
            "\(version)\(Form.submit(say("Up"), .link, name: "way", value: "up")) \(Form.submit(say("Down"), .link, name: "way", value: "down"))"
        )
        let remove = visit.post(
            visit.form(prefix: "r-\(key)"), to: SurveyRoute.removeQuestion(id, key),
            "\(version)\(Form.submit(say("Take it out"), .link))")
        return Form.row(Part.link(say("Change it"), to: visit.link(SurveyRoute.question(id, key))), move, remove)
    }

    private var tools: HTML {
        guard visit.worksWithSurveys else { return .empty }
        let version = Form.hidden("version", "\(survey.version)")
        guard mayChange else {
            return visit.post(
                visit.form(prefix: "v"), to: SurveyRoute.nextVersion(survey.id),
                "<p>\(say("What people were asked stays as it was. The next version begins with the same questions; those whose words stay the same can be compared."))</p>\(version)\(Form.submit(say("Begin the next version"), .second))"
            )
        }
        let module = visit.post(
            visit.form(prefix: "d"), to: SurveyRoute.module(survey.id),
            "\(version)\(Form.submit(say("Add the module on safety"), .second))")
        let write = Form.link(say("Write a question"), to: visit.link(SurveyRoute.newQuestion(survey.id)))
        let about = say(
            "The module asks for five things that Piraeus measured: how safe people feel, what they fear, whether they take part, whether they would, and whom they trust; and what happened to them. The wording is ours."
        )
        return "\(Form.row(write, module))<p class=\"why\">\(about)</p>"
    }
}
