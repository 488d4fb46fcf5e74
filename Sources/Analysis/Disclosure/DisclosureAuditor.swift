// SPDX-License-Identifier: EUPL-1.2

/// What an attacker must find possible: that a hidden count is smaller or larger than it is by so much.
struct Need: Hashable, Sendable {
    let cell: Int
    let isUpward: Bool
    var amount: Double
}

/// Other counts that agree with everything published: the proof that a need is met, by how each cell would differ.
struct Witness {
    let changes: [(cell: Int, amount: Double)]

    func uses(_ cell: Int) -> Bool { changes.contains { $0.cell == cell } }

    func meets(_ need: Need) -> Bool {
        reach(need) >= need.amount - DisclosureAuditor.tolerance
    }

    /// How far it goes in the direction of a need.
    func reach(_ need: Need) -> Double {
        let change = changes.first { $0.cell == need.cell }?.amount ?? 0
        return need.isUpward ? change : -change
    }
}

/// Asks what can be derived from the published cells, by linear programming over everything that adds up.
struct DisclosureAuditor {
    static let tolerance = 1e-6

    private let counts: LinkedCounts
    private let columns: [[(row: Int, value: Double)]]
    private var program: BoundedSimplex

    init(_ counts: LinkedCounts) {
        self.counts = counts
        var up = [[(row: Int, value: Double)]](repeating: [], count: counts.values.count)
        for (row, sum) in counts.sums.enumerated() {
            up[sum.total].append((row, -1))
            for part in sum.parts { up[part].append((row, 1)) }
        }
        columns = up.flatMap { [$0, $0.map { ($0.row, -$0.value) }] }
        program = BoundedSimplex(rows: counts.sums.count, columns: columns)
    }

    /// Counts that agree with what is published while `hidden` is hidden, and meet a need; nil when none do.
    mutating func witness(_ need: Need, hidden: [Bool]) -> Witness? {
        let witness = attempt(active(need, allowed: hidden) { _ in 0 })
        return witness.meets(need) ? witness : nil
    }

    /// Counts that go as far towards a need as `allowed` cells permit, and change the others at the least cost: a cost
    /// counts for each unit of a cell's change.
    mutating func cheapestWitness(_ need: Need, allowed: [Bool], costs: [Double]) -> Witness {
        attempt(active(need, allowed: allowed) { costs[$0] })
    }

    /// After `witness` gave nil: cells of which at least one has to be hidden, too, before the need can be met.
    ///
    /// By duality, hiding any other cell leaves the maximum where it is.
    func cut(candidates: [Bool]) -> [Int] {
        candidates.indices.filter { cell in
            guard candidates[cell] else { return false }
            let isHelpfulDown = counts.values[cell] > 0 && program.gain(2 * cell + 1) > 1e-9
            return isHelpfulDown || program.gain(2 * cell) > 1e-9
        }
    }

    /// The smallest and the largest count that a cell can have, as far as an attacker can tell.
    mutating func interval(_ cell: Int, hidden: [Bool]) -> Interval {
        let value = Double(counts.values[cell])
        guard hidden[cell] else { return Interval(low: value, high: value) }
        let down = change(Need(cell: cell, isUpward: false, amount: value), hidden)
        let up = change(Need(cell: cell, isUpward: true, amount: .infinity), hidden)
        return Interval(low: value - down, high: value + up)
    }

    private mutating func change(_ need: Need, _ hidden: [Bool]) -> Double {
        let isBounded = program.maximise(active(need, allowed: hidden) { _ in 0 })
        return isBounded ? program.values[Self.column(need)] : .infinity
    }

    /// The column of a need: even ones raise a cell, odd ones lower it.
    private static func column(_ need: Need) -> Int { 2 * need.cell + (need.isUpward ? 0 : 1) }

    /// The columns that may move: the need's own up to its amount, at a prize above all costs; the others freely up,
    /// and down to 0.
    private func active(
        _ need: Need, allowed: [Bool], cost: (Int) -> Double
    ) -> [(column: Int, upper: Double, objective: Double)] {
        var active: [(column: Int, upper: Double, objective: Double)] = []
        var prize = 1.0
        for cell in allowed.indices where allowed[cell] && cell != need.cell {
            let cost = cost(cell)
            prize += cost
            active.append((2 * cell, .infinity, -cost))
            if counts.values[cell] > 0 { active.append((2 * cell + 1, Double(counts.values[cell]), -cost)) }
        }
        active.append((Self.column(need), need.amount, prize))
        return active
    }

    private mutating func attempt(_ active: [(column: Int, upper: Double, objective: Double)]) -> Witness {
        guard program.maximise(active) else { return Witness(changes: []) }
        var changes: [Int: Double] = [:]
        for item in active where abs(program.values[item.column]) > Self.tolerance {
            let size = program.values[item.column]
            changes[item.column / 2, default: 0] += item.column.isMultiple(of: 2) ? size : -size
        }
        let witness = Witness(changes: changes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        return agrees(witness) ? witness : Witness(changes: [])
    }

    /// Whether a witness truly adds up and leaves no count below 0: the proof does not rest on how it was found.
    private func agrees(_ witness: Witness) -> Bool {
        var balance: [Int: Double] = [:]
        for change in witness.changes {
            if Double(counts.values[change.cell]) + change.amount < -Self.tolerance { return false }
            for entry in columns[2 * change.cell] { balance[entry.row, default: 0] += entry.value * change.amount }
        }
        return balance.values.allSatisfy { abs($0) < Self.tolerance }
    }
}
