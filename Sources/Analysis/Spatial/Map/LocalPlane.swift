// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// A plane in metres around a city, for drawing.
///
/// Equirectangular at the middle latitude: x = R·(λ - λ0)·cos φ0, y = R·(φ - φ0), with the mean radius R of the earth
/// (IUGG, 6,371,008.8 m). Within 50 km of the middle, lengths are off by less than 1 % up to 60° north; distances for
/// statistics need a projection of their own.
public struct LocalPlane: Hashable, Sendable {
    /// Longitude and latitude of the middle, in degrees.
    public let origin: Position
    private let perDegree: Position

    /// The plane around the middle of an extent in degrees.
    public init(around extent: Extent) {
        let radians = Double.pi / 180
        origin = Position(x: (extent.low.x + extent.high.x) / 2, y: (extent.low.y + extent.high.y) / 2)
        perDegree = Position(x: 6_371_008.8 * radians * cos(origin.y * radians), y: 6_371_008.8 * radians)
    }

    /// Metres east and north of the middle.
    public func metres(_ place: Position) -> Position {
        Position(x: (place.x - origin.x) * perDegree.x, y: (place.y - origin.y) * perDegree.y)
    }

    /// Longitude and latitude, in degrees, of metres east and north of the middle.
    public func degrees(_ place: Position) -> Position {
        Position(x: place.x / perDegree.x + origin.x, y: place.y / perDegree.y + origin.y)
    }
}
