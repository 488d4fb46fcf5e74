// SPDX-License-Identifier: EUPL-1.2
import Analysis
import ArgumentParser

/// `koinon analyse project`.
struct ProjectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "project",
        abstract: "Turn longitude and latitude into metres, as distances and surfaces need them.",
        discussion: """
            The result has the columns x and y and all others of the table. Systems: utm (the zone of the middle of all \
            places), UTM by its code, 2154 (Lambert-93), 2100 (GGRS87), 27700 (British grid, to about 5 m, by the seven \
            parameters of EPSG), 3006, 3067.
            """)

    @Option(help: "A table with longitude and latitude in degrees (WGS 84).", completion: .file())
    var points: String

    @Option(help: "The column of longitudes.")
    var lon = "longitude"

    @Option(help: "The column of latitudes.")
    var lat = "latitude"

    @Option(help: "utm, or the EPSG code of a system, as 2154.")
    var to = "utm"

    @OptionGroup var place: ResultPlace

    func validate() throws {
        guard to == "utm" || Int(to) != nil else { throw ValidationError("--to is utm or an EPSG code, as 2154.") }
    }

    func run() async throws {
        try await AnalyseCommand.answering {
            var options = AnalyseProjection.Options()
            (options.longitude, options.latitude, options.code) = (lon, lat, Int(to))
            try place.write(AnalyseProjection.run({ try .file(points) }, options))
        }
    }
}
