// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language

/// Counts of each month in the area and in its comparison area; nil where nothing was recorded.
struct ComparedSeries: Hashable, Sendable {
    let area: [YearMonth: Int]
    let comparison: [YearMonth: Int]

    /// The sums over both periods; nil where a month of either area is missing.
    func sums(_ design: Design) -> BeforeAfter? {
        guard let before = Self.sum(area, design.before), let after = Self.sum(area, design.after),
            let comparisonBefore = Self.sum(comparison, design.before),
            let comparisonAfter = Self.sum(comparison, design.after)
        else { return nil }
        return BeforeAfter(
            treatedBefore: before, treatedAfter: after, comparisonBefore: comparisonBefore,
            comparisonAfter: comparisonAfter)
    }

    /// What could be detected, from the months before alone.
    func detectable(_ design: Design) -> Detectable? {
        guard let before = Self.sum(area, design.before), let comparison = Self.sum(comparison, design.before) else {
            return nil
        }
        let ratio = Double(design.after.count) / Double(design.before.count)
        return Detectable(before: before, comparisonBefore: comparison, lengthRatio: ratio)
    }

    func hasAll(_ period: ClosedRange<YearMonth>) -> Bool {
        Self.sum(area, period) != nil && Self.sum(comparison, period) != nil
    }

    /// The sum over a period; nil where a month is missing.
    static func sum(_ counts: [YearMonth: Int], _ period: ClosedRange<YearMonth>) -> Int? {
        var sum = 0
        for month in period.months {
            guard let count = counts[month] else { return nil }
            sum += count
        }
        return sum
    }
}

/// What can be said of an effect.
enum Verdict: Hashable, Sendable {
    case cannotEvaluate(Obstacle)
    /// The area changed no more than its comparison area might by chance.
    case cannotTell(Effect)
    /// Fewer than expected, beyond chance.
    case likelyEffect(Effect)
    /// More than expected, beyond chance.
    case likelyWorse(Effect)

    /// Why no effect can be estimated. A before and after alone is never shown.
    enum Obstacle: Hashable, Sendable, CaseIterable {
        case noComparison, noCounts, noBaseline, incomplete, monthsMissing
    }

    /// The effect, where one could be estimated.
    var effect: Effect? {
        switch self {
        case .cannotEvaluate: nil
        case .cannotTell(let effect), .likelyEffect(let effect), .likelyWorse(let effect): effect
        }
    }

    /// Judges a design on a day. An effect is called likely only if it stands out even where counts vary more than by
    /// chance.
    init(_ design: Design, _ series: ComparedSeries?, today: LocalDate) {
        if let obstacle = Self.obstacle(design, series, today) {
            self = .cannotEvaluate(obstacle)
        } else if let counts = series?.sums(design) {
            let effect = Effect(counts)
            if effect.varied.high < 1 {
                self = .likelyEffect(effect)
            } else if effect.varied.low > 1 {
                self = .likelyWorse(effect)
            } else {
                self = .cannotTell(effect)
            }
        } else {
            self = .cannotEvaluate(.monthsMissing)
        }
    }

    private static func obstacle(_ design: Design, _ series: ComparedSeries?, _ today: LocalDate) -> Obstacle? {
        if design.comparison.isEmpty { return .noComparison }
        guard let series else { return .noCounts }
        if !series.hasAll(design.before) { return .noBaseline }
        if !design.isComplete(on: today) { return .incomplete }
        return series.hasAll(design.after) ? nil : .monthsMissing
    }
}
