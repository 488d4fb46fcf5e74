// SPDX-License-Identifier: EUPL-1.2

/// Ripley's K: how many other events lie within a radius of an event, by events per area.
///
/// K(r) = A ÷ n(n-1) × the pairs (both ways) at most r apart (Ripley 1976, "The second-order analysis of stationary point
/// processes"); πr² for events thrown anywhere, more where they gather. In the square of the coordinates' unit. Events
/// beyond the edge of the window are not known; three corrections count
/// - border: only events at least r from the edge, with all their neighbours, by n ÷ A;
/// - translation: each pair by A ÷ overlap of the window with itself when moved by the pair's difference;
/// - isotropic: each pair by the whole circle ÷ its part in the window.
///
/// as spatstat's `Kest` does, weights above 100 cut. Memory: linear; time: pairs within the largest radius in x.
public struct RipleyK: Hashable, Sendable {
    /// K at a radius.
    public struct Value: Hashable, Sendable {
        public let radius: Double
        public let uncorrected: Double
        /// Nil where no event is so far from the edge.
        public let border: Double?
        public let translation: Double
        public let isotropic: Double

        /// K of events thrown anywhere.
        public var theoretical: Double { .pi * radius * radius }
        /// √(K/π) - r, uncorrected: a distance, 0 for events thrown anywhere.
        public var excess: Double { (uncorrected / .pi).squareRoot() - radius }
    }

    public let values: [Value]
    public let area: Double

    /// - Precondition: at least two places, all within a window of some width and height; radii above 0, in rising order.
    public init(_ places: [Position], in extent: Extent, radii: [Double]) {
        let window = RectangleWindow(extent: extent)
        let sorted = places.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        // The pieces do not depend on the number of cores, nor does the order in which they are added.
        let piece = 256
        let pieces = Parallel.map(count: (places.count + piece - 1) / piece, grain: 1) { numbers in
            numbers.map { number in
                PairCount(sorted, number * piece..<min(places.count, (number + 1) * piece), window, radii)
            }
        }
        var pairs = PairCount(radii)
        for one in pieces.flatMap(\.self) { pairs.add(one) }
        let (n, area) = (Double(places.count), window.area)
        let (scale, margins) = (area / (n * (n - 1)), sorted.map(window.margin))
        var (plain, moved, round) = (0, 0.0, 0.0)
        values = radii.indices.map { k in
            plain += pairs.plain[k]
            moved += pairs.translation[k]
            round += pairs.isotropic[k]
            let inside = margins.count { $0 >= radii[k] }
            return Value(
                radius: radii[k], uncorrected: scale * Double(plain),
                border: inside > 0 ? Double(pairs.border[k]) / (Double(inside) * n / area) : nil,
                translation: scale * moved, isotropic: scale * round)
        }
        self.area = area
    }
}

/// Pairs of events, from one of them to the other, by radius.
private struct PairCount: Sendable {
    /// For each radius the pairs that lie within it, but not within the one before.
    private(set) var plain: [Int]
    private(set) var translation: [Double]
    private(set) var isotropic: [Double]
    /// For each radius all pairs within it, of events at least as far from the edge.
    private(set) var border: [Int]

    init(_ radii: [Double]) {
        plain = Array(repeating: 0, count: radii.count)
        border = plain
        translation = Array(repeating: 0, count: radii.count)
        isotropic = translation
    }

    /// The pairs from some of the events, all of them sorted by x.
    init(_ events: [Position], _ own: Range<Int>, _ window: RectangleWindow, _ radii: [Double]) {
        self.init(radii)
        let reach = radii[radii.count - 1]
        var within = [Int](repeating: 0, count: radii.count)
        for number in own {
            let event = events[number]
            let margin = window.margin(event)
            for k in within.indices { within[k] = 0 }
            var other = Self.first(events, from: event.x - reach)
            while other < events.count, events[other].x - event.x <= reach {
                let (dx, dy) = (events[other].x - event.x, events[other].y - event.y)
                let square = dx * dx + dy * dy
                if square <= reach * reach, other != number {
                    let distance = square.squareRoot()
                    let k = radii.firstIndex { distance <= $0 } ?? radii.count - 1
                    within[k] += 1
                    translation[k] += window.translationWeight(dx, dy)
                    isotropic[k] += distance <= margin ? 1 : window.isotropicWeight(event, distance: distance)
                }
                other += 1
            }
            see(within, margin, radii)
        }
    }

    private mutating func see(_ within: [Int], _ margin: Double, _ radii: [Double]) {
        var sum = 0
        for k in within.indices {
            sum += within[k]
            plain[k] += within[k]
            if margin >= radii[k] { border[k] += sum }
        }
    }

    /// The first event that does not lie west of an x.
    private static func first(_ events: [Position], from x: Double) -> Int {
        var (low, high) = (0, events.count)
        while low < high {
            let middle = (low + high) / 2
            if events[middle].x < x { low = middle + 1 } else { high = middle }
        }
        return low
    }

    mutating func add(_ other: PairCount) {
        for k in plain.indices {
            plain[k] += other.plain[k]
            border[k] += other.border[k]
            translation[k] += other.translation[k]
            isotropic[k] += other.isotropic[k]
        }
    }
}
