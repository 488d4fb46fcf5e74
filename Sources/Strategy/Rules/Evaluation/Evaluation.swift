// SPDX-License-Identifier: EUPL-1.2
import Language
import Values

/// A judgement of whether an action had an effect.
struct Evaluation: Entry {
    let head: Heading<Evaluation>
    let action: ID<CouncilAction>
    /// The day it was first declared.
    let declared: LocalDate
    /// What the evaluator says the figures do not show, a line each.
    let limits: String

    static let kind = Kind.evaluation
    var day: LocalDate { declared }

    var limitLines: [String] { limits.split(whereSeparator: \.isNewline).map(String.init) }
}

/// What a form says of a design.
struct DesignDraft: Sendable, Hashable {
    let action: ID<CouncilAction>
    let design: Design
    let admitsAfterwards: Bool
    let limits: String

    /// - Parameter names: what the choices of series are called
    init?(_ typed: inout Typed, names: [SeriesReference: String]) {
        let action = typed.choice("action") { ID<CouncilAction>($0) }
        let measure = typed.text("measure", limit: 200)
        let evaluator = typed.text("evaluator", limit: 400, optional: true)
        let limits = typed.text("limits", limit: 4_000, optional: true)
        let before = Self.period(&typed, "beforeFrom", "beforeTo")
        let after = Self.period(&typed, "afterFrom", "afterTo")
        let (series, area) = Self.area(&typed, "series", "area", names, optional: false)
        let (comparisonSeries, comparison) = Self.area(&typed, "comparisonSeries", "comparison", names, optional: true)
        if !comparison.isEmpty, (series == nil) != (comparisonSeries == nil) {
            typed.fault("comparisonSeries", Message("Both areas are counted in a dataset, or both by hand."))
        } else if !comparison.isEmpty, comparison == area, series == comparisonSeries {
            typed.fault("comparison", Message("An area cannot be compared with itself."))
        }
        guard let action, let before, let after, typed.faults.isEmpty else { return nil }
        self.action = action
        design = Design(
            measure: measure, area: area, comparison: comparison, series: series, comparisonSeries: comparisonSeries,
            before: before, after: after, evaluator: evaluator)
        admitsAfterwards = typed.raw("afterwards") == "yes"
        self.limits = limits
    }

    private static func period(_ typed: inout Typed, _ from: String, _ to: String) -> ClosedRange<YearMonth>? {
        guard let first = typed.month(from), let last = typed.month(to) else { return nil }
        guard first <= last else {
            typed.fault(to, Message("The last month is before the first."))
            return nil
        }
        return first...last
    }

    /// An area chosen from a dataset, or named by hand.
    private static func area(
        _ typed: inout Typed, _ series: String, _ name: String, _ names: [SeriesReference: String], optional: Bool
    ) -> (SeriesReference?, String) {
        let chosen = typed.raw(series)
        if chosen.isEmpty { return (nil, typed.text(name, limit: 200, optional: optional)) }
        guard let reference = SeriesReference(choice: chosen), let known = names[reference] else {
            typed.fault(series, Message("Choose one of the answers."))
            return (nil, "")
        }
        return (reference, typed.raw(name).isEmpty ? known : typed.text(name, limit: 200))
    }
}

/// Monthly counts typed by hand, a line for each month: `2026-03 12 31`.
struct CountLines: Sendable, Hashable {
    let series: ComparedSeries

    init?(_ typed: inout Typed) {
        var (area, comparison) = ([YearMonth: Int](), [YearMonth: Int]())
        let lines = typed.text("counts", limit: 10_000, optional: true).split(whereSeparator: \.isNewline)
        for (number, line) in lines.enumerated() {
            let parts = line.split { $0.isWhitespace || $0 == ";" || $0 == "," }.map(String.init)
            guard parts.count == 3, let month = YearMonth(parts[0]), let here = Self.count(parts[1]),
                let there = Self.count(parts[2]), area[month] == nil
            else {
                typed.fault(
                    "counts", Message("Line \(number + 1) does not say one month and two counts, or repeats a month."))
                return nil
            }
            (area[month], comparison[month]) = (here, there)
        }
        guard typed.faults.isEmpty else { return nil }
        series = ComparedSeries(area: area, comparison: comparison)
    }

    private static func count(_ text: String) -> Int? { Int(text).flatMap { (0...10_000_000).contains($0) ? $0 : nil } }

    /// The lines as a form shows them again.
    static func text(_ series: ComparedSeries) -> String {
        series.area.keys.sorted().map { "\($0) \(series.area[$0] ?? 0) \(series.comparison[$0] ?? 0)" }
            .joined(separator: "\n")
    }
}
