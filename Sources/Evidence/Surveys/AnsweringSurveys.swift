// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

// Answering a survey. Nothing of it is written but the answer: no act, no address, no time of day, and no note that a form was
// sent (which would carry the moment), since every answer here is a page and never a redirection.

extension Visit {
    /// Where a code from a letter is typed.
    func codeDoor() -> Reply { page(codeDoorPage(problems: [])) }

    func codeDoorPage(problems: [FieldProblem]) -> Page {
        let form = surveyForm(problems: problems)
        let field = Form.Field(
            "code", say("The code in your letter"), hint: say("Sixteen letters and digits. Dashes do not matter."))
        return Page(
            title: say("Answer a survey"),
            lead: say("Nobody can tell from your answers who you are, and the code can be used once."),
            content: """
                <div class="measure">\(post(form, to: SurveyRoute.byCode, "\(form.text(field, autocomplete: .off, width: .mid))\(Form.submit(say("Open the questionnaire")))"))</div>
                """)
    }

    /// The questionnaire behind the link of a letter. A code that was used, and one that never was, get the same answer.
    func questionnaire(byLink text: String) throws -> Reply {
        holdForOne()
        guard let code = PaperCode(typed: text), let opened = try opened(code) else { return page(noSuchCode) }
        return page(try questionnairePage(opened.wave, opened.survey, code: code))
    }

    /// The questionnaire of a wave that anybody may answer, or, for the council, how it looks on paper.
    func questionnaire(of id: WaveID) throws -> Reply {
        let (wave, survey) = try found(id)
        let isOpen = wave.plan.kind == .open && wave.takesAnswers(on: today)
        guard isOpen || standing.isMember else { throw Refusal.absent }
        return page(try isOpen ? questionnairePage(wave, survey, code: nil) : paperPage(wave, survey))
    }

    fileprivate func opened(_ code: PaperCode) throws -> (wave: Wave, survey: Survey)? {
        guard let wave = try snapshot.wave(of: code, in: council.id), wave.takesAnswers(on: today),
            let survey = try snapshot.survey(asking: wave)
        else { return nil }
        return (wave, survey)
    }

    fileprivate var noSuchCode: Page {
        Page(
            title: say("This code opens nothing"),
            content: """
                <div class="measure"><p>\(say("It was used already, its survey is over, or a letter is wrong. If you have just sent your answers, they have arrived."))</p>\
                <p>\(Part.link(say("Type the code again"), to: link(SurveyRoute.door)))</p></div>
                """)
    }

    /// The language in which somebody is asked: the page's, where the survey has it.
    private func tongue(of survey: Survey) -> String {
        survey.texts[say.tongue.rawValue] == nil ? survey.tongue : say.tongue.rawValue
    }

    func questionnairePage(
        _ wave: Wave, _ survey: Survey, code: PaperCode?, problems: [FieldProblem] = []
    ) throws -> Page {
        holdForOne()
        let tongue = tongue(of: survey)
        let (questionnaire, _) = try snapshot.questionnaire(wave.questionnaire, of: survey.id, in: council.id)
        let text = survey.text(in: tongue).text
        let form = surveyForm(problems: problems)
        let fields = QuestionnaireForm(form: form, say: say, questionnaire: questionnaire, tongue: tongue)
        let hidden: HTML = "\(code.map { Form.hidden("code", $0.letters) })\(Form.hidden("tongue", tongue))"
        let route = code == nil ? SurveyRoute.answerOpen(wave.id) : .answer
        let promise =
            code == nil
            ? say(
                "You answer without a name. Who answers by an open link is not drawn at random: what comes out speaks for those who answered, and for nobody else."
            )
            : say(
                "You answer without a name. The code opens this questionnaire once; it is deleted when your answers arrive, and nothing joins the two."
            )
        return Page(
            title: text.title, titleTongue: tongue,
            content: """
                <div class="measure">\(Part.prose(text.lead, tongue: tongue))<p>\(promise)</p>\
                <p>\(say("Leave out what you do not want to answer. It takes answers until \(wave.plan.closes)."))</p>\
                \(post(form, to: route, "\(hidden)\(fields.html)\(Form.submit(say("Send my answers")))"))</div>
                """)
    }

    /// The questions as they go on paper, with nothing to send.
    private func paperPage(_ wave: Wave, _ survey: Survey) throws -> Page {
        let tongue = tongue(of: survey)
        let (questionnaire, _) = try snapshot.questionnaire(wave.questionnaire, of: survey.id, in: council.id)
        let fields = QuestionnaireForm(form: form(), say: say, questionnaire: questionnaire, tongue: tongue)
        let text = survey.text(in: tongue).text
        let code: HTML =
            wave.plan.kind == .sample ? "<p>\(say("The code in your letter")): ____ – ____ – ____ – ____</p>" : .empty
        return Page(
            title: text.title, titleTongue: tongue, lead: say("To be printed. Choose the language above."),
            audience: try audienceLine(wave.readership), crumbs: crumbs(below: wave, of: survey),
            content: "<div class=\"measure\">\(Part.prose(text.lead, tongue: tongue))\(code)\(fields.html)</div>")
    }

    fileprivate var thanks: Reply {
        page(
            Page(
                title: say("Your answers have arrived"),
                content: """
                    <div class="measure"><p>\(say("Thank you. Nothing more is to be done. What comes out is counted once the survey is over, and read by the council and, when it is published, by everybody."))</p></div>
                    """))
    }
}

extension Submission {
    /// A code that was typed: the questionnaire, or the door again.
    func questionnaireByCode() throws -> Reply {
        guard let code = PaperCode(typed: form["code"] ?? "") else {
            let problem = FieldProblem(
                "code", Message("A code has sixteen letters and digits, such as K7QF-02MX-9TPD-40SA."))
            throw refuse(codeDoorPage(problems: [problem]))
        }
        guard let opened = try opened(code) else { return page(noSuchCode) }
        return page(try questionnairePage(opened.wave, opened.survey, code: code))
    }

    /// Takes the answers of whoever has a code; the code is gone with it.
    func answerByCode() throws -> Reply {
        guard let code = PaperCode(typed: form["code"] ?? ""), let (wave, survey) = try opened(code) else {
            return page(noSuchCode)
        }
        let answer = try typedAnswer(wave, survey, code: code)
        guard try transaction.take(answer, by: code, way: .code, wave, in: typedTongue(survey), on: today) else {
            return page(noSuchCode)
        }
        return thanks
    }

    /// Takes the answers of whoever followed an open link. The same form twice counts once.
    func answerOpen(_ id: WaveID) throws -> Reply {
        let (wave, survey) = try found(id)
        guard wave.plan.kind == .open, wave.takesAnswers(on: today) else { throw Refusal.absent }
        let answer = try typedAnswer(wave, survey, code: nil)
        // The random number that came with the form; one that is none of ours is not known again.
        let sent = Token(text: form["_once"] ?? "") ?? .random()
        _ = try transaction.take(answer, sent: sent.mark, wave, in: typedTongue(survey), on: today)
        return thanks
    }

    private func typedAnswer(_ wave: Wave, _ survey: Survey, code: PaperCode?) throws -> SurveyAnswer {
        let (questionnaire, _) = try transaction.questionnaire(wave.questionnaire, of: survey.id, in: council.id)
        var (answer, problems) = SurveyAnswer.read({ form.all($0) }, of: questionnaire)
        if answer.isEmpty, problems.isEmpty { problems = [FieldProblem("", Message("Nothing is answered yet."))] }
        guard problems.isEmpty else {
            throw refuse(try questionnairePage(wave, survey, code: code, problems: problems))
        }
        return answer
    }

    /// The language in which they were asked.
    func typedTongue(_ survey: Survey) -> String {
        let typed = form["tongue"] ?? ""
        return survey.texts[typed] == nil ? survey.tongue : typed
    }
}
