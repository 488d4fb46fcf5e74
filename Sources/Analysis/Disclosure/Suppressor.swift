// SPDX-License-Identifier: EUPL-1.2

/// Chooses which cells to hide besides the small ones, so that none of these can be derived.
///
/// For each need in turn, the cheapest change of hidden and showable counts that meets it is looked for, and the cells
/// it changes are hidden (Kelly, Golden and Assad 1992, "Cell suppression: disclosure protection for sensitive tabular
/// data", with linear programs in place of network flows, so that it holds for linked tables too). Then every cell that
/// turns out not to be needed is shown again. Small tables are searched on for the optimum.
struct Suppressor {
    private let counts: LinkedCounts
    private var needs: [Need]
    private let costs: [Double]
    /// Hidden whatever happens: small counts, and what earlier releases hid.
    private let given: [Bool]
    private var auditor: DisclosureAuditor
    private(set) var hidden: [Bool]
    /// The proof for each need.
    private var witnesses: [Witness?]

    init(_ counts: LinkedCounts, _ rule: SuppressionRule) {
        let small = Disclosure.small(counts, rule)
        self.counts = counts
        needs = small.flatMap { Disclosure.needs(of: $0, counts, rule) }
        costs = Self.costs(counts)
        var given = counts.standings.map { $0 == .hidden }
        for cell in small { given[cell] = true }
        self.given = given
        auditor = DisclosureAuditor(counts)
        hidden = given
        witnesses = Array(repeating: nil, count: needs.count)
    }

    /// Fewest totals first, then fewest cells, then least value; a zero counts as a quarter of a cell more, since zeros
    /// are to be shown wherever others will do.
    private static func costs(_ counts: LinkedCounts) -> [Double] {
        let all = Double(counts.values.reduce(1, +))
        let total = Double(counts.values.count + 1)
        return counts.values.indices.map { cell in
            let value = counts.values[cell]
            return (counts.isTotal[cell] ? total : 1) + (value == 0 ? 0.25 : Double(value) / all)
        }
    }

    /// Whether this release may decide to hide a cell.
    private func isCandidate(_ cell: Int) -> Bool { counts.standings[cell] == .open && !given[cell] }

    /// Hides what is needed. Gives the small cells of which earlier releases already tell more than the rule allows,
    /// whatever is hidden now; of these, nothing more is told.
    mutating func run() -> [Int] {
        var told: Set<Int> = []
        for index in needs.indices where witnesses[index] == nil {
            if !protect(index) { told.insert(needs[index].cell) }
        }
        showWhatIsNotNeeded()
        if hidden.count <= Self.searchable { search() }
        return told.sorted()
    }

    /// Hides what a need asks for, or as much of it as can still be had: false in that case.
    private mutating func protect(_ index: Int) -> Bool {
        let allowed = hidden.indices.map { hidden[$0] || isCandidate($0) }
        let prices = hidden.indices.map { hidden[$0] ? 0 : costs[$0] }
        let witness = auditor.cheapestWitness(needs[index], allowed: allowed, costs: prices)
        for change in witness.changes { hidden[change.cell] = true }
        let isMet = witness.meets(needs[index])
        if !isMet { needs[index].amount = max(0, witness.reach(needs[index])) }
        for other in needs.indices where witnesses[other] == nil && witness.meets(needs[other]) {
            witnesses[other] = witness
        }
        return isMet
    }

    private mutating func showWhatIsNotNeeded() {
        let extra = hidden.indices.filter { hidden[$0] && !given[$0] }
        for cell in extra.sorted(by: { (costs[$0], $0) > (costs[$1], $1) }) { showIfSafe(cell) }
    }

    private mutating func showIfSafe(_ cell: Int) {
        let before = (hidden, witnesses)
        hidden[cell] = false
        for index in needs.indices where witnesses[index]?.uses(cell) == true {
            guard let witness = auditor.witness(needs[index], hidden: hidden) else {
                (hidden, witnesses) = before
                return
            }
            witnesses[index] = witness
        }
    }

    /// Tables of at most so many cells are searched for the optimum.
    private static let searchable = 400

    private mutating func search() {
        let extra = hidden.indices.filter { hidden[$0] && !given[$0] }
        let cost = extra.reduce(0) { $0 + costs[$1] }
        var search = SuppressionSearch(auditor, needs: needs, costs: costs, below: cost, budget: 2_000)
        search.run(hidden: given, candidates: given.indices.map(isCandidate))
        if let best = search.best { hidden = best }
    }
}
