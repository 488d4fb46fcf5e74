// SPDX-License-Identifier: EUPL-1.2

/// The largest log likelihood ratios of sixteen replicates at once, and the bar that a count has to pass to be larger.
///
/// Counts are whole numbers in single precision, exact up to 2²⁴; a ratio is computed in double precision, only where the
/// bound of `LikelihoodRatio.spread` says that it may be larger than the largest so far.
struct LargestRatios {
    typealias Lanes = SIMD16<Float>

    private(set) var best = [Double](repeating: 0, count: Lanes.scalarCount)
    private var roots = Lanes.zero
    private var largestRoot: Float = 0
    private let total: Double

    init(total: Int) {
        self.total = Double(total)
    }

    /// A window as replicates see it.
    struct Window {
        let expected: Float
        let spread: Float
        /// Up to this root of the largest ratio, the bar is below C - E, above which the bound does not hold.
        let largestRoot: Float

        init(expected: Double, total: Double) {
            self.expected = Float(expected)
            spread = expected.isFinite ? Float(LikelihoodRatio.spread(expected: expected, total: total)) : 0
            let reach = (total - 2 * expected) / LikelihoodRatio.spread(expected: expected, total: total)
            largestRoot = expected.isFinite ? Float(reach) * (1 - 1e-6) : .infinity
        }
    }

    /// Takes the counts inside a window into account; `expected` is asked for where they stand out.
    @inline(__always)
    mutating func see(_ inside: Lanes, _ window: Window, expected: () -> Double) {
        let root = largestRoot > window.largestRoot ? Lanes.zero : roots
        let passes = inside .> root * window.spread + window.expected
        if any(passes) { settle(inside, passes, expected()) }
    }

    @inline(never)
    private mutating func settle(_ inside: Lanes, _ passes: SIMDMask<SIMD16<Int32>>, _ expected: Double) {
        for lane in 0..<Lanes.scalarCount where passes[lane] {
            let ratio = LikelihoodRatio.logarithm(cases: Double(inside[lane]), expected: expected, total: total)
            guard ratio > best[lane] else { continue }
            best[lane] = ratio
            // Single precision errs by less than this, up to 2²⁴ cases.
            roots[lane] = max(0, Float(ratio.squareRoot()) - 1e-3)
            largestRoot = max(largestRoot, roots[lane])
        }
    }

    /// The largest ratio of each replicate, in their order: `block` gives those of sixteen from a number on.
    static func gather(_ replicates: Int, _ block: @Sendable (Int) -> [Double]) -> [Double] {
        let blocks = (replicates + Lanes.scalarCount - 1) / Lanes.scalarCount
        let largest: [[Double]] = Parallel.map(count: blocks, grain: 1) { blocks in
            blocks.flatMap { block($0 * Lanes.scalarCount) }
        }
        return Array(largest.flatMap(\.self).prefix(replicates))
    }
}

/// How many of a scan's replicates were at least as striking.
struct ScanChance {
    private let permutations: Permutations?
    private let sorted: [Double]

    init(_ permutations: Permutations?, _ maxima: (Permutations) -> [Double]) {
        self.permutations = permutations
        sorted = permutations.map { maxima($0).sorted() } ?? []
    }

    /// (k+1)/(R+1), where k of R maxima are at least as large, up to rounding; nil without replicates.
    func p(_ ratio: Double) -> Double? {
        let floor = ratio * (1 - 1e-9)
        let below = sorted.firstIndex { $0 >= floor } ?? sorted.count
        return permutations?.p(asExtreme: sorted.count - below)
    }
}
