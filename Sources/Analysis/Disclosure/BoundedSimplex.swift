// SPDX-License-Identifier: EUPL-1.2

/// Maximises c·y under A·y = 0 and 0 ≤ y ≤ u, where every column of A has few entries.
///
/// The revised simplex method with bounded variables (Dantzig 1955, "Upper bounds, secondary constraints and block
/// triangularity in linear programming") on an explicit inverse of the basis, of which only entries other than 0 are
/// touched. Because the right side is 0, y = 0 is feasible in every basis: each new objective starts there, with the
/// basis that the last one left. The entering column is the steepest of a block, and the first that improves (Bland 1977)
/// once too many steps in a row have had no length.
///
/// Where A is the matrix of a table of two dimensions, it is totally unimodular: then every number in here is a whole
/// number, and nothing is ever rounded.
struct BoundedSimplex {
    private let rows: Int
    private let count: Int
    private let starts: [Int]
    private let entryRows: [Int]
    private let entries: [Double]

    private var upper: [Double]
    private var objective: [Double]
    /// y, then the artificial columns that stand for rows without a basic column, which stay 0.
    private(set) var values: [Double]
    /// The column that is basic in each row; from `count` on artificial.
    private var basis: [Int]
    /// The row in which a column is basic, or -1.
    private var rowOf: [Int]
    /// The inverse of the basis, row by row.
    private var inverse: [Double]
    private var prices: [Double]
    private var direction: [Double]
    /// Where the search for an entering column goes on.
    private var cursor = 0
    private static let block = 512

    /// Below this, a reduced cost or a pivot counts as 0.
    private static let tolerance = 1e-9

    /// Columns are given by their entries: row and coefficient.
    init(rows: Int, columns: [[(row: Int, value: Double)]]) {
        self.rows = rows
        count = columns.count
        var starts = [0]
        for column in columns { starts.append(starts[starts.count - 1] + column.count) }
        self.starts = starts
        entryRows = columns.flatMap { $0.map(\.row) }
        entries = columns.flatMap { $0.map(\.value) }
        upper = Array(repeating: 0, count: count + rows)
        objective = upper
        values = upper
        basis = Array(count..<(count + rows))
        rowOf = Array(repeating: -1, count: count) + Array(0..<rows)
        inverse = Array(repeating: 0, count: rows * rows)
        for row in 0..<rows { inverse[row * rows + row] = 1 }
        prices = Array(repeating: 0, count: rows)
        direction = prices
    }

    /// Sets bounds and objective to 0 for all columns but these, and maximises. False when there is no maximum.
    ///
    /// Should the steps run out, `values` hold what was reached: they are feasible, and a proof of what they show.
    mutating func maximise(_ active: [(column: Int, upper: Double, objective: Double)]) -> Bool {
        for column in 0..<count { (upper[column], objective[column], values[column]) = (0, 0, 0) }
        for item in active { (upper[item.column], objective[item.column]) = (item.upper, item.objective) }
        for row in 0..<rows { values[basis[row]] = 0 }
        computePrices()
        var idle = 0
        for _ in 0..<(10_000 + 100 * rows) {
            let isIdle = idle > 2 * rows
            guard let entering = entering(active, first: isIdle) else { break }
            computeDirection(entering.column)
            let step = limit(entering.column, entering.sign, first: isIdle)
            if step.length == .infinity { return false }
            idle = step.length > 0 ? 0 : idle + 1
            move(entering.column, entering.sign, step)
        }
        return true
    }

    /// How much the objective would gain per unit of a column, had it been allowed; of use after `maximise`.
    func gain(_ column: Int) -> Double {
        var gain = objective[column]
        for k in starts[column]..<starts[column + 1] { gain -= prices[entryRows[k]] * entries[k] }
        return gain
    }
}

extension BoundedSimplex {
    private struct Step {
        var length: Double
        /// The row whose column leaves the basis, or nil when the entering one reaches its other bound first.
        var row: Int?
        var leavesAtUpper = false
    }

    private mutating func computePrices() {
        for row in 0..<rows { prices[row] = 0 }
        for row in 0..<rows where objective[basis[row]] != 0 {
            let weight = objective[basis[row]]
            for k in 0..<rows { prices[k] += weight * inverse[row * rows + k] }
        }
    }

    /// The steepest improving column of the first block that has one, from where the last search ended; or, when
    /// `first`, simply the first that improves.
    private mutating func entering(
        _ active: [(column: Int, upper: Double, objective: Double)], first: Bool
    ) -> (column: Int, sign: Double)? {
        var best: (column: Int, sign: Double)?
        var bestGain = Self.tolerance
        var place = first ? 0 : cursor % max(1, active.count)
        for visited in 0..<active.count {
            let item = active[place]
            place = place + 1 == active.count ? 0 : place + 1
            if rowOf[item.column] < 0, item.upper > 0 {
                let gain = gain(item.column)
                let sign: Double = values[item.column] > 0 ? -1 : 1
                if gain * sign > bestGain { (best, bestGain) = ((item.column, sign), gain * sign) }
            }
            if best != nil, first || visited % Self.block == Self.block - 1 { break }
        }
        cursor = place
        return best
    }

    /// The entering column in terms of the basis.
    private mutating func computeDirection(_ column: Int) {
        for row in 0..<rows { direction[row] = 0 }
        for k in starts[column]..<starts[column + 1] {
            var place = entryRows[k]
            for row in 0..<rows {
                direction[row] += entries[k] * inverse[place]
                place += rows
            }
        }
    }

    /// How far the entering column can go before it or a basic column meets a bound.
    ///
    /// Among several that meet theirs at once, the largest pivot is taken, or the first column when `first`.
    private func limit(_ column: Int, _ sign: Double, first: Bool) -> Step {
        var step = Step(length: upper[column])
        var best = 0.0
        for row in 0..<rows {
            let slope = sign * direction[row]
            guard abs(slope) > Self.tolerance else { continue }
            let basic = basis[row]
            let room = slope > 0 ? values[basic] : upper[basic] - values[basic]
            let length = max(0, room) / abs(slope)
            let rank = first ? -Double(basic) : abs(slope)
            guard length < step.length || (length == step.length && (step.row == nil || rank > best)) else { continue }
            step = Step(length: length, row: row, leavesAtUpper: slope < 0)
            best = rank
        }
        return step
    }

    private mutating func move(_ column: Int, _ sign: Double, _ step: Step) {
        if step.length > 0 {
            for row in 0..<rows where direction[row] != 0 { values[basis[row]] -= sign * step.length * direction[row] }
            values[column] += sign * step.length
        }
        guard let row = step.row else {
            values[column] = sign > 0 ? upper[column] : 0
            return
        }
        values[basis[row]] = step.leavesAtUpper ? upper[basis[row]] : 0
        pivot(column, row)
    }

    private mutating func pivot(_ column: Int, _ row: Int) {
        let own = row * rows
        let used = (0..<rows).filter { inverse[own + $0] != 0 }
        let shift = gain(column) / direction[row]
        for k in used {
            prices[k] += shift * inverse[own + k]
            inverse[own + k] /= direction[row]
        }
        for other in 0..<rows where other != row && direction[other] != 0 {
            let factor = direction[other]
            for k in used { inverse[other * rows + k] -= factor * inverse[own + k] }
        }
        rowOf[basis[row]] = -1
        basis[row] = column
        rowOf[column] = row
    }
}
