// SPDX-License-Identifier: EUPL-1.2
import Analysis
import ArgumentParser

/// `koinon analyse cluster`.
struct ClusterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cluster",
        abstract: "Events that lie close together in space and in time (ST-DBSCAN).",
        discussion: """
            The result has a row for each event: its cluster, counted from 0 (-1 for none), and whether it is at a core. \
            Coordinates are projected metres; t is a date with its time, of which fractions of a day count; instead of t, \
            day may be a number.
            """)

    @Option(help: "A table with the columns x, y and t (or day).", completion: .file())
    var points: String

    @Option(help: "How far apart neighbours may be, in metres.")
    var eps: Double

    @Option(help: "How many days apart neighbours may be.")
    var days: Double

    @Option(help: "How many events, itself among them, make an event a core.")
    var minPoints: Int

    @OptionGroup var shared: SharedPlacesOption

    @OptionGroup var place: ResultPlace

    func run() async throws {
        try await AnalyseCommand.answering {
            var options = AnalyseCluster.Options(distance: eps, days: days, least: minPoints)
            options.acceptsSharedPlaces = shared.acceptSharedPlaces
            try place.write(AnalyseCluster.run(.file(points), options))
        }
    }
}
