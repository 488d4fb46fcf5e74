// SPDX-License-Identifier: EUPL-1.2

/// The outline of areas, simplified together so that neighbours keep one common border.
///
/// Points are set on a grid of a tenth of a pixel. Where more than two borders meet, a point stays; between two such
/// points a border is simplified once for both its sides (Ramer 1972, Douglas and Peucker 1973).
struct Outline {
    /// A point in tenths of a pixel, y downwards.
    struct Point: Hashable {
        let x: Int32
        let y: Int32

        static func < (one: Point, other: Point) -> Bool { (one.x, one.y) < (other.x, other.y) }
    }

    typealias Ring = [Point]

    private let tolerance: Double
    private var junctions: Set<Point> = []

    /// - Parameters:
    ///   - rings: all rings of all areas, closed by their first point, which is not repeated
    ///   - tolerance: how far a point may lie from the simplified border, in tenths of a pixel
    init(_ rings: [Ring], tolerance: Double) {
        self.tolerance = tolerance
        junctions = Self.junctions(rings)
    }

    /// Points with more than two different neighbours.
    private static func junctions(_ rings: [Ring]) -> Set<Point> {
        var neighbours: [Point: (Point, Point)] = [:]
        var found: Set<Point> = []
        for ring in rings {
            for index in ring.indices {
                let before = ring[index == 0 ? ring.count - 1 : index - 1]
                let after = ring[index == ring.count - 1 ? 0 : index + 1]
                let pair = before < after ? (before, after) : (after, before)
                if let known = neighbours.updateValue(pair, forKey: ring[index]), known != pair {
                    found.insert(ring[index])
                }
            }
        }
        return found
    }

    /// The ring with fewer points, or nil where nothing of it would be seen.
    func simplified(_ ring: Ring) -> Ring? {
        let starts = ring.indices.filter { junctions.contains(ring[$0]) }
        let cuts = starts.isEmpty ? islandCuts(ring) : starts
        guard let first = cuts.first else { return nil }
        var result: Ring = []
        for (index, cut) in cuts.enumerated() {
            let end = index + 1 < cuts.count ? cuts[index + 1] : first + ring.count
            result += border((cut...end).map { ring[$0 % ring.count] }).dropLast()
        }
        return result.count > 2 ? result : nil
    }

    /// Where to cut a ring that touches no other: at its least point and at the one farthest from it.
    private func islandCuts(_ ring: Ring) -> [Int] {
        guard let start = ring.indices.min(by: { ring[$0] < ring[$1] }) else { return [] }
        let far = ring.indices.max { squared(ring[$0], ring[start]) < squared(ring[$1], ring[start]) } ?? start
        return [start, far].sorted()
    }

    /// A border, simplified in the same direction whichever side it is walked from.
    private func border(_ points: Ring) -> Ring {
        guard let first = points.first, let last = points.last, points.count > 2 else { return points }
        let isForward = first == last ? points[1] < points[points.count - 2] : first < last
        return isForward ? thinned(points) : thinned(points.reversed()).reversed()
    }

    private func thinned(_ points: Ring) -> Ring {
        var keeps = [Bool](repeating: false, count: points.count)
        keeps[0] = true
        keeps[points.count - 1] = true
        var open = [0..<points.count - 1]
        while let part = open.popLast() {
            guard let far = farthest(points, part) else { continue }
            keeps[far] = true
            open.append(part.lowerBound..<far)
            open.append(far..<part.upperBound)
        }
        return zip(points, keeps).filter(\.1).map(\.0)
    }

    /// The point farthest from the line between the ends of a part, if it is too far to be left out.
    private func farthest(_ points: Ring, _ part: Range<Int>) -> Int? {
        var found: Int?
        var greatest = tolerance * tolerance
        for index in (part.lowerBound + 1)..<max(part.upperBound, part.lowerBound + 1) {
            let distance = squaredDistance(points[index], points[part.lowerBound], points[part.upperBound])
            if distance > greatest { (found, greatest) = (index, distance) }
        }
        return found
    }

    private func squaredDistance(_ point: Point, _ start: Point, _ end: Point) -> Double {
        let length = squared(start, end)
        guard length > 0 else { return squared(point, start) }
        let (dx, dy) = (Double(end.x - start.x), Double(end.y - start.y))
        let (px, py) = (Double(point.x - start.x), Double(point.y - start.y))
        let along = min(max((px * dx + py * dy) / length, 0), 1)
        let (ox, oy) = (px - along * dx, py - along * dy)
        return ox * ox + oy * oy
    }

    private func squared(_ one: Point, _ other: Point) -> Double {
        let (dx, dy) = (Double(one.x - other.x), Double(one.y - other.y))
        return dx * dx + dy * dy
    }
}
