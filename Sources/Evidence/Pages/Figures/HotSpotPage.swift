// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language
import Markup

/// Where rates gather: the sentence first, then the map, the table, and how it was computed.
struct HotSpotPage {
    let figure: HotSpotFigure
    let drawing: MapShelf.Drawing?
    let missingSources: [String]
    let tongue: String
    let say: Speech
    let links: Links

    struct Links {
        let file: Link
        let area: (String) -> Link
    }

    var html: HTML { "\(sentences)\(map)\(limits)\(table)\(method)\(missing)" }

    private var sentences: HTML {
        let (high, low) = (figure.names(.high), figure.names(.low))
        var lines: [String] = []
        if high.isEmpty, low.isEmpty {
            lines.append(say("Nowhere do rates gather more than shuffling them over the map would explain."))
        }
        if !high.isEmpty {
            lines.append(
                say.plural(
                    high.count,
                    one: "Around \(high.count) of \(figure.tested) areas rates are higher than shuffling explains.",
                    other: "Around \(high.count) of \(figure.tested) areas rates are higher than shuffling explains."))
        }
        if !low.isEmpty {
            lines.append(
                say.plural(
                    low.count,
                    one: "Around \(low.count) of \(figure.tested) areas rates are lower than shuffling explains.",
                    other: "Around \(low.count) of \(figure.tested) areas rates are lower than shuffling explains."))
        }
        return .joined(lines.map { "<p>\($0)</p>" as HTML })
    }

    private var map: HTML {
        guard let drawing else { return .empty }
        let say = say
        let names: @Sendable (Double) -> String = { value in
            value < 1 ? say("lower around") : value < 2 ? say("no more than chance") : say("higher around")
        }
        let words = AreaMap.Words(
            under: { _ in say("lower around") }, between: { _, _ in say("no more than chance") },
            andMore: { _ in say("higher around") }, weak: "", hidden: say.hiddenWord, missing: say("not tested"))
        let map = AreaMap(
            figure.areas.map { AreaMap.Area($0.name, $0.value) }, limits: [1, 2], numbers: names, words: words)
        let label = say("Map of the areas around which rates are higher or lower; the table below gives the figures.")
        return map.figure(
            id: "spots", AreaMap.View(drawing.whole, label: label),
            enlarged: drawing.dense.map { AreaMap.View($0, name: say("Enlarged"), label: label) })
    }

    private var limits: HTML {
        Part.note(
            .care, say("What this does not show"), level: .h2,
            """
            <p>\(say("It does not say why, nor that a street is dangerous. Other boundaries would give other spots, and where few people live a rate jumps about. Where thousands come to shop or to work, residents are the wrong denominator."))</p>
            """)
    }

    private var table: HTML {
        let rows = figure.areas.sorted { Collation.key($0.name, say.tongue) < Collation.key($1.name, say.tongue) }.map(
            row)
        let table = Table(
            say("Where rates gather, by area"),
            remark: say("By name. The order is no ranking."),
            columns: [
                Table.Column(say("Area", context: "boundaries")), Table.Column(say("Incidents"), figures: true),
                Table.Column(say("Per 1,000 residents"), figures: true),
                Table.Column(say("95% interval"), figures: true), Table.Column("z", figures: true),
                Table.Column("p", figures: true), Table.Column(say("Finding")),
            ],
            rows: rows)
        return Part.section(
            say("The figures"), id: "figures", beside: Part.link(say("CSV"), to: links.file), table.html)
    }

    private func row(_ area: HotSpotFigure.Area) -> [HTML] {
        let name: HTML = "<a href=\"\(links.area(area.code))\">\(area.name)</a>"
        let start = [name, HTML(text: say.number(area.count))]
        guard let rate = area.rate, area.standing != .untested else {
            return start + [HTML(text: say("unknown")), "", "", "", HTML(text: say("not tested"))]
        }
        return start + [
            HTML(text: say.rate(rate.value)), HTML(text: say.interval(rate)),
            HTML(text: area.z.map { say.decimal($0, decimals: 2) } ?? ""),
            HTML(text: area.p.map { say.decimal($0, decimals: 4) } ?? ""), HTML(text: words(area.standing)),
        ]
    }

    private func words(_ standing: HotSpotFigure.Standing) -> String {
        switch standing {
        case .high: say("higher around")
        case .low: say("lower around")
        case .ordinary: say("no more than chance")
        case .untested: say("not tested")
        }
    }

    private var method: HTML {
        let facts: [(term: String, fact: HTML)] = [
            (
                say("Statistic"),
                HTML(text: say("Gi* of rates per 1,000 residents, the area itself included (Ord and Getis 1995)"))
            ),
            (
                say("Neighbours"),
                HTML(
                    text: say(
                        "areas that share a corner (pairs: \(figure.pairs); areas without a neighbour: \(figure.islands))"
                    ))
            ),
            (say("Chance"), HTML(text: say("\(figure.permutations) shuffles, seed \(String(figure.seed)), two-sided"))),
            (
                say("Many tests"),
                HTML(
                    text: say(
                        "areas tested: \(figure.tested); p at most \(figure.threshold, decimals: 4), so that no more than one finding in twenty is false (Benjamini and Hochberg)"
                    ))
            ),
        ]
        return Part.section(say("How it was computed"), id: "method", Part.facts(facts, small: true))
    }

    private var missing: HTML {
        let list: HTML =
            missingSources.isEmpty
            ? "<p>\(say("Nobody has named a missing source."))</p>"
            : "<ul lang=\"\(tongue)\">\(missingSources.map { "<li>\($0)</li>" as HTML })</ul>"
        return Part.section(say("Sources we lack"), id: "missing", list)
    }
}

extension HotSpotFigure.Area {
    /// Its step on the map: lower, no more than chance, higher.
    fileprivate var value: AreaMap.Value {
        switch standing {
        case .low: .rate(0)
        case .ordinary: .rate(1)
        case .high: .rate(2)
        case .untested: .missing
        }
    }
}
