// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Snapshot {
    /// The designs of some evaluations as they were declared, the first first. They must have been read by a scope.
    func declarations(of evaluations: some Sequence<ID<Evaluation>>, in council: CouncilID) throws
        -> [ID<Evaluation>: [Declaration]]
    {
        let evaluations = Set(evaluations)
        guard !evaluations.isEmpty else { return [:] }
        return try rows(
            """
            SELECT * FROM evaluation_design WHERE council = \(council) AND evaluation IN \(list: evaluations)
            ORDER BY evaluation, number
            """
        ).reduce(into: [:]) { $0[try $1["evaluation"], default: []].append(try Declaration($1)) }
    }

    /// The counts entered by hand; nil where there are none.
    func enteredCounts(of evaluation: ID<Evaluation>, in council: CouncilID) throws -> ComparedSeries? {
        let rows = try rows(
            "SELECT * FROM evaluation_count WHERE council = \(council) AND evaluation = \(evaluation) ORDER BY month")
        guard !rows.isEmpty else { return nil }
        var (area, comparison) = ([YearMonth: Int](), [YearMonth: Int]())
        for row in rows {
            let month = try row.month("month")
            (area[month], comparison[month]) = (try row["area"], try row["comparison"])
        }
        return ComparedSeries(area: area, comparison: comparison)
    }

    /// The counts a design is judged by, as far as the viewer may see them.
    func series(_ design: Design, of evaluation: ID<Evaluation>, _ source: SeriesSource, for scope: Scope) throws
        -> ComparedSeries?
    {
        guard let here = design.series, let there = design.comparisonSeries else {
            return try enteredCounts(of: evaluation, in: scope.council)
        }
        guard let area = try source.counts(self, here.dataset, here.area, scope),
            let comparison = try source.counts(self, there.dataset, there.area, scope)
        else { return nil }
        return ComparedSeries(area: area, comparison: comparison)
    }
}

extension Permit where A == WriteEntry<Evaluation> {
    /// Enters a design for ever.
    func declare(_ declaration: Declaration) throws {
        let design = declaration.design
        try transaction.run(
            """
            INSERT INTO evaluation_design (council, evaluation, number, declared, action_starts, measure, area,
                comparison, evaluator, dataset, dataset_area, comparison_dataset, comparison_area,
                before_from, before_to, after_from, after_to, detectable, detectable_varied, is_known)
            VALUES (\(council), \(subject.head.id), \(declaration.number), \(declaration.declared),
                \(declaration.actionStarts), \(design.measure), \(design.area), \(design.comparison),
                \(design.evaluator), \(design.series?.dataset), \(design.series?.area),
                \(design.comparisonSeries?.dataset), \(design.comparisonSeries?.area),
                \(design.before.lowerBound.description), \(design.before.upperBound.description),
                \(design.after.lowerBound.description), \(design.after.upperBound.description),
                \(declaration.detectable?.chance), \(declaration.detectable?.varied), \(declaration.detectable != nil))
            """)
    }

    /// Replaces the counts entered by hand.
    func enter(_ counts: ComparedSeries) throws {
        let evaluation = subject.head.id
        try transaction.run("DELETE FROM evaluation_count WHERE council = \(council) AND evaluation = \(evaluation)")
        for month in counts.area.keys.sorted() {
            try transaction.run(
                """
                INSERT INTO evaluation_count (council, evaluation, month, area, comparison)
                VALUES (\(council), \(evaluation), \(month.description), \(counts.area[month] ?? 0),
                    \(counts.comparison[month] ?? 0))
                """)
        }
    }
}

extension Declaration {
    init(_ row: Row) throws {
        let isKnown: Bool = try row["is_known"]
        self.init(
            number: try row["number"], design: try Design(row), declared: try row["declared"],
            actionStarts: try row["action_starts"],
            detectable: isKnown ? Detectable(chance: try row["detectable"], varied: try row["detectable_varied"]) : nil)
    }
}

extension Design {
    init(_ row: Row) throws {
        func series(_ dataset: String, _ area: String) throws -> SeriesReference? {
            guard let dataset: String = try row[dataset], let area: String = try row[area] else { return nil }
            return SeriesReference(dataset: dataset, area: area)
        }
        func period(_ from: String, _ to: String) throws -> ClosedRange<YearMonth> {
            let (first, last) = (try row.month(from), try row.month(to))
            return first...max(first, last)
        }
        self.init(
            measure: try row["measure"], area: try row["area"], comparison: try row["comparison"],
            series: try series("dataset", "dataset_area"),
            comparisonSeries: try series("comparison_dataset", "comparison_area"),
            before: try period("before_from", "before_to"), after: try period("after_from", "after_to"),
            evaluator: try row["evaluator"])
    }
}
