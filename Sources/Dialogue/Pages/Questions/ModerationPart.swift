// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup
import Web

/// The questions of a session as those see them who moderate: what waits first, then what is shown.
struct ModerationPart {
    let visit: Visit
    let conference: Conference
    let waiting: [Question]
    let shown: [Question]
    let settled: [Question]
    /// What was refused, at the question it was about.
    let refused: (question: QuestionID, problem: Form.Problem)?

    private var say: Speech { visit.say }

    init(_ visit: Visit, _ conference: Conference, refused: (QuestionID, Form.Problem)?) throws {
        self.visit = visit
        self.conference = conference
        self.refused = refused
        waiting = try visit.snapshot.questions([.waiting], of: conference, limit: 30)
        shown = try visit.snapshot.questions(of: conference, size: 50).items
        settled = try visit.snapshot.questions([.held, .merged], of: conference, limit: 30)
    }

    var html: HTML {
        guard conference.plan.door.asking != .nobody else { return .empty }
        let groups: [HTML] = [
            group(say("Waiting to be read"), "w", waiting, none: say("Nothing waits.")),
            group(say("Shown"), "v", shown, none: say("Nothing is shown yet.")),
            settled.isEmpty ? .empty : group(say("Not shown"), "h", settled, none: ""),
        ]
        return Part.section(say("Questions"), id: "questions", "<div id=\"moderation\" data-live>\(groups)</div>")
    }

    private func group(_ heading: String, _ prefix: String, _ questions: [Question], none: String) -> HTML {
        guard !questions.isEmpty else { return "<h3>\(heading)</h3><p class=\"dim\">\(none)</p>" }
        let items = questions.enumerated().map { item($1, prefix: "\(prefix)\($0)") }
        return "<h3>\(heading)</h3><ul class=\"rows\">\(items)</ul>"
    }

    private func item(_ question: Question, prefix: String) -> HTML {
        let signature: HTML =
            question.signature.isEmpty
            ? .empty : "<span lang=\"\(question.tongue.rawValue)\">\(question.signature)</span>"
        let votes = say.plural(question.votes, one: "\(question.votes) vote", other: "\(question.votes) votes")
        let reason: HTML = question.reason.isEmpty ? .empty : "<p class=\"why\">\(question.reason)</p>"
        return """
            <li><h4 lang="\(question.tongue.rawValue)">\(question.text)</h4>\
            <p class="row small">\(question.status(say))<span>\(votes)</span>\(signature)</p>\(reason)\(form(question, prefix))</li>
            """
    }

    private func form(_ question: Question, _ prefix: String) -> HTML {
        let isRefused = refused?.question == question.id
        let form = visit.form(problems: isRefused ? [refused?.problem].compactMap(\.self) : [], prefix: prefix)
        let moves = question.moves
        let words: HTML =
            moves.contains(.hold) || moves.contains(.write)
            ? form.textarea(
                Form.Field(
                    "words", say("Reason, or answer in writing"),
                    hint: say("The reason goes to the asker alone; the answer stands for everybody."), optional: true),
                value: question.answer, rows: 2, maxLength: 5_000) : .empty
        let others = shown.filter { $0.id != question.id }.map { Form.Choice("\($0.id)", String($0.text.prefix(90))) }
        let into: HTML =
            moves.contains(.merge) && !others.isEmpty
            ? form.select(Form.Field("into", say("Asks the same as"), optional: true), others, prompt: say("None"))
            : .empty
        let buttons = moves.filter { $0 != .merge || !others.isEmpty }.map { move in
            Form.submit(say(move.words), move == moves.first ? .filled : .second, name: "move", value: move.rawValue)
        }
        return visit.post(
            form, to: QuestionRoute.move(conference.id, question.id),
            "\(Form.hidden("version", "\(question.version)"))\(words)\(into)<div class=\"row\">\(buttons)</div>")
    }
}

extension Question.Move {
    fileprivate var words: Message {
        switch self {
        case .show: Message("Show it")
        case .hold: Message("Hold it back")
        case .take: Message("Answer it now")
        case .answered: Message("It is answered")
        case .later: Message("Answer it in writing later")
        case .write: Message("Publish the written answer")
        case .merge: Message("Put it together")
        }
    }
}
