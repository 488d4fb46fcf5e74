// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language
import Markup

/// A finding: the sentence, how sure, what it rests on, who sees it otherwise.
struct FindingPage {
    let finding: Finding
    let lines: [BasisLine]
    let author: String?
    let say: Speech
    let dataset: (FindingBasis) -> Link

    var html: HTML { "\(head)\(text)\(restsOn)\(dissent)" }

    private var head: HTML {
        let facts: [(term: String, fact: HTML)] = [
            (say("Confidence"), HTML(text: say(finding.confidence.message))),
            (say("Signed by"), HTML(text: author ?? say("somebody who left"))),
            (say("Written on"), HTML(text: say("\(dayOf: finding.made)"))),
        ]
        return Part.facts(facts)
    }

    private var text: HTML {
        finding.text.isEmpty ? .empty : Part.prose(finding.text, tongue: finding.tongue.rawValue)
    }

    private var restsOn: HTML {
        guard !lines.isEmpty else { return .empty }
        return Part.section(say("Rests on"), id: "rests-on", BasisTable(lines: lines, say: say, dataset: dataset).html)
    }

    private var dissent: HTML {
        guard !finding.dissent.isEmpty else { return .empty }
        return Part.note(
            .neutral, say("Seen otherwise"), level: .h2, Part.prose(finding.dissent, tongue: finding.tongue.rawValue))
    }
}

/// The figures a finding rests on.
struct BasisTable {
    let lines: [BasisLine]
    let say: Speech
    let dataset: (FindingBasis) -> Link

    var html: HTML {
        Table(
            say("The figures it rests on"), captionIsHidden: true,
            columns: [
                Table.Column(say("Dataset")), Table.Column(say("Area", context: "boundaries")),
                Table.Column(say("Month")), Table.Column(say("Incidents"), figures: true),
                Table.Column(say("Per 1,000 residents"), figures: true),
                Table.Column(say("95% interval"), figures: true),
            ],
            rows: lines.map(row)
        ).html
    }

    private func row(_ line: BasisLine) -> [HTML] {
        let title: HTML = """
            <a href="\(dataset(line.basis))" lang="\(line.tongue)">\(line.title)</a> \
            <small class="dim">\(say("version \(line.basis.number)"))</small>
            """
        let area = line.area ?? say("All areas")
        let month = line.basis.month.map { say.month($0) } ?? say("all months")
        let start = [title, HTML(text: area), HTML(text: month), say.figure(line.figure)]
        guard line.figure != .hidden else { return start + [say.figure(.hidden), say.figure(.hidden)] }
        guard let rate = line.rate else { return start + ["", ""] }
        return start + [HTML(text: say.rate(rate.value)), HTML(text: say.interval(rate))]
    }
}
