// SPDX-License-Identifier: EUPL-1.2

/// Local Moran: which zones are like their neighbours, and which stand out from them.
///
/// I = (n-1)·z·(mean of the neighbours' z) ÷ Σz², z being differences from the mean of all zones (Anselin 1995, "Local
/// indicators of spatial association", row-standardised, scaled as PySAL does). Expectation and variance are those of
/// Sokal, Oden and Thomson 1998, "Local spatial autocorrelation in a biological model", A7 and A8, where the zone keeps
/// its value and the others are shuffled; they scale by n where I scales by n-1, a difference of order 1/n. Values above 0
/// say that a zone is like its neighbours, whether high or low; without a unit.
///
/// A zone without neighbours has an I of 0 and neither z nor p. A zone that all others surround, or with the very mean, has
/// no z: its I cannot vary.
public struct LocalMoran: Hashable, Sendable {
    /// A zone and its neighbours against the mean of all; with a tie at the mean, low.
    public enum Quadrant: Int, Hashable, Sendable {
        case highAmongHigh = 1
        case lowAmongHigh, lowAmongLow, highAmongLow
    }

    /// A zone's figures.
    public struct Zone: Hashable, Sendable {
        public let value: Double
        public let quadrant: Quadrant
        public let expected: Double
        public let variance: Double
        /// (I - expected) / √variance.
        public let z: Double?
        /// The two-sided p of z under the normal distribution.
        public let p: Double?
        /// What permutations say; nil where none were asked for, or where I cannot vary.
        public let simulated: SimulatedChance?
    }

    public let zones: [Zone]

    /// - Precondition: there are as many values as zones of the graph, at least 3, not all the same.
    public init(_ values: [Double], _ graph: NeighbourGraph, _ permutations: Permutations? = nil) {
        let centred = Centred(values)
        let (n, sums) = (centred.count, graph.sums(centred.values))
        let mean2 = centred.squares / n
        let chance = permutations.map { NeighbourChance(centred.values, graph, $0) }
        zones = values.indices.map { zone in
            let (z, degree) = (centred.values[zone], Double(graph.degree(zone)))
            let lag = degree > 0 ? sums[zone] / degree : 0
            let share = degree > 0 ? 1.0 : 0
            let value = (n - 1) * z * lag / centred.squares
            let expected = 0 - z * z * share / ((n - 1) * mean2)
            let spread = degree > 0 ? 1 / degree - 1 / (n - 1) : 0
            let variance = z * z / (mean2 * mean2) * (n / (n - 2)) * spread * (mean2 - z * z / (n - 1))
            let varies = degree > 0 && degree < n - 1 && z != 0 && variance > 0
            let score = varies ? (value - expected) / variance.squareRoot() : nil
            return Zone(
                value: value, quadrant: Quadrant(isHigh: z > 0, isAmongHigh: lag > 0), expected: expected,
                variance: max(0, variance), z: score, p: score.map(Normal.twoSided),
                simulated: varies ? chance?.chance(of: zone, isReversed: z < 0) : nil)
        }
    }
}

extension LocalMoran.Quadrant {
    init(isHigh: Bool, isAmongHigh: Bool) {
        switch (isHigh, isAmongHigh) {
        case (true, true): self = .highAmongHigh
        case (false, true): self = .lowAmongHigh
        case (false, false): self = .lowAmongLow
        case (true, false): self = .highAmongLow
        }
    }
}
