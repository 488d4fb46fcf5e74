// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

extension Visit {
    func wordsPage(_ id: WaveID) throws -> Reply {
        let (wave, survey) = try found(id)
        if let refusal = standing.refusal(of: ReadWords.self, on: wave) { throw refusal }
        return page(try wordsPage(wave, survey))
    }

    func wordsPage(_ wave: Wave, _ survey: Survey) throws -> Page {
        holdForOne()
        let (questionnaire, _) = try snapshot.questionnaire(wave.questionnaire, of: survey.id, in: council.id)
        let counts = try snapshot.wordCounts(of: wave)
        let sections = try SurveyWords.State.allCases.map { state -> HTML in
            let items = try snapshot.words(of: wave, state).map { item($0, questionnaire, wave) }
            guard !items.isEmpty || state == .unread else { return .empty }
            let nothing: HTML = items.isEmpty ? "<p>\(say("Everything has been read."))</p>" : .empty
            let count = counts[state] ?? 0
            let shown: HTML? =
                count > items.count
                ? "<p class=\"dim\">\(say("The first \(items.count) of \(count)."))</p>" : nil
            return Part.section(
                say(state.message), id: state.rawValue,
                "\(nothing)\(shown)\(if: !items.isEmpty, "<ul class=\"rows\">\(items)</ul>")")
        }
        return Page(
            title: say("Open answers"),
            lead: say(
                "Read each before anybody else does. Hold back what names or points at a person, and what would harm. What is allowed is shown in no order and beside no other answer."
            ),
            audience: .oneself, crumbs: crumbs(below: wave, of: survey), content: .joined(sections))
    }

    private func item(_ words: SurveyWords, _ questionnaire: Questionnaire, _ wave: Wave) -> HTML {
        let question = questionnaire.question(words.question)?.words(in: say.tongue.rawValue)
        let title: HTML? = question.map { "<h3 lang=\"\($0.tongue)\">\($0.words.text)</h3>" }
        let allow: HTML? =
            words.state == .allowed
            ? nil
            : Form.submit(say("Let it be shown"), .second, name: "state", value: SurveyWords.State.allowed.rawValue)
        let hold: HTML? =
            words.state == .held
            ? nil : Form.submit(say("Hold it back"), .second, name: "state", value: SurveyWords.State.held.rawValue)
        let steps = post(
            form(prefix: "w-\(words.id)"), to: SurveyRoute.judge(wave.id),
            "\(Form.hidden("words", "\(words.id)"))<div class=\"row\">\(allow)\(hold)</div>")
        return "<li>\(title)\(Part.prose(words.words, tongue: words.tongue))\(steps)</li>"
    }
}

extension SurveyWords.State {
    var message: Message {
        switch self {
        case .unread: Message("Not read yet")
        case .allowed: Message("May be shown")
        case .held: Message("Held back")
        }
    }
}

extension Submission {
    /// Says whether what somebody wrote may be shown.
    func judgeWords(_ id: WaveID) throws -> Reply {
        let (wave, _) = try found(id)
        if let refusal = standing.refusal(of: ReadWords.self, on: wave) { throw refusal }
        guard let words = (form["words"]).flatMap({ ID<SurveyWords>($0) }),
            let state = SurveyWords.State(rawValue: form["state"] ?? ""), state != .unread
        else { throw Refusal.absent }
        let permit = try transaction.permit(ReadWords.self, standing, on: wave, note: state.rawValue)
        guard try transaction.judge(words, as: state, permit) else { throw Refusal.absent }
        return .seeOther(link(SurveyRoute.words(id)))
    }
}
