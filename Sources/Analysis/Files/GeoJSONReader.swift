// SPDX-License-Identifier: EUPL-1.2

/// The walk through one GeoJSON file. Members come in any order, so geometry waits until its type is known.
struct GeoJSONReader {
    private var scanner: JSONScanner
    private let limits: GeoJSON.Limits
    private var feature: Int?
    private var vertices = 0
    /// Whether a grid of metres may be declared.
    private let takesGrids: Bool
    /// The system that the file declares; longitude and latitude in WGS 84 where it declares none.
    private(set) var system = CoordinateSystem.wgs84

    init(_ bytes: [UInt8], _ limits: GeoJSON.Limits, takesGrids: Bool = false) {
        scanner = JSONScanner(bytes, depthLimit: limits.depth)
        (self.limits, self.takesGrids) = (limits, takesGrids)
    }

    func problem(_ reason: GeoJSONProblem.Reason) -> GeoJSONProblem {
        let place = scanner.place
        return GeoJSONProblem(line: place.line, column: place.column, feature: feature, reason: reason)
    }

    mutating func collection() throws -> [AreaFeature] {
        var type: String?
        var features: JSONScanner?
        try scanner.beginObject()
        while let name = try scanner.nextMember() {
            switch name {
            case "type": type = try scanner.string()
            case "crs": try coordinateSystem()
            case "features":
                features = scanner
                try scanner.skip()
            default: try scanner.skip()
            }
        }
        try scanner.end()
        guard type == "FeatureCollection", let features else { throw GeoJSONProblem.Reason.notAFeatureCollection(type) }
        scanner = features
        return try all()
    }

    private mutating func all() throws -> [AreaFeature] {
        var found: [AreaFeature] = []
        try scanner.beginArray()
        while try scanner.nextElement() {
            guard found.count < limits.features else {
                throw GeoJSONProblem.Reason.tooManyFeatures(limit: limits.features)
            }
            feature = found.count + 1
            found.append(try one())
        }
        return found
    }

    private mutating func one() throws -> AreaFeature {
        var type: String?
        var id: PropertyValue?
        var area = AreaFeature(polygons: [], properties: [:])
        try scanner.beginObject()
        while let name = try scanner.nextMember() {
            switch name {
            case "type": type = try scanner.string()
            case "properties": area.properties = try properties()
            case "geometry": area.polygons = try geometry()
            case "id": id = try value()
            default: try scanner.skip()
            }
        }
        guard type == "Feature" else { throw GeoJSONProblem.Reason.notAFeature(type) }
        guard !area.polygons.isEmpty else { throw GeoJSONProblem.Reason.noGeometry }
        if area.properties["id"] == nil, let id { area.properties["id"] = id }
        return area
    }

    /// Takes the old member `crs`, which RFC 7946 dropped: longitude and latitude in WGS 84 may be declared, and a grid
    /// where somebody asked for that.
    private mutating func coordinateSystem() throws {
        var declared: String?
        guard try scanner.kind() == .object else { throw GeoJSONProblem.Reason.otherCoordinateSystem("null") }
        try scanner.beginObject()
        while let name = try scanner.nextMember() {
            guard name == "properties", try scanner.kind() == .object else {
                try scanner.skip()
                continue
            }
            try scanner.beginObject()
            while let name = try scanner.nextMember() {
                if name == "name", try scanner.kind() == .string {
                    declared = try scanner.string()
                } else {
                    try scanner.skip()
                }
            }
        }
        let accepted: Set = ["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84"]
        if let declared, accepted.contains(declared) { return }
        guard takesGrids, let grid = declared.flatMap(Self.grid) else {
            throw GeoJSONProblem.Reason.otherCoordinateSystem(declared ?? "without a name")
        }
        system = grid
    }

    /// The grid of metres that `urn:ogc:def:crs:EPSG::27700` or `EPSG:27700` names.
    private static func grid(_ name: String) -> CoordinateSystem? {
        let words = name.uppercased().split(separator: ":", omittingEmptySubsequences: false)
        guard words.contains("EPSG"), let code = words.last.flatMap({ Int($0) }),
            let system = CoordinateSystem(epsg: code)
        else { return nil }
        return system.isTrueToScale || code == 3857 ? system : nil
    }

    private mutating func properties() throws -> [String: PropertyValue] {
        var found: [String: PropertyValue] = [:]
        if try scanner.kind() == .null {
            try scanner.null()
            return found
        }
        try scanner.beginObject()
        while let name = try scanner.nextMember() {
            let previous = found.updateValue(try value(), forKey: name)
            if previous != nil { throw GeoJSONProblem.Reason.repeatedMember(name) }
        }
        return found
    }

    private mutating func value() throws -> PropertyValue {
        switch try scanner.kind() {
        case .string: return .text(try scanner.string())
        case .number: return .number(try scanner.number())
        case .truth: return .truth(try scanner.truth())
        case .null: try scanner.null()
        case .object, .array:
            try scanner.skip()
            return .nested
        }
        return .null
    }
}

extension GeoJSONReader {
    private mutating func geometry() throws -> [Polygon] {
        if try scanner.kind() == .null { throw GeoJSONProblem.Reason.noGeometry }
        var type: String?
        var coordinates: JSONScanner?
        try scanner.beginObject()
        while let name = try scanner.nextMember() {
            switch name {
            case "type": type = try scanner.string()
            case "coordinates":
                coordinates = scanner
                try scanner.skip()
            default: try scanner.skip()
            }
        }
        guard let type, var coordinates else {
            throw GeoJSONProblem.Reason.otherGeometry(type ?? "an object without type")
        }
        swap(&scanner, &coordinates)
        let polygons = try polygons(of: type)
        swap(&scanner, &coordinates)
        return polygons
    }

    private mutating func polygons(of type: String) throws -> [Polygon] {
        switch type {
        case "Polygon": return [try polygon()]
        case "MultiPolygon":
            var polygons: [Polygon] = []
            try scanner.beginArray()
            while try scanner.nextElement() { polygons.append(try polygon()) }
            return polygons
        default: throw GeoJSONProblem.Reason.otherGeometry(type)
        }
    }

    private mutating func polygon() throws -> Polygon {
        var rings: [Ring] = []
        try scanner.beginArray()
        while try scanner.nextElement() {
            var ring: Ring = []
            try scanner.beginArray()
            while try scanner.nextElement() { ring.append(try position()) }
            rings.append(ring)
        }
        return Polygon(rings: rings)
    }

    private mutating func position() throws -> Position {
        vertices += 1
        guard vertices <= limits.vertices else { throw GeoJSONProblem.Reason.tooManyVertices(limit: limits.vertices) }
        guard try scanner.kind() == .array else { throw GeoJSONProblem.Reason.badPosition }
        var numbers = (0.0, 0.0)
        var count = 0
        try scanner.beginArray()
        while try scanner.nextElement() {
            guard try scanner.kind() == .number else { throw GeoJSONProblem.Reason.badPosition }
            let number = try scanner.number()
            if count == 0 { numbers.0 = number } else if count == 1 { numbers.1 = number }
            count += 1
        }
        guard count >= 2 else { throw GeoJSONProblem.Reason.badPosition }
        return Position(x: numbers.0, y: numbers.1)
    }
}
