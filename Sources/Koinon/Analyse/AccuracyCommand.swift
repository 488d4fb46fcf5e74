// SPDX-License-Identifier: EUPL-1.2
import Analysis
import ArgumentParser

/// `koinon analyse accuracy`.
struct AccuracyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accuracy",
        abstract: "How well a surface told where later events would be: PAI and PEI*.",
        discussion: """
            The surface is a table as kde writes it, with the same --cell, --origin and --size. Taken are the cells with the \
            highest values, the share asked for rounded down; of equal ones those that come first.
            """)

    @Option(help: "A surface, with the columns ix, iy and value.", completion: .file())
    var grid: String

    @OptionGroup var options: GridOptions

    @Option(help: "The column of the surface's values.")
    var value = "value"

    @Option(help: "Later events: a table with the columns x and y.", completion: .file())
    var test: String

    @Option(help: "The share of cells to take.")
    var share = 0.01

    @OptionGroup var place: ResultPlace

    func validate() throws {
        guard share > 0, share <= 1 else { throw ValidationError("--share is above 0 and at most 1.") }
    }

    func run() async throws {
        try await AnalyseCommand.answering {
            try place.write(
                AnalyseAccuracy.run(
                    surface: .file(grid), on: options.grid(), value: value, test: .file(test), share: share))
        }
    }
}
