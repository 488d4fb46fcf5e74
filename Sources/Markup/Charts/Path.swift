// SPDX-License-Identifier: EUPL-1.2

/// The `d` of a path.
enum Path {
    typealias Point = (x: Double, y: Double)

    /// From point to point.
    static func line(_ points: [Point]) -> String {
        points.enumerated().map { index, point in
            (index == 0 ? "M" : "L") + Pixel.text(point.x) + " " + Pixel.text(point.y)
        }.joined()
    }

    /// A closed outline.
    static func area(_ points: [Point]) -> String {
        points.isEmpty ? "" : line(points) + "z"
    }
}
