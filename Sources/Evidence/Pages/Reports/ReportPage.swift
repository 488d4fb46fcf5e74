// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Language
import Markup
import Web

/// One report, with what became of it.
struct ReportPage {
    let visit: Visit
    let report: PartnerReport
    let areas: [KnownArea]
    /// What the program finds in its words, for whoever may take them away.
    let found: [TextFinding]
    let mayCorrect: Bool
    let mayAnswer: Bool
    var problems: [Form.Problem] = []
    var asked: [TextFinding] = []
    var looked = ""

    private var say: Speech { visit.say }

    var html: HTML { "\(untold)\(facts)\(seen)\(words)\(became)\(correct)\(desk)" }

    /// A refusal that no form on the page could show.
    private var untold: HTML {
        guard report.state == .closed, let problem = problems.first else { return .empty }
        return Part.note(.stop, say("This was not done"), level: .h2, "<p>\(problem.text)</p>")
    }

    private var facts: HTML {
        let acknowledged = report.acknowledged.map { say("\(dayOf: $0)") } ?? say("not yet")
        return Part.facts([
            (say("Sent on"), HTML(text: say("\(dayOf: report.sent)"))), (say("Read on"), HTML(text: acknowledged)),
        ])
    }

    private var seen: HTML {
        if report.isNothing { return "<p>\(say("Nothing to report this week. That is a report too."))</p>" }
        guard !report.lines.isEmpty else { return .empty }
        let names = Dictionary(areas.map { ($0.code, $0.name) }) { first, _ in first }
        let rows = report.lines.map { line -> [HTML] in
            let area = line.area.map { HTML(text: names[$0] ?? $0) } ?? say.notSaid()
            let time = line.time.map { HTML(text: say($0.message)) } ?? say.notSaid()
            return [HTML(text: say(line.kind.message)), HTML(text: say.seen(line)), area, time]
        }
        return Table(
            say("What was seen"), captionIsHidden: true,
            columns: [
                Table.Column(say("What was seen")), Table.Column(say("How often"), figures: true),
                Table.Column(say("Where most")), Table.Column(say("When most")),
            ], rows: rows
        ).html
    }

    private var words: HTML {
        if report.isStruck {
            return "<p class=\"dim\">\(say("The secretariat took the words of this report away. The counts stay."))</p>"
        }
        guard !report.words.isEmpty else { return .empty }
        let asks: HTML = report.asks ? "<p>\(Part.status(.wait, say("Asks for an answer")))</p>" : .empty
        return Part.section(
            say("In words"), id: "words", "\(asks)\(Part.prose(report.words, tongue: report.tongue.rawValue))")
    }

    /// What the secretariat said to it.
    private var became: HTML {
        let said = [
            report.answer.map { note(.neutral, say("Answer of \(dayOf: $0.at)"), $0) },
            report.feedback.map { note(.done, say("What came of it, \(dayOf: $0.at)"), $0) },
        ].compactMap(\.self)
        return said.isEmpty ? .empty : Part.section(say("What became of it"), id: "became", .joined(said))
    }

    private func note(_ tone: Part.Tone, _ heading: String, _ said: PartnerReport.Said) -> HTML {
        Part.note(tone, heading, Part.prose(said.text, tongue: said.tongue.rawValue))
    }

    private var correct: HTML {
        guard mayCorrect else { return .empty }
        return """
            <p class="row noprint">\(Form.link(say("Correct it"), to: visit.link(ReportRoute.edit(report.id))))\
            <span class="dim">\(say("Until somebody has read it."))</span></p>
            """
    }

    private var desk: HTML {
        guard mayAnswer else { return .empty }
        return "\(reading)\(answering)"
    }

    /// Reading it, and taking words away that point at somebody.
    private var reading: HTML {
        let acknowledge: HTML =
            report.state == .sent
            ? visit.post(
                visit.form(prefix: "k"), to: ReportRoute.acknowledge(report.id),
                "\(version)\(Form.submit(say("Acknowledge it")))") : .empty
        let warned: HTML =
            report.isWarned && !report.words.isEmpty
            ? Part.note(
                .care, say("The form asked about these words"), level: .h2,
                """
                <p>\(say("Whoever sent them confirmed that they point at nobody. Found: \(list: found.map(\.text))."))</p>\
                \(strike)
                """) : .empty
        return "\(acknowledge)\(warned)\(report.isWarned || report.words.isEmpty ? .empty : strike)"
    }

    private var strike: HTML {
        visit.post(
            visit.form(prefix: "s"), to: ReportRoute.strike(report.id),
            "\(version)\(Form.submit(say("Take the words away for good"), .danger))")
    }

    private var answering: HTML {
        guard report.state != .closed else { return .empty }
        let form = visit.form(problems: problems, prefix: "a")
        let field = Form.Field(
            "answer", say("To those who reported"), hint: say("They get a mail that says only that something waits."))
        let answer: HTML? =
            PartnerReport.Move.answer.result(from: report.state) == nil
            ? nil : Form.submit(say("Send as an answer"), .second, name: "do", value: "answer")
        let fields: HTML = """
            \(version)\(TextQuestion.html(asked, looked: looked, form, say))\
            \(form.textarea(field, value: "", rows: 4, maxLength: ReportDraft.longest))\
            <div class="row">\(answer)\(Form.submit(say("Close it with this as what came of it"), name: "do", value: "close"))</div>
            """
        return Part.section(
            say("Answer and close"), id: "answer",
            "<div class=\"measure\">\(visit.post(form, to: ReportRoute.answer(report.id), fields))</div>")
    }

    private var version: HTML { Form.hidden("version", "\(report.version)") }
}
