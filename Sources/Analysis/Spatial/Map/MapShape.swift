// SPDX-License-Identifier: EUPL-1.2

/// A zone ready to be drawn: rings in pixels, without the closing corner. Even-odd filling leaves holes open.
public struct MapShape: Hashable, Sendable {
    public let rings: [[Position]]

    /// Whether the zone is too small to be seen: mark its label point instead.
    public var isEmpty: Bool { rings.isEmpty }

    /// The outline as SVG path data: one move and relative lines per ring.
    public var pathData: String {
        rings.map(Self.path).joined()
    }

    private static func path(_ ring: [Position]) -> String {
        guard let first = ring.first else { return "" }
        var text = "M\(number(first.x)) \(number(first.y))"
        for (a, b) in zip(ring, ring.dropFirst()) { text += "l\(number(b.x - a.x)) \(number(b.y - a.y))" }
        return text + "z"
    }

    /// Coordinates are whole steps of the grid, so a few decimals are exact.
    private static func number(_ value: Double) -> String {
        Int(exactly: value).map(String.init) ?? "\((value * 1000).rounded() / 1000)"
    }
}
