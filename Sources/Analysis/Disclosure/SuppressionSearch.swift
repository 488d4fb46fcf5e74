// SPDX-License-Identifier: EUPL-1.2

/// Searches small tables for the cheapest set of cells to hide.
///
/// While some need is not met, duality names cells of which at least one has to be hidden; each is tried in turn, and
/// those tried before are then shown for good (branch and cut, after Fischetti and Salazar-González 1999, "Models and
/// algorithms for the 2-dimensional cell suppression problem"). A branch ends where it costs as much as what is known.
struct SuppressionSearch {
    private let needs: [Need]
    private let costs: [Double]
    private var auditor: DisclosureAuditor
    /// How many branches may still be visited.
    private var budget: Int
    private var bestCost: Double
    /// The cheapest set found, or nil when none is cheaper than the one known before.
    private(set) var best: [Bool]?

    init(_ auditor: DisclosureAuditor, needs: [Need], costs: [Double], below cost: Double, budget: Int) {
        (self.auditor, self.needs, self.costs) = (auditor, needs, costs)
        (bestCost, self.budget) = (cost, budget)
    }

    /// Searches from the cells that have to be hidden; `candidates` may be hidden as well.
    mutating func run(hidden: [Bool], candidates: [Bool]) {
        visit(hidden, candidates, cost: 0, open: Array(needs.indices))
    }

    private mutating func visit(_ hidden: [Bool], _ candidates: [Bool], cost: Double, open: [Int]) {
        budget -= 1
        guard budget > 0 else { return }
        var open = open
        while let index = open.last, let witness = auditor.witness(needs[index], hidden: hidden) {
            open.removeAll { witness.meets(needs[$0]) }
        }
        guard !open.isEmpty else {
            (best, bestCost) = (hidden, cost)
            return
        }
        branch(hidden, candidates, cost: cost, open: open)
    }

    private mutating func branch(_ hidden: [Bool], _ candidates: [Bool], cost: Double, open: [Int]) {
        var (hidden, candidates) = (hidden, candidates)
        let cut = auditor.cut(candidates: candidates).sorted { costs[$0] < costs[$1] }
        for cell in cut {
            guard cost + costs[cell] < bestCost - 1e-12 else { return }
            hidden[cell] = true
            candidates[cell] = false
            visit(hidden, candidates, cost: cost + costs[cell], open: open)
            hidden[cell] = false
        }
    }
}
