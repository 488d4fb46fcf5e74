// SPDX-License-Identifier: EUPL-1.2
import Analysis
import ArgumentParser

/// `koinon analyse round`.
struct RoundCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "round",
        abstract: "Make a table fit to be published: every figure rounded so that all sums still hold.",
        discussion: """
            The first column names the rows, the others are counts. Totals are added. Instead of hiding small numbers, all \
            figures become multiples of 3 or 5, each less than the base from the true one. For one table published once; \
            for tables that come again every month, take suppress.
            """)

    @Option(help: "The table of true counts, without totals.", completion: .file())
    var table: String

    @Option(help: "3 or 5.")
    var base = 5

    @Option(help: "A secret number of your own: the same table and seed give the same figures.")
    var seed: UInt64

    @Option(help: "A column that names the group of each row, as the district of a ward.")
    var group: String?

    @OptionGroup var place: ResultPlace

    func run() async throws {
        try await AnalyseCommand.answering {
            try place.write(AnalyseRounding.run(.file(table), base: base, seed: seed, groupColumn: group))
        }
    }
}
