// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// A walk beside the walk of the same route before it.
struct WalkComparisonPart {
    let say: Speech
    let walk: Walk
    let earlier: Walk
    let pairs: [StopComparison]

    var html: HTML {
        let content: HTML =
            pairs.isEmpty
            ? "<p>\(say("No stop of the same name was recorded on both walks yet."))</p>" : "\(warning)\(table)"
        return Part.section(say("Compared with \(earlier.plan.day)"), id: "compared", content)
    }

    /// What the comparison does not show.
    private var warning: HTML {
        let light: HTML =
            walk.plan.isAfterDark == earlier.plan.isAfterDark
            ? .empty : " \(say("One walk was by daylight, the other after dark: that alone makes a difference."))"
        return """
            <p>\(say("Two small groups, perhaps not of the same people. A difference may be chance; it is no measured effect."))\(light)</p>
            """
    }

    private var table: HTML {
        Table(
            say("The same stops, then and now"),
            remark: say("Felt: average of 5, with the number of people. Answers stand where they changed."),
            columns: [
                Table.Column(say("Stop")), Table.Column(say("Felt then"), figures: true),
                Table.Column(say("Felt now"), figures: true), Table.Column(say("What changed in the answers")),
            ],
            rows: pairs.map(row)
        ).html
    }

    private func row(_ pair: StopComparison) -> [HTML] {
        [
            Part.words(pair.now.stop.name, in: walk.plan.tongue.rawValue), HTML(text: felt(pair.before)),
            HTML(text: felt(pair.now)), changes(pair),
        ]
    }

    private func felt(_ tally: StopTally) -> String {
        guard let mean = tally.mean else { return say("not asked") }
        return say.plural(
            tally.people, one: "\(mean, decimals: 1) (\(tally.people) person)",
            other: "\(mean, decimals: 1) (\(tally.people) people)")
    }

    private func changes(_ pair: StopComparison) -> HTML {
        guard !pair.changed.isEmpty else { return HTML(text: say("nothing")) }
        let items = pair.changed.map { question -> HTML in
            let (then, now) = (say.answers(pair.before.answers[question]), say.answers(pair.now.answers[question]))
            return "<li>\(say("\(question.short): \(then), now \(now)"))</li>"
        }
        return "<ul class=\"plain\">\(items)</ul>"
    }
}
