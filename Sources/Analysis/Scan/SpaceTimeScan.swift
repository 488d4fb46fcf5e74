// SPDX-License-Identifier: EUPL-1.2

/// The space-time permutation scan: which circle of zones holds, in some span of months, more cases than the zones' own
/// sums and the months' own sums explain.
///
/// It needs no population. What is constant in a zone, and what happens everywhere at once, is no cluster; a zone that
/// grows while others do not is. Source: Kulldorff, Heffernan, Hartman, Assunção and Mostashari 2005, "A space-time
/// permutation scan statistic for disease outbreak detection". Expected: cases of the circle × cases of the span ÷ all
/// cases. The p of a cluster is the share of tables, with the months shuffled among all cases, whose most striking window
/// is at least as striking: (k+1)/(R+1).
public struct SpaceTimeScan: Sendable {
    /// A circle of zones during a span of months.
    public struct Window: Hashable, Sendable {
        /// The natural logarithm of the likelihood ratio.
        public let logRatio: Double
        public let centre: Int
        /// The zones by distance from the centre.
        public let zones: [Int]
        /// The first and the last month, counted from 0.
        public let months: ClosedRange<Int>
        public let cases: Int
        public let expected: Double
    }

    let zones: [ScanZone]
    /// Cases by zone and month.
    let counts: [[Int]]
    let monthSums: [Int]
    let total: Int
    let circles: ScanCircles
    let spans: [ClosedRange<Int>]

    /// Windows, 12 bytes for each: circles by spans.
    public static let mostWindows = 50_000_000

    /// Zones with the place of each; their cases and populations are not looked at. A circle holds at most
    /// `largestShare` of all cases, a span at most `longestSpan` months. Throws an `AnalysisRefusal`.
    public init(_ zones: [ScanZone], counts: [[Int]], largestShare: Double, longestSpan: Int) throws {
        let months = counts.first?.count ?? 0
        (self.zones, self.counts) = (zones, counts)
        monthSums = (0..<months).map { month in counts.reduce(0) { $0 + $1[month] } }
        total = monthSums.reduce(0, +)
        try Self.check(zones, months: months, total: total, largestShare, longestSpan)
        let sums = counts.map { Double($0.reduce(0, +)) }
        circles = ScanCircles(x: zones.map(\.x), y: zones.map(\.y), weight: sums, share: largestShare)
        spans = (0..<months).flatMap { first in
            (first..<min(months, first + longestSpan)).map { first...$0 }
        }
        guard circles.members.count * spans.count <= Self.mostWindows else {
            throw AnalysisRefusal(
                "\(zones.count) zones and \(months) months make too many windows: merge zones, or ask for shorter spans or smaller circles"
            )
        }
    }

    private static func check(_ zones: [ScanZone], months: Int, total: Int, _ share: Double, _ span: Int) throws {
        try SpatialScan.check(places: zones, share)
        guard months >= 2 else { throw AnalysisRefusal("a space-time scan needs at least 2 months") }
        guard 1..<months ~= span else {
            throw AnalysisRefusal(
                "a span is at least 1 month and shorter than the \(months) months of the table: a cluster of all months does not exist here"
            )
        }
        guard total > 0, total <= SpatialScan.mostCases else {
            throw AnalysisRefusal(
                total == 0 ? "no zone has a case" : "more than \(SpatialScan.mostCases) cases are not scanned at once")
        }
    }

    private func expected(_ weight: Double, _ span: ClosedRange<Int>) -> Double {
        weight * Double(span.reduce(0) { $0 + monthSums[$1] }) / Double(total)
    }

    /// The best circle of each centre and span that holds more cases than expected, most striking first.
    public func windows() -> [Window] {
        let windows: [[Window]] = Parallel.map(count: zones.count, grain: 4) { centres in
            centres.flatMap { centre in spans.compactMap { best(around: centre, $0) } }
        }
        return windows.flatMap(\.self).sorted {
            ($1.logRatio, $0.centre, $0.months.lowerBound) < ($0.logRatio, $1.centre, $1.months.lowerBound)
        }
    }

    /// Each centre's best window, those left out that share a zone with a more striking one.
    public func clusters(_ permutations: Permutations?) -> [(window: Window, p: Double?)] {
        let chance = ScanChance(permutations, maxima)
        var (centres, taken) = (Set<Int>(), Set<Int>())
        var clusters: [(window: Window, p: Double?)] = []
        for window in windows() where centres.insert(window.centre).inserted {
            guard taken.isDisjoint(with: window.zones) else { continue }
            taken.formUnion(window.zones)
            clusters.append((window, chance.p(window.logRatio)))
        }
        return clusters
    }

    /// The most striking circle around a centre in a span, the smallest of several; nil when none holds more than expected.
    private func best(around centre: Int, _ span: ClosedRange<Int>) -> Window? {
        let range = circles.starts[centre]..<circles.starts[centre + 1]
        var (cases, top, ratio, found) = (0, range.lowerBound, 0.0, 0)
        for place in range {
            cases += counts[Int(circles.members[place])][span].reduce(0, +)
            guard circles.weights[place] >= 0 else { continue }
            let own = LikelihoodRatio.logarithm(
                cases: Double(cases), expected: expected(circles.weights[place], span), total: Double(total))
            if own > ratio { (top, ratio, found) = (place, own, cases) }
        }
        guard ratio > 0 else { return nil }
        return Window(
            logRatio: ratio, centre: centre, zones: circles.members[range.lowerBound...top].map(Int.init),
            months: span, cases: found, expected: expected(circles.weights[top], span))
    }
}

extension SpaceTimeScan {
    private typealias Lanes = LargestRatios.Lanes

    /// The largest log ratio of each replicate, in their order: the months shuffled among all cases.
    func maxima(_ permutations: Permutations) -> [Double] {
        let windows = replicateWindows
        let months: [UInt16] = monthSums.indices.flatMap { Array(repeating: UInt16($0), count: monthSums[$0]) }
        return LargestRatios.gather(permutations.count) { first in
            maxima(of: shuffled(months, seed: permutations.seed, first: first), windows)
        }
    }

    /// Place after place, span after span; those at whose distance others are still to enter have no bar to pass.
    private var replicateWindows: [LargestRatios.Window] {
        circles.weights.flatMap { weight in
            spans.map { span in
                .init(expected: weight < 0 ? .infinity : expected(weight, span), total: Double(total))
            }
        }
    }

    /// Sixteen tables, zone by zone and month by month.
    private func shuffled(_ months: [UInt16], seed: UInt64, first: Int) -> [Lanes] {
        var tables = [Lanes](repeating: .zero, count: zones.count * monthSums.count)
        for lane in 0..<Lanes.scalarCount {
            var (draws, order, next) = (Draws(seed: seed, stream: first + lane), months, 0)
            draws.shuffle(&order)
            for zone in zones.indices {
                for _ in 0..<counts[zone].reduce(0, +) {
                    tables[zone * monthSums.count + Int(order[next])][lane] += 1
                    next += 1
                }
            }
        }
        return tables
    }

    private func maxima(of tables: [Lanes], _ windows: [LargestRatios.Window]) -> [Double] {
        var largest = LargestRatios(total: total)
        let months = monthSums.count
        // Cases inside the circle up to and with each month, nothing before the first.
        var sums = [Lanes](repeating: .zero, count: months + 1)
        for centre in zones.indices {
            for month in sums.indices { sums[month] = .zero }
            for place in circles.starts[centre]..<circles.starts[centre + 1] {
                var added = Lanes.zero
                let zone = Int(circles.members[place]) * months
                for month in 0..<months {
                    added += tables[zone + month]
                    sums[month + 1] += added
                }
                guard circles.weights[place] >= 0 else { continue }
                for (number, span) in spans.enumerated() {
                    largest.see(
                        sums[span.upperBound + 1] - sums[span.lowerBound], windows[place * spans.count + number]
                    ) { expected(circles.weights[place], span) }
                }
            }
        }
        return largest.best
    }
}
