// SPDX-License-Identifier: EUPL-1.2

/// Moran's I and Geary's C: whether zones are, on the whole, like their neighbours.
///
/// Row-standardised weights: a zone's neighbours count as much together, whether few or many. I = (n/S0)·Σw·z·z' ÷ Σz²
/// (Moran 1950), C = (n-1)/(2·S0)·Σw·(x-x')² ÷ Σz² (Geary 1954); expectation and variances are those of Cliff and Ord
/// 1981, "Spatial processes", 1.4.2: for normal values, and for the values at hand in random order. I is above its
/// expectation, and C below 1, where neighbours are alike. No unit.
///
/// Zones without neighbours count in n, as in PySAL, and add nothing to the sums of weights.
public struct GlobalAutocorrelation: Hashable, Sendable {
    /// An expectation, two variances, and where a value stands.
    public struct Standing: Hashable, Sendable {
        public let value: Double
        public let expected: Double
        public let varianceNormal: Double
        public let varianceRandom: Double

        public var zNormal: Double { (value - expected) / varianceNormal.squareRoot() }
        public var zRandom: Double { (value - expected) / varianceRandom.squareRoot() }
    }

    public let moran: Standing
    public let geary: Standing
    /// The p of the smaller tail of I, all values in random order, (k+1)/(R+1); nil where no permutations were asked for.
    public let simulated: Double?
    public let weights: WeightSums

    /// - Precondition: there are as many values as zones of the graph, at least 4, not all the same, and some neighbours.
    public init(_ values: [Double], _ graph: NeighbourGraph, _ permutations: Permutations? = nil) {
        let (centred, sums) = (Centred(values), WeightSums(graph))
        let n = centred.count
        let product = Self.product(centred.values, graph)
        var differences = 0.0
        for zone in values.indices where graph.degree(zone) > 0 {
            let squares = graph.neighbours(zone).reduce(0.0) { $0 + square(values[zone] - values[Int($1)]) }
            differences += squares / Double(graph.degree(zone))
        }
        let mean2 = centred.squares / n
        let kurtosis = centred.values.reduce(0) { $0 + square($1 * $1) } / n / (mean2 * mean2)
        moran = sums.moran(n / sums.s0 * product / centred.squares, n: n, kurtosis: kurtosis)
        geary = sums.geary((n - 1) / (2 * sums.s0) * differences / centred.squares, n: n, kurtosis: kurtosis)
        weights = sums
        simulated = permutations.map { Self.folded(product, centred.values, graph, $0) }
    }

    /// Σ over zones of z times the mean of the neighbours' z.
    private static func product(_ values: [Double], _ graph: NeighbourGraph) -> Double {
        var product = 0.0
        for zone in values.indices where graph.degree(zone) > 0 {
            let sum = graph.neighbours(zone).reduce(0.0) { $0 + values[Int($1)] }
            product += values[zone] * sum / Double(graph.degree(zone))
        }
        return product
    }

    private static func folded(
        _ observed: Double, _ values: [Double], _ graph: NeighbourGraph, _ permutations: Permutations
    ) -> Double {
        let hair = 1e-12 * values.reduce(0) { $0 + $1 * $1 }
        let pieces = Parallel.map(count: permutations.count, grain: 8) { range in
            range.count { permutation in
                var (draws, shuffled) = (Draws(seed: permutations.seed, stream: permutation), values)
                draws.shuffle(&shuffled)
                return product(shuffled, graph) >= observed - hair
            }
        }
        return permutations.folded(atLeast: pieces.reduce(0, +))
    }
}

/// The sums of row-standardised weights that the variances rest on.
public struct WeightSums: Hashable, Sendable {
    /// All weights: the zones that have neighbours.
    public private(set) var s0 = 0.0
    /// Half of Σ(w + w')², w' being the weight in the other direction.
    public private(set) var s1 = 0.0
    /// Σ of the squares of each zone's row and column together.
    public private(set) var s2 = 0.0

    init(_ graph: NeighbourGraph) {
        for zone in 0..<graph.count where graph.degree(zone) > 0 {
            let own = 1 / Double(graph.degree(zone))
            var column = 0.0
            for neighbour in graph.neighbours(zone) {
                let other = 1 / Double(graph.degree(Int(neighbour)))
                column += other
                s1 += square(own + other) / 2
            }
            s0 += 1
            s2 += square(1 + column)
        }
    }

    fileprivate func moran(_ value: Double, n: Double, kurtosis: Double) -> GlobalAutocorrelation.Standing {
        let (expected, s00) = (-1 / (n - 1), s0 * s0)
        let normal = (n * n * s1 - n * s2 + 3 * s00) / ((n * n - 1) * s00) - expected * expected
        let first = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s00)
        let second = kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s00)
        let random = (first - second) / ((n - 1) * (n - 2) * (n - 3) * s00) - expected * expected
        return .init(value: value, expected: expected, varianceNormal: normal, varianceRandom: random)
    }

    fileprivate func geary(_ value: Double, n: Double, kurtosis: Double) -> GlobalAutocorrelation.Standing {
        let s00 = s0 * s0
        let normal = ((2 * s1 + s2) * (n - 1) - 4 * s00) / (2 * (n + 1) * s00)
        let first = (n - 1) * s1 * (n * n - 3 * n + 3 - (n - 1) * kurtosis)
        let second = (n - 1) * s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * kurtosis) / 4
        let third = s00 * (n * n - 3 - square(n - 1) * kurtosis)
        let random = (first - second + third) / (n * (n - 2) * (n - 3) * s00)
        return .init(value: value, expected: 1, varianceNormal: normal, varianceRandom: random)
    }
}

private func square(_ value: Double) -> Double { value * value }
