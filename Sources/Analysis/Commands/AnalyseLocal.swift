// SPDX-License-Identifier: EUPL-1.2

/// Which statistic of a zone and its neighbours.
public enum LocalStatistic: String, CaseIterable, Sendable {
    case giStar = "gi-star"
    case moran
}

/// `koinon analyse local`: a figure for each zone and which are neighbours in, where figures gather out.
public enum AnalyseLocal {
    /// What is asked for.
    public struct Options: Sendable {
        public var statistic: LocalStatistic
        /// The columns of the zone's name and of its figure.
        public var id = "i"
        public var value = "y"
        public var permutations: Permutations?
        /// The share of findings that may be false; adds columns `p_two_sided` and `finding`.
        public var falseDiscoveries: Double?

        public init(_ statistic: LocalStatistic) {
            self.statistic = statistic
        }
    }

    /// Reads columns `id` and `value` of the zones, and `i,j` of the edges; gives `i,G,z,p` or `i,I,quadrant,EIc,VIc,z,p`,
    /// and `p_sim` where permutations were asked for.
    ///
    /// Throws a `DelimitedProblem` or an `AnalysisRefusal`.
    public static func run(_ values: ByteSource, edges: ByteSource, _ options: Options) throws -> AnalysisOutput {
        let level = options.falseDiscoveries ?? 0.05
        guard level > 0, level < 1 else {
            throw AnalysisRefusal("the share of findings that may be false lies between 0 and 1")
        }
        let zones = try ZoneValues(values, edges: edges, id: options.id, value: options.value, least: 3)
        let figures = options.statistic == .moran ? moran(zones, options) : hotSpots(zones, options)
        let p = figures.rows.map { options.permutations == nil ? $0.p : $0.simulated?.twoSided }
        let discovery = FalseDiscovery(p.compactMap(\.self), level: level)
        var header = figures.header
        if options.permutations != nil { header.append("p_sim") }
        if options.falseDiscoveries != nil { header += ["p_two_sided", "finding"] }
        var writer = DelimitedWriter(header: header)
        for (row, p) in zip(figures.rows, p) {
            var fields = row.fields
            if options.permutations != nil { fields.append(row.simulated?.folded.field ?? "") }
            if options.falseDiscoveries != nil {
                fields += [p?.field ?? "", p.map { discovery?.passes($0) == true ? "1" : "0" } ?? ""]
            }
            writer.row(fields)
        }
        return AnalysisOutput(table: writer.bytes, notes: figures.notes + notes(options, discovery, level))
    }

    private typealias Row = (fields: [String], p: Double?, simulated: SimulatedChance?)

    private static func moran(_ zones: ZoneValues, _ options: Options) -> (
        header: [String], rows: [Row], notes: [String]
    ) {
        let local = LocalMoran(zones.values, zones.graph, options.permutations)
        let rows = zip(zones.names, local.zones).map { name, zone -> Row in
            let middle = [zone.value.field, String(zone.quadrant.rawValue), zone.expected.field, zone.variance.field]
            return ([name] + middle + [zone.z?.field ?? "", zone.p?.field ?? ""], zone.p, zone.simulated)
        }
        let notes = [
            zones.note("their I is 0, without z and p"),
            "I = (n-1)·z·(mean of the neighbours' z) ÷ Σz², row-standardised (Anselin 1995, scaled as PySAL does); z = (I - EIc) ÷ √VIc (Sokal and others 1998, scaled by n: a difference of order 1/n). Quadrants: 1 high among high, 2 low among high, 3 low among low, 4 high among low.",
        ]
        return (["i", "I", "quadrant", "EIc", "VIc", "z", "p"], rows, notes)
    }

    private static func hotSpots(_ zones: ZoneValues, _ options: Options) -> (
        header: [String], rows: [Row], notes: [String]
    ) {
        let spots = HotSpots(zones.values, zones.graph, options.permutations)
        let rows = zip(zones.names, spots.zones).map { name, zone -> Row in
            ([name] + [zone.share, zone.z, zone.p].map { $0?.field ?? "" }, zone.p, zone.simulated)
        }
        var notes = [
            zones.note("their Gi* is of themselves alone"),
            "Gi* with binary weights, the zone itself included (Ord and Getis 1995); p is two-sided.",
        ]
        if zones.values.contains(where: { $0 < 0 }) {
            notes.append("Some figures are below 0: G is no share then, but z and p hold.")
        }
        return (["i", "G", "z", "p"], rows, notes)
    }

    private static func notes(_ options: Options, _ discovery: FalseDiscovery?, _ level: Double) -> [String] {
        var notes: [String] = []
        if let permutations = options.permutations {
            notes.append(
                "p_sim is the p of the smaller tail, as PySAL folds it. \(permutations.note) All zones share the draws."
            )
            if permutations.count < 9_999 {
                notes.append(
                    "With \(permutations.count) permutations the smallest p is \(permutations.p(asExtreme: 0)): a single zone among many cannot be found so; take 9999 or more."
                )
            }
        }
        guard let discovery else { return notes + ["No zone has a p."] }
        let basis = options.permutations == nil ? "p" : "from permutations: the smaller tail doubled, ties in both"
        notes.append(
            "Many zones were tested: with \(level) of findings false at most (Benjamini and Hochberg), the threshold for two-sided p (\(basis)) is \(discovery.threshold), and \(discovery.findings) zones pass."
        )
        return notes
    }
}
