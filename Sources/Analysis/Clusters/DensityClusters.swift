// SPDX-License-Identifier: EUPL-1.2

/// Events that lie close together in space and in time.
///
/// An event is a core where at least so many events, itself among them, lie within a distance and within a number of days
/// of it, ends included. Cores that are neighbours belong to one cluster; a neighbour of a core that is none itself is at
/// the cluster's border; everything else is noise. Cores and noise do not depend on the order of the events; an event at
/// the border of two clusters goes to the one that was found first. Source: Ester, Kriegel, Sander and Xu 1996, "A
/// density-based algorithm for discovering clusters", with the second radius of Birant and Kut 2007, "ST-DBSCAN: an
/// algorithm for clustering spatial-temporal data".
public struct DensityClusters: Hashable, Sendable {
    /// An event in projected metres (or any plane unit) and days.
    public struct Event: Hashable, Sendable {
        public var x: Double
        public var y: Double
        public var day: Double

        public init(x: Double, y: Double, day: Double) {
            (self.x, self.y, self.day) = (x, y, day)
        }
    }

    /// For each event its cluster, counted from 0 in the order of the first core, or nil for noise.
    public let cluster: [Int?]
    public let isCore: [Bool]
    public let count: Int

    /// - Precondition: distances are above 0 (or 0 for the very same place and time), coordinates finite.
    public init(_ events: [Event], distance: Double, days: Double, least: Int) {
        precondition(distance >= 0 && days >= 0 && least >= 1, "no distance is below 0, no least count below 1")
        let neighbours = NeighbourGrid(events, distance: distance, days: days)
        let pieces: [[Bool]] = Parallel.map(count: events.count, grain: 1024) { range in
            range.map { event in
                var found = 0
                neighbours.each(of: event) { _ in found += 1 }
                return found >= least
            }
        }
        let isCore = pieces.flatMap(\.self)
        var cluster = [Int?](repeating: nil, count: events.count)
        var count = 0
        for seed in events.indices where isCore[seed] && cluster[seed] == nil {
            var open = [seed]
            cluster[seed] = count
            while let event = open.popLast() {
                neighbours.each(of: event) { other in
                    guard cluster[other] == nil else { return }
                    cluster[other] = count
                    if isCore[other] { open.append(other) }
                }
            }
            count += 1
        }
        (self.cluster, self.isCore, self.count) = (cluster, isCore, count)
    }
}

/// Events by square of a grid whose mesh is the distance, in each square by time. Memory: linear in the events.
private struct NeighbourGrid: Sendable {
    private struct Square: Hashable {
        var column: Int
        var row: Int
    }

    /// Square after square.
    private let events: [DensityClusters.Event]
    /// The number of each event in the order given.
    private let numbers: [Int]
    /// Where an event of the order given stands.
    private let places: [Int]
    /// For each event the number of its square.
    private let squares: [Int]
    /// Where each square's events begin.
    private let starts: [Int]
    /// The squares around each square, itself among them; where those of a square begin.
    private let around: (squares: [Int], starts: [Int])
    private let distance: Double
    private let days: Double

    init(_ given: [DensityClusters.Event], distance: Double, days: Double) {
        (self.distance, self.days) = (distance, days)
        // Meshes of a part of the widest coordinate at least, so that squares can be numbered.
        let widest = given.reduce(1) { max($0, abs($1.x), abs($1.y)) }
        let mesh = max(distance, widest * 1e-9)
        func square(_ event: DensityClusters.Event) -> Square {
            Square(column: Int((event.x / mesh).rounded(.down)), row: Int((event.y / mesh).rounded(.down)))
        }
        let own = given.map(square)
        numbers = given.indices.sorted {
            (own[$0].column, own[$0].row, given[$0].day, $0) < (own[$1].column, own[$1].row, given[$1].day, $1)
        }
        events = numbers.map { given[$0] }
        var (starts, squares, names, places) = ([Int](), [Int](), [Square](), [Int](repeating: 0, count: given.count))
        for (place, number) in numbers.enumerated() {
            places[number] = place
            if names.last != own[number] {
                names.append(own[number])
                starts.append(place)
            }
            squares.append(names.count - 1)
        }
        let numberOf = Dictionary(uniqueKeysWithValues: zip(names, 0...))
        var (near, nearStarts) = ([Int](), [0])
        for name in names {
            for column in (name.column - 1)...(name.column + 1) {
                for row in (name.row - 1)...(name.row + 1) {
                    if let other = numberOf[Square(column: column, row: row)] { near.append(other) }
                }
            }
            nearStarts.append(near.count)
        }
        (self.starts, self.squares, self.places) = (starts + [given.count], squares, places)
        around = (near, nearStarts)
    }

    /// Names each neighbour of an event, itself among them.
    @inline(__always)
    func each(of event: Int, _ name: (Int) -> Void) {
        let (own, square) = (events[places[event]], squares[places[event]])
        let reach = distance * distance
        for near in around.starts[square]..<around.starts[square + 1] {
            let other = around.squares[near]
            var place = first(starts[other]..<starts[other + 1], notBefore: own.day - days)
            while place < starts[other + 1], events[place].day - own.day <= days {
                let (dx, dy) = (events[place].x - own.x, events[place].y - own.y)
                if dx * dx + dy * dy <= reach, own.day - events[place].day <= days { name(numbers[place]) }
                place += 1
            }
        }
    }

    /// The first place a hair before a day, so that rounding loses none.
    private func first(_ range: Range<Int>, notBefore day: Double) -> Int {
        let day = day - abs(day) * 1e-12 - 1e-9
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if events[middle].day < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
