// SPDX-License-Identifier: EUPL-1.2

/// A place: longitude and latitude in degrees, or easting and northing in metres.
public struct Position: Hashable, Sendable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
        (self.x, self.y) = (x, y)
    }
}

/// A closed line: its last position repeats its first.
public typealias Ring = [Position]

/// An area: its outer ring, then the rings of its holes.
public struct Polygon: Hashable, Sendable {
    public var rings: [Ring]

    public init(rings: [Ring]) {
        self.rings = rings
    }
}

/// One area of a boundary set, of one polygon or several.
public struct Zone: Hashable, Sendable {
    public var id: String
    public var polygons: [Polygon]

    public init(id: String, polygons: [Polygon]) {
        (self.id, self.polygons) = (id, polygons)
    }
}

/// The smallest upright rectangle around places.
public struct Extent: Hashable, Sendable {
    public var low = Position(x: .infinity, y: .infinity)
    public var high = Position(x: -.infinity, y: -.infinity)

    public init() {}

    public init(_ positions: some Sequence<Position>) {
        for position in positions { include(position) }
    }

    public init(_ zones: [Zone]) {
        for zone in zones {
            for polygon in zone.polygons {
                for ring in polygon.rings { ring.forEach { include($0) } }
            }
        }
    }

    /// Whether it holds no place at all.
    public var isEmpty: Bool { !(low.x <= high.x && low.y <= high.y) }
    public var width: Double { high.x - low.x }
    public var height: Double { high.y - low.y }

    public func contains(_ position: Position) -> Bool {
        low.x <= position.x && position.x <= high.x && low.y <= position.y && position.y <= high.y
    }

    public mutating func include(_ position: Position) {
        low.x = min(low.x, position.x)
        low.y = min(low.y, position.y)
        high.x = max(high.x, position.x)
        high.y = max(high.y, position.y)
    }
}

/// What a file says of an area beside its shape.
public enum PropertyValue: Hashable, Sendable {
    case text(String)
    case number(Double)
    case truth(Bool)
    case null
    /// An object or an array, which no reader here needs.
    case nested

    /// The value as an identifier or a name; nil where it is none.
    public var text: String? {
        switch self {
        case .text(let text): text
        case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
        case .truth(let truth): String(truth)
        case .null, .nested: nil
        }
    }
}

/// One area of a file with what the file says of it.
public struct AreaFeature: Hashable, Sendable {
    public var polygons: [Polygon]
    public var properties: [String: PropertyValue]

    public init(polygons: [Polygon], properties: [String: PropertyValue]) {
        (self.polygons, self.properties) = (polygons, properties)
    }
}
