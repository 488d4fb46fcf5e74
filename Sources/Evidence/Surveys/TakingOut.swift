// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Web

extension Submission {
    /// The single answers of a closed wave: a line each, by random number, without code and without time of day.
    func takeAnswers(_ id: WaveID) throws -> Reply {
        let (wave, survey) = try found(id)
        if let refusal = standing.refusal(of: TakeAnswers.self, on: wave) { throw refusal }
        guard wave.state == .closed else { return .seeOther(link(SurveyRoute.wave(id))) }
        _ = try transaction.permit(TakeAnswers.self, standing, on: wave)
        let (questionnaire, _) = try transaction.questionnaire(wave.questionnaire, of: survey.id, in: council.id)
        let questions = questionnaire.questions.filter { $0.kind != .text }
        let head = ["day", "way", "language"] + questions.map(\.key)
        let rows = try transaction.answers(of: wave).map { answer in
            [answer.day.description, answer.way.rawValue, answer.tongue]
                + questions.map { (answer.choices[$0.key] ?? []).map { "\($0 + 1)" }.joined(separator: " ") }
        }
        return .file(
            Array(CSV.text([head] + rows).utf8), type: "text/csv; charset=utf-8", name: "answers-\(wave.number).csv")
    }
}

extension Visit {
    /// What a wave gave as everybody who may read it sees it, small numbers hidden; the same for whoever asks.
    func figuresFile(of id: WaveID) throws -> Reply {
        let (wave, survey) = try found(id)
        guard wave.state == .closed, let figures = try snapshot.shownFigures(of: wave) else { throw Refusal.absent }
        let (questionnaire, _) = try snapshot.questionnaire(wave.questionnaire, of: survey.id, in: council.id)
        let head = ["question", "text", "answer", "answered", "count", "share", "low", "high"]
        let rows = figures.questions.flatMap { shown -> [[String]] in
            guard let question = questionnaire.question(shown.key) else { return [] }
            let text = question.words(in: say.tongue.rawValue).words.text
            let hidden = say.hiddenWord
            return shown.cells.indices.map { option in
                let share = shown.share(option)
                return [shown.key, text, say.option(option, of: question, in: say.tongue.rawValue)]
                    + [shown.answered.map { "\($0)" } ?? hidden, shown.cells[option].count.map { "\($0)" } ?? hidden]
                    + [share?.value, share?.interval.low, share?.interval.high].map { number in
                        number.map { "\(($0 * 10_000).rounded() / 10_000)" } ?? hidden
                    }
            }
        }
        return .file(
            Array(CSV.text([head] + rows).utf8), type: "text/csv; charset=utf-8", name: "figures-\(wave.number).csv")
    }
}
