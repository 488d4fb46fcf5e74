// SPDX-License-Identifier: EUPL-1.2
import Analysis
import ArgumentParser
import Foundation

/// `koinon analyse zones`.
struct ZonesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zones",
        abstract: "Count incidents in zones, with rates and their intervals.",
        discussion: """
            A place on an outer edge is inside; one on a shared edge belongs to the zone with the lowest identifier. \
            Rates are per 1,000 inhabitants over the months that the data cover, with exact (Garwood) and Byar's \
            intervals at 95 %. With --threshold the table may be published.
            """)

    @Option(help: "Incidents: a table with longitude and latitude in degrees.", completion: .file())
    var points: String

    @Option(help: "Boundaries: GeoJSON in WGS 84, or a GeoPackage.", completion: .file())
    var zones: String

    @Option(help: "The property that identifies a zone.")
    var id: String

    @Option(help: "Inhabitants: a table with code, name and population.", completion: .file())
    var population: String?

    @Option(help: "The column of longitudes.")
    var lon = "longitude"

    @Option(help: "The column of latitudes.")
    var lat = "latitude"

    @Option(help: "The layer of a GeoPackage that has several.")
    var layer: String?

    @Flag(help: "Give zones without a population of their code that of their name: you looked and confirm it.")
    var joinByName = false

    @Option(help: "Hide counts below this and what would reveal them.")
    var threshold: Int?

    @OptionGroup var hiding: Threshold

    @Option(help: "Write the sums as JSON into this file.", completion: .file())
    var summary: String?

    @OptionGroup var place: ResultPlace

    func validate() throws {
        if let threshold { _ = try hiding.rule(threshold) }
    }

    func run() async throws {
        try await AnalyseCommand.answering {
            var options = AnalyseZones.Options()
            (options.id, options.longitude, options.latitude, options.joinsByName) = (id, lon, lat, joinByName)
            options.rule = try threshold.map { try hiding.rule($0) }
            let result = try AnalyseZones.run(
                points: { try .file(points) }, zones: await BoundaryFile(path: zones, layer: layer).areas(),
                population: population.map { try .file($0) }, options)
            try place.write(result.output)
            if let summary { try Data(result.summary.json.utf8).write(to: URL(filePath: summary), options: .atomic) }
        }
    }
}
