// SPDX-License-Identifier: EUPL-1.2

/// `koinon analyse zones`: incidents and boundaries in, counts and rates by zone out.
public enum AnalyseZones {
    public struct Options: Sendable {
        /// The property that identifies a zone.
        public var id = "id"
        /// The columns of the incidents' coordinates, in degrees.
        public var longitude = "longitude"
        public var latitude = "latitude"
        /// Whether somebody confirmed that zones without a population of their code take that of their name.
        public var joinsByName = false
        /// Hides small counts where there is a rule, and with them their rates.
        public var rule: SuppressionRule?

        public init() {}
    }

    /// Counts, and where to read on: the placed incidents by zone, and those that could not be placed.
    public struct Summary: Hashable, Sendable {
        public var points = 0
        public var withoutPosition = 0
        public var unplaced = 0
        public var placed = 0
        public var zones = 0
        public var emptyZones = 0
        public var populationMissingByCode = 0
        public var populationMissing = 0

        /// The summary as JSON, under the names of the reference results.
        public var json: String {
            let figures = [
                ("points", points), ("without_position", withoutPosition), ("unmatched_within", unplaced),
                ("total", placed), ("wards", zones), ("wards_zero", emptyZones),
                ("pop_missing_by_code", populationMissingByCode),
                ("pop_missing_after_name_fallback", populationMissing),
            ]
            return "{\n" + figures.map { " \"\($0.0)\": \($0.1)" }.joined(separator: ",\n") + "\n}\n"
        }
    }

    /// Places incidents in zones, and relates the counts to a population where one is given.
    ///
    /// With a rule the table may be published; the notes and the summary are for whoever holds the incidents.
    /// `points` is asked twice for a fresh source, once to look at its columns. Throws a `DelimitedProblem`, or an
    /// `AnalysisRefusal` when the boundaries cannot be counted in.
    public static func run(
        points: () throws -> ByteSource, zones areas: [AreaFeature], population: ByteSource? = nil, _ options: Options
    ) throws -> (output: AnalysisOutput, summary: Summary) {
        let (zones, warnings) = try zones(areas, id: options.id)
        let incidents = try Incidents(points, options)
        var count = ZoneCount(zones, incidents)
        let populations = try population.map { try PopulationTable($0, id: options.id) }
        count.notes += warnings
        let joined = populations.map { count.join($0, areas, byName: options.joinsByName) }
        let table = try count.table(id: options.id, joined, options.rule)
        return (AnalysisOutput(table: table, notes: count.notes), count.summary)
    }

    private static func zones(_ areas: [AreaFeature], id: String) throws -> (zones: [Zone], warnings: [String]) {
        if let missing = areas.firstIndex(where: { $0.properties[id]?.text == nil }) {
            let offered = areas[missing].properties.keys.sorted().joined(separator: ", ")
            throw AnalysisRefusal("zone \(missing + 1) has no property “\(id)”; it has: \(offered)")
        }
        let zones = areas.map { Zone(id: $0.properties[id]?.text ?? "", polygons: $0.polygons) }
        let problems = ZoneCheck(zones).problems
        let fatal = problems.filter { !$0.reason.isBearable }
        guard fatal.isEmpty else { throw AnalysisRefusal(fatal.prefix(20).map(\.description)) }
        return (zones, problems.prefix(20).map { "Boundaries: \($0.description)." })
    }
}

extension ZoneProblem.Reason {
    /// Whether places can still be counted in the zone, by the even-odd rule.
    fileprivate var isBearable: Bool {
        switch self {
        case .zeroArea, .selfCrossing, .holeOutside, .tooIntricate: true
        default: false
        }
    }
}
