// SPDX-License-Identifier: EUPL-1.2

/// The areas of a map as drawn: made once for a set of boundaries, used for every map on it.
public struct MapShapes: Sendable {
    /// A place in projected coordinates: metres east and north.
    public struct Point: Sendable, Hashable {
        public let x: Double
        public let y: Double

        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// A place on the drawing, in tenths of a pixel.
    struct Middle {
        let x: Int
        let y: Int
    }

    /// A rectangle in projected coordinates.
    struct Bounds {
        let least: Point
        let greatest: Point
    }

    /// The `d` of each area, in the order given.
    let paths: [String]
    /// The middle of each area's largest part, for its name; nil where nothing is drawn.
    let middles: [Middle?]
    /// In tenths of a pixel.
    let width: Int
    let height: Int
    private let bounds: Bounds
    private let scale: Double

    /// Draws areas, each a list of rings; a hole is a ring like the others, and an area without rings is not drawn.
    ///
    /// - Parameter width: in pixels
    public init(_ areas: [[[Point]]], width: Int = 480) {
        let bounds = Self.bounds(areas)
        let extent = Point(x: bounds.greatest.x - bounds.least.x, y: bounds.greatest.y - bounds.least.y)
        let scale = Double(width * 10) / max(extent.x, extent.y / 3, .leastNonzeroMagnitude)
        let origin = Point(x: bounds.least.x, y: bounds.greatest.y)
        self.bounds = bounds
        self.scale = scale
        self.width = max(Int(extent.x * scale), 1)
        height = max(Int(extent.y * scale), 1)
        let drawn = areas.map { $0.map { Self.place($0, origin, scale) } }
        let outline = Outline(drawn.flatMap(\.self), tolerance: 4)
        paths = drawn.map { Self.path($0, outline) }
        middles = drawn.map { rings in
            rings.map(Self.weigh).max { abs($0.area) < abs($1.area) }.flatMap { Self.middle($0) }
        }
    }

    /// Twice the area of a ring, and its moments: the sums of the shoelace formula.
    private static func weigh(_ ring: Outline.Ring) -> (area: Double, x: Double, y: Double) {
        guard let last = ring.last else { return (0, 0, 0) }
        return zip([last] + ring, ring).reduce((0, 0, 0)) { sums, pair in
            let (a, b) = ((x: Double(pair.0.x), y: Double(pair.0.y)), (x: Double(pair.1.x), y: Double(pair.1.y)))
            let cross = a.x * b.y - b.x * a.y
            return (sums.0 + cross, sums.1 + (a.x + b.x) * cross, sums.2 + (a.y + b.y) * cross)
        }
    }

    private static func middle(_ sums: (area: Double, x: Double, y: Double)) -> Middle? {
        guard sums.area != 0 else { return nil }
        return Middle(x: Int(sums.x / (3 * sums.area)), y: Int(sums.y / (3 * sums.area)))
    }

    /// Where on this drawing the areas of another lie: x, y, width and height in tenths of a pixel.
    func frame(of other: MapShapes) -> (x: Int, y: Int, width: Int, height: Int) {
        let (least, greatest) = (other.bounds.least, other.bounds.greatest)
        return (
            Int((least.x - bounds.least.x) * scale), Int((bounds.greatest.y - greatest.y) * scale),
            Int((greatest.x - least.x) * scale), Int((greatest.y - least.y) * scale)
        )
    }

    private static func bounds(_ areas: [[[Point]]]) -> Bounds {
        var (left, right, low, high) = (Double.infinity, -Double.infinity, Double.infinity, -Double.infinity)
        for point in areas.joined().joined() {
            (left, right) = (min(left, point.x), max(right, point.x))
            (low, high) = (min(low, point.y), max(high, point.y))
        }
        guard left <= right else { return Bounds(least: Point(x: 0, y: 0), greatest: Point(x: 1, y: 1)) }
        return Bounds(least: Point(x: left, y: low), greatest: Point(x: right, y: high))
    }

    /// A ring on the grid, without points that fall on the one before.
    private static func place(_ ring: [Point], _ origin: Point, _ scale: Double) -> Outline.Ring {
        var placed: Outline.Ring = []
        for point in ring {
            let x = min(max((point.x - origin.x) * scale, -1e6), 1e6)
            let y = min(max((origin.y - point.y) * scale, -1e6), 1e6)
            let next = Outline.Point(x: Int32(x.rounded()), y: Int32(y.rounded()))
            if next != placed.last { placed.append(next) }
        }
        if placed.count > 1, placed.first == placed.last { placed.removeLast() }
        return placed
    }

    /// The path of an area. One too small to be seen is drawn as a dot of a pixel, so that none is missing.
    private static func path(_ rings: [Outline.Ring], _ outline: Outline) -> String {
        let parts = rings.compactMap(outline.simplified).map(text)
        if parts.isEmpty, let point = rings.first?.first { return "M\(point.x) \(point.y)h10v10h-10z" }
        return parts.joined()
    }

    private static func text(_ ring: Outline.Ring) -> String {
        var last = Outline.Point(x: 0, y: 0)
        var text = ""
        for (index, point) in ring.enumerated() {
            let dy = point.y - last.y
            text += "\(index == 0 ? "M" : index == 1 ? "l" : " ")\(point.x - last.x)\(dy < 0 ? "" : " ")\(dy)"
            last = point
        }
        return text + "z"
    }
}
