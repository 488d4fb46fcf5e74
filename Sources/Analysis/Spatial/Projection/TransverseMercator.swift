// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// A transverse Mercator projection, between metres and radians.
///
/// Krüger's series to the fourth order in the third flattening: better than a micrometre within ten degrees of the
/// central meridian (Karney 2011, "Transverse Mercator with an accuracy of a few nanometers", formulas 7 to 12, 35, 36).
struct TransverseMercator: Hashable, Sendable {
    let ellipsoid: Ellipsoid
    /// Degrees.
    let centralMeridian: Double
    /// Degrees.
    var latitudeOfOrigin = 0.0
    let scale: Double
    /// Metres.
    let falseEasting: Double
    /// Metres.
    var falseNorthing = 0.0

    private var n: Double { ellipsoid.f / (2 - ellipsoid.f) }

    /// The radius of the sphere with the meridian's length, in metres.
    private var radius: Double {
        ellipsoid.a / (1 + n) * (1 + n * n / 4 + n * n * n * n / 64)
    }

    /// Longitude and latitude in radians.
    func inverse(_ place: Position) -> (longitude: Double, latitude: Double) {
        let xi = (place.y - falseNorthing) / (scale * radius) + origin
        let eta = (place.x - falseEasting) / (scale * radius)
        var (x, e) = (xi, eta)
        for (k, beta) in zip(1..., betas) {
            let j = 2 * Double(k)
            x -= beta * sin(j * xi) * cosh(j * eta)
            e -= beta * cos(j * xi) * sinh(j * eta)
        }
        let conformal = asin(sin(x) / cosh(e))
        let longitude = centralMeridian * .pi / 180 + atan2(sinh(e), cos(x))
        return (longitude, ellipsoid.latitude(conformal: conformal))
    }

    /// Easting and northing in metres.
    func forward(longitude: Double, latitude: Double) -> Position {
        let conformal = tan(ellipsoid.conformal(latitude: latitude))
        let away = longitude - centralMeridian * .pi / 180
        let xi = atan2(conformal, cos(away))
        let eta = asinh(sin(away) / hypot(conformal, cos(away)))
        var (x, e) = (xi, eta)
        for (k, alpha) in zip(1..., alphas) {
            let j = 2 * Double(k)
            x += alpha * sin(j * xi) * cosh(j * eta)
            e += alpha * cos(j * xi) * sinh(j * eta)
        }
        return Position(x: falseEasting + scale * radius * e, y: falseNorthing + scale * radius * (x - origin))
    }

    /// The rectifying latitude of the origin, in radians.
    private var origin: Double {
        let conformal = ellipsoid.conformal(latitude: latitudeOfOrigin * .pi / 180)
        return zip(1..., alphas).reduce(conformal) { $0 + $1.1 * sin(2 * Double($1.0) * conformal) }
    }

    private var alphas: [Double] {
        let (n2, n3, n4) = (n * n, n * n * n, n * n * n * n)
        return [
            n / 2 - 2 * n2 / 3 + 5 * n3 / 16 + 41 * n4 / 180,
            13 * n2 / 48 - 3 * n3 / 5 + 557 * n4 / 1440,
            61 * n3 / 240 - 103 * n4 / 140,
            49_561 * n4 / 161_280,
        ]
    }

    private var betas: [Double] {
        let (n2, n3, n4) = (n * n, n * n * n, n * n * n * n)
        return [
            n / 2 - 2 * n2 / 3 + 37 * n3 / 96 - n4 / 360,
            n2 / 48 + n3 / 15 - 437 * n4 / 1440,
            17 * n3 / 480 - 37 * n4 / 840,
            4397 * n4 / 161_280,
        ]
    }
}
