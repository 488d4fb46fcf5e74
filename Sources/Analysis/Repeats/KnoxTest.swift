// SPDX-License-Identifier: EUPL-1.2

/// Whether events near each other in space are near in time more often than chance explains: the near-repeat pattern.
///
/// **Definition.** Of all n(n-1)/2 pairs of events, NS lie within a distance, NT within a span of time, NST within both,
/// ends included. Where place and time had nothing to do with each other, NS·NT ÷ all pairs were to be expected (Knox 1964,
/// "The detection of space-time interactions"). p = (k+1)/(R+1), where k of R shuffles of the times among the events reach
/// NST (Besag and Newell 1991; Mantel 1967). The table gives the same by band: the same place, then above each distance up to
/// the next; from 0 up to the first span, then above each span up to the next, and beyond the last.
///
/// Shuffle number r is drawn by a stream of its own, so that p is the same on every machine and for every number of threads.
public struct KnoxTest: Sendable {
    /// An event in projected metres and in any unit of time.
    public struct Event: Hashable, Sendable {
        public var place: Position
        public var time: Double

        public init(place: Position, time: Double) {
            (self.place, self.time) = (place, time)
        }
    }

    /// What is asked for, in the events' units.
    public struct Options: Hashable, Sendable {
        public var distance: Double
        public var time: Double
        /// Rising upper ends of the table's bands, above 0; empty for no table. The same place is always a band of its own.
        public var spaceBands: [Double] = []
        public var timeBands: [Double] = []
        public var permutations: Permutations?

        public init(distance: Double, time: Double) {
            (self.distance, self.time) = (distance, time)
        }
    }

    public let events: Int
    public let pairs: Int
    public let nearInSpace: Int
    public let nearInTime: Int
    public let nearInBoth: Int
    /// Nil without shuffles.
    public let p: Double?
    /// A row for each band of distance, the same place first; nil where no bands were asked for.
    public let table: [[KnoxCell]]?

    /// How many pairs of the same place and of both were expected; nil where there is no pair.
    public var expected: Double? { pairs > 0 ? Double(nearInSpace) * Double(nearInTime) / Double(pairs) : nil }

    /// Nil where more pairs lie near each other than fit in memory (`NearPairs.largest`).
    ///
    /// - Precondition: distances and times are 0 or more, bands rise, coordinates and times are finite.
    public init?(_ events: [Event], _ options: Options) {
        let hasTable = !options.spaceBands.isEmpty && !options.timeBands.isEmpty
        let space = Set([options.distance] + (hasTable ? [0] + options.spaceBands : [])).sorted()
        let time = Set([options.time] + (hasTable ? options.timeBands : [])).sorted()
        guard let near = NearPairs(events.map(\.place), bands: SpaceBands(space)) else { return nil }
        let times = TimeRanks(events.map(\.time))
        let counts = PairCounts(near, times, limits: time)
        let bands = KnoxBands(space: space, time: time, pairs: near.pairsByBand)
        let observed = counts.observed()
        let shuffled = options.permutations.map { counts.shuffled($0) }
        self.events = events.count
        pairs = events.count * (events.count - 1) / 2
        nearInSpace = bands.pairs(upTo: options.distance)
        nearInTime = times.pairs(within: options.time)
        let both = bands.count(observed, upTo: options.distance, within: options.time)
        nearInBoth = both
        p = shuffled.flatMap { shuffled in
            let reached = shuffled.count {
                bands.count($0.map(Int.init), upTo: options.distance, within: options.time) >= both
            }
            return options.permutations?.p(asExtreme: reached)
        }
        table = hasTable ? bands.table(options, observed, shuffled) : nil
    }
}

/// One band of distance and time.
public struct KnoxCell: Hashable, Sendable {
    public let observed: Int
    /// The mean and the median of the shuffles, and p; nil without shuffles.
    public let mean: Double?
    public let median: Double?
    public let p: Double?

    init(_ observed: Int, _ shuffled: [Int]?, _ permutations: Permutations?) {
        self.observed = observed
        guard let sorted = shuffled?.sorted(), !sorted.isEmpty else {
            (mean, median, p) = (nil, nil, nil)
            return
        }
        mean = Double(sorted.reduce(0, +)) / Double(sorted.count)
        median = Double(sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        p = permutations?.p(asExtreme: sorted.count { $0 >= observed })
    }
}

/// Sums over fine bands of distance, each with its counts up to several spans of time.
private struct KnoxBands {
    let space: [Double]
    let time: [Double]
    /// All pairs of each band of distance.
    let pairs: [Int]

    func pairs(upTo distance: Double) -> Int {
        zip(space, pairs).reduce(0) { $1.0 <= distance ? $0 + $1.1 : $0 }
    }

    func count(_ counts: [Int], upTo distance: Double, within span: Double) -> Int {
        guard let limit = time.firstIndex(of: span) else { return 0 }
        return space.indices.reduce(0) { space[$1] <= distance ? $0 + counts[$1 * time.count + limit] : $0 }
    }

    /// The cells of a table, band by band of distance, each with its spans of time and what lies beyond the last.
    private func cells(_ counts: [Int], _ options: KnoxTest.Options) -> [[Int]] {
        var below = [Int](repeating: 0, count: options.timeBands.count + 1)
        return ([0] + options.spaceBands).map { distance in
            let upTo = options.timeBands.map { count(counts, upTo: distance, within: $0) } + [pairs(upTo: distance)]
            let band = zip(upTo, below).map { $0 - $1 }
            below = upTo
            return zip(band, [0] + band).map { $0 - $1 }
        }
    }

    func table(_ options: KnoxTest.Options, _ observed: [Int], _ shuffled: [[Int32]]?) -> [[KnoxCell]] {
        let chance = shuffled?.map { cells($0.map(Int.init), options) }
        return cells(observed, options).enumerated().map { row, cells in
            cells.enumerated().map { column, observed in
                KnoxCell(observed, chance?.map { $0[row][column] }, options.permutations)
            }
        }
    }
}
