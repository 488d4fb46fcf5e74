// SPDX-License-Identifier: EUPL-1.2

/// Plane geometry on positions; coordinates are taken as they are, degrees or metres.
enum PlaneGeometry {
    /// Twice the signed area of the triangle a, b, p: positive when p lies left of the line from a to b, 0 on it.
    static func cross(_ a: Position, _ b: Position, _ p: Position) -> Double {
        (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)
    }

    /// The signed area of a closed ring by the shoelace formula, positive counter-clockwise.
    static func signedArea(_ ring: Ring) -> Double {
        guard let origin = ring.first else { return 0 }
        var twice = 0.0
        for (a, b) in zip(ring, ring.dropFirst()) { twice += cross(origin, a, b) }
        return twice / 2
    }

    /// Whether a position lies inside a closed ring or on it.
    static func covers(_ ring: Ring, _ p: Position) -> Bool {
        var isInside = false
        for (a, b) in zip(ring, ring.dropFirst()) {
            switch Crossing(of: Edge(a, b), with: p) {
            case .on: return true
            case .left: isInside.toggle()
            case .none: break
            }
        }
        return isInside
    }

    /// How an edge stands to the ray from a place towards larger x.
    enum Crossing {
        /// The edge does not cut the ray.
        case none
        /// The edge cuts the ray: the place lies left of the edge.
        case left
        /// The place lies on the edge.
        case on

        /// The edge counts its lower end and not its upper one, so that a ray through a vertex counts it once.
        ///
        /// `Edge` puts its ends in one order whichever ring it belongs to: two zones that share an edge then get the
        /// same answer to the last bit, and no place can fall between them or into both.
        @inline(__always)
        init(of edge: Edge, with place: Position) {
            guard edge.low.y <= place.y, place.y <= edge.high.y else {
                self = .none
                return
            }
            if edge.low.y == edge.high.y {
                self = edge.low.x <= place.x && place.x <= edge.high.x ? .on : .none
                return
            }
            let side = PlaneGeometry.cross(edge.low, edge.high, place)
            if side == 0 {
                self = .on
            } else {
                self = side > 0 && place.y < edge.high.y ? .left : .none
            }
        }
    }
}
