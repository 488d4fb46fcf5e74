// SPDX-License-Identifier: EUPL-1.2

/// A drawing area onto which places are fitted, its origin at the top left.
///
/// Shapes are rounded to a grid of `steps` per pixel. All zones are rounded to the same grid, so borders that were
/// shared stay shared.
public struct MapCanvas: Hashable, Sendable {
    /// Pixels.
    public let width: Double
    /// Pixels; follows from the width and the extent.
    public let height: Double
    private let plane: LocalPlane
    private let west: Double
    private let north: Double
    private let pixelsPerMetre: Double
    private let steps: Double

    /// A canvas of a width in pixels for an extent in degrees; nil when the extent has no width or no height.
    public init?(_ extent: Extent, width: Double, margin: Double = 4, steps: Int = 2) {
        plane = LocalPlane(around: extent)
        let (low, high) = (plane.metres(extent.low), plane.metres(extent.high))
        guard high.x > low.x, high.y > low.y, width > 2 * margin, steps > 0 else { return nil }
        pixelsPerMetre = (width - 2 * margin) / (high.x - low.x)
        (self.width, self.steps) = (width, Double(steps))
        height = ((high.y - low.y) * pixelsPerMetre + 2 * margin).rounded(.up)
        west = low.x - margin / pixelsPerMetre
        north = high.y + margin / pixelsPerMetre
    }

    /// Pixels from the left and from the top of a place in degrees.
    public func pixels(_ place: Position) -> Position {
        let metres = plane.metres(place)
        return Position(x: (metres.x - west) * pixelsPerMetre, y: (north - metres.y) * pixelsPerMetre)
    }

    /// Metres that a pixel stands for, at the middle of the map: the scale bar's measure.
    public var metresPerPixel: Double { 1 / pixelsPerMetre }

    /// The zones as they are drawn, in their order: rounded to the grid, and without what is less than `tolerance` pixels
    /// off the line.
    public func shapes(_ zones: [Zone], tolerance: Double = 0.75) -> [MapShape] {
        let rings = zones.map { zone in zone.polygons.flatMap(\.rings).map { GridRing($0.map(grid)) } }
        let borders = Borders(rings.joined(), tolerance: tolerance * steps)
        return rings.map { own in
            let drawn = own.map(borders.simplified).filter { $0.corners.count > 2 }
            return MapShape(
                rings: drawn.map { $0.corners.map { Position(x: Double($0.x) / steps, y: Double($0.y) / steps) } })
        }
    }

    private func grid(_ place: Position) -> GridRing.Corner {
        let place = pixels(place)
        return GridRing.Corner(x: Int((place.x * steps).rounded()), y: Int((place.y * steps).rounded()))
    }
}
