// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language
import Markup

/// A dataset: where, when, and what we do not know.
struct DatasetPage {
    let view: DatasetView
    let drawing: MapShelf.Drawing?
    let say: Speech
    let links: Links
    /// The findings that rest on it.
    let findings: HTML

    /// The ways from the page of a dataset.
    struct Links {
        /// The page itself, of all areas together.
        let whole: Link
        let areas: Link
        let download: Link
    }

    var html: HTML {
        "\(DatasetFacts(view: view, say: say).html)\(whereSection)\(notShown)\(whenSection)\(small)\(sources)\(findings)"
    }

    /// What is so, in a sentence.
    var lead: String {
        guard let range = view.period.range, let count = view.total.count else { return view.description.summary }
        let counted = say.plural(count, one: "\(count) incident, \(range).", other: "\(count) incidents, \(range).")
        guard let rate = view.rate else { return counted }
        let (low, high) = (rate.garwood.low, rate.garwood.high)
        let per = say(
            "That is \(rate.value, decimals: 1) per 1,000 residents over these months; the truth may lie between \(low, decimals: 1) and \(high, decimals: 1)."
        )
        return "\(counted) \(per)"
    }

    private var whereSection: HTML {
        let title = hasRates ? say("Where: incidents per 1,000 residents") : say("Where: incidents")
        let count = view.areas.count
        let table = Part.link(
            say.plural(count, one: "Table of \(count) area", other: "Table of all \(count) areas"), to: links.areas)
        let download = Part.link(say("Figures by area and month (CSV)"), to: links.download)
        return Part.section(title, id: "where", beside: table, "\(map)<p>\(download)</p>")
    }

    private var hasRates: Bool { view.areas.contains { $0.residents != nil } }

    private var map: HTML {
        guard let drawing else { return .empty }
        let say = say
        let words = AreaMap.Words(
            under: { say("under \($0)") }, between: { say("\($0) to \($1)") }, andMore: { say("\($0) and more") },
            weak: say("fewer than \(AreaFigure.lowBase) incidents"), hidden: say.hiddenWord, missing: say("no data"))
        let decimals = hasRates ? 1 : 0
        let map = AreaMap(
            view.areas.map { AreaMap.Area($0.name, value(of: $0)) },
            numbers: { say.decimal($0, decimals: decimals) }, words: words)
        let count = view.areas.count
        let label = say.plural(
            count, one: "Map of \(count) area. The table of areas gives the figures.",
            other: "Map of \(count) areas. The table of areas gives the figures.")
        return map.figure(
            id: "map", AreaMap.View(drawing.whole, label: label),
            enlarged: drawing.dense.map { AreaMap.View($0, name: say("Enlarged"), label: label) })
    }

    private func value(of area: AreaFigure) -> AreaMap.Value {
        guard let count = area.figure.count else { return .hidden }
        guard hasRates else { return .rate(Double(count)) }
        guard let rate = area.rate else { return .missing }
        return .rate(rate.value, isWeak: area.isWeak)
    }

    private var notShown: HTML {
        let text = view.description.caveats
        guard !text.isEmpty else { return .empty }
        return Part.note(
            .care, say("What this does not show"), level: .h2, Part.prose(text, tongue: view.description.tongue))
    }

    private var small: HTML {
        guard let threshold = view.threshold else { return .empty }
        let count = view.origin.alreadyTold
        let told: HTML? =
            count == 0
            ? nil
            : """
            <p>\(say.plural(
                count, one: "\(count) small count was told by an earlier publication; nothing more of it is told here.",
                other: "\(count) small counts were told by earlier publications; nothing more of them is told here."))</p>
            """
        return Part.section(
            say("Small numbers are protected"), id: "small",
            """
            <p>\(say("Hidden is a count between 1 and \(threshold - 1), or a larger one withheld so that nobody can work out its neighbour by subtraction. Both carry the same mark on purpose. A zero is printed as 0."))</p>\(told)
            """)
    }

    private var sources: HTML {
        let missing = view.description.missingSourceList
        let gaps = view.description.gaps
        let list: HTML =
            missing.isEmpty
            ? "<p>\(say("Nobody has named a missing source."))</p>"
            : "<ul lang=\"\(view.description.tongue)\">\(missing.map { "<li>\($0)</li>" as HTML })</ul>"
        return Part.section(
            say("Sources we lack, and gaps we know"), id: "missing",
            "\(list)\(if: !gaps.isEmpty, Part.prose(gaps, tongue: view.description.tongue))")
    }
}
