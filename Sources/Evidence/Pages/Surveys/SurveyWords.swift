// SPDX-License-Identifier: EUPL-1.2
import Access
import Analysis
import Language
import Markup
import Web

// Small things that the pages of surveys say alike.

extension SurveyQuestion.Kind {
    var message: Message {
        switch self {
        case .one: Message("One answer out of several")
        case .several: Message("Several answers")
        case .scale: Message("A scale from 1 to 5")
        case .yesNo: Message("Yes, no, don’t know")
        case .text: Message("In one’s own words")
        }
    }
}

extension Speech {
    /// An answer to choose from, in the language of the question; yes and no in that of the page.
    func option(_ option: Int, of question: SurveyQuestion, in tongue: String) -> String {
        let say = self
        let choices = question.words(in: tongue).words.choices
        switch question.kind {
        case .yesNo: return [say("Yes"), say("No"), say("Don’t know")][min(max(option, 0), 2)]
        case .scale:
            let number = option + SurveyQuestion.scale.lowerBound
            let end = number == SurveyQuestion.scale.lowerBound ? choices.first : nil
            let word = number == SurveyQuestion.scale.upperBound ? choices.last : end
            return word.map { "\(number) – \($0)" } ?? "\(number)"
        case .one, .several, .text: return choices.indices.contains(option) ? choices[option] : "\(option + 1)"
        }
    }

    /// A share with its interval: 44 %, 38 % to 51 %.
    func interval(_ interval: Interval) -> String { range(percent(interval.low), percent(interval.high)) }

    /// A difference of shares in percentage points with its sign.
    func points(_ value: Double) -> String {
        let text = decimal(abs(value) * 100, decimals: 1)
        return value < 0 ? "−\(text)" : "+\(text)"
    }

    func signed(_ value: Double) -> String {
        let text = decimal(abs(value), decimals: 2)
        return value < 0 ? "−\(text)" : "+\(text)"
    }
}

extension Wave {
    /// Where the wave stands, in shape and word.
    func status(_ say: Speech) -> HTML {
        switch state {
        case .planned: Part.status(.wait, say(state.message))
        case .open: Part.status(.going, say(state.message))
        case .closed: Part.status(.done, say(state.message))
        }
    }
}

extension Visit {
    /// The day it is in the council.
    var today: LocalDate { now.local(in: Zone(council.zone) ?? .utc).date }

    /// Whether the viewer makes surveys and works with their answers.
    var worksWithSurveys: Bool { standing.has([.analyst, .coordinator]) }

    func found(_ id: SurveyID) throws -> Survey {
        guard let survey = try snapshot.survey(id, for: scope) else { throw Refusal.absent }
        return survey
    }

    func found(_ id: WaveID) throws -> (wave: Wave, survey: Survey) {
        guard let wave = try snapshot.wave(id, for: scope), let survey = try snapshot.survey(wave.survey, for: scope)
        else { throw Refusal.absent }
        return (wave, survey)
    }

    var surveyCrumbs: [Part.Entry] { evidenceCrumbs + [Part.Entry(say("Surveys"), link(SurveyRoute.list))] }

    func crumbs(below survey: Survey) -> [Part.Entry] {
        surveyCrumbs + [
            Part.Entry(survey.text(in: say.tongue.rawValue).text.title, link(SurveyRoute.survey(survey.id)))
        ]
    }

    func crumbs(below wave: Wave, of survey: Survey) -> [Part.Entry] {
        crumbs(below: survey) + [Part.Entry(say("Wave \(wave.number)"), link(SurveyRoute.wave(wave.id)))]
    }

    /// What to say where somebody else was faster.
    var surveyChanged: FieldProblem {
        FieldProblem(
            "",
            Message(
                "Somebody changed this survey while you were writing. What you typed is below: compare, then send it again."
            ))
    }

    func surveyForm(problems: [FieldProblem], prefix: String = "f") -> Form {
        form(
            problems: problems.map { Form.Problem($0.field.isEmpty ? nil : $0.field, say($0.message)) }, prefix: prefix)
    }
}
