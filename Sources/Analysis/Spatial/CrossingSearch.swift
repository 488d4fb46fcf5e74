// SPDX-License-Identifier: EUPL-1.2

/// Finds where the boundary of a polygon crosses or overlaps itself.
///
/// Segments are visited from west to east; each is compared with those still open at its western end. Rings may touch
/// at single points, as files in use do; they may neither cross nor run over each other.
enum CrossingSearch {
    enum Outcome: Hashable {
        case none
        case crossing(ring: Int, Position)
        case tooIntricate
    }

    static func first(in polygon: Polygon, comparisons: Int) -> Outcome {
        let segments = polygon.rings.enumerated()
            .flatMap { index, ring in zip(ring, ring.dropFirst()).map { Segment($0, $1, ring: index) } }
            .filter { $0.west != $0.east }
            .sorted { $0.west.x < $1.west.x }
        var open: [Segment] = []
        var budget = comparisons
        for segment in segments {
            open.removeAll { $0.east.x < segment.west.x }
            budget -= open.count
            if budget < 0 { return .tooIntricate }
            for other in open {
                if let place = segment.meets(other) { return .crossing(ring: segment.ring, place) }
            }
            open.append(segment)
        }
        return .none
    }
}

/// A piece of a boundary, its western end first.
private struct Segment {
    let west: Position
    let east: Position
    let ring: Int
    private let south: Double
    private let north: Double
    /// Below this, a cross product with this segment cannot be told from rounding of its coordinates.
    private let noise: Double

    init(_ a: Position, _ b: Position, ring: Int) {
        (west, east) = (a.x, a.y) < (b.x, b.y) ? (a, b) : (b, a)
        self.ring = ring
        (south, north) = (min(a.y, b.y), max(a.y, b.y))
        let scale = max(abs(a.x), abs(b.x), abs(a.y), abs(b.y))
        noise = 4 * Double.ulpOfOne * scale * max(b.x - a.x, a.x - b.x, north - south)
    }

    /// Where two segments cross, or begin to run over each other; nil when they are apart or touch at one point.
    func meets(_ other: Segment) -> Position? {
        guard south <= other.north, other.south <= north else { return nil }
        let (a, b) = (side(of: other.west), side(of: other.east))
        if a == 0, b == 0 { return overlap(other) }
        guard a * b < 0 else { return nil }
        let (c, d) = (other.side(of: west), other.side(of: east))
        guard c * d < 0 else { return nil }
        return intersection(other)
    }

    /// 1, 0 or -1: on which side of the line through this segment a position lies.
    private func side(of p: Position) -> Int {
        let cross = PlaneGeometry.cross(west, east, p)
        return abs(cross) <= noise ? 0 : cross > 0 ? 1 : -1
    }

    private func overlap(_ other: Segment) -> Position? {
        let isSteep = east.x - west.x < north - south
        let low = isSteep ? max(south, other.south) : max(west.x, other.west.x)
        let high = isSteep ? min(north, other.north) : min(east.x, other.east.x)
        let scale = max(abs(low), abs(high))
        guard high - low > 8 * Double.ulpOfOne * scale else { return nil }
        return west.x > other.west.x ? west : other.west
    }

    private func intersection(_ other: Segment) -> Position {
        let from = PlaneGeometry.cross(other.west, other.east, west)
        let to = PlaneGeometry.cross(other.west, other.east, east)
        let share = from / (from - to)
        return Position(x: west.x + share * (east.x - west.x), y: west.y + share * (east.y - west.y))
    }
}
