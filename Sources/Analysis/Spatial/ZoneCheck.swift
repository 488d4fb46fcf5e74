// SPDX-License-Identifier: EUPL-1.2

/// Checks a boundary set before anything is counted in it.
public struct ZoneCheck: Sendable {
    /// What the coordinates are.
    public enum Coordinates: Sendable {
        case degrees
        case metres
    }

    private let coordinates: Coordinates
    /// Every problem found, in the order of the zones.
    public private(set) var problems: [ZoneProblem] = []

    /// Checks identifiers and shapes. Segments are compared at most `comparisons` times per polygon.
    public init(_ zones: [Zone], in coordinates: Coordinates = .degrees, comparisons: Int = 50_000_000) {
        self.coordinates = coordinates
        var firsts: [String: Int] = [:]
        for (index, zone) in zones.enumerated() {
            let place = ZoneProblem(zone: index, id: zone.id, reason: .noID)
            if zone.id.isEmpty { problems.append(place) }
            if let first = firsts[zone.id] { add(.repeatedID(firstAt: first), place) } else { firsts[zone.id] = index }
            if zone.polygons.isEmpty { add(.noPolygon, place) }
            for (number, polygon) in zone.polygons.enumerated() {
                check(polygon, number, place, comparisons)
            }
        }
    }

    private mutating func add(
        _ reason: ZoneProblem.Reason, _ place: ZoneProblem, ring: Int? = nil, at position: Position? = nil
    ) {
        var problem = place
        (problem.reason, problem.ring, problem.position) = (reason, ring, position)
        problems.append(problem)
    }

    private mutating func check(_ polygon: Polygon, _ number: Int, _ place: ZoneProblem, _ comparisons: Int) {
        var place = place
        place.polygon = number
        let before = problems.count
        if polygon.rings.isEmpty { add(.noPolygon, place) }
        for (index, ring) in polygon.rings.enumerated() { check(ring, index, place) }
        guard problems.count == before else { return }
        for (index, hole) in polygon.rings.enumerated().dropFirst()
        where !hole.contains(where: { PlaneGeometry.covers(polygon.rings[0], $0) }) {
            add(.holeOutside, place, ring: index, at: hole[0])
        }
        switch CrossingSearch.first(in: polygon, comparisons: comparisons) {
        case .none: break
        case .crossing(let ring, let position): add(.selfCrossing, place, ring: ring, at: position)
        case .tooIntricate: add(.tooIntricate, place)
        }
    }

    private mutating func check(_ ring: Ring, _ index: Int, _ place: ZoneProblem) {
        if let wrong = ring.first(where: { !$0.x.isFinite || !$0.y.isFinite }) {
            return add(.notFinite, place, ring: index, at: wrong)
        }
        if coordinates == .degrees, let wrong = ring.first(where: { abs($0.x) > 180 || abs($0.y) > 90 }) {
            return add(.outOfRange, place, ring: index, at: wrong)
        }
        guard ring.count >= 4 else { return add(.tooFewPositions(ring.count), place, ring: index, at: ring.first) }
        guard ring.first == ring.last else { return add(.unclosed, place, ring: index, at: ring.last) }
        let extent = Extent(ring)
        if abs(PlaneGeometry.signedArea(ring)) <= 1e-12 * extent.width * extent.height {
            add(.zeroArea, place, ring: index, at: ring.first)
        }
    }
}
