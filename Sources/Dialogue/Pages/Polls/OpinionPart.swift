// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Markup
import Web

/// The few questions at the end of a session, and what was answered where enough people did.
struct OpinionPart {
    let visit: Visit
    let conference: Conference

    private var say: Speech { visit.say }

    func html(guest: Guest?, judging faults: [Fault]) throws -> HTML {
        let asks = conference.takesOpinions(at: visit.now) && mayJudge(guest)
        let hasJudged = try guest.map { try visit.snapshot.hasJudged(conference, $0) } ?? false
        let result: HTML = conference.state == .closed ? try self.result : .empty
        let form: HTML = asks && !hasJudged ? self.form(faults) : .empty
        let thanks: HTML = hasJudged ? "<p>\(say("What you said is counted."))</p>" : .empty
        guard !(form.isEmpty && result.isEmpty && thanks.isEmpty) else { return .empty }
        return Part.section(say("How was it?"), id: "evaluation", "\(form)\(thanks)\(result)")
    }

    private func mayJudge(_ guest: Guest?) -> Bool {
        switch conference.plan.door.asking {
        case .nobody, .anybody: true
        case .registered: guest?.isRegistered ?? false
        }
    }

    private func form(_ faults: [Fault]) -> HTML {
        let form = visit.form(problems: faults.map { Form.Problem($0.field, say($0.message)) }, prefix: "e")
        let answers = Opinion.Answer.allCases.map { Form.Choice($0.rawValue, say($0.words)) }
        let fields = Opinion.allCases.map { opinion in
            form.radios(Form.Field(opinion.rawValue, say(opinion.question), optional: true), answers)
        }
        return """
            <div class="measure">\(visit.post(form, to: QuestionRoute.judge(conference.id), "\(fields)\(Form.submit(say("Send")))"))\
            <p class="why">\(say("Answers are counted without a name, and shown only where enough people answered."))</p></div>
            """
    }

    private var result: HTML {
        get throws {
            let threshold = try visit.hideBelow()
            let counts = try visit.snapshot.opinions(of: conference)
            let rows = Opinion.allCases.compactMap { opinion -> [HTML]? in
                let row = counts[opinion] ?? []
                guard row.reduce(0, +) >= threshold else { return nil }
                let shown = SmallCounts.shown(row, hidingBelow: threshold)
                return [HTML(text: say(opinion.question))]
                    + shown.map { $0.map { HTML(text: say.number($0)) } ?? Part.hidden(say("hidden")) }
            }
            guard !rows.isEmpty else { return .empty }
            let heads =
                [Table.Column(say("Question"))]
                + Opinion.Answer.allCases.map { Table.Column(say($0.words), figures: true) }
            return Table(
                say("What people said of the session"), remark: say("Numbers of answers."), columns: heads, rows: rows
            ).html
        }
    }
}
