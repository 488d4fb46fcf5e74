// SPDX-License-Identifier: EUPL-1.2

/// Points that stand for a zone.
public enum ZonePoint {
    /// The centre of mass of a zone, in its own coordinates; nil for a zone without area. It may lie outside the zone.
    ///
    /// The mean of the triangles under the rings, weighted by signed area; holes count against.
    public static func centroid(_ zone: Zone) -> Position? {
        guard let origin = zone.polygons.first?.rings.first?.first else { return nil }
        var (area, x, y) = (0.0, 0.0, 0.0)
        for polygon in zone.polygons {
            for (index, ring) in polygon.rings.enumerated() {
                let sign: Double = (PlaneGeometry.signedArea(ring) < 0) == (index == 0) ? -1 : 1
                for (a, b) in zip(ring, ring.dropFirst()) {
                    let twice = sign * PlaneGeometry.cross(origin, a, b)
                    area += twice
                    x += twice * (a.x + b.x - 2 * origin.x)
                    y += twice * (a.y + b.y - 2 * origin.y)
                }
            }
        }
        guard area != 0 else { return nil }
        return Position(x: origin.x + x / (3 * area), y: origin.y + y / (3 * area))
    }

    /// A point inside a zone with room around it, for a label: the centre of about the largest circle within its largest
    /// polygon (Garcia-Castellanos and Lombardo 2007, "Poles of inaccessibility"); nil for a zone without area.
    ///
    /// Squares that might hold a better point than the best so far are quartered, the most promising one first, until no
    /// gain above `precision` of the polygon's larger side is left.
    public static func label(_ zone: Zone, precision: Double = 0.02) -> Position? {
        let largest = zone.polygons.max { area($0) < area($1) }
        guard let polygon = largest, area(polygon) > 0 else { return nil }
        let extent = Extent(polygon.rings[0])
        let side = max(extent.width, extent.height)
        let middle = Position(x: (extent.low.x + extent.high.x) / 2, y: (extent.low.y + extent.high.y) / 2)
        var open = [Square(middle, half: side / 2, in: polygon)]
        var best = open[0]
        while let k = open.indices.max(by: { open[$0].promise < open[$1].promise }), open.count < 2000 {
            let square = open.remove(at: k)
            if square.room > best.room { best = square }
            if square.promise - best.room <= precision * side { break }
            open += square.quarters(in: polygon)
        }
        return best.room > 0 ? best.middle : centroid(zone)
    }

    private static func area(_ polygon: Polygon) -> Double {
        abs(polygon.rings.first.map(PlaneGeometry.signedArea) ?? 0)
    }
}

/// A square of the search: its middle, and how much room there is around it.
private struct Square {
    let middle: Position
    let half: Double
    /// Distance to the boundary, negative outside.
    let room: Double
    /// The most room that any point of the square can have.
    let promise: Double

    init(_ middle: Position, half: Double, in polygon: Polygon) {
        (self.middle, self.half) = (middle, half)
        let isInside = polygon.rings.reduce(false) { $0 != PlaneGeometry.covers($1, middle) }
        let distance =
            polygon.rings.flatMap { zip($0, $0.dropFirst()) }
            .map { PlaneGeometry.distance(from: middle, to: $0.0, $0.1) }.min() ?? 0
        room = isInside ? distance : -distance
        promise = room + half * 2.squareRoot()
    }

    func quarters(in polygon: Polygon) -> [Square] {
        let h = half / 2
        return [(-h, -h), (h, -h), (-h, h), (h, h)].map { dx, dy in
            Square(Position(x: middle.x + dx, y: middle.y + dy), half: h, in: polygon)
        }
    }
}

extension PlaneGeometry {
    /// The distance from a place to the line between two others.
    static func distance(from p: Position, to a: Position, _ b: Position) -> Double {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let length = dx * dx + dy * dy
        let t = length == 0 ? 0 : min(1, max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length))
        let (ex, ey) = (p.x - a.x - t * dx, p.y - a.y - t * dy)
        return (ex * ex + ey * ey).squareRoot()
    }
}
