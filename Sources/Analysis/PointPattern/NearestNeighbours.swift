// SPDX-License-Identifier: EUPL-1.2

/// The nearest-neighbour index: how far events lie from their nearest one, against events thrown anywhere.
///
/// Mean distance to the nearest other event ÷ 1/(2√(n/A)), which it would have on average in an endless plane with as many
/// events per area (Clark and Evans 1954, "Distance to nearest neighbor as a measure of spatial relationships in
/// populations"). Below 1 events lie together, above 1 apart; no unit. z rests on their standard error 0.26136 ÷ √(n·n/A),
/// the constant as they print it (√((4-π)/(4π)) = 0.261362). Not corrected for edges: events at the rim have fewer near
/// ones, which makes the index larger. Memory: linear; time: about n√n.
public struct NearestNeighbours: Hashable, Sendable {
    public let count: Int
    /// In the square of the coordinates' unit.
    public let area: Double
    /// The mean distance to the nearest other event.
    public let mean: Double

    /// - Precondition: at least two places, an area above 0.
    public init(_ places: [Position], area: Double) {
        let sorted = places.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        let sums = Parallel.map(count: places.count, grain: 512) { $0.map { Self.nearest($0, sorted) } }
        mean = sums.flatMap(\.self).reduce(0, +) / Double(places.count)
        (count, self.area) = (places.count, area)
    }

    /// What the mean is for events thrown anywhere.
    public var expected: Double { (area / Double(count)).squareRoot() / 2 }
    public var index: Double { mean / expected }
    public var standardError: Double { 0.26136 * area.squareRoot() / Double(count) }
    public var z: Double { (mean - expected) / standardError }

    /// The distance to the nearest other place: those to both sides in the order of x, until x alone is farther.
    private static func nearest(_ own: Int, _ sorted: [Position]) -> Double {
        var nearest = Double.infinity
        func isWorthLooking(_ other: Int) -> Bool {
            let (dx, dy) = (sorted[other].x - sorted[own].x, sorted[other].y - sorted[own].y)
            nearest = min(nearest, dx * dx + dy * dy)
            return dx * dx < nearest
        }
        var other = own + 1
        while other < sorted.count, isWorthLooking(other) { other += 1 }
        other = own - 1
        while other >= 0, isWorthLooking(other) { other -= 1 }
        return nearest.squareRoot()
    }
}
