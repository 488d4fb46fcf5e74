// SPDX-License-Identifier: EUPL-1.2

/// The purely spatial scan statistic: which circle of zones holds more cases than its population explains, and how often
/// chance alone would show one as striking somewhere on the map.
///
/// Source: Kulldorff 1997, "A spatial scan statistic", Poisson model. The p of a circle is the share of maps, with all
/// cases thrown afresh by population, whose most striking circle is at least as striking: (k+1)/(R+1). It is
/// corrected for having looked everywhere, and it is the same for secondaries, which makes them cautious.
public struct SpatialScan: Sendable {
    /// A circle that stands out.
    public struct Cluster: Hashable, Sendable {
        /// The natural logarithm of the likelihood ratio.
        public let logRatio: Double
        public let centre: Int
        /// The zones by distance from the centre.
        public let zones: [Int]
        /// The distance of the farthest zone, in the unit of the coordinates.
        public let radius: Double
        public let cases: Int
        /// The cases to be expected from its share of the population.
        public let expected: Double
        /// Cases over expected inside, divided by the same outside; infinite when no case lies outside.
        public let relativeRisk: Double
        /// (k+1)/(R+1), or nil when no replicates were asked for.
        public let p: Double?
    }

    let zones: [ScanZone]
    let total: Int
    let population: Double
    let circles: ScanCircles

    /// Up to so many cases; floating-point lanes count them exactly.
    public static let mostCases = 1 << 24
    /// Circles grow with the square of the zones: 24 bytes for each of n²/2, 300 MB here.
    public static let mostZones = 5_000

    /// Throws an `AnalysisRefusal` where no rate exists, or where a share is not above 0 and at most a half.
    public init(_ zones: [ScanZone], largestShare: Double) throws {
        try Self.check(zones, largestShare)
        self.zones = zones
        total = zones.reduce(0) { $0 + $1.cases }
        population = zones.reduce(0) { $0 + $1.population }
        circles = ScanCircles(
            x: zones.map(\.x), y: zones.map(\.y), weight: zones.map(\.population), share: largestShare)
    }

    private static func check(_ zones: [ScanZone], _ share: Double) throws {
        try check(places: zones, share)
        guard zones.allSatisfy({ $0.population.isFinite && $0.population >= 0 }) else {
            throw AnalysisRefusal("populations have to be numbers of 0 or more")
        }
        if let empty = zones.first(where: { $0.cases > 0 && $0.population == 0 }) {
            throw AnalysisRefusal(
                "zone \(empty.id) has cases but no population: its rate does not exist; join it with a neighbour")
        }
        let total = zones.reduce(0) { $0 + $1.cases }
        guard total > 0, total <= mostCases else {
            throw AnalysisRefusal(
                total == 0 ? "no zone has a case" : "more than \(mostCases) cases are not scanned at once")
        }
    }

    /// What any scan asks of its zones. Throws an `AnalysisRefusal`.
    static func check(places zones: [ScanZone], _ share: Double) throws {
        guard share > 0, share <= 0.5 else {
            throw AnalysisRefusal(
                "a circle may hold a share above 0 and at most 0.5: of a larger one, its outside is the cluster")
        }
        guard zones.count >= 2 else { throw AnalysisRefusal("a scan needs at least 2 zones") }
        guard zones.count <= mostZones else {
            throw AnalysisRefusal("more than \(mostZones) zones: merge small ones, circles grow with their square")
        }
        guard zones.allSatisfy({ $0.x.isFinite && $0.y.isFinite }) else {
            throw AnalysisRefusal("coordinates have to be numbers")
        }
        var seen: Set<String> = []
        if let twice = zones.first(where: { !seen.insert($0.id).inserted }) {
            throw AnalysisRefusal("zone \(twice.id) stands twice")
        }
    }

    private func expected(_ weight: Double) -> Double { Double(total) * weight / population }

    /// The clusters, most likely first. Each centre enters with its best circle; of circles that overlap, the more
    /// striking one stays. None with a ratio of 1 is listed.
    public func clusters(_ permutations: Permutations?) -> [Cluster] {
        let best = Parallel.map(count: zones.count, grain: 16) { centres in
            centres.compactMap { most(around: $0) }
        }.flatMap(\.self)
        let chance = ScanChance(permutations, maxima)
        var taken = Set<Int>()
        var clusters: [Cluster] = []
        for window in best.sorted(by: { ($1.logRatio, $0.centre) < ($0.logRatio, $1.centre) }) {
            guard taken.isDisjoint(with: window.zones) else { continue }
            taken.formUnion(window.zones)
            clusters.append(window.cluster(in: self, p: chance.p(window.logRatio)))
        }
        return clusters
    }

    private struct Best {
        let logRatio: Double
        let centre: Int
        let zones: [Int]
        let cases: Int
        let expected: Double

        func cluster(in scan: SpatialScan, p: Double?) -> Cluster {
            let (zone, far, total) = (scan.zones[centre], scan.zones[zones[zones.count - 1]], Double(scan.total))
            let (dx, dy) = (far.x - zone.x, far.y - zone.y)
            let outside = (total - Double(cases)) / (total - expected)
            return Cluster(
                logRatio: logRatio, centre: centre, zones: zones, radius: (dx * dx + dy * dy).squareRoot(),
                cases: cases, expected: expected, relativeRisk: Double(cases) / expected / outside, p: p)
        }
    }

    /// The most striking circle around a centre, the smallest of several; nil when none holds more than expected.
    private func most(around centre: Int) -> Best? {
        let range = circles.starts[centre]..<circles.starts[centre + 1]
        var (cases, top, ratio, found) = (0, range.lowerBound, 0.0, 0)
        for place in range {
            cases += zones[Int(circles.members[place])].cases
            guard circles.weights[place] >= 0 else { continue }
            let own = LikelihoodRatio.logarithm(
                cases: Double(cases), expected: expected(circles.weights[place]), total: Double(total))
            if own > ratio { (top, ratio, found) = (place, own, cases) }
        }
        guard ratio > 0 else { return nil }
        return Best(
            logRatio: ratio, centre: centre, zones: circles.members[range.lowerBound...top].map(Int.init),
            cases: found, expected: expected(circles.weights[top]))
    }
}

extension SpatialScan {
    /// The largest log ratio of each replicate, in their order: all cases thrown afresh by population.
    func maxima(_ permutations: Permutations) -> [Double] {
        let windows = circles.weights.map { weight in
            LargestRatios.Window(expected: weight < 0 ? .infinity : expected(weight), total: Double(total))
        }
        let chance = Multinomial(weights: zones.map(\.population))
        return LargestRatios.gather(permutations.count) { first in
            maxima(of: counts(chance, seed: permutations.seed, first: first), windows)
        }
    }

    /// Sixteen maps, zone by zone.
    private func counts(_ chance: Multinomial, seed: UInt64, first: Int) -> [LargestRatios.Lanes] {
        var counts = [LargestRatios.Lanes](repeating: .zero, count: zones.count)
        for lane in 0..<LargestRatios.Lanes.scalarCount {
            var draws = Draws(seed: seed, stream: first + lane)
            for (zone, cases) in chance.draw(total, &draws).enumerated() { counts[zone][lane] = Float(cases) }
        }
        return counts
    }

    private func maxima(of counts: [LargestRatios.Lanes], _ windows: [LargestRatios.Window]) -> [Double] {
        var largest = LargestRatios(total: total)
        let (counts, windows, members) = (counts.span, windows.span, circles.members.span)
        for centre in zones.indices {
            var inside = LargestRatios.Lanes.zero
            for place in circles.starts[centre]..<circles.starts[centre + 1] {
                inside += counts[Int(members[place])]
                largest.see(inside, windows[place]) { expected(circles.weights[place]) }
            }
        }
        return largest.best
    }
}
