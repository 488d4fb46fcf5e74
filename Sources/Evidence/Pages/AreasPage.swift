// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language
import Markup

/// The areas of a dataset with counts, rates and intervals, fifty at a time.
struct AreasPage {
    let view: DatasetView
    let sorting: AreaSorting
    let say: Speech
    /// This page, sorted in another way or further on.
    let here: (AreaSorting) -> Link
    let area: (String) -> Link

    static let size = 50

    var html: HTML {
        let sorted = sorting.order.sorted(view.areas, descending: sorting.isDescending) {
            Collation.key($0, say.tongue)
        }
        let shown = Array(sorted.dropFirst(sorting.start).prefix(Self.size))
        let table = Table(
            say("Incidents by area"), remark: remark,
            columns: [
                column(say("Area", context: "boundaries"), .name), Table.Column(say("Residents"), figures: true),
                column(say("Incidents"), .count), column(say("Per 1,000"), .rate),
                Table.Column(say("95% interval"), figures: true),
            ],
            rows: shown.map(row))
        return "\(table)\(pages(shown.count))"
    }

    private var remark: String {
        let order = say("The order of a table is no ranking: places with few residents vary most by chance.")
        return "\(say.coverage(view.period)) \(order)"
    }

    private func column(_ title: String, _ by: AreaOrder) -> Table.Column {
        let isCurrent = by == sorting.order
        let descending = isCurrent ? !sorting.isDescending : by != .name
        return Table.Column(
            title, figures: by != .name, sorting: here(AreaSorting(order: by, isDescending: descending, start: 0)),
            order: isCurrent ? (sorting.isDescending ? .descending : .ascending) : nil)
    }

    private func row(_ figure: AreaFigure) -> [HTML] {
        let unknown: HTML = "<span class=\"dim\">\(say("unknown"))</span>"
        let residents = figure.residents.map { HTML(text: say.number($0)) } ?? unknown
        let name: HTML = """
            <a href="\(area(figure.code))">\(figure.name)</a> <small class="dim">\(figure.code)</small>
            """
        guard figure.figure != .hidden else {
            return [name, residents, say.figure(.hidden), say.figure(.hidden), say.figure(.hidden)]
        }
        guard let rate = figure.rate else { return [name, residents, say.figure(figure.figure), unknown, unknown] }
        let weak: HTML? =
            figure.isWeak ? " <small class=\"dim\">\(say("fewer than \(AreaFigure.lowBase) incidents"))</small>" : nil
        return [
            name, residents, say.figure(figure.figure), "\(say.rate(rate.value))\(weak)",
            HTML(text: say.interval(rate)),
        ]
    }

    private func pages(_ shown: Int) -> HTML {
        guard view.areas.count > Self.size else { return .empty }
        let start = sorting.start
        let earlier =
            start > 0 ? Part.Entry(say("Earlier"), here(sorting.starting(at: max(0, start - Self.size)))) : nil
        let later =
            start + shown < view.areas.count
            ? Part.Entry(say("Further"), here(sorting.starting(at: start + Self.size))) : nil
        return Part.pages(
            label: say("Pages of the table"),
            shown: say("\(start + 1) to \(start + shown) of \(view.areas.count)"), earlier: earlier, later: later)
    }
}
