// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// The flattened sphere to which a coordinate system refers.
struct Ellipsoid: Hashable, Sendable {
    /// Semi-major axis in metres.
    let a: Double
    /// Flattening, without unit.
    let f: Double

    static let wgs84 = Ellipsoid(a: 6_378_137, f: 1 / 298.257223563)
    static let grs80 = Ellipsoid(a: 6_378_137, f: 1 / 298.257222101)
    static let airy = Ellipsoid(a: 6_377_563.396, f: 1 / 299.3249646)

    /// First eccentricity squared.
    var e2: Double { f * (2 - f) }

    /// The geodetic latitude that belongs to a conformal one, in radians (Snyder 1987, formula 3-4, by iteration).
    func latitude(conformal: Double) -> Double {
        let e = e2.squareRoot()
        var latitude = conformal
        for _ in 0..<20 {
            let next = asin(tanh(atanh(sin(conformal)) + e * atanh(e * sin(latitude))))
            if abs(next - latitude) < 1e-16 { return next }
            latitude = next
        }
        return latitude
    }

    /// The conformal latitude that belongs to a geodetic one, in radians (Snyder 1987, formula 3-1).
    func conformal(latitude: Double) -> Double {
        let e = e2.squareRoot()
        return asin(tanh(atanh(sin(latitude)) - e * atanh(e * sin(latitude))))
    }
}

/// The step from a national datum to WGS 84: seven parameters in the position vector convention (EPSG method 9606).
struct DatumShift: Hashable, Sendable {
    /// Metres along the earth's axes.
    let translation: SIMD3<Double>
    /// Seconds of arc about the earth's axes.
    var rotation = SIMD3<Double>.zero
    /// Parts per million.
    var scale = 0.0

    /// Longitude and latitude in radians, at height 0, from an ellipsoid to WGS 84.
    func apply(longitude: Double, latitude: Double, on ellipsoid: Ellipsoid) -> (longitude: Double, latitude: Double) {
        let place = ellipsoid.place(longitude: longitude, latitude: latitude)
        return Ellipsoid.wgs84.geodetic(translation + (1 + scale * 1e-6) * (place + turn(place)))
    }

    /// Longitude and latitude in radians, at height 0, from WGS 84 to an ellipsoid.
    func undo(longitude: Double, latitude: Double, on ellipsoid: Ellipsoid) -> (longitude: Double, latitude: Double) {
        let place = Ellipsoid.wgs84.place(longitude: longitude, latitude: latitude)
        let target = (place - translation) / (1 + scale * 1e-6)
        var before = target
        for _ in 0..<4 { before = target - turn(before) }
        return ellipsoid.geodetic(before)
    }

    private func turn(_ place: SIMD3<Double>) -> SIMD3<Double> {
        let r = rotation * (.pi / 648_000)
        return SIMD3(r.y * place.z - r.z * place.y, r.z * place.x - r.x * place.z, r.x * place.y - r.y * place.x)
    }
}

extension Ellipsoid {
    /// The place at height 0 along the earth's axes, in metres.
    fileprivate func place(longitude: Double, latitude: Double) -> SIMD3<Double> {
        let radius = a / (1 - e2 * pow(sin(latitude), 2)).squareRoot()
        return SIMD3(
            radius * cos(latitude) * cos(longitude), radius * cos(latitude) * sin(longitude),
            radius * (1 - e2) * sin(latitude))
    }

    /// Longitude and latitude of a place near the ground, by iteration of the latitude.
    fileprivate func geodetic(_ place: SIMD3<Double>) -> (longitude: Double, latitude: Double) {
        let distance = hypot(place.x, place.y)
        var latitude = atan2(place.z, distance * (1 - e2))
        for _ in 0..<20 {
            let radius = a / (1 - e2 * pow(sin(latitude), 2)).squareRoot()
            latitude = atan2(place.z + e2 * radius * sin(latitude), distance)
        }
        return (atan2(place.y, place.x), latitude)
    }
}
