// SPDX-License-Identifier: EUPL-1.2

/// Times as ranks, so that "within so many days" is a question about whole numbers, answered exactly and many at once.
struct TimeRanks: Sendable {
    /// The rank of each event's time among the different times.
    let ranks: [Int32]
    /// The different times, rising.
    private let times: [Double]
    /// How many events have each time.
    private let counts: [Int]

    init(_ times: [Double]) {
        let order = times.indices.sorted { times[$0] < times[$1] }
        var (ranks, different, counts) = ([Int32](repeating: 0, count: times.count), [Double](), [Int]())
        for event in order {
            if different.last != times[event] {
                different.append(times[event])
                counts.append(0)
            }
            ranks[event] = Int32(different.count - 1)
            counts[different.count - 1] += 1
        }
        (self.ranks, self.times, self.counts) = (ranks, different, counts)
    }

    /// Which ranks lie within a span of time of each.
    struct Reach {
        /// For each rank the lowest one within the span, ends included.
        fileprivate(set) var lowest: [Int32] = []
        /// How far the highest one lies above the lowest.
        fileprivate(set) var width: [Int32] = []

        /// Whether a rank lies within the span of another.
        func holds(_ rank: Int32, near other: Int) -> Bool {
            let low = lowest[other]
            return low <= rank && rank - low <= width[other]
        }
    }

    /// Which ranks lie within a span of time of each, ends included.
    func reach(within span: Double) -> Reach {
        var (reach, low, high) = (Reach(), 0, 0)
        for rank in times.indices {
            while times[rank] - times[low] > span { low += 1 }
            while high + 1 < times.count, times[high + 1] - times[rank] <= span { high += 1 }
            reach.lowest.append(Int32(low))
            reach.width.append(Int32(high - low))
        }
        return reach
    }

    /// How many pairs of events lie within a span of time, ends included.
    func pairs(within span: Double) -> Int {
        var (pairs, low, inside) = (0, 0, 0)
        for rank in times.indices {
            while times[rank] - times[low] > span {
                inside -= counts[low]
                low += 1
            }
            pairs += counts[rank] * inside + counts[rank] * (counts[rank] - 1) / 2
            inside += counts[rank]
        }
        return pairs
    }
}
