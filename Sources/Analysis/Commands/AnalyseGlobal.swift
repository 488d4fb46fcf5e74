// SPDX-License-Identifier: EUPL-1.2

/// `koinon analyse global`: a figure for each zone and which are neighbours in, whether neighbours are alike out.
public enum AnalyseGlobal {
    /// What is asked for.
    public struct Options: Sendable {
        /// The columns of the zone's name and of its figure.
        public var id = "i"
        public var value = "y"
        public var permutations: Permutations?

        public init() {}
    }

    /// Reads columns `id` and `value` of the zones, and `i,j` of the edges; writes JSON.
    ///
    /// Throws a `DelimitedProblem` or an `AnalysisRefusal`.
    public static func run(_ values: ByteSource, edges: ByteSource, _ options: Options) throws -> AnalysisOutput {
        let zones = try ZoneValues(values, edges: edges, id: options.id, value: options.value, least: 4)
        let all = GlobalAutocorrelation(zones.values, zones.graph, options.permutations)
        let islands = zones.names.indices.filter { zones.graph.degree($0) == 0 }
        let document = JSONText.object(
            [
                (
                    "method",
                    .text(
                        "Moran's I and Geary's C, row-standardised; variances for normal values and for values in random order (Cliff and Ord 1981); two-sided p"
                    )
                ),
                ("n", .integer(zones.names.count)),
            ] + figures(all) + chance(all, options.permutations) + discovery(zones, options.permutations) + [
                ("islands", .list(islands.map { .text(zones.names[$0]) })), ("s0", .number(all.weights.s0)),
                ("s1", .number(all.weights.s1)), ("s2", .number(all.weights.s2)),
            ])
        return AnalysisOutput(
            table: document.bytes,
            notes: [zones.note("they count in n and add nothing to the weights")]
                + (options.permutations.map { [$0.note] } ?? []))
    }

    private static func figures(_ all: GlobalAutocorrelation) -> [(String, JSONText)] {
        let (moran, geary) = (all.moran, all.geary)
        return [
            ("I", .number(moran.value)), ("EI", .number(moran.expected)), ("VI_norm", .number(moran.varianceNormal)),
            ("VI_rand", .number(moran.varianceRandom)), ("z_norm", .number(moran.zNormal)),
            ("z_rand", .number(moran.zRandom)), ("p_norm", .number(Normal.twoSided(moran.zNormal))),
            ("p_rand", .number(Normal.twoSided(moran.zRandom))), ("geary_C", .number(geary.value)),
            ("geary_z_norm", .number(geary.zNormal)), ("geary_z_rand", .number(geary.zRandom)),
        ]
    }

    private static func chance(_ all: GlobalAutocorrelation, _ permutations: Permutations?) -> [(String, JSONText)] {
        guard let permutations, let simulated = all.simulated else { return [] }
        return [
            ("p_sim", .number(simulated)), ("permutations", .integer(permutations.count)),
            ("seed", .text(String(permutations.seed))), ("generator", .text(Draws.name)),
        ]
    }

    /// How small a local Moran's two-sided p has to be, when one finding in twenty may be false.
    private static func discovery(_ zones: ZoneValues, _ permutations: Permutations?) -> [(String, JSONText)] {
        let local = LocalMoran(zones.values, zones.graph, permutations).zones
        let p = local.compactMap { permutations == nil ? $0.p : $0.simulated?.twoSided }
        guard let discovery = FalseDiscovery(p) else { return [] }
        return [
            ("fdr_alpha05_lisa_threshold_two_sided_p", .number(discovery.threshold)),
            ("fdr_alpha05_lisa_findings", .integer(discovery.findings)),
        ]
    }
}
