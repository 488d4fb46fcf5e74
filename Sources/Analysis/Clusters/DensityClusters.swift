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

/// Events by square of a grid whose mesh is the distance, in each square by time.
private struct NeighbourGrid: Sendable {
    private struct Square: Hashable {
        var column: Int
        var row: Int
    }

    private let events: [DensityClusters.Event]
    private let distance: Double
    private let days: Double
    private let mesh: Double
    private var squares: [Square: [Int]] = [:]

    init(_ events: [DensityClusters.Event], distance: Double, days: Double) {
        (self.events, self.distance, self.days) = (events, distance, days)
        // Meshes of a millionth of the widest coordinate at least, so that squares can be numbered.
        let widest = events.reduce(1) { max($0, abs($1.x), abs($1.y)) }
        mesh = max(distance, widest * 1e-9)
        for event in events.indices { squares[square(event), default: []].append(event) }
        for (square, members) in squares { squares[square] = members.sorted { events[$0].day < events[$1].day } }
    }

    private func square(_ event: Int) -> Square {
        Square(
            column: Int((events[event].x / mesh).rounded(.down)), row: Int((events[event].y / mesh).rounded(.down)))
    }

    /// Names each neighbour of an event, itself among them.
    func each(of event: Int, _ name: (Int) -> Void) {
        let (own, centre) = (events[event], square(event))
        for column in (centre.column - 1)...(centre.column + 1) {
            for row in (centre.row - 1)...(centre.row + 1) {
                guard let members = squares[Square(column: column, row: row)] else { continue }
                for place in first(members, notBefore: own.day - days)..<members.count {
                    let other = events[members[place]]
                    if other.day - own.day > days { break }
                    let (dx, dy) = (other.x - own.x, other.y - own.y)
                    guard own.day - other.day <= days, dx * dx + dy * dy <= distance * distance else { continue }
                    name(members[place])
                }
            }
        }
    }

    /// The first member a hair before a day, so that rounding loses none.
    private func first(_ members: [Int], notBefore day: Double) -> Int {
        let day = day - abs(day) * 1e-12 - 1e-9
        var (low, high) = (0, members.count)
        while low < high {
            let middle = (low + high) / 2
            if events[members[middle]].day < day { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
