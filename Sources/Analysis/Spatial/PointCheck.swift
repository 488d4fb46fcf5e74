// SPDX-License-Identifier: EUPL-1.2

/// Watches the places of an import for the ways in which coordinates usually go wrong.
public struct PointCheck: Hashable, Sendable {
    private let extent: Extent
    /// Places outside the extent of the boundaries.
    public private(set) var outside = 0
    /// Those among them that would lie inside with longitude and latitude exchanged.
    public private(set) var insideWhenSwapped = 0
    /// Places at (0, 0), where a missing coordinate often ends up.
    public private(set) var atOrigin = 0
    /// How many places were seen.
    public private(set) var seen = 0

    /// Watches places that should lie within the extent of some boundaries.
    public init(extent: Extent) {
        self.extent = extent
    }

    public mutating func see(_ position: Position) {
        seen += 1
        if position.x == 0, position.y == 0 { atOrigin += 1 }
        if extent.contains(position) { return }
        outside += 1
        if extent.contains(Position(x: position.y, y: position.x)) { insideWhenSwapped += 1 }
    }

    /// Whether longitude and latitude seem to be exchanged: most places lie outside, and most of those inside when swapped.
    public var looksSwapped: Bool {
        outside * 2 > seen && insideWhenSwapped * 2 > outside
    }
}
