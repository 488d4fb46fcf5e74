// SPDX-License-Identifier: EUPL-1.2

/// Throws a fixed number of cases into zones, each case into a zone with the chance of the zone's weight.
///
/// The zones stand at the leaves of a binary tree; at each fork a binomial draw says how many cases go left (Devroye
/// 1986, "Non-uniform random variate generation", XI.4.2).
struct Multinomial {
    /// The number of leaves, a power of two.
    private let width: Int
    private let count: Int
    /// The chance of going left at each fork, in 2⁻⁶⁴; fork 1 is the root, fork k leads to 2k and 2k+1.
    private let left: [UInt64]
    private let isCertain: [Bool]

    /// Weights are 0 or more, one of them above 0.
    init(weights: [Double]) {
        count = weights.count
        var width = 1
        while width < weights.count { width *= 2 }
        var sums = [Double](repeating: 0, count: 2 * width)
        for (leaf, weight) in weights.enumerated() { sums[width + leaf] = weight }
        for node in stride(from: width - 1, to: 0, by: -1) { sums[node] = sums[2 * node] + sums[2 * node + 1] }
        self.width = width
        left = (0..<width).map { node in
            guard node > 0, sums[2 * node + 1] > 0, sums[node] > 0 else { return 0 }
            return UInt64(min((sums[2 * node] / sums[node]) * 0x1p64, 0x1p64.nextDown))
        }
        isCertain = (0..<width).map { $0 > 0 && sums[2 * $0 + 1] == 0 }
    }

    /// Throws `total` cases; gives how many fell into each zone.
    func draw(_ total: Int, _ draws: inout Draws) -> [Int] {
        var cases = [Int](repeating: 0, count: 2 * width)
        cases[1] = total
        for node in 1..<max(width, 1) where cases[node] > 0 {
            let here = cases[node]
            cases[2 * node] = isCertain[node] ? here : draws.binomial(here, share: left[node])
            cases[2 * node + 1] = here - cases[2 * node]
        }
        return Array(cases[width..<width + count])
    }
}

extension Draws {
    /// How many of `count` fair coins fall on one side: the bits that are set in as many random bits.
    private mutating func coins(_ count: Int) -> Int {
        var (left, sum) = (count, 0)
        while left >= 64 {
            sum += next().nonzeroBitCount
            left -= 64
        }
        return left > 0 ? sum + (next() >> UInt64(64 - left)).nonzeroBitCount : sum
    }

    /// How many of `count` trials succeed with the probability `share`/2⁶⁴.
    ///
    /// Each trial draws a binary fraction and succeeds where it is below the share. Fractions are compared bit by bit
    /// for all trials at once: those that differ from the share's bit are settled, the others go on, half as many each
    /// time. Exact, and without a logarithm.
    mutating func binomial(_ count: Int, share: UInt64) -> Int {
        var (open, rest, successes) = (count, share, 0)
        while open > 0, rest != 0 {
            let zeros = coins(open)
            if rest >> 63 == 1 {
                successes += zeros
                open -= zeros
            } else {
                open = zeros
            }
            rest <<= 1
        }
        return successes
    }
}
