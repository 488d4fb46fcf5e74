// SPDX-License-Identifier: EUPL-1.2

/// `koinon analyse cluster`: events with place and time in, the cluster of each out.
public enum AnalyseCluster {
    /// What is asked for.
    public struct Options: Hashable, Sendable {
        /// How far apart neighbours may be, in the unit of the coordinates.
        public var distance: Double
        public var days: Double
        /// How many events, itself among them, make an event a core.
        public var least: Int
        /// Whether to go on though most events share their place with others.
        public var acceptsSharedPlaces = false

        public init(distance: Double, days: Double, least: Int) {
            (self.distance, self.days, self.least) = (distance, days, least)
        }
    }

    /// Reads columns `x,y` and `t` (a date with its time) or `day` (a number); gives `label,core` for each row, -1 for noise.
    ///
    /// Throws a `DelimitedProblem` or an `AnalysisRefusal`.
    public static func run(_ points: ByteSource, _ options: Options) throws -> AnalysisOutput {
        guard options.distance > 0, options.days >= 0, options.distance.isFinite, options.days.isFinite,
            options.least >= 2
        else {
            throw AnalysisRefusal("a distance is above 0, days are 0 or more, and a cluster has at least 2 events")
        }
        let events = try read(points)
        if !options.acceptsSharedPlaces {
            try SharedPlaces(events.map { Position(x: $0.x, y: $0.y) }).refuse(
                reach: options.distance, "each of those points would be a cluster of its own")
        }
        let clusters = DensityClusters(
            events, distance: options.distance, days: options.days, least: options.least)
        var writer = DelimitedWriter(header: ["label", "core"])
        for event in events.indices {
            writer.row([String(clusters.cluster[event] ?? -1), clusters.isCore[event] ? "1" : "0"])
        }
        return AnalysisOutput(table: writer.bytes, notes: notes(events, clusters))
    }

    private static func notes(_ events: [DensityClusters.Event], _ clusters: DensityClusters) -> [String] {
        let noise = clusters.cluster.count { $0 == nil }
        let found =
            "\(clusters.count) clusters, \(clusters.isCore.count { $0 }) events at their cores, \(noise) events in none. Clusters are a description: they are found in pure chance as well."
        let places = events.map { Position(x: $0.x, y: $0.y) }
        return [found] + PlaceNotes.notes(places, artefact: "clusters are an artefact of that")
    }

    private static func read(_ source: ByteSource) throws -> [DensityClusters.Event] {
        var reader = try DelimitedReader(source)
        let (x, y) = (try reader.column("x"), try reader.column("y"))
        let isClock = (try? reader.column("t")) != nil
        let time = try reader.column(isClock ? "t" : "day")
        var (events, clock) = ([DensityClusters.Event](), ElapsedClock())
        while try reader.next() {
            let elapsed = isClock ? try clock.days(reader, time) : try reader.number(time)
            events.append(.init(x: try reader.number(x), y: try reader.number(y), day: elapsed))
        }
        try reader.refuseRagged()
        return events
    }
}
