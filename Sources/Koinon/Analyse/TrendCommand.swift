// SPDX-License-Identifier: EUPL-1.2
import Analysis
import ArgumentParser

extension TrendModel: ExpressibleByArgument {}

/// `koinon analyse trend`.
struct TrendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trend",
        abstract: "The course of monthly counts, a forecast, and how good it would have been.",
        discussion: """
            Every result has a back-test on the last months, with the naive forecast (the same month a year before) beside. \
            At least 30 months; a month without a row, or with a blank n, is missing, not zero.
            """)

    @Option(help: "A table with the columns month (as 2026-01) and n.", completion: .file())
    var series: String

    @Option(help: "How to go on from the months known.")
    var model = TrendModel.poisson

    @Option(help: "Waves per year that a regression may follow, 0 to 5.")
    var harmonics = 2

    @Option(help: "Months to look ahead, 1 to 24.")
    var horizon = 12

    @OptionGroup var place: ResultPlace

    func run() async throws {
        try await AnalyseCommand.answering {
            var options = AnalyseTrend.Options()
            (options.model, options.harmonics, options.horizon) = (model, harmonics, horizon)
            try place.write(AnalyseTrend.run(.file(series), options))
        }
    }
}
