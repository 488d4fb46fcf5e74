// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import Markup
import Web

extension Evaluation: Shown {
    static var newTitle: Message { Message("New evaluation") }

    /// The action must be one that its evaluator sees, and must not have started unless the form says so.
    static func faults(_ draft: DesignDraft, in visit: Visit) throws -> [Typed.Fault] {
        guard let action = try visit.action(draft.action) else {
            return [Typed.Fault(field: "action", message: Message("Choose one of the answers."))]
        }
        let refusal = DesignRefusal.check(
            draft.design, starts: action.starts, today: visit.today, admitsAfterwards: draft.admitsAfterwards)
        return refusal.map { [Typed.Fault(field: $0.field, message: $0.message)] } ?? []
    }

    /// Declares the design, or a further version of it where it changed; what could be detected is reckoned now and
    /// kept.
    static func finish(
        _ permit: Permit<WriteEntry<Evaluation>>, _ draft: DesignDraft, in visit: Submission, _ source: SeriesSource
    ) throws {
        let id = permit.subject.head.id
        guard let action = try visit.action(draft.action) else { throw Refusal.absent }
        try permit.refer(.judges, to: [action.node])
        if visit.form["counts"]?.isEmpty == false {
            var typed = visit.typed
            if let lines = CountLines(&typed) { try permit.enter(lines.series) }
        }
        let last = try visit.snapshot.declarations(of: [id], in: permit.council)[id]?.last
        guard last?.design != draft.design else { return }
        let series = try visit.snapshot.series(draft.design, of: id, source, for: visit.scope)
        try permit.declare(
            Declaration(
                number: (last?.number ?? 0) + 1, design: draft.design, declared: visit.today,
                actionStarts: action.starts,
                detectable: draft.design.comparison.isEmpty ? nil : series?.detectable(draft.design)))
    }

    static func fields(_ sheet: EntrySheet, _ entry: Evaluation?, today: LocalDate) -> HTML {
        let (say, form) = (sheet.say, sheet.form)
        let design = sheet.design
        let actions = sheet.offers.actions.map { Form.Choice($0.node.id, $0.title, hint: say.date($0.day)) }
        let counts: HTML =
            entry == nil
            ? form.textarea(
                Form.Field(
                    "counts", say("Counts of each month before"),
                    hint: say(
                        "By hand: a line for each month with the month, the count in the area, the count in the comparison area. For example: 2026-03 12 31"
                    ), optional: true),
                rows: 8, maxLength: 10_000) : .empty
        return """
            \(form.select(Form.Field("action", say("The action it judges")), actions, value: entry?.action.description ?? "", prompt: say("Choose an action")))\
            \(form.text(Form.Field("measure", say("What is counted"), hint: say("Such as: reports of harassment and threats.")), value: design?.measure ?? "", maxLength: 200))\
            \(sheet.series("series", say("Where the counts of the area come from"), design?.series))\
            \(form.text(Form.Field("area", say("The area"), optional: !sheet.offers.series.isEmpty), value: design?.area ?? "", maxLength: 200))\
            \(sheet.series("comparisonSeries", say("Where the counts of the comparison area come from"), design?.comparisonSeries))\
            \(form.text(Form.Field("comparison", say("The comparison area"), hint: say("A like area in which nothing is done. Without one no effect can be estimated."), optional: true), value: design?.comparison ?? "", maxLength: 200))\
            \(sheet.month("beforeFrom", say("First month before"), design?.before.lowerBound))\
            \(sheet.month("beforeTo", say("Last month before"), design?.before.upperBound))\
            \(sheet.month("afterFrom", say("First month after"), design?.after.lowerBound))\
            \(sheet.month("afterTo", say("Last month after"), design?.after.upperBound))\
            \(counts)\
            \(form.text(Form.Field("evaluator", say("Evaluated by"), hint: say("And who pays for it."), optional: true), value: design?.evaluator ?? "", maxLength: 400))\
            \(form.textarea(Form.Field("limits", say("What it will not show"), hint: say("A line for each."), optional: true), value: entry?.limits ?? "", rows: 3, maxLength: 4_000))\
            \(form.checkbox(Form.Field("afterwards", say("Declared afterwards: the action has started"), hint: say("This is said on the page and beside the verdict."), optional: true)))
            """
    }
}

extension Visit {
    /// An action the viewer may know of.
    fileprivate func action(_ id: ID<CouncilAction>) throws -> CouncilAction? {
        let found: [String: CouncilAction] = try snapshot.entries([id.description], for: scope)
        return found[id.description]
    }
}
