// SPDX-License-Identifier: EUPL-1.2

/// Gi*: around which zones high values, or low ones, gather.
///
/// G = sum over the zone and its neighbours ÷ sum over all, binary weights, the zone itself included. z is the difference
/// of the former sum from what as many zones have on average, in standard errors: (Σ - w·x̄) ÷ s√((n·w - w²)/(n-1)) for w
/// zones, s² = Σx²/n - x̄² (Ord and Getis 1995, "Local spatial autocorrelation statistics", formula 14). Above 0, values
/// around are high; below, low. No unit.
///
/// A zone without neighbours stands for itself alone. A zone that all others surround has no z: its sum is that of all.
public struct HotSpots: Hashable, Sendable {
    /// A zone's figures.
    public struct Zone: Hashable, Sendable {
        /// The share of all that stands here and around; nil where all sum to 0.
        public let share: Double?
        public let z: Double?
        /// The two-sided p of z under the normal distribution.
        public let p: Double?
        /// What permutations say; nil where none were asked for, or without neighbours.
        public let simulated: SimulatedChance?
    }

    public let zones: [Zone]

    /// - Precondition: there are as many values as zones of the graph, at least 3, not all the same.
    public init(_ values: [Double], _ graph: NeighbourGraph, _ permutations: Permutations? = nil) {
        let centred = Centred(values)
        let (n, sum, deviation) = (
            centred.count, values.reduce(0, +), (centred.squares / centred.count).squareRoot()
        )
        let (sums, differences) = (graph.sums(values), graph.sums(centred.values))
        let chance = permutations.map { NeighbourChance(centred.values, graph, $0) }
        zones = values.indices.map { zone in
            let (degree, weight) = (graph.degree(zone), Double(graph.degree(zone) + 1))
            let spread = deviation * (weight * (n - weight) / (n - 1)).squareRoot()
            let z = weight < n ? (centred.values[zone] + differences[zone]) / spread : nil
            return Zone(
                share: sum == 0 ? nil : (values[zone] + sums[zone]) / sum, z: z, p: z.map(Normal.twoSided),
                simulated: z != nil && degree > 0 ? chance?.chance(of: zone, isReversed: false) : nil)
        }
    }
}
