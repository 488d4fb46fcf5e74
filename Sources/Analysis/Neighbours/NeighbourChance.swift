// SPDX-License-Identifier: EUPL-1.2

/// How the sum over a zone's neighbours compares with sums over as many other zones drawn at random.
///
/// The zone keeps its own value and all others are shuffled (the conditional permutation of Anselin 1995, "Local
/// indicators of spatial association"). One arrangement of zones is drawn for each permutation and read by all zones, as
/// PySAL does: a zone with k neighbours takes the first k. So the sum of the first k is computed once for all zones with k
/// neighbours, and placed among their own sums by bisection; only the few zones that stand in the arrangement themselves
/// are computed apart, with the zone that is left over in their place. Cost: permutations × (greatest number of
/// neighbours + numbers of neighbours that occur × log zones), not zones × permutations × neighbours. Memory: linear.
///
/// Each zone's p is exact in itself; the draws being common, errors of zones are not independent of each other. Whoever
/// minds takes more permutations.
struct NeighbourChance: Hashable, Sendable {
    /// For each zone how many permutations gave a sum at least as large; of zones without neighbours, nothing is meant.
    private(set) var atLeast: [Int]
    /// For each zone how many permutations gave a sum at most as large.
    private(set) var atMost: [Int]
    private let permutations: Permutations

    init(_ values: [Double], _ graph: NeighbourGraph, _ permutations: Permutations) {
        let ranks = SumRanks(values, graph)
        let pieces = Parallel.map(count: permutations.count, grain: 64) { range in
            ranks.counts(range, seed: permutations.seed)
        }
        var (below, above) = (pieces[0].below, pieces[0].above)
        for piece in pieces.dropFirst() {
            for zone in below.indices {
                below[zone] += piece.below[zone]
                above[zone] += piece.above[zone]
            }
        }
        atLeast = below.map { permutations.count - $0 }
        atMost = above.map { permutations.count - $0 }
        self.permutations = permutations
    }

    /// What the permutations say of a zone's statistic that rises with the sum, or falls with it.
    func chance(of zone: Int, isReversed: Bool) -> SimulatedChance {
        SimulatedChance(
            folded: permutations.folded(atLeast: isReversed ? atMost[zone] : atLeast[zone]),
            twoSided: min(1, 2 * permutations.p(asExtreme: min(atLeast[zone], atMost[zone]))))
    }
}

/// How often chance alone goes as far, from permutations.
public struct SimulatedChance: Hashable, Sendable {
    /// (k+1)/(R+1) of the smaller tail, as PySAL folds it: permutations that give the very same count in the upper tail only.
    public let folded: Double
    /// Twice the smaller tail, permutations that give the very same counted in both: what findings rest on, since where
    /// figures repeat, the former may be tiny though the very same is common.
    public let twoSided: Double
}

/// The zones by number of neighbours, in each group by the sum over their neighbours.
private struct SumRanks: Sendable {
    /// Zones with as many neighbours.
    struct Group: Sendable {
        let degree: Int
        /// By rising sum.
        let zones: [Int]
        /// A sum below `low` is smaller than the zone's own, one above `high` larger, rounding allowed for.
        let low: [Double]
        let high: [Double]

        /// How many zones, in the order of the group, have bounds of which `isPassed` holds; it holds for a beginning.
        static func passed(_ bounds: [Double], _ isPassed: (Double) -> Bool) -> Int {
            var (low, high) = (0, bounds.count)
            while low < high {
                let middle = (low + high) / 2
                if isPassed(bounds[middle]) { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    let values: [Double]
    let groups: [Group]
    /// Where each zone stands: group and place in it.
    private let places: [(group: Int, place: Int)?]

    init(_ values: [Double], _ graph: NeighbourGraph) {
        let (sums, largest) = (graph.sums(values), values.reduce(0) { max($0, abs($1)) })
        let byDegree = Dictionary(grouping: values.indices.filter { graph.degree($0) > 0 }) { graph.degree($0) }
        groups = byDegree.sorted { $0.key < $1.key }.map { degree, zones in
            let sorted = zones.sorted { (sums[$0], $0) < (sums[$1], $1) }
            let hair = 1e-12 * Double(degree) * largest
            return Group(
                degree: degree, zones: sorted, low: sorted.map { sums[$0] - hair }, high: sorted.map { sums[$0] + hair }
            )
        }
        var places = [(group: Int, place: Int)?](repeating: nil, count: values.count)
        for (number, group) in groups.enumerated() {
            for (place, zone) in group.zones.enumerated() { places[zone] = (number, place) }
        }
        (self.values, self.places) = (values, places)
    }

    /// For each zone how many of some permutations gave a smaller sum, and how many a larger one.
    func counts(_ permutations: Range<Int>, seed: UInt64) -> (below: [Int], above: [Int]) {
        // Where the sums fall: from this place of the group on they are below, up to it above.
        var fell = groups.map { [Int](repeating: 0, count: $0.zones.count + 1) }
        var rose = fell
        var own = (below: [Int](repeating: 0, count: values.count), above: [Int](repeating: 0, count: values.count))
        var arrangement = Arrangement(count: values.count - 1, length: groups.last?.degree ?? 0)
        var sums = [Double](repeating: 0, count: groups.count)
        for permutation in permutations {
            arrangement.draw(seed: seed, stream: permutation)
            var (sum, length) = (0.0, 0)
            for (number, group) in groups.enumerated() {
                while length < group.degree {
                    sum += values[arrangement.order[length]]
                    length += 1
                }
                sums[number] = sum
                fell[number][Group.passed(group.low) { $0 <= sum }] += 1
                rose[number][Group.passed(group.high) { $0 < sum }] += 1
            }
            for place in 0..<length { correct(arrangement.order[place], at: place, sums, &own) }
            arrangement.restore()
        }
        collect(fell, rose, &own)
        return own
    }

    /// A zone that stands in its own arrangement takes the last zone in its place.
    @inline(__always)
    private func correct(_ zone: Int, at place: Int, _ sums: [Double], _ own: inout (below: [Int], above: [Int])) {
        guard let stand = places[zone], place < groups[stand.group].degree else { return }
        let (low, high) = (groups[stand.group].low[stand.place], groups[stand.group].high[stand.place])
        let sum = sums[stand.group]
        let corrected = sum - values[zone] + values[values.count - 1]
        own.below[zone] += (corrected < low ? 1 : 0) - (sum < low ? 1 : 0)
        own.above[zone] += (corrected > high ? 1 : 0) - (sum > high ? 1 : 0)
    }

    private func collect(_ fell: [[Int]], _ rose: [[Int]], _ own: inout (below: [Int], above: [Int])) {
        for (number, group) in groups.enumerated() {
            var (below, above) = (0, rose[number].reduce(0, +))
            for (place, zone) in group.zones.enumerated() {
                below += fell[number][place]
                above -= rose[number][place]
                own.below[zone] += below
                own.above[zone] += above
            }
        }
    }
}

/// The beginning of a random order of the zones, drawn again and again.
private struct Arrangement {
    /// All zones but the last, in order but for a beginning while one is drawn.
    private(set) var order: [Int]
    private var swaps: [Int]

    init(count: Int, length: Int) {
        order = Array(0..<count)
        swaps = Array(repeating: 0, count: length)
    }

    /// Draws the beginning, each equally likely (Fisher and Yates 1938, in Durstenfeld's form, stopped early).
    mutating func draw(seed: UInt64, stream: Int) {
        var draws = Draws(seed: seed, stream: stream)
        for place in swaps.indices {
            swaps[place] = place + draws.index(below: order.count - place)
            order.swapAt(place, swaps[place])
        }
    }

    /// Puts the order back, so that the next draw does not depend on this one.
    mutating func restore() {
        for place in swaps.indices.reversed() { order.swapAt(place, swaps[place]) }
    }
}
