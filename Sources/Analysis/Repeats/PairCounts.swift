// SPDX-License-Identifier: EUPL-1.2

/// Counts near pairs that are near in time as well, for sixteen orders of the times at once.
///
/// A time is a rank; a place's sixteen ranks, one for each shuffle, lie side by side. A pair then costs a load, a difference
/// and a comparison for each limit of time and four shuffles, whatever the times are. Memory: 64 bytes per event and core.
struct PairCounts: Sendable {
    typealias Lanes = SIMD16<Int32>

    private let pairs: NearPairs
    /// The rank of each place's own time, in the order of the pairs.
    private let ranks: [Int32]
    private let reaches: [TimeRanks.Reach]

    /// - Parameter limits: spans of time; each pair within a span is counted for it.
    init(_ pairs: NearPairs, _ times: TimeRanks, limits: [Double]) {
        self.pairs = pairs
        ranks = pairs.order.map { times.ranks[Int($0)] }
        reaches = limits.map { times.reach(within: $0) }
    }

    /// The counts of the events as they are: for each band of distance one for each limit of time.
    func observed() -> [Int] {
        let (bands, limits) = (pairs.bands.count, reaches.count)
        var counts = [Int](repeating: 0, count: bands * limits)
        for start in 0..<(pairs.starts.count - 1) {
            for pair in pairs.starts[start]..<pairs.starts[start + 1] {
                let (own, other) = (Int(ranks[start / bands]), ranks[Int(pairs.partners[pair])])
                for limit in 0..<limits where reaches[limit].holds(other, near: own) {
                    counts[start % bands * limits + limit] += 1
                }
            }
        }
        return counts
    }

    /// The counts of each shuffle, one after the other.
    func shuffled(_ permutations: Permutations) -> [[Int32]] {
        let lanes = Lanes.scalarCount
        let blocks = (permutations.count + lanes - 1) / lanes
        let pieces: [[[Int32]]] = Parallel.map(count: blocks, grain: 1) { blocks in
            var (drawn, order) = ([Lanes](repeating: .zero, count: ranks.count), ranks)
            var found: [[Int32]] = []
            for block in blocks {
                let shuffles = block * lanes..<min(permutations.count, (block + 1) * lanes)
                for (lane, shuffle) in shuffles.enumerated() {
                    order = ranks
                    var draws = Draws(seed: permutations.seed, stream: shuffle)
                    draws.shuffle(&order)
                    Self.lay(order, lane, into: &drawn)
                }
                let counts = count(drawn)
                for lane in 0..<shuffles.count { found.append(counts.map { $0[lane] }) }
            }
            return found
        }
        return pieces.flatMap(\.self)
    }

    private static func lay(_ order: [Int32], _ lane: Int, into drawn: inout [Lanes]) {
        drawn.withUnsafeMutableBytes { bytes in
            let scalars = bytes.bindMemory(to: Int32.self)
            for place in order.indices { scalars[place &* Lanes.scalarCount &+ lane] = order[place] }
        }
    }

    private func count(_ ranks: [Lanes]) -> [Lanes] {
        let bands = pairs.bands.count
        var counts = [Lanes](repeating: .zero, count: bands * reaches.count)
        var windows = RankWindows()
        for (limit, reach) in reaches.enumerated() {
            for first in stride(from: 0, to: ranks.count, by: RankWindows.count) {
                let places = first..<min(ranks.count, first + RankWindows.count)
                windows.fill(ranks, places, reach)
                for band in 0..<bands {
                    counts[band * reaches.count + limit] &+= near(ranks, places, band, windows)
                }
            }
        }
        return counts
    }

    /// How many pairs of some places in a band of distance are near in time.
    private func near(_ ranks: [Lanes], _ places: Range<Int>, _ band: Int, _ windows: RankWindows) -> Lanes {
        var near = Lanes.zero
        let bands = pairs.bands.count
        ranks.withUnsafeBufferPointer { ranks in
            pairs.partners.withUnsafeBufferPointer { partners in
                for place in places {
                    let start = place * bands + band
                    let (lowest, width) = windows[place - places.lowerBound]
                    for pair in pairs.starts[start]..<pairs.starts[start + 1] {
                        let above = ranks[Int(partners[pair])] &- lowest
                        // Below the lowest rank, the difference is huge without its sign.
                        let isNear =
                            SIMD16<UInt32>(truncatingIfNeeded: above) .<= SIMD16<UInt32>(truncatingIfNeeded: width)
                        near.replace(with: near &+ 1, where: isNear)
                    }
                }
            }
        }
        return near
    }
}

/// For some places and each of sixteen shuffles, which ranks lie within a span of time: looked up for all before any is
/// used, since a vector read back from parts just written waits for them.
private struct RankWindows {
    static let count = 64
    private var lowest = [PairCounts.Lanes](repeating: .zero, count: count)
    private var width = [PairCounts.Lanes](repeating: .zero, count: count)

    @inline(__always)
    subscript(place: Int) -> (lowest: PairCounts.Lanes, width: PairCounts.Lanes) { (lowest[place], width[place]) }

    mutating func fill(_ ranks: [PairCounts.Lanes], _ places: Range<Int>, _ reach: TimeRanks.Reach) {
        let lanes = PairCounts.Lanes.scalarCount
        let scalars = places.lowerBound * lanes..<places.upperBound * lanes
        ranks.withUnsafeBytes { bytes in
            let own = bytes.bindMemory(to: Int32.self)[scalars]
            lowest.withUnsafeMutableBytes { bytes in
                let lowest = bytes.bindMemory(to: Int32.self)
                for k in own.indices { lowest[k &- scalars.lowerBound] = reach.lowest[Int(own[k])] }
            }
            width.withUnsafeMutableBytes { bytes in
                let width = bytes.bindMemory(to: Int32.self)
                for k in own.indices { width[k &- scalars.lowerBound] = reach.width[Int(own[k])] }
            }
        }
    }
}
