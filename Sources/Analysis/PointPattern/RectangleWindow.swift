// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// The rectangle in which events were recorded, and what is seen of a circle around one of them.
struct RectangleWindow: Hashable, Sendable {
    let extent: Extent

    /// No correction counts a pair more often than this (as in spatstat).
    static let largestWeight = 100.0

    var area: Double { extent.width * extent.height }

    /// The distance of a place from the nearest edge.
    func margin(_ place: Position) -> Double {
        let (west, east) = (place.x - extent.low.x, extent.high.x - place.x)
        let (south, north) = (place.y - extent.low.y, extent.high.y - place.y)
        return min(min(west, east), min(south, north))
    }

    /// How many pairs stand for one this far apart: the window over its overlap with itself when moved (Ohser 1983).
    func translationWeight(_ dx: Double, _ dy: Double) -> Double {
        let overlap = (extent.width - abs(dx)) * (extent.height - abs(dy))
        return overlap > 0 ? min(Self.largestWeight, area / overlap) : Self.largestWeight
    }

    /// How many pairs stand for one this far from a place: the whole circle over its part in the window (Ripley 1977).
    ///
    /// An edge at distance s takes the angle acos(s/d) to both sides of its normal, unless a corner ends it before.
    func isotropicWeight(_ place: Position, distance: Double) -> Double {
        let (west, east) = (place.x - extent.low.x, extent.high.x - place.x)
        let (south, north) = (place.y - extent.low.y, extent.high.y - place.y)
        guard distance > min(min(west, east), min(south, north)) else { return 1 }
        func hidden(_ edge: Double, _ one: Double, _ other: Double) -> Double {
            guard distance > edge else { return 0 }
            let angle = acos(edge / distance)
            return min(angle, atan2(one, edge)) + min(angle, atan2(other, edge))
        }
        let outside =
            hidden(west, south, north) + hidden(east, south, north) + hidden(south, west, east)
            + hidden(north, west, east)
        let seen = 1 - outside / (2 * .pi)
        return seen > 1 / Self.largestWeight ? 1 / seen : Self.largestWeight
    }
}
