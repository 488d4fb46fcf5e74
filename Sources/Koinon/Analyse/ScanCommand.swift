// SPDX-License-Identifier: EUPL-1.2
import Analysis
import ArgumentParser

/// `koinon analyse scan`.
struct ScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Scan zones for a circle that holds more cases than chance explains.",
        discussion: """
            Kulldorff's scan statistic, with p-values corrected for having looked everywhere. With --space-time, the \
            permutation scan: circles and spans of months that stand out from their zones' and months' own sums, no \
            population needed. Coordinates are projected metres. The same seed gives the same result on every machine.
            """)

    @Option(help: "A table with the columns zone, x, y, and without --space-time also cases, pop.", completion: .file())
    var zones: String

    @Option(
        help: "Cases: a column for each month in order, a row for each zone, by a column zone or in their order.",
        completion: .file())
    var spaceTime: String?

    @Option(help: "The largest share that a circle may hold, at most 0.5: of people; with --space-time, of cases.")
    var maxPopulation = 0.5

    @Option(help: "The longest span of a space-time cluster, in months.")
    var maxMonths = 6

    @Option(help: "Replicates for the p-values; 0 for none.")
    var permutations = 999

    @Option(help: "The seed of the replicates.")
    var seed: UInt64 = 1

    @OptionGroup var place: ResultPlace

    func validate() throws {
        guard 0...1_000_000 ~= permutations else { throw ValidationError("--permutations is 0 to 1000000.") }
    }

    func run() async throws {
        try await AnalyseCommand.answering {
            var options = AnalyseScan.Options()
            (options.largestShare, options.longestSpan) = (maxPopulation, maxMonths)
            options.permutations = Permutations(count: permutations, seed: seed)
            let output =
                if let spaceTime {
                    try AnalyseScan.run(zones: .file(zones), months: .file(spaceTime), options)
                } else {
                    try AnalyseScan.run(zones: .file(zones), options)
                }
            try place.write(output)
        }
    }
}
