// SPDX-License-Identifier: EUPL-1.2
import Analysis
import ArgumentParser

/// `koinon analyse aoristic`.
struct AoristicCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aoristic",
        abstract: "Spread events known by an interval over the hours of the week.",
        discussion: """
            Each event counts 1, evenly over its interval. The result has a row for each weekday, Monday first, and a \
            column for each hour. Times are those of the local clock, without an offset: the hour that clocks skip in \
            spring takes its share, the one they repeat in autumn counts once.
            """)

    @Option(help: "A table with the columns start and end, as 2026-01-05T22:30.", completion: .file())
    var intervals: String

    @OptionGroup var place: ResultPlace

    func run() async throws {
        try await AnalyseCommand.answering { try place.write(AnalyseAoristic.run { try .file(intervals) }) }
    }
}
