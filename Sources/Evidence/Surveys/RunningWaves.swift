// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Visit {
    func newWave(_ id: SurveyID) throws -> Reply {
        let survey = try found(id)
        if let refusal = standing.refusal(of: RunWaves.self, on: survey) { throw refusal }
        return page(try wavePlanPage(survey))
    }

    func wavePlanPage(_ survey: Survey, problems: [FieldProblem] = []) throws -> Page {
        let form = surveyForm(problems: problems)
        let kinds = Wave.Kind.allCases.map { Form.Choice($0.rawValue, say($0.message)) }
        let fields: HTML = """
            \(form.radios(Form.Field("kind", say("How people come to be asked")), kinds, value: Wave.Kind.sample.rawValue))\
            \(form.date(Form.Field("opens", say("First day"))))\(form.date(Form.Field("closes", say("Last day"))))\
            \(form.textarea(Form.Field("frame", say("The list people are drawn from"), hint: say("Who is on it and who is not, such as people without a registered home. For an open link: where it is made known.")), rows: 3))\
            \(form.number(Form.Field("frame-size", say("How many are on the list"), optional: true)))\
            \(form.textarea(Form.Field("drawn", say("How people are drawn"), hint: say("At random, every tenth household, by district."), optional: true), rows: 2))\
            \(Form.submit(say("Plan the wave")))
            """
        return Page(
            title: say("Plan a wave"), audience: try audienceLine(Readership(.members)), crumbs: crumbs(below: survey),
            content: "<div class=\"measure\">\(post(form, to: SurveyRoute.addWave(survey.id), fields))</div>")
    }
}

extension Submission {
    func addWave(_ id: SurveyID) throws -> Reply {
        let survey = try found(id)
        let permit = try transaction.permit(RunWaves.self, standing, on: survey, note: "wave planned")
        let (plan, problems) = WavePlan.read({ (self.form[$0] ?? "").trimmingSpaces }, today: today)
        guard problems.isEmpty else { throw refuse(try wavePlanPage(survey, problems: problems)) }
        return .seeOther(link(SurveyRoute.wave(try transaction.plan(plan, permit))))
    }

    /// Opens a wave, and freezes what it asks.
    func openWave(_ id: WaveID) throws -> Reply {
        let (wave, survey) = try found(id)
        if let refusal = standing.refusal(of: RunWaves.self, on: survey) { throw refusal }
        guard wave.state == .planned else { return .seeOther(link(SurveyRoute.wave(id))) }
        let (questionnaire, _) = try transaction.questionnaire(survey.latest, of: survey.id, in: council.id)
        let missing = survey.tongues.filter { !questionnaire.isComplete(in: $0) }
        guard !questionnaire.questions.isEmpty, missing.isEmpty, wave.plan.closes >= today else {
            let message =
                wave.plan.closes < today
                ? Message("Its last day has passed. Plan another wave.")
                : Message("Every question needs its words in every language of the survey first.")
            throw refuse(try wavePage(wave, survey, problems: [FieldProblem("", message)]))
        }
        let permit = try transaction.permit(RunWaves.self, standing, on: survey, note: "wave \(wave.number) opened")
        try transaction.open(wave, with: survey.latest, permit)
        return .seeOther(link(SurveyRoute.wave(id)))
    }

    /// Closes a wave and counts it.
    func closeWave(_ id: WaveID, _ threshold: Int) throws -> Reply {
        let (wave, survey) = try found(id)
        if let refusal = standing.refusal(of: RunWaves.self, on: survey) { throw refusal }
        guard wave.state == .open else { return .seeOther(link(SurveyRoute.wave(id))) }
        _ = try transaction.permit(RunWaves.self, standing, on: survey, note: "wave \(wave.number) closed")
        try transaction.close(wave, hidingBelow: threshold)
        return .seeOther(link(SurveyRoute.wave(id)))
    }

    /// Makes codes and shows them, as letters or as a table: this once.
    func makeCodes(_ id: WaveID) throws -> Reply {
        let (wave, survey) = try found(id)
        if let refusal = standing.refusal(of: IssueCodes.self, on: wave) { throw refusal }
        let number = Int((form["number"] ?? "").filter { !$0.isWhitespace }) ?? 0
        var problems: [FieldProblem] = []
        if wave.state == .closed || wave.plan.kind != .sample {
            problems.append(FieldProblem("number", Message("This wave takes no codes.")))
        } else if number < 1 || wave.issued + number > Wave.mostCodes {
            problems.append(
                FieldProblem("number", Message("Give a whole number from \(1) to \(Wave.mostCodes - wave.issued).")))
        } else if form["issued"] != "\(wave.issued)" {
            problems.append(FieldProblem("number", Message("Codes were made meanwhile: there are \(wave.issued) now.")))
        }
        guard problems.isEmpty else { throw refuse(try wavePage(wave, survey, problems: problems)) }
        let permit = try transaction.permit(IssueCodes.self, standing, on: wave, note: "\(number) codes")
        let codes = (0..<number).map { _ in PaperCode.random() }
        try transaction.keep(codes, permit)
        return form["look"] == "table" ? table(codes) : letters(codes, wave, survey)
    }

    private func table(_ codes: [PaperCode]) -> Reply {
        let rows = codes.map { [$0.grouped, absolute(SurveyRoute.byLink($0.letters))] }
        return .file(
            Array(CSV.text([["code", "address"]] + rows).utf8), type: "text/csv; charset=utf-8", name: "codes.csv")
    }

    private func letters(_ codes: [PaperCode], _ wave: Wave, _ survey: Survey) -> Reply {
        let (text, tongue) = survey.text(in: say.tongue.rawValue)
        let door = absolute(SurveyRoute.door)
        let letters = codes.map { code -> HTML in
            Part.panel(
                text.title, level: .h2,
                """
                \(Part.prose(text.lead, tongue: tongue))<p>\(say("Answer at this address until \(wave.plan.closes):"))<br>\
                <b>\(door)</b></p><p>\(say("Your code:")) <b class="num">\(code.grouped)</b></p>\
                <p class="small">\(say("The code is for one answer, and stands beside no name. It can be used once."))</p>
                """)
        }
        return page(
            Page(
                title: say("Letters"), lead: say("Print them now: the codes are kept nowhere and are not shown again."),
                audience: .oneself, crumbs: crumbs(below: wave, of: survey),
                content: "<div class=\"measure\">\(letters)</div>"))
    }
}
