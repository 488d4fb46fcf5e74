// SPDX-License-Identifier: EUPL-1.2
import Analysis

/// Decides what of a dataset may be published, in the light of all that was published before.
enum Preparation {
    /// The counts to publish: areas by months, in the order of the areas.
    struct Counts: Sendable {
        let areas: [FrozenTable.Area]
        /// Months since January of year 0.
        let months: [Int]
        let counts: [[Int]]
    }

    /// What a person is asked to sign off.
    struct Result: Sendable {
        let table: FrozenTable
        let released: ReleasedCounts
        /// Small counts of which earlier publications already tell more than the rule allows.
        let alreadyTold: Int
    }

    /// Throws a `SuppressionRefusal` when the table or an earlier one is not a table.
    static func prepare(
        _ counts: Counts, threshold: Int, after earlier: [ReleasedCounts]
    ) throws(SuppressionRefusal) -> Result {
        let rule = SuppressionRule(threshold: threshold) ?? .fewerThanFive
        var releases: [TableRelease] = []
        for one in earlier { releases.append(try release(one)) }
        let table = try CountTable(
            rows: counts.areas.map(\.code), columns: counts.months.map(String.init), counts: counts.counts)
        let decided = TableRelease(table, rule, after: releases)
        return Result(
            table: FrozenTable(areas: counts.areas, months: counts.months, release: decided),
            released: ReleasedCounts(
                codes: counts.areas.map(\.code), months: counts.months, counts: counts.counts, hidden: decided.hidden,
                threshold: rule.threshold),
            alreadyTold: decided.alreadyTold.count)
    }

    private static func release(_ one: ReleasedCounts) throws(SuppressionRefusal) -> TableRelease {
        let table = try CountTable(rows: one.codes, columns: one.months.map(String.init), counts: one.counts)
        return try TableRelease(
            table, SuppressionRule(threshold: one.threshold) ?? .fewerThanFive, hidden: one.hidden)
    }
}
