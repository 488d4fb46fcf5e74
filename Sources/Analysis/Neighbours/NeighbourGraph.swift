// SPDX-License-Identifier: EUPL-1.2

/// Which zones are neighbours of which. Symmetric; nobody is a neighbour of itself. Memory: linear in zones and pairs.
public struct NeighbourGraph: Hashable, Sendable {
    /// Where each zone's neighbours begin in `members`; one more than there are zones.
    let starts: [Int]
    /// The neighbours, zone after zone, in rising order.
    let members: [Int32]

    /// A pair may stand once, twice, or in both directions; it counts once.
    ///
    /// - Precondition: pairs are of two different zones, each from 0 up to, not including, `count`.
    public init(count: Int, pairs: [(Int, Int)]) {
        var sorted = pairs.flatMap { [($0.0, $0.1), ($0.1, $0.0)] }.sorted { $0 < $1 }
        sorted = sorted.indices.filter { $0 == 0 || sorted[$0] != sorted[$0 - 1] }.map { sorted[$0] }
        var starts = [Int](repeating: 0, count: count + 1)
        for (zone, other) in sorted {
            precondition(zone != other && 0..<count ~= zone, "a pair names two zones of the table")
            starts[zone + 1] += 1
        }
        for zone in 0..<count { starts[zone + 1] += starts[zone] }
        (self.starts, members) = (starts, sorted.map { Int32($0.1) })
    }

    /// How many zones there are.
    public var count: Int { starts.count - 1 }

    /// How many neighbours a zone has.
    public func degree(_ zone: Int) -> Int { starts[zone + 1] - starts[zone] }

    /// How many zones have no neighbour.
    public var islands: Int { (0..<count).count { degree($0) == 0 } }

    func neighbours(_ zone: Int) -> ArraySlice<Int32> { members[starts[zone]..<starts[zone + 1]] }

    /// The sum of some figure over the neighbours of each zone.
    func sums(_ values: [Double]) -> [Double] {
        (0..<count).map { zone in neighbours(zone).reduce(0) { $0 + values[Int($1)] } }
    }
}

/// A figure for each zone, with what statistics of neighbours need of it.
struct Centred {
    /// Differences from the mean.
    let values: [Double]
    let mean: Double
    /// Σ of the squares of the differences.
    let squares: Double

    var count: Double { Double(values.count) }

    init(_ values: [Double]) {
        let mean = values.reduce(0, +) / Double(values.count)
        let differences = values.map { $0 - mean }
        (self.values, self.mean) = (differences, mean)
        squares = differences.reduce(0) { $0 + $1 * $1 }
    }
}
