// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language
import Testing

@testable import Strategy

@Suite("Evaluating an action")
struct EvaluationTests {
    private let design = Design(
        measure: "Reports of harassment", area: "Lantern Steps", comparison: "Rope Street", series: nil,
        comparisonSeries: nil, before: month("2024-04")...month("2025-03"), after: month("2025-04")...month("2026-03"),
        evaluator: "University")

    /// Counts that sum to the four of a table, in the last month of each period, and zero elsewhere.
    private func series(
        _ before: Int, _ after: Int, _ otherBefore: Int, _ otherAfter: Int, without missing: String? = nil
    )
        -> ComparedSeries
    {
        var (area, other) = ([YearMonth: Int](), [YearMonth: Int]())
        for month in design.before.months + design.after.months { (area[month], other[month]) = (0, 0) }
        (area[design.before.upperBound], area[design.after.upperBound]) = (before, after)
        (other[design.before.upperBound], other[design.after.upperBound]) = (otherBefore, otherAfter)
        if let missing { area[month(missing)] = nil }
        return ComparedSeries(area: area, comparison: other)
    }

    @Test(
        "the ratio and its intervals are those of the published tables",
        arguments: [
            // From the reference tables of relative effect sizes, which divide the other way round.
            (
                (100, 60, 100, 95), 1.5833333333333333, (1.0343268349761245, 2.4237449514710816),
                (0.98031184125042581, 2.5572928316837826)
            ),
            (
                (250, 200, 300, 330), 1.375, (1.0784404044407345, 1.7531103176539959),
                (1.0306159798886616, 1.8344611736024568)
            ),
            ((40, 22, 55, 50), 1.6528925619834711, (0.86633994, 3.15355868), (0.80753218, 3.38420098)),
            ((12, 3, 20, 19), 3.8, (0.92552414, 15.60197012), (0.80559828, 17.92454436)),
        ] as [((Int, Int, Int, Int), Double, (Double, Double), (Double, Double))])
    func effect(counts: (Int, Int, Int, Int), size: Double, chance: (Double, Double), varied: (Double, Double)) throws {
        let table = try #require(
            BeforeAfter(
                treatedBefore: counts.0, treatedAfter: counts.1, comparisonBefore: counts.2, comparisonAfter: counts.3))
        let effect = Effect(table)
        #expect(abs(1 / effect.ratio - size) < 1e-9)
        #expect(abs(1 / effect.chance.high - chance.0) < 1e-4 && abs(1 / effect.chance.low - chance.1) < 1e-3)
        #expect(abs(1 / effect.varied.high - varied.0) < 1e-4 && abs(1 / effect.varied.low - varied.1) < 1e-2)
    }

    @Test(
        "what could be detected is said beforehand, from the months before alone",
        arguments: [
            (84, 131, 1.0, 46), (84, 131, 0.5, 57), (400, 400, 1.0, 25), (2_000, 2_000, 1.0, 12), (20, 30, 1.0, 84),
            (10, 12, 1.0, nil), (0, 131, 1.0, nil),
        ] as [(Int, Int, Double, Int?)])
    func detectable(before: Int, comparison: Int, ratio: Double, percent: Int?) {
        let found = Detectable(before: before, comparisonBefore: comparison, lengthRatio: ratio).chance
        #expect(found.map { Int(($0 * 100).rounded()) } == percent)
    }

    @Test(
        "a verdict needs an interval that leaves out no difference, even where counts vary more than by chance",
        arguments: [
            ((84, 46, 131, 118), "likely"), ((84, 60, 131, 118), "cannot tell"), ((84, 84, 131, 131), "cannot tell"),
            ((84, 160, 131, 118), "worse"), ((3, 0, 4, 5), "cannot tell"), ((100, 60, 100, 95), "cannot tell"),
        ] as [((Int, Int, Int, Int), String)])
    func verdicts(counts: (Int, Int, Int, Int), word: String) {
        let verdict = Verdict(design, series(counts.0, counts.1, counts.2, counts.3), today: day(5, 14))
        let found =
            switch verdict {
            case .cannotEvaluate: "none"
            case .cannotTell: "cannot tell"
            case .likelyEffect: "likely"
            case .likelyWorse: "worse"
            }
        #expect(found == word)
    }

    @Test("without comparison, counts, baseline or time there is no estimate, and the reason is said")
    func obstacles() {
        let alone = Design(
            measure: design.measure, area: design.area, comparison: "", series: nil, comparisonSeries: nil,
            before: design.before, after: design.after, evaluator: "")
        let full = series(84, 46, 131, 118)
        #expect(Verdict(alone, full, today: day(5, 14)) == .cannotEvaluate(.noComparison))
        #expect(Verdict(design, nil, today: day(5, 14)) == .cannotEvaluate(.noCounts))
        #expect(
            Verdict(design, series(84, 46, 131, 118, without: "2024-07"), today: day(5, 14))
                == .cannotEvaluate(.noBaseline))
        #expect(Verdict(design, full, today: day(3, 31)) == .cannotEvaluate(.incomplete))
        #expect(Verdict(design, full, today: day(4, 1)).effect != nil)
        #expect(
            Verdict(design, series(84, 46, 131, 118, without: "2025-07"), today: day(5, 14))
                == .cannotEvaluate(.monthsMissing))
    }

    @Test(
        "a design is declared before the action starts, or marked as declared afterwards",
        arguments: [
            (day(3, 31, 2025), false, nil), (day(4, 1, 2025), false, DesignRefusal.started),
            (day(4, 1, 2025), true, nil),
            (day(5, 1, 2026), false, .started), (day(3, 31, 2025), true, nil),
        ] as [(LocalDate, Bool, DesignRefusal?)])
    func declaring(today: LocalDate, admits: Bool, refusal: DesignRefusal?) {
        #expect(DesignRefusal.check(design, starts: day(4, 1, 2025), today: today, admitsAfterwards: admits) == refusal)
    }

    @Test(
        "the months before end before the start, and those after do not begin before it",
        arguments: [
            ("2024-04", "2025-03", "2025-04", "2026-03", day(4, 1, 2025), nil),
            ("2024-04", "2025-04", "2025-05", "2026-03", day(4, 1, 2025), DesignRefusal.beforeReachesStart),
            ("2024-04", "2025-02", "2025-03", "2026-03", day(4, 1, 2025), .afterTooEarly),
            ("2018-01", "2025-03", "2025-04", "2026-03", day(4, 1, 2025), .periodTooLong),
        ] as [(String, String, String, String, LocalDate, DesignRefusal?)])
    func periods(
        from: String, to: String, afterFrom: String, afterTo: String, starts: LocalDate, refusal: DesignRefusal?
    ) {
        let design = Design(
            measure: "m", area: "a", comparison: "b", series: nil, comparisonSeries: nil,
            before: month(from)...month(to),
            after: month(afterFrom)...month(afterTo), evaluator: "")
        #expect(DesignRefusal.check(design, starts: starts, today: day(1, 1, 2025), admitsAfterwards: false) == refusal)
    }

    @Test(
        "moving the start of the action does not make a late declaration early",
        arguments: [
            (day(4, 1), day(4, 1), false), (day(3, 1), day(4, 1), true), (day(4, 1), day(3, 1), true),
            (day(3, 2), day(3, 2), true),
        ])
    func moved(known: LocalDate, now: LocalDate, isAfterwards: Bool) {
        let declaration = Declaration(
            number: 1, design: design, declared: day(3, 2), actionStarts: known, detectable: nil)
        #expect(declaration.isAfterwards(actionStarts: now) == isAfterwards)
    }

    @Test("an indicator read from a dataset counts whole years only")
    func years() {
        var counts: [YearMonth: Int] = [:]
        for index in 0..<30 { counts[month("2023-01").adding(months: index)] = 2 }
        let all = Measurement.years(counts, from: day(1, 15, 2023), today: day(6, 30, 2025))
        #expect(all.map(\.value) == [24, 24])
        #expect(all.map(\.day) == [day(12, 31, 2023), day(12, 31, 2024)])
        #expect(all.first?.interval?.contains(24) == true)
        counts[month("2024-05")] = nil
        #expect(Measurement.years(counts, from: day(1, 15, 2023), today: day(6, 30, 2025)).count == 1)
    }

    @Test("a chart shows quarters where the periods divide so, and the time between them as a gap")
    func blocks() {
        func design(_ before: ClosedRange<YearMonth>, _ after: ClosedRange<YearMonth>) -> Design {
            Design(
                measure: "m", area: "a", comparison: "b", series: nil, comparisonSeries: nil, before: before,
                after: after,
                evaluator: "")
        }
        let quarters = design(month("2025-01")...month("2025-06"), month("2025-08")...month("2025-10")).blocks
        #expect(quarters.map(\.count) == [3, 3, 1, 3])
        #expect(design(month("2025-01")...month("2025-04"), month("2025-05")...month("2025-06")).blocks.count == 6)
    }
}
