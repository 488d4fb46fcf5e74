// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// A coordinate system in which cities' boundaries come, and the way between it and longitude and latitude in WGS 84.
///
/// Systems on ETRS89 are taken as WGS 84 (less than a metre apart in Europe). National grids on older datums are carried
/// over by the seven or three parameters that EPSG gives: to about 5 m for the British grid, to about 1 m for the Greek
/// one. That is enough to count incidents in wards, not to survey.
public struct CoordinateSystem: Hashable, Sendable {
    /// The EPSG code.
    public let code: Int
    private let method: Method

    private enum Method: Hashable, Sendable {
        case degrees
        case webMercator
        case transverse(TransverseMercator, DatumShift?)
        case conic(LambertConic)
    }

    /// Longitude and latitude in WGS 84, degrees.
    public static let wgs84 = CoordinateSystem(code: 4326, method: .degrees)

    private init(code: Int, method: Method) {
        (self.code, self.method) = (code, method)
    }

    /// The system of an EPSG code; nil where it is not known here.
    public init?(epsg code: Int) {
        guard let method = Self.method(code) else { return nil }
        (self.code, self.method) = (code, method)
    }

    /// The place in longitude and latitude, degrees.
    public func degrees(_ place: Position) -> Position {
        switch method {
        case .degrees: return place
        case .webMercator:
            let radius = Ellipsoid.wgs84.a
            return Self.degrees((place.x / radius, atan(sinh(place.y / radius))))
        case .transverse(let projection, let shift):
            let place = projection.inverse(place)
            guard let shift else { return Self.degrees(place) }
            return Self.degrees(
                shift.apply(longitude: place.longitude, latitude: place.latitude, on: projection.ellipsoid))
        case .conic(let projection): return Self.degrees(projection.inverse(place))
        }
    }

    /// The place in this system, from longitude and latitude in degrees: in metres, unless the system is one of degrees.
    public func place(degrees: Position) -> Position {
        let (longitude, latitude) = (degrees.x * .pi / 180, degrees.y * .pi / 180)
        switch method {
        case .degrees: return degrees
        case .webMercator:
            let radius = Ellipsoid.wgs84.a
            return Position(x: radius * longitude, y: radius * asinh(tan(latitude)))
        case .transverse(let projection, let shift):
            let own =
                shift?.undo(longitude: longitude, latitude: latitude, on: projection.ellipsoid)
                ?? (longitude: longitude, latitude: latitude)
            return projection.forward(longitude: own.longitude, latitude: own.latitude)
        case .conic(let projection): return projection.forward(longitude: longitude, latitude: latitude)
        }
    }

    /// The polygons in longitude and latitude; an edge stays a straight line between its ends.
    public func degrees(_ polygons: [Polygon]) -> [Polygon] {
        guard method != .degrees else { return polygons }
        return polygons.map { Polygon(rings: $0.rings.map { $0.map { degrees($0) } }) }
    }

    private static func degrees(_ radians: (longitude: Double, latitude: Double)) -> Position {
        Position(x: radians.longitude * 180 / .pi, y: radians.latitude * 180 / .pi)
    }

    /// The parameters are EPSG's.
    private static func method(_ code: Int) -> Method? {
        switch code {
        case 4326, 4258, 4171: .degrees
        case 3857: .webMercator
        case 27700: .transverse(.britishGrid, .osgb36)
        case 2100: .transverse(.greekGrid, .ggrs87)
        case 2154: .conic(.lambert93)
        case 3006: .transverse(.grs80(meridian: 15), nil)
        case 3067: .transverse(.grs80(meridian: 27), nil)
        case 25828...25838: .transverse(.grs80(meridian: Double(code - 25800) * 6 - 183), nil)
        case 32601...32660: .transverse(.utm(zone: code - 32600, isSouth: false), nil)
        case 32701...32760: .transverse(.utm(zone: code - 32700, isSouth: true), nil)
        default: nil
        }
    }
}

extension TransverseMercator {
    fileprivate static let britishGrid = TransverseMercator(
        ellipsoid: .airy, centralMeridian: -2, latitudeOfOrigin: 49, scale: 0.9996012717, falseEasting: 400_000,
        falseNorthing: -100_000)

    fileprivate static let greekGrid = grs80(meridian: 24)

    fileprivate static func grs80(meridian: Double) -> TransverseMercator {
        TransverseMercator(ellipsoid: .grs80, centralMeridian: meridian, scale: 0.9996, falseEasting: 500_000)
    }

    fileprivate static func utm(zone: Int, isSouth: Bool) -> TransverseMercator {
        TransverseMercator(
            ellipsoid: .wgs84, centralMeridian: Double(zone) * 6 - 183, scale: 0.9996, falseEasting: 500_000,
            falseNorthing: isSouth ? 10_000_000 : 0)
    }
}

extension LambertConic {
    fileprivate static let lambert93 = LambertConic(
        ellipsoid: .grs80, parallels: [49, 44], origin: Position(x: 3, y: 46.5),
        falseOrigin: Position(x: 700_000, y: 6_600_000))
}

extension DatumShift {
    /// EPSG transformation 1314.
    fileprivate static let osgb36 = DatumShift(
        translation: SIMD3(446.448, -125.157, 542.06), rotation: SIMD3(0.15, 0.247, 0.842), scale: -20.489)

    /// EPSG transformation 1272.
    fileprivate static let ggrs87 = DatumShift(translation: SIMD3(-199.87, 74.79, 246.62))
}
