// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// A Lambert conformal conic projection with two standard parallels, between metres and radians (Snyder 1987, "Map
/// projections: a working manual", chapter 15).
struct LambertConic: Hashable, Sendable {
    let ellipsoid: Ellipsoid
    /// Degrees.
    let parallels: [Double]
    /// Degrees.
    let origin: Position
    /// Metres.
    let falseOrigin: Position

    /// Longitude and latitude in radians.
    func inverse(_ place: Position) -> (longitude: Double, latitude: Double) {
        let (n, scale) = cone
        let (x, y) = (place.x - falseOrigin.x, scale * pow(t(origin.y), n) - (place.y - falseOrigin.y))
        let distance = hypot(x, y) / scale
        let conformal = .pi / 2 - 2 * atan(pow(distance, 1 / n))
        return (origin.x * .pi / 180 + atan2(x, y) / n, ellipsoid.latitude(conformal: conformal))
    }

    /// Easting and northing in metres.
    func forward(longitude: Double, latitude: Double) -> Position {
        let (n, scale) = cone
        let distance = scale * pow(t(latitude * 180 / .pi), n)
        let angle = n * (longitude - origin.x * .pi / 180)
        return Position(
            x: falseOrigin.x + distance * sin(angle),
            y: falseOrigin.y + scale * pow(t(origin.y), n) - distance * cos(angle))
    }

    /// The cone's constant (Snyder 15-8), and its radius in metres where t is 1.
    private var cone: (n: Double, scale: Double) {
        let (t1, t2) = (t(parallels[0]), t(parallels[1]))
        let n = (log(m(parallels[0])) - log(m(parallels[1]))) / (log(t1) - log(t2))
        return (n, ellipsoid.a * m(parallels[0]) / (n * pow(t1, n)))
    }

    /// The radius of a parallel in units of the semi-major axis (Snyder 14-15).
    private func m(_ degrees: Double) -> Double {
        let latitude = degrees * .pi / 180
        return cos(latitude) / (1 - ellipsoid.e2 * pow(sin(latitude), 2)).squareRoot()
    }

    /// tan(π/4 - χ/2) of the conformal latitude χ (Snyder 15-9).
    private func t(_ degrees: Double) -> Double {
        tan(.pi / 4 - ellipsoid.conformal(latitude: degrees * .pi / 180) / 2)
    }
}
