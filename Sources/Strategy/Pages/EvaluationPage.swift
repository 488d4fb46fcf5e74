// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import Markup
import Web

/// An evaluation with all that its reader may know of it.
struct JudgedEvaluation {
    let evaluation: Evaluation
    let declarations: [Declaration]
    let current: Declaration
    /// Whether the design in force was declared when the action had started.
    let isAfterwards: Bool
    let series: ComparedSeries?
    let verdict: Verdict
}

extension Visit {
    /// Judges some evaluations by what the viewer may see.
    func judge(_ evaluations: [Evaluation], _ source: SeriesSource) throws -> [ID<Evaluation>: JudgedEvaluation] {
        let declarations = try snapshot.declarations(of: evaluations.map(\.head.id), in: council.id)
        let actions: [String: CouncilAction] = try snapshot.entries(evaluations.map(\.action.description), for: scope)
        return try evaluations.reduce(into: [:]) { judged, evaluation in
            guard let mine = declarations[evaluation.head.id], let current = mine.last else { return }
            let starts = actions[evaluation.action.description]?.starts ?? current.actionStarts
            let series = try snapshot.series(current.design, of: evaluation.head.id, source, for: scope)
            judged[evaluation.head.id] = JudgedEvaluation(
                evaluation: evaluation, declarations: mine, current: current,
                isAfterwards: current.isAfterwards(actionStarts: starts), series: series,
                verdict: Verdict(current.design, series, today: today))
        }
    }

    func evaluationPage(_ evaluation: Evaluation, _ source: SeriesSource, problems: [Form.Problem] = []) throws -> Page
    {
        guard let judged = try judge([evaluation], source)[evaluation.head.id] else { throw Refusal.absent }
        let enters = judged.current.design.series == nil && standing.may(WriteEntry<Evaluation>.self, on: evaluation)
        let counts: HTML = enters ? try countsForm(judged, form(problems: problems, prefix: "c")) : .empty
        return try frame(
            evaluation, tell(judged), more: "\(versions(judged))\(counts)")
    }

    /// Verdict, figures, what they do not show; in the margin what was said beforehand.
    func tell(_ judged: JudgedEvaluation) -> Telling {
        let design = judged.current.design
        let head = judged.evaluation.head
        var telling = Telling(when: planned(judged))
        telling.content = """
            \(declaredAfterwards(judged))\(Part.prose(head.text, tongue: head.tongue.rawValue))\
            \(result(judged))\(chart(judged))\(limits(judged))
            """
        let beforehand =
            judged.current.detectable?.words(say)
            ?? say("What could be detected was not said: the months before were not known.")
        telling.margin = [
            (judged.isAfterwards ? say("Said when it was declared") : say("Said beforehand"), HTML(text: beforehand)),
            (
                say("Design"),
                HTML(
                    text: design.comparison.isEmpty
                        ? say("Before and after, without a comparison area")
                        : say("Before and after, with a comparison area; step 3 of 5 on the Maryland scale"))
            ),
            (say("Months before"), HTML(text: say.months(design.before))),
            (say("Months after"), HTML(text: say.months(design.after))),
        ]
        if !design.evaluator.isEmpty {
            telling.margin.append((say("Evaluated by"), Part.words(design.evaluator, in: head.tongue.rawValue)))
        }
        return telling
    }

    private func planned(_ judged: JudgedEvaluation) -> String {
        let day = judged.current.declared
        return judged.isAfterwards
            ? say("Plan written after the action had started: \(day)") : say("Plan written before the action: \(day)")
    }

    private func declaredAfterwards(_ judged: JudgedEvaluation) -> HTML {
        guard judged.isAfterwards else { return .empty }
        return Part.note(
            .care, say("Declared afterwards"),
            "<p>\(say("This design was chosen when the action had started. It may have been chosen to fit what was seen, so its verdict is weaker."))</p>"
        )
    }

    private func result(_ judged: JudgedEvaluation) -> HTML {
        let design = judged.current.design
        guard let effect = judged.verdict.effect else {
            guard case .cannotEvaluate(let obstacle) = judged.verdict else { return .empty }
            return Part.box(design.measure, "<p>\(say(obstacle.words))</p>\(judged.verdict.badge(say))")
        }
        let counts = effect.counts
        let afterwards: HTML = judged.isAfterwards ? " \(Part.made(say("declared afterwards")))" : .empty
        let content: HTML = """
            <p class="big">\(Effect.change(effect.ratio, say))</p>\(bar(effect))\
            <p class="small">\(say("than expected from the comparison area.")) \(effect.reach(say))</p>\
            <p class="small">\(say("\(design.area): \(counts.treatedBefore) before, \(counts.treatedAfter) after. \(design.comparison): \(counts.comparisonBefore), then \(counts.comparisonAfter)."))</p>\
            <p>\(judged.verdict.badge(say))\(afterwards)</p>
            """
        return Part.box(design.measure, content)
    }

    /// The ratio between its ends, with the line of no difference.
    private func bar(_ effect: Effect) -> HTML {
        let high = max(1.4, (effect.varied.high * 11).rounded(.up) / 10)
        let low = min(0.2, (effect.varied.low * 9).rounded(.down) / 10)
        let estimate = Chart.Estimate(
            effect.ratio, low: effect.varied.low, high: effect.varied.high,
            isSound: effect.varied.high < 1 || effect.varied.low > 1)
        let (ratio, from, to) = (
            say.decimal(effect.ratio, decimals: 2), say.decimal(effect.varied.low, decimals: 2),
            say.decimal(effect.varied.high, decimals: 2)
        )
        return Chart.interval(
            estimate, on: low...high, reference: 1,
            ticks: [
                Chart.Tick(low, "−" + say.percent(1 - low)), Chart.Tick(1, say("same")),
                Chart.Tick(high, "+" + say.percent(high - 1)),
            ],
            label: say("ratio \(ratio), interval \(from) to \(to), line of no difference at 1"))
    }

    private func chart(_ judged: JudgedEvaluation) -> HTML {
        let design = judged.current.design
        guard judged.verdict.effect != nil, let series = judged.series else { return .empty }
        let blocks = design.blocks
        let start = min(judged.current.actionStarts.yearMonth, design.after.lowerBound)
        let say = say
        let words = Chart.LineWords(
            caption: say("The same in figures"), times: say("Months"), interval: say("95% interval"),
            range: { say("\($0) to \($1)") }, missing: say("no data"))
        let figure = Chart.lines(
            Chart.Series(design.area, blocks.map { ComparedSeries.sum(series.area, $0).map(Double.init) }),
            comparedWith: Chart.Series(
                design.comparison, blocks.map { ComparedSeries.sum(series.comparison, $0).map(Double.init) }),
            times: blocks.map { say.months($0) }, short: blocks.map(\.lowerBound.description),
            events: [
                Chart.Event(
                    at: Double(design.blocks.count { $0.upperBound < start }) - 0.5, say("action"))
            ],
            numbers: { say.decimal($0, decimals: 0) }, words: words,
            label: say(
                "\(design.measure) over time, in \(design.area) and in \(design.comparison), before and after the action"
            ))
        return "\(figure.picture)\(figure.table)"
    }

    private func limits(_ judged: JudgedEvaluation) -> HTML {
        guard judged.verdict.effect != nil || !judged.evaluation.limits.isEmpty else { return .empty }
        let usual = [
            say("Two areas were compared, not many; something else may have changed in one of them."),
            say("Fewer records can also mean that people gave up reporting."),
            say("It does not show whether trouble moved to places nearby."),
        ].map { HTML(text: $0) }
        let tongue = judged.evaluation.head.tongue.rawValue
        let own = judged.evaluation.limitLines.map { Part.words($0, in: tongue) }
        let items = (own + usual).map { "<li>\($0)</li>" as HTML }
        return Part.note(.neutral, say("What this does not show"), "<ul>\(items)</ul>")
    }

    /// Every design that was ever declared, where there was more than one.
    private func versions(_ judged: JudgedEvaluation) -> HTML {
        guard judged.declarations.count > 1 else { return .empty }
        let rows = judged.declarations.reversed().map { one -> [HTML] in
            [
                HTML(text: say("Version \(one.number)")), HTML(text: say.date(one.declared)),
                HTML(text: one.design.area), HTML(text: one.design.comparison),
                HTML(text: say.months(one.design.before)), HTML(text: say.months(one.design.after)),
                HTML(
                    text: one.isAfterwards(actionStarts: one.actionStarts)
                        ? say("after the start") : say("before the start")),
            ]
        }
        let columns = [
            say("Design"), say("Declared on"), say("Area"), say("Comparison area"), say("Months before"),
            say("Months after"), say("Declared"),
        ]
        return Part.section(
            say("The design was changed"), id: "versions",
            Table(
                say("All designs, the newest first"), captionIsHidden: true, columns: columns.map { .init($0) },
                rows: Array(rows)
            ).html)
    }

    private func countsForm(_ judged: JudgedEvaluation, _ form: Form) throws -> HTML {
        let known = try snapshot.enteredCounts(of: judged.evaluation.head.id, in: council.id)
        let hint = say(
            "A line for each month: the month, the count in the area, the count in the comparison area. For example: 2026-03 12 31"
        )
        let fields: HTML = """
            \(form.textarea(Form.Field("counts", say("Counts of each month"), hint: hint, optional: true), value: known.map(CountLines.text) ?? "", rows: 12, maxLength: 10_000))\
            \(Form.submit(say("Enter the counts")))
            """
        return Part.section(
            say("Enter monthly counts"), id: "counts",
            post(form, to: StrategyRoute.counts(judged.evaluation.head.id.as(EntryTag.self)), fields))
    }
}

extension Submission {
    /// Replaces the counts entered by hand.
    func enterCounts(_ id: ID<Evaluation>, _ series: SeriesSource) throws -> Reply {
        let evaluation = try snapshot.find(id, for: scope)
        let permit = try transaction.permit(WriteEntry<Evaluation>.self, standing, on: evaluation)
        var typed = typed
        guard let lines = CountLines(&typed) else {
            throw refuse(try evaluationPage(evaluation, series, problems: problems(typed)))
        }
        try permit.enter(lines.series)
        return .seeOther(link(evaluation.route))
    }
}
