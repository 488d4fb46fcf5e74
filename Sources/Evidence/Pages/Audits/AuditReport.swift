// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language
import Markup

/// An audit in the order in which it is read: the steps, the sources with the data, the findings before what comes first,
/// and what is seen otherwise. The same for those who write it, with their tools, and for those who read it.
struct AuditReport {
    let document: AuditDocument
    let say: Speech
    /// Nil on paper, which leads nowhere.
    let links: Links?
    /// What writers find in it besides.
    var tools = Tools()

    struct Links {
        let dataset: (DatasetID, String?) -> Link
        let finding: (FindingID) -> Link
    }

    struct Tools {
        var step: (AuditStep) -> HTML = { _ in .empty }
        var source: (SourceKind) -> HTML = { _ in .empty }
        var finding: (FindingID) -> HTML = { _ in .empty }
        /// Under the findings, and under what is seen otherwise.
        var findings: HTML = .empty
        var dissent: (DissentID) -> HTML = { _ in .empty }
        var dissents: HTML = .empty
        /// Whether how far each step has come is said.
        var showsStates = false
    }

    var html: HTML {
        let sections = document.steps.map { step -> HTML in
            switch step.step {
            case .data: section(step, sources)
            case .priorities: "\(findings)\(section(step))\(dissents)"
            default: section(step)
            }
        }
        return "\(head)\(sections)"
    }

    private var head: HTML {
        let tongue = document.tongue
        var facts: [(term: String, fact: HTML)] = [
            (say("Area", context: "audit"), Part.words(document.territory, in: tongue))
        ]
        if !document.addressees.isEmpty {
            facts.append((say("Written for"), Part.words(document.addressees, in: tongue)))
        }
        facts.append(
            (say("Steps"), HTML(text: say("\(document.finished) of \(document.steps.count) finished"))))
        return Part.facts(facts)
    }

    private func section(_ step: AuditDocument.Step, _ more: HTML = .empty) -> HTML {
        let state: HTML? = tools.showsStates ? "<p>\(say.status(step.state))</p>" : nil
        let text: HTML =
            step.text.isEmpty
            ? "<p class=\"dim\">\(tools.showsStates ? say(step.step.question) : say("This step is not finished."))</p>"
            : Part.prose(step.text, tongue: document.tongue)
        return Part.section(
            say(step.step.name), id: "step-\(step.step.rawValue)", beside: tools.step(step.step),
            "\(state)\(text)\(more)")
    }

    private var sources: HTML {
        let table = Table(
            say("Which sources are there, and which are missing"),
            columns: [
                Table.Column(say("Source")), Table.Column(say("State")), Table.Column(say("Remark")),
            ],
            rows: document.sources.map(row))
        return table.html
    }

    private func row(_ source: AuditDocument.Source) -> [HTML] {
        var remarks = source.datasets.map { "\(title($0))" as HTML }
        if !source.word.isEmpty { remarks.append(Part.words(source.word, in: document.tongue)) }
        let change = tools.source(source.kind)
        if !change.isEmpty { remarks.append(change) }
        return [
            HTML(text: say(source.kind.name)), say.status(source.state), HTML.joined(remarks, separator: "<br>"),
        ]
    }

    private func title(_ title: AuditDocument.Title, area: String? = nil) -> HTML {
        let name: HTML =
            links.map { "<a href=\"\($0.dataset(title.id, area))\" lang=\"\(title.tongue)\">\(title.title)</a>" }
            ?? Part.words(title.title, in: title.tongue)
        return "\(name) <small class=\"dim\">\(say("version \(title.number)"))</small>"
    }
}

// MARK: Findings and dissent

extension AuditReport {
    private var findings: HTML {
        let items = document.findings.map(item)
        let none = tools.showsStates ? say("No finding is attached yet.") : say("No finding is in this report.")
        let list: HTML = items.isEmpty ? "<p>\(none)</p>" : HTML.joined(items)
        return Part.section(say("Findings"), id: "findings", "\(list)\(tools.findings)")
    }

    private func item(_ finding: AuditDocument.Finding) -> HTML {
        let dissent: HTML? =
            finding.dissent.isEmpty
            ? nil
            : "<p><b>\(say("Seen otherwise"))</b></p>\(Part.prose(finding.dissent, tongue: finding.tongue))"
        let sentence: HTML =
            links.map { "<a href=\"\($0.finding(finding.id))\" lang=\"\(finding.tongue)\">\(finding.sentence)</a>" }
            ?? Part.words(finding.sentence, in: finding.tongue)
        return """
            <h3>\(sentence)</h3>\
            <p class="small dim">\(say("Confidence: \(finding.confidence.message)"))</p>\
            \(if: !finding.text.isEmpty, Part.prose(finding.text, tongue: finding.tongue))\
            \(basis(finding))\(dissent)\(tools.finding(finding.id))
            """
    }

    private func basis(_ finding: AuditDocument.Finding) -> HTML {
        guard !finding.basis.isEmpty else {
            return "<p class=\"dim\">\(say("The figures it rests on are not published."))</p>"
        }
        return Table(
            say("The figures it rests on"), captionIsHidden: true,
            columns: [
                Table.Column(say("Dataset")), Table.Column(say("Area", context: "boundaries")),
                Table.Column(say("Month")), Table.Column(say("Incidents"), figures: true),
                Table.Column(say("Per 1,000 residents"), figures: true),
                Table.Column(say("95% interval"), figures: true),
            ],
            rows: finding.basis.map(row)
        ).html
    }

    private func row(_ basis: AuditDocument.Basis) -> [HTML] {
        let month = basis.month.flatMap { YearMonth(number: $0) }.map { say.month($0) } ?? say("all months")
        let start: [HTML] = [
            title(basis.dataset, area: basis.areaCode), HTML(text: basis.area ?? say("All areas")), HTML(text: month),
        ]
        guard let figure = basis.figure else {
            return start + [HTML(text: say("withdrawn", context: "figure")), "", ""]
        }
        guard figure != .hidden else { return start + (0..<3).map { _ in say.figure(.hidden) } }
        guard let rate = basis.rate else { return start + [say.figure(figure), "", ""] }
        return start + [say.figure(figure), HTML(text: say.rate(rate.value)), HTML(text: say.interval(rate))]
    }

    private var dissents: HTML {
        let items = document.dissents.map { dissent -> HTML in
            let about = dissent.step.map { say("On the step: \(say($0.name))") } ?? say("On the audit as a whole")
            let day = say("\(dayOf: Instant(microseconds: dissent.made))")
            let words: HTML =
                dissent.isTakenBack
                ? "<p class=\"dim\">\(say("Taken back by its author."))</p>"
                : Part.prose(dissent.text, tongue: document.tongue)
            return """
                <li><h3 lang="\(document.tongue)">\(dissent.who)</h3>\
                <p class="small dim">\(about) · \(day)</p>\(words)\(tools.dissent(dissent.id))</li>
                """
        }
        let list: HTML =
            items.isEmpty
            ? "<p>\(say("Nobody has said that they see it otherwise."))</p>" : "<ul class=\"rows\">\(items)</ul>"
        return Part.section(say("Seen otherwise"), id: "dissent", "\(list)\(tools.dissents)")
    }
}

extension Speech {
    /// How far a step has come, with its shape.
    func status(_ state: StepState) -> HTML {
        let shape: Part.State =
            switch state {
            case .open: .open
            case .going: .going
            case .done: .done
            }
        return Part.status(shape, self(state.message))
    }

    /// Whether a source is there, with its shape.
    func status(_ state: SourceState) -> HTML {
        let shape: Part.State =
            switch state {
            case .unsaid: .open
            case .present: .done
            case .coming: .wait
            case .missing: .stopped
            }
        return Part.status(shape, self(state.message))
    }
}
