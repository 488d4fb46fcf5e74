// SPDX-License-Identifier: EUPL-1.2
import Access
import Analysis
import Database
import Foundation
import Markup
import Synchronization

/// The drawn areas of the boundary sets that are looked at: a set never changes, and drawing one takes longer than the
/// rest of its page.
final class MapShelf: Sendable {
    struct Drawing: Sendable {
        let whole: MapShapes
        /// Where the areas are dense: the same drawing enlarged. The others are empty in it.
        let dense: MapShapes?
    }

    private let drawings = Mutex<[(id: BoundarySetID, drawing: Drawing)]>([])
    private static let capacity = 8

    /// The drawing of a set, made at its first use.
    func drawing(of set: BoundarySetID, in council: CouncilID, _ snapshot: Snapshot) throws -> Drawing {
        if let known = drawings.withLock({ $0.first { $0.id == set }?.drawing }) { return known }
        let isDegrees: Bool =
            try snapshot.value("SELECT is_degrees FROM boundary_set WHERE council = \(council) AND id = \(set)") ?? true
        let drawing = Drawing(try snapshot.zones(of: set, in: council), isDegrees: isDegrees)
        drawings.withLock { kept in
            kept.removeAll { $0.id == set }
            kept.append((set, drawing))
            if kept.count > Self.capacity { kept.removeFirst() }
        }
        return drawing
    }
}

extension MapShelf.Drawing {
    init(_ zones: [Zone], isDegrees: Bool) {
        let plane = Plane(Extent(zones), isDegrees: isDegrees)
        let areas = zones.map { zone in zone.polygons.flatMap(\.rings).map { $0.map(plane.point) } }
        whole = MapShapes(areas)
        dense = Self.dense(areas).map { kept in MapShapes(zip(areas, kept).map { $1 ? $0 : [] }, width: 360) }
    }

    /// Which areas an enlarged map shows: those around the middle of the small ones. Nil where one map is enough.
    private static func dense(_ areas: [[[MapShapes.Point]]]) -> [Bool]? {
        guard areas.count >= 40 else { return nil }
        let boxes = areas.map(Box.init)
        let all = Box(areas.flatMap(\.self))
        let sizes = boxes.map(\.size).sorted()
        let small = boxes.filter { $0.size <= sizes[sizes.count * 6 / 10] }
        let (xs, ys) = (small.map(\.middle.x).sorted(), small.map(\.middle.y).sorted())
        let cut = small.count / 20
        let (left, right) = (xs[cut], xs[xs.count - 1 - cut])
        let (low, high) = (ys[cut], ys[ys.count - 1 - cut])
        guard (right - left) * (high - low) < all.size / 4 else { return nil }
        return boxes.map { (left...right).contains($0.middle.x) && (low...high).contains($0.middle.y) }
    }

    private struct Box {
        var left = Double.infinity
        var right = -Double.infinity
        var low = Double.infinity
        var high = -Double.infinity

        init(_ rings: [[MapShapes.Point]]) {
            for point in rings.joined() {
                (left, right) = (min(left, point.x), max(right, point.x))
                (low, high) = (min(low, point.y), max(high, point.y))
            }
        }

        var size: Double { (right - left) * (high - low) }
        var middle: MapShapes.Point { MapShapes.Point(x: (left + right) / 2, y: (low + high) / 2) }
    }
}

/// A plane on which a city can be drawn: metres as they are, degrees shortened by the cosine of the middle latitude.
private struct Plane {
    let scale: Double

    init(_ extent: Extent, isDegrees: Bool) {
        let middle = (extent.low.y + extent.high.y) / 2
        scale = isDegrees ? cos(middle * .pi / 180) : 1
    }

    func point(_ position: Position) -> MapShapes.Point { MapShapes.Point(x: position.x * scale, y: position.y) }
}
