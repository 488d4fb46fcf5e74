// SPDX-License-Identifier: EUPL-1.2
import Analysis
import ArgumentParser

/// `koinon analyse rates`.
struct RatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rates",
        abstract: "Rates with exact (Garwood) and Byar's Poisson intervals at 95 %.",
        discussion: "Rates are of the time that the counts cover; nothing is scaled to a year.")

    @Option(help: "A table with the columns count and pop.", completion: .file())
    var counts: String

    @Option(help: "Inhabitants that a rate is told for.")
    var per = 1000.0

    @OptionGroup var place: ResultPlace

    func validate() throws {
        guard per > 0, per.isFinite else { throw ValidationError("--per is a number above 0.") }
    }

    func run() async throws {
        try await AnalyseCommand.answering { try place.write(AnalyseRates.run(.file(counts), per: per)) }
    }
}

/// `koinon analyse proportion`.
struct ProportionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proportion",
        abstract: "Shares with Wilson's score interval at 95 %.")

    @Option(help: "A table with the columns x and n.", completion: .file())
    var counts: String

    @OptionGroup var place: ResultPlace

    func run() async throws {
        try await AnalyseCommand.answering { try place.write(AnalyseProportion.run(.file(counts))) }
    }
}
