// SPDX-License-Identifier: EUPL-1.2

/// `koinon analyse scan`: zones with their cases in, clusters out.
public enum AnalyseScan {
    /// What is asked of a scan.
    public struct Options: Sendable {
        /// The largest share of the population (with months: of the cases) that a circle may hold.
        public var largestShare = 0.5
        /// Nil for no p-values.
        public var permutations: Permutations? = Permutations(count: 999, seed: 1)
        /// The longest span of a space-time cluster, in months.
        public var longestSpan = 6

        public init() {}
    }

    /// The purely spatial scan: reads columns `zone,x,y,cases,pop`; writes JSON.
    ///
    /// Throws a `DelimitedProblem` or an `AnalysisRefusal` with the zone at fault.
    public static func run(zones source: ByteSource, _ options: Options) throws -> AnalysisOutput {
        let zones = try read(source, places: false)
        let scan = try SpatialScan(zones, largestShare: options.largestShare)
        let clusters = scan.clusters(options.permutations)
        let names = names(zones)
        let document = JSONText.object(
            [
                (
                    "method",
                    .text(
                        "Kulldorff 1997, Poisson model, circles around centres; zones at equal distance enter together; each centre with its best circle, then by log likelihood ratio without overlap"
                    )
                ),
                ("zones_scanned", .integer(zones.count)), ("cases", .integer(scan.total)),
                ("population", .number(scan.population)), ("max_population", .number(options.largestShare)),
            ] + Permutations.members(options.permutations) + [
                (
                    "clusters",
                    .list(
                        clusters.map { cluster in
                            .object([
                                ("llr", .number(cluster.logRatio)), ("center", names[cluster.centre]),
                                ("zones", .list(cluster.zones.map { names[$0] })),
                                ("radius", .number(cluster.radius)), ("cases", .integer(cluster.cases)),
                                ("expected", .number(cluster.expected)), ("rr", .number(cluster.relativeRisk)),
                                ("p", .number(cluster.p ?? .nan)),
                            ])
                        })
                )
            ])
        return AnalysisOutput(table: document.bytes, notes: notes(zones, clusters.count, options))
    }

    /// The space-time permutation scan: reads zones with columns `zone,x,y`, and cases with a column for each month, in
    /// order, and a row for each zone, by a column `zone` or else in the order of the zones; writes JSON.
    ///
    /// Throws a `DelimitedProblem` or an `AnalysisRefusal`.
    public static func run(
        zones source: ByteSource, months: ByteSource, _ options: Options
    ) throws -> AnalysisOutput {
        let zones = try read(source, places: true)
        let (counts, isByOrder) = try counts(months, zones)
        let scan = try SpaceTimeScan(
            zones, counts: counts, largestShare: options.largestShare, longestSpan: options.longestSpan)
        let names = names(zones)
        func json(_ window: SpaceTimeScan.Window) -> [(String, JSONText)] {
            [
                ("llr", .number(window.logRatio)), ("center", names[window.centre]),
                ("zones", .list(window.zones.map { names[$0] })),
                ("month_from", .integer(window.months.lowerBound + 1)),
                ("month_to", .integer(window.months.upperBound + 1)), ("cases", .integer(window.cases)),
                ("expected", .number(window.expected)),
            ]
        }
        let clusters = scan.clusters(options.permutations)
        let document = JSONText.object(
            [
                (
                    "method",
                    .text(
                        "Kulldorff and others 2005, space-time permutation; each centre with its best circle and span, then by log likelihood ratio without a shared zone; overlapping: the ten best of all centres and spans"
                    )
                ),
                ("zones_scanned", .integer(zones.count)), ("months", .integer(scan.monthSums.count)),
                ("cases", .integer(scan.total)), ("max_share_of_cases", .number(options.largestShare)),
                ("max_months", .integer(options.longestSpan)),
            ] + Permutations.members(options.permutations) + [
                ("clusters", .list(clusters.map { .object(json($0.window) + [("p", .number($0.p ?? .nan))]) })),
                ("overlapping", .list(scan.windows().prefix(10).map { .object(json($0)) })),
            ])
        var notes = places(zones)
        if isByOrder {
            notes.append("The counts have no column “zone”: their rows were taken in the order of the zones.")
        }
        if clusters.isEmpty { notes.append("No window holds more cases than its zones and months explain.") }
        return AnalysisOutput(table: document.bytes, notes: notes)
    }

    /// Names as whole numbers where all of them are such.
    private static func names(_ zones: [ScanZone]) -> [JSONText] {
        let numbers = zones.compactMap { zone in Int(zone.id).flatMap { String($0) == zone.id ? $0 : nil } }
        return numbers.count == zones.count ? numbers.map(JSONText.integer) : zones.map { .text($0.id) }
    }

    private static func notes(_ zones: [ScanZone], _ found: Int, _ options: Options) -> [String] {
        var notes = places(zones)
        if found == 0 { notes.append("No circle of the allowed size holds more cases than its population explains.") }
        let limit = options.largestShare * zones.reduce(0) { $0 + $1.population }
        if let zone = zones.first(where: { $0.population > limit }) {
            notes.append(
                "Zone \(zone.id) alone holds more of the population than a circle may; no circle contains it.")
        }
        if let permutations = options.permutations, permutations.count < 999 {
            notes.append("With \(permutations.count) replicates p is coarse; 999 or more are usual.")
        }
        return notes
    }

    /// Warns of centres that look like degrees, which are no plane.
    private static func places(_ zones: [ScanZone]) -> [String] {
        guard zones.allSatisfy({ abs($0.x) <= 180 && abs($0.y) <= 90 }) else { return [] }
        return [
            "All centres lie within 180 and 90: if these are degrees, project them first, circles are drawn in a plane."
        ]
    }

    private static func read(_ source: ByteSource, places: Bool) throws -> [ScanZone] {
        var reader = try DelimitedReader(source)
        let (zone, x, y) = (try reader.column("zone"), try reader.column("x"), try reader.column("y"))
        let numbers = places ? nil : (cases: try reader.column("cases"), population: try reader.column("pop"))
        var zones: [ScanZone] = []
        while try reader.next() {
            if reader.isBlank(zone) { throw reader.problem(.blank, in: zone) }
            zones.append(
                ScanZone(
                    id: reader.text(zone).trimmed, x: try reader.number(x), y: try reader.number(y),
                    cases: try numbers.map { try reader.count($0.cases) } ?? 0,
                    population: try numbers.map { try reader.number($0.population) } ?? 0))
        }
        try reader.refuseRagged()
        return zones
    }

    /// Cases by zone and month, in the order of the zones.
    private static func counts(_ source: ByteSource, _ zones: [ScanZone]) throws -> ([[Int]], isByOrder: Bool) {
        var reader = try DelimitedReader(source)
        let zone = try? reader.column("zone")
        let months = reader.header.indices.filter { $0 != zone?.index }.map { DelimitedReader.Column(index: $0) }
        var (rows, byName) = ([[Int]](), [String: Int]())
        while try reader.next() {
            if let zone {
                let name = reader.text(zone).trimmed
                guard byName.updateValue(rows.count, forKey: name) == nil else {
                    throw AnalysisRefusal("row \(reader.row): zone \(name) stands twice in the counts")
                }
            }
            rows.append(try months.map { try reader.count($0) })
        }
        try reader.refuseRagged()
        guard rows.count == zones.count else {
            throw AnalysisRefusal("the counts have \(rows.count) rows, but there are \(zones.count) zones")
        }
        guard zone != nil else { return (rows, true) }
        let sorted = try zones.map { zone in
            guard let row = byName[zone.id] else { throw AnalysisRefusal("zone \(zone.id) has no row in the counts") }
            return rows[row]
        }
        return (sorted, false)
    }
}
