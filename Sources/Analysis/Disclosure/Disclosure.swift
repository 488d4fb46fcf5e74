// SPDX-License-Identifier: EUPL-1.2

/// Disclosure control: small counts hidden, and enough others that nobody can work them out.
///
/// **Guarantee.** For each count below the threshold, the smallest and the largest value that agree with everything
/// published are 0 or less and the threshold or more, so that a reader cannot even tell that it is small. For each count
/// that a few contributors make up, they are as far away as `DominanceRule` asks.
///
/// **The attacker** has every release of the table; knows how the cells add up in each; knows that counts are whole
/// numbers of 0 or more; knows the rule and the threshold; knows which counts were corrected between releases, and
/// takes the others as unchanged; and has a solver for linear programs. All hidden cells carry one mark, whether hidden
/// for their own sake or to protect others, and any count, also 0 and also a large one, may be hidden to protect others:
/// so the mark itself tells nothing of a count.
///
/// **What is not covered.** Somebody who knows one of the hidden counts from elsewhere (a partner who supplied it), who
/// reruns this program on every table that might be the true one (Wong et al. 2007, "Minimality attack in privacy
/// preserving data publishing"), or who has other tables of the same incidents that were not linked here.
///
/// **Rates, shares and intervals** tell the count to whoever knows the population: derive them from `PublishedCount`,
/// never from the true counts.
///
/// Complementary cells are as few as can be found, totals last: to the optimum in tables up to 400 cells where 2,000
/// branches suffice, and by a heuristic above. For tables of two dimensions, rows grouped or not, bounds are the same
/// over whole numbers; for other linked tables whole numbers may leave a narrower interval than the one assured.
public enum Disclosure {
    /// Which cells to hide, one per cell. Throws a `SuppressionRefusal` when the counts do not add
    /// up, or when cells that were shown earlier already tell too much.
    public static func hidden(_ counts: LinkedCounts, _ rule: SuppressionRule) throws(SuppressionRefusal) -> [Bool] {
        try check(counts)
        var suppressor = Suppressor(counts, rule)
        let told = suppressor.run()
        guard told.isEmpty else { throw .alreadyTold(cells: told) }
        return suppressor.hidden
    }

    /// What an attacker can derive of each of some cells; an interval without an upper end goes to `.infinity`.
    public static func intervals(of cells: [Int], in counts: LinkedCounts, hidden: [Bool]) -> [Interval] {
        var auditor = DisclosureAuditor(counts)
        return cells.map { auditor.interval($0, hidden: hidden) }
    }

    /// Hidden small cells that can be derived too closely: empty when the guarantee holds.
    public static func exposed(_ counts: LinkedCounts, hidden: [Bool], _ rule: SuppressionRule) -> [Int] {
        let cells = small(counts, rule)
        let slack = DisclosureAuditor.tolerance
        return zip(cells, intervals(of: cells, in: counts, hidden: hidden)).compactMap { cell, interval in
            let value = Double(counts.values[cell])
            let isSafe = needs(of: cell, counts, rule).allSatisfy {
                ($0.isUpward ? interval.high - value : value - interval.low) >= $0.amount - slack
            }
            return isSafe ? nil : cell
        }
    }

    /// Cells that have to be hidden for their own sake. What an earlier release showed cannot be hidden any more.
    static func small(_ counts: LinkedCounts, _ rule: SuppressionRule) -> [Int] {
        counts.values.indices.filter {
            (rule.hides(counts.values[$0]) || counts.protections[$0] != nil) && counts.standings[$0] != .shown
        }
    }

    /// Each small count must be able to be 0, and to be the threshold; one of few contributors, as far away as its
    /// protection says, though not below 0.
    static func needs(of cell: Int, _ counts: LinkedCounts, _ rule: SuppressionRule) -> [Need] {
        let (value, few) = (Double(counts.values[cell]), counts.protections[cell] ?? 0)
        let isSmall = rule.hides(counts.values[cell])
        let up = max(few, isSmall ? Double(rule.threshold) - value : 0)
        let down = isSmall ? value : min(value, few)
        let needs = [
            Need(cell: cell, isUpward: true, amount: up), Need(cell: cell, isUpward: false, amount: down),
        ]
        return needs.filter { $0.amount > 0 }
    }

    private static func check(_ counts: LinkedCounts) throws(SuppressionRefusal) {
        if let cell = counts.values.firstIndex(where: { $0 < 0 }) {
            throw .negative(row: "cell", column: "\(cell)")
        }
        for sum in counts.sums where counts.values[sum.total] != sum.parts.reduce(0, { $0 + counts.values[$1] }) {
            throw .notAdditive(total: sum.total)
        }
    }
}
