// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language
import Markup

/// Where the figures of a dataset come from, what they are set against, and under which law.
struct DatasetFacts {
    let view: DatasetView
    let say: Speech

    var html: HTML {
        let summary = view.description.summary
        return """
            \(if: !summary.isEmpty, "<p lang=\"\(view.description.tongue)\">\(summary)</p>")\
            \(Part.facts(facts, small: true))\
            <details><summary>\(say("Purpose and law"))</summary>\(Part.facts(law, small: true))</details>
            """
    }

    private var facts: [(term: String, fact: HTML)] {
        let (description, origin) = (view.description, view.origin)
        var facts: [(term: String, fact: HTML)] = []
        if let kind = description.kind { facts.append((say("Kind"), HTML(text: say(kind.message)))) }
        facts += [
            (say("Source"), HTML(text: description.source)),
            (say("Licence"), HTML(text: description.licence)),
        ]
        if !description.attribution.isEmpty { facts.append((say("Attribution"), HTML(text: description.attribution))) }
        facts += [
            (say("Period"), HTML(text: say.coverage(view.period))),
            (say("Read on"), HTML(text: say("\(dayOf: origin.read), version \(origin.version)"))),
            (say("Placed"), HTML(text: placed)),
            (say("Boundaries"), "\(origin.boundaries) <span class=\"dim\">\(origin.boundariesSource)</span>"),
            (say("Denominator"), HTML(text: denominator)),
        ]
        return facts
    }

    private var law: [(term: String, fact: HTML)] {
        let description = view.description
        return [
            (say("Answers for the records"), HTML(text: description.controller)),
            (say("Law on the records"), HTML(text: say(description.regime.message))),
            (say("Purpose"), HTML(text: description.purpose)),
            (say("Legal basis"), HTML(text: description.legalBasis)),
            (say("Single records are kept"), HTML(text: kept)),
        ]
    }

    private var kept: String {
        guard let day = view.description.recordsUntil.flatMap({ LocalDate($0) }) else {
            return say("as long as the dataset")
        }
        return say("until \(day)")
    }

    private var placed: String {
        let origin = view.origin
        guard let outside = origin.outside, let without = origin.withoutPlace, let placed = view.total.count else {
            return say("The total is hidden, and with it what would tell it.")
        }
        var sentences = [say("\(placed) of \(placed + outside + without) incidents.")]
        if outside > 0 {
            sentences.append(
                say.plural(
                    outside, one: "\(outside) lies outside every area.", other: "\(outside) lie outside every area."))
        }
        if without > 0 {
            sentences.append(say.plural(without, one: "\(without) has no place.", other: "\(without) have no place."))
        }
        if let repeated = origin.repeated, repeated > 0 { sentences.append(repetition(repeated)) }
        return sentences.joined(separator: " ")
    }

    private func repetition(_ count: Int) -> String {
        view.origin.isRepeatedByID
            ? say.plural(
                count, one: "\(count) row repeats the number of an earlier one.",
                other: "\(count) rows repeat the number of an earlier one.")
            : say.plural(
                count, one: "\(count) row has the same place and time as an earlier one, which may be chance.",
                other: "\(count) rows have the same place and time as an earlier one, which may be chance.")
    }

    private var denominator: String {
        guard let name = view.origin.population else { return say("None yet: counts are shown, no rates.") }
        var sentences = [say("Residents: \(name) (\(view.origin.populationSource ?? "")).")]
        sentences += (view.origin.conversion?.messages ?? []).map { say($0) }
        let byName = view.joinedByName.map(\.name)
        if !byName.isEmpty {
            sentences.append(
                say.plural(
                    byName.count, one: "\(byName.count) area was joined by its name: \(list: byName).",
                    other: "\(byName.count) areas were joined by their names: \(list: byName)."))
        }
        let without = view.withoutResidents.count
        if without > 0 {
            sentences.append(
                say.plural(
                    without, one: "Of \(without) area the residents are unknown.",
                    other: "Of \(without) areas the residents are unknown."))
        }
        sentences.append(say("The intervals take the number of residents as known."))
        return sentences.joined(separator: " ")
    }
}
