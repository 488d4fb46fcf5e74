// SPDX-License-Identifier: EUPL-1.2

/// All pairs of places that lie near each other, by band of distance.
///
/// Places are sorted into strips as high as the largest distance, from west to east within a strip; the partners of a place
/// then stand in one run of its own strip, to its east, and one of the strip above. Whatever the extent, the cost is the
/// sort and the pairs looked at, about twice those found; memory: 32 bytes per place and 4 per pair.
struct NearPairs: Sendable {
    /// The largest number of pairs: 400 million, 1.6 GB.
    static let largest = 400_000_000

    /// The number, in the order given, of each place in the order of strips.
    let order: [Int32]
    /// The partners of the first place in its first band, in its second, …, then those of the second place; as places in the
    /// order of strips. A pair stands once.
    let partners: [Int32]
    /// Where the partners of `place * bands + band` begin.
    let starts: [Int]
    let bands: SpaceBands

    /// Nil where there are more pairs than `largest`.
    init?(_ places: [Position], bands: SpaceBands) {
        self.bands = bands
        let strips = Strips(places, height: bands.farthest)
        order = strips.order
        let count = bands.count
        let runs: [[Int32]] = Parallel.map(count: places.count, grain: 1024) { range in
            var counts = [Int32](repeating: 0, count: range.count * count)
            for place in range {
                let first = (place - range.lowerBound) * count
                strips.each(of: place) { _, square in counts[first + bands.band(square)] += 1 }
            }
            return counts
        }
        var (starts, sum) = ([Int](), 0)
        starts.reserveCapacity(places.count * count + 1)
        for run in runs {
            for pairs in run {
                starts.append(sum)
                sum += Int(pairs)
            }
        }
        starts.append(sum)
        guard sum <= Self.largest else { return nil }
        let known = starts
        let pieces: [[Int32]] = Parallel.map(count: places.count, grain: 1024) { range in
            let base = known[range.lowerBound * count]
            var partners = [Int32](repeating: 0, count: known[range.upperBound * count] - base)
            var next = [Int](repeating: 0, count: count)
            for place in range {
                for band in 0..<count { next[band] = known[place * count + band] - base }
                strips.each(of: place) { other, square in
                    let band = bands.band(square)
                    partners[next[band]] = Int32(other)
                    next[band] += 1
                }
            }
            return partners
        }
        self.starts = known
        partners = pieces.count == 1 ? pieces[0] : pieces.flatMap(\.self)
    }
}

extension NearPairs {
    /// How many pairs lie in each band.
    var pairsByBand: [Int] {
        var sums = [Int](repeating: 0, count: bands.count)
        for start in 0..<(starts.count - 1) { sums[start % bands.count] += starts[start + 1] - starts[start] }
        return sums
    }
}

/// Bands of distance: the same place, then above each limit up to the next.
struct SpaceBands: Hashable, Sendable {
    /// The upper ends, rising, in the unit of the coordinates. Where there is a band for the same place, 0 comes first.
    let limits: [Double]
    private let squares: [Double]

    /// - Precondition: there is a limit, and limits rise from 0 or above.
    init(_ limits: [Double]) {
        (self.limits, squares) = (limits, limits.map { $0 * $0 })
    }

    var count: Int { limits.count }
    var farthest: Double { limits[limits.count - 1] }

    /// The band of the square of a distance, which is at most the farthest.
    @inline(__always)
    func band(_ square: Double) -> Int {
        var band = 0
        while band < squares.count - 1, square > squares[band] { band += 1 }
        return band
    }
}

/// Places in strips from south to north, from west to east in each.
private struct Strips: Sendable {
    let order: [Int32]
    private let places: [Position]
    /// For each place, where the strip above its own begins and ends; the own strip ends where the next begins.
    private let strip: [Int32]
    private let starts: [Int]
    /// Whether the strip after this one lies directly above it.
    private let hasUpper: [Bool]
    private let height: Double

    init(_ given: [Position], height: Double) {
        self.height = height
        // Strips of a part of the widest coordinate at least, so that they can be numbered.
        let widest = given.reduce(1) { max($0, abs($1.x), abs($1.y)) }
        let mesh = max(height, widest * 1e-9)
        let own = given.map { Int(($0.y / mesh).rounded(.down)) }
        let order = given.indices.sorted { (own[$0], given[$0].x, $0) < (own[$1], given[$1].x, $1) }
        var (strip, starts, names) = ([Int32](), [Int](), [Int]())
        for (place, number) in order.enumerated() {
            if names.last != own[number] {
                names.append(own[number])
                starts.append(place)
            }
            strip.append(Int32(names.count - 1))
        }
        hasUpper = names.indices.map { $0 + 1 < names.count && names[$0 + 1] == names[$0] + 1 }
        (self.strip, self.starts) = (strip, starts + [given.count])
        self.order = order.map(Int32.init)
        places = order.map { given[$0] }
    }

    /// Names the partners of a place that stand after it, with the square of their distance.
    @inline(__always)
    func each(of place: Int, _ name: (Int, Double) -> Void) {
        let (own, reach) = (places[place], height * height)
        let strip = Int(strip[place])
        for other in (place + 1)..<max(place + 1, starts[strip + 1]) {
            let (x, y) = (places[other].x - own.x, places[other].y - own.y)
            if x * x > reach { break }
            let square = x * x + y * y
            if square <= reach { name(other, square) }
        }
        guard hasUpper[strip] else { return }
        var other = first(starts[strip + 1]..<starts[strip + 2], notWestOf: own.x - height)
        while other < starts[strip + 2] {
            let (x, y) = (places[other].x - own.x, places[other].y - own.y)
            if x > 0, x * x > reach { break }
            let square = x * x + y * y
            if square <= reach { name(other, square) }
            other += 1
        }
    }

    /// The first place a hair west of a coordinate, so that rounding loses none.
    @inline(__always)
    private func first(_ range: Range<Int>, notWestOf x: Double) -> Int {
        let x = x - abs(x) * 1e-12
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if places[middle].x < x { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
