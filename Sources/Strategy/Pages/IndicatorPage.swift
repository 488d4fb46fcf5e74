// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Foundation
import Language
import Lineage
import Markup
import Web

extension Visit {
    func indicatorPage(_ indicator: Indicator, _ series: SeriesSource, problems: [Form.Problem] = []) throws -> Page {
        let values = try snapshot.values(of: [indicator], series, for: scope, today: today)[indicator.head.id] ?? []
        let measures = indicator.series == nil && standing.may(WriteEntry<Indicator>.self, on: indicator)
        var page = try frame(
            indicator, tell(indicator, values),
            more:
                "\(table(indicator, values))\(measures ? measureForm(indicator, form(problems: problems, prefix: "v")) : .empty)"
        )
        (page.title, page.titleTongue) = (claim(indicator, values), nil)
        return page
    }

    /// "Feel unsafe after dark: 38, now 31 in 100".
    func claim(_ indicator: Indicator, _ values: [Measurement]) -> String {
        let (title, unit) = (indicator.head.title, indicator.unit)
        guard let now = values.last else { return say("\(title): \(number(indicator.baseline.value)) \(unit)") }
        return say("\(title): \(number(indicator.baseline.value)), now \(number(now.value)) \(unit)")
    }

    func tell(_ indicator: Indicator, _ values: [Measurement]) -> Telling {
        var telling = Telling()
        let all = [indicator.baseline] + values
        telling.when = say("Measured \(indicator.baseline.day)")
        if let last = values.last { telling.when = say("Measured \(indicator.baseline.day) and \(last.day)") }
        telling.content =
            "\(bars(indicator, all))\(targetWords(indicator, values))\(Part.prose(indicator.head.text, tongue: indicator.head.tongue.rawValue))"
        let sources = all.map(\.source).filter { !$0.isEmpty }
        if !sources.isEmpty {
            telling.margin.append((say("Source"), lines(sources.joined(separator: "\n"), in: indicator.head.tongue)))
        }
        if all.contains(where: { $0.interval != nil }) {
            telling.margin.append((say("Bars"), HTML(text: say("95% intervals"))))
        }
        return telling
    }

    /// One bar for each value on a common scale, with the target as a diamond on the last.
    private func bars(_ indicator: Indicator, _ values: [Measurement]) -> HTML {
        let scale = Self.scale(values, target: indicator.target)
        let items = values.enumerated().map { index, value -> (String, HTML) in
            let isLast = index == values.count - 1
            let interval = value.interval
            let estimate = Chart.Estimate(
                value.value, low: interval?.low ?? value.value, high: interval?.high ?? value.value, isSound: isLast)
            let ticks =
                isLast
                ? [
                    Chart.Tick(scale.lowerBound, number(scale.lowerBound)),
                    Chart.Tick(scale.upperBound, number(scale.upperBound)),
                ]
                : []
            return (
                say.date(value.day, .abbreviated),
                Chart.interval(
                    estimate, on: scale, target: isLast ? indicator.target : nil, ticks: ticks,
                    label: words(value, indicator, target: isLast ? indicator.target : nil))
            )
        }
        return Part.facts(items.map { (term: $0.0, fact: $0.1) })
    }

    private func words(_ value: Measurement, _ indicator: Indicator, target: Double?) -> String {
        var parts = ["\(number(value.value)) \(indicator.unit)"]
        if let interval = value.interval {
            parts.append(say("interval \(number(interval.low)) to \(number(interval.high))"))
        }
        if let target { parts.append(say("target \(number(target))")) }
        return parts.joined(separator: ", ")
    }

    private func targetWords(_ indicator: Indicator, _ values: [Measurement]) -> HTML {
        guard let target = indicator.target else { return .empty }
        let text = "\(number(target)) \(indicator.unit)"
        guard let last = values.last, let reached = indicator.reachesTarget(last.value) else {
            return "<p>\(say("The target is \(text) (diamond)."))</p>"
        }
        return reached
            ? "<p>\(say("The target, \(text) (diamond), is reached."))</p>"
            : "<p>\(say("The target, \(text) (diamond), is not reached."))</p>"
    }

    /// From zero where that leaves room to see, with a tenth to spare at the ends.
    static func scale(_ values: [Measurement], target: Double?) -> ClosedRange<Double> {
        let ends =
            values.flatMap { [$0.value, $0.interval?.low ?? $0.value, $0.interval?.high ?? $0.value] }
            + [target].compactMap(\.self)
        let (low, high) = (ends.min() ?? 0, ends.max() ?? 1)
        let room = max((high - low) / 10, abs(high) / 100, 0.01)
        // Ends that read well: multiples of half the power of ten below the width.
        let step = pow(10, log10(high - low + room).rounded(.down)) / 2
        let end = ((high + room) / step).rounded(.up) * step
        return low >= 0 && low < high / 2 ? 0...end : ((low - room) / step).rounded(.down) * step...end
    }

    /// A measured number with as many decimals as it has, two at most.
    func number(_ value: Double) -> String {
        let decimals = value == value.rounded() ? 0 : (value * 10) == (value * 10).rounded() ? 1 : 2
        return say.decimal(value, decimals: decimals)
    }

    private func table(_ indicator: Indicator, _ values: [Measurement]) -> HTML {
        let all = [indicator.baseline] + values
        let rows = all.map { value -> [HTML] in
            [
                HTML(text: say.date(value.day)), Part.words(value.source, in: indicator.head.tongue.rawValue),
                HTML(text: number(value.value)),
                HTML(text: value.interval.map { say("\(number($0.low)) to \(number($0.high))") } ?? "–"),
            ]
        }
        let columns = [
            Table.Column(say("Day")), Table.Column(say("Source")), Table.Column(indicator.unit, figures: true),
            Table.Column(say("95% interval"), figures: true),
        ]
        return Part.section(
            say("The same in figures"), id: "figures",
            Table(say("The same in figures"), captionIsHidden: true, columns: columns, rows: rows).html)
    }

    private func measureForm(_ indicator: Indicator, _ form: Form) -> HTML {
        let sheet = EntrySheet(
            form: form, offers: Offers(organisations: [], series: [], rests: [], audiences: [], actions: []), say: say)
        let fields: HTML = "\(sheet.measurement(prefix: "measured", nil))\(Form.submit(say("Enter the value")))"
        return Part.section(
            say("Enter a measured value"), id: "measure",
            post(form, to: StrategyRoute.measure(indicator.head.id.as(EntryTag.self)), fields))
    }
}

extension Submission {
    /// Enters a value measured by hand.
    func measure(_ id: ID<Indicator>, _ series: SeriesSource) throws -> Reply {
        let indicator = try snapshot.find(id, for: scope)
        let permit = try transaction.permit(WriteEntry<Indicator>.self, standing, on: indicator)
        var typed = typed
        let measurement = Measurement(&typed, prefix: "measured")
        if let measurement, measurement.day <= indicator.baseline.day || measurement.day > today {
            typed.fault("measuredDay", Message("The day lies after the baseline and not after today."))
        }
        guard let measurement, typed.faults.isEmpty else {
            throw refuse(try indicatorPage(indicator, series, problems: problems(typed)))
        }
        try permit.add(measurement)
        return .seeOther(link(indicator.route))
    }
}
