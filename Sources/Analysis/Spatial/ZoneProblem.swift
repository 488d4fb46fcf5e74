// SPDX-License-Identifier: EUPL-1.2

/// What is wrong with a boundary, and where.
public struct ZoneProblem: Error, Hashable, Sendable {
    /// The zone's place in the file, counted from 0.
    public var zone: Int
    public var id: String
    /// The polygon and the ring within it, counted from 0; nil when the whole zone is meant.
    public var polygon: Int?
    public var ring: Int?
    /// Where on the map, where that can be told.
    public var position: Position?
    public var reason: Reason

    public enum Reason: Hashable, Sendable {
        case noID
        case repeatedID(firstAt: Int)
        case noPolygon
        case tooFewPositions(Int)
        case unclosed
        case notFinite
        case outOfRange
        case zeroArea
        case selfCrossing
        case holeOutside
        /// Too many segments lie over each other to be checked in reasonable time.
        case tooIntricate
    }
}

extension ZoneProblem: CustomStringConvertible {
    public var description: String {
        var place = "zone \(zone + 1) (\(id))"
        if let polygon { place += ", polygon \(polygon + 1)" }
        if let ring { place += ", ring \(ring + 1)" }
        if let position { place += ", at \(position.x), \(position.y)" }
        return "\(place): \(reason.description)"
    }
}

extension ZoneProblem.Reason: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noID: "it has no identifier"
        case .repeatedID(let first): "zone \(first + 1) has the same identifier"
        case .noPolygon: "it has no polygon"
        case .tooFewPositions(let count): "a ring needs four positions, it has \(count)"
        case .unclosed: "the ring does not end where it begins"
        case .notFinite: "a coordinate is not a number"
        case .outOfRange: "a longitude beyond ±180 or a latitude beyond ±90"
        case .zeroArea: "the ring encloses nothing"
        case .selfCrossing: "the boundary crosses itself"
        case .holeOutside: "the hole lies outside its polygon"
        case .tooIntricate: "too many segments lie over each other to be checked"
        }
    }
}
