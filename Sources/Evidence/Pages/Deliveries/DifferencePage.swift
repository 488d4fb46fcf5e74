// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// What is new, gone or changed between two versions, for a person to look at before it counts, and afterwards.
struct DifferencePage {
    let difference: DeliveryDifference
    /// The names of the areas, in the order of their boundary set.
    let areas: [String]
    let say: Speech

    /// How many areas are listed; the file has all of them.
    static let listed = 50

    var html: HTML {
        guard !difference.isNone else {
            return "<p>\(say("Nothing changes: every figure is the same."))</p>"
        }
        return "\(Part.facts(facts))\(months)\(areaTable)"
    }

    private var facts: [(term: String, fact: HTML)] {
        var facts: [(term: String, fact: HTML)] = [
            (say("Incidents in areas"), HTML(text: step(difference.total))),
            (say("Months that are new"), HTML(text: names { $0.isNew })),
            (say("Months that are gone"), HTML(text: names { $0.isGone })),
            (say("Months that changed"), HTML(text: names { !$0.isNew && !$0.isGone })),
            (say("Months as they were"), HTML(text: say.number(difference.unchangedMonths))),
            (say("Areas that changed"), HTML(text: say.number(difference.areas.count))),
        ]
        if !difference.newCategories.isEmpty {
            facts.append((say("New categories"), HTML(text: say("\(list: difference.newCategories.map(shown))"))))
        }
        if !difference.goneCategories.isEmpty {
            facts.append(
                (say("Categories that are gone"), HTML(text: say("\(list: difference.goneCategories.map(shown))"))))
        }
        return facts
    }

    private func shown(_ category: String) -> String { category.isEmpty ? "—" : category }

    private func names(_ isMeant: (DeliveryDifference.Change) -> Bool) -> String {
        let months = difference.months.filter { isMeant($0.change) }.compactMap { YearMonth(number: $0.month) }
        guard !months.isEmpty else { return say("none", context: "months") }
        let said = months.prefix(24).map { say.month($0) }
        let more = months.count - said.count
        return say("\(list: said)")
            + (more > 0 ? " " + say.plural(more, one: "And \(more) more.", other: "And \(more) more.") : "")
    }

    private var months: HTML {
        guard !difference.months.isEmpty else { return .empty }
        let rows = difference.months.compactMap { change -> [HTML]? in
            guard let month = YearMonth(number: change.month) else { return nil }
            return [HTML(text: say.month(month))] + figures(change.change)
        }
        return Table(say("What changes by month"), columns: [Table.Column(say("Month"))] + columns, rows: rows).html
    }

    private var areaTable: HTML {
        guard !difference.areas.isEmpty else { return .empty }
        let shown = difference.areas.prefix(Self.listed)
        let rows = shown.map { change -> [HTML] in
            [HTML(text: areas.indices.contains(change.area) ? areas[change.area] : "?")] + figures(change.change)
        }
        let remark =
            difference.areas.count > Self.listed
            ? say("The \(Self.listed) largest changes of \(difference.areas.count), over all months.")
            : say("Over all months, the largest changes first.")
        return Table(
            say("What changes by area"), remark: remark,
            columns: [Table.Column(say("Area", context: "boundaries"))] + columns, rows: Array(rows)
        ).html
    }

    private var columns: [Table.Column] {
        [
            Table.Column(say("Before"), figures: true), Table.Column(say("Now"), figures: true),
            Table.Column(say("Change"), figures: true),
        ]
    }

    private func figures(_ change: DeliveryDifference.Change) -> [HTML] {
        func figure(_ count: Int?) -> HTML {
            HTML(text: count.map { say.number($0) } ?? say("missing", context: "month"))
        }
        return [figure(change.before), figure(change.now), HTML(text: signed(change.step))]
    }

    /// A step with its sign; nothing is neither more nor less.
    private func signed(_ step: Int) -> String { step > 0 ? "+\(say.number(step))" : say.number(step) }

    private func step(_ change: DeliveryDifference.Change) -> String {
        say("\(change.before ?? 0) before, \(change.now ?? 0) now (\(signed(change.step)))")
    }
}
