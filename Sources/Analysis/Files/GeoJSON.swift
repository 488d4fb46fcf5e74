// SPDX-License-Identifier: EUPL-1.2

/// Reads areas from GeoJSON (RFC 7946): a collection of features, each a polygon or several.
public enum GeoJSON {
    /// What a file may cost at most.
    public struct Limits: Hashable, Sendable {
        public var bytes = 256 << 20
        public var depth = 32
        public var features = 100_000
        public var vertices = 10_000_000

        public init() {}
    }

    /// The areas of a file with their properties, in the order of the file. Longitude is x, latitude y, heights are
    /// dropped. Throws a `GeoJSONProblem` for anything but such a collection in WGS 84.
    public static func areas(_ bytes: [UInt8], limits: Limits = Limits()) throws(GeoJSONProblem) -> [AreaFeature] {
        try read(GeoJSONReader(bytes, limits), bytes, limits).areas
    }

    /// The same, also of a file that declares a grid of metres that is known here, as files from before RFC 7946 do: its
    /// shapes are brought to longitude and latitude. Gives the system in which the file stood.
    public static func areasOfAnySystem(
        _ bytes: [UInt8], limits: Limits = Limits()
    ) throws(GeoJSONProblem) -> (areas: [AreaFeature], system: CoordinateSystem) {
        var (areas, system) = try read(GeoJSONReader(bytes, limits, takesGrids: true), bytes, limits)
        for index in areas.indices { areas[index].polygons = system.degrees(areas[index].polygons) }
        return (areas, system)
    }

    private static func read(
        _ reader: GeoJSONReader, _ bytes: [UInt8], _ limits: Limits
    ) throws(GeoJSONProblem) -> (areas: [AreaFeature], system: CoordinateSystem) {
        var reader = reader
        do {
            guard bytes.count <= limits.bytes else { throw GeoJSONProblem.Reason.tooManyBytes(limit: limits.bytes) }
            let areas = try reader.collection()
            return (areas, reader.system)
        } catch let reason as GeoJSONProblem.Reason {
            throw reader.problem(reason)
        } catch let fault as JSONScanner.Fault {
            throw reader.problem(.notJSON(fault.description))
        } catch {
            throw reader.problem(.notJSON("\(error)"))
        }
    }
}

/// Why a file of areas was refused, and where.
public struct GeoJSONProblem: Error, Hashable, Sendable {
    public var line: Int
    /// Bytes from the beginning of the line, counted from 1.
    public var column: Int
    /// The feature counted from 1, or nil outside features.
    public var feature: Int?
    public var reason: Reason

    public enum Reason: Error, Hashable, Sendable {
        case tooManyBytes(limit: Int)
        case tooManyFeatures(limit: Int)
        case tooManyVertices(limit: Int)
        case notJSON(String)
        case notAFeatureCollection(String?)
        case notAFeature(String?)
        case otherCoordinateSystem(String)
        case noGeometry
        case otherGeometry(String)
        case badPosition
        case repeatedMember(String)
    }
}

extension GeoJSONProblem: CustomStringConvertible {
    public var description: String {
        let place = "line \(line), column \(column)" + (feature.map { ", feature \($0)" } ?? "")
        return "\(place): \(reason.description)"
    }
}

extension GeoJSONProblem.Reason: CustomStringConvertible {
    public var description: String {
        switch self {
        case .tooManyBytes(let limit): "the file is larger than \(limit) bytes"
        case .tooManyFeatures(let limit): "the file has more than \(limit) features"
        case .tooManyVertices(let limit): "the file has more than \(limit) vertices"
        case .notJSON(let fault): "the file is not JSON: \(fault)"
        case .notAFeatureCollection(let type):
            "a FeatureCollection is expected, not \(type ?? "an object without type")"
        case .notAFeature(let type): "a Feature is expected, not \(type ?? "an object without type")"
        case .otherCoordinateSystem(let name): "the file declares the coordinates \(name); export it in WGS 84 (CRS84)"
        case .noGeometry: "the feature has no geometry"
        case .otherGeometry(let type): "a Polygon or MultiPolygon is expected, not \(type)"
        case .badPosition: "a position needs two finite numbers"
        case .repeatedMember(let name): "“\(name)” stands twice in one object"
        }
    }
}

extension JSONScanner.Fault: CustomStringConvertible {
    var description: String {
        switch self {
        case .unexpected: "something else is expected here"
        case .truncated: "it ends too soon"
        case .tooDeep(let limit): "it is nested more than \(limit) deep"
        case .badString: "a string is malformed"
        case .badNumber: "a number is malformed"
        case .trailing: "something follows its end"
        }
    }
}
