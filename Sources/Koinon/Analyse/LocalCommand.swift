// SPDX-License-Identifier: EUPL-1.2
import Analysis
import ArgumentParser

extension LocalStatistic: ExpressibleByArgument {}

/// Zones with a figure each, and which of them are neighbours.
struct NeighbourFiles: ParsableArguments {
    @Option(help: "A table with a row for each zone.", completion: .file())
    var values: String

    @Option(help: "The column of the figure: a rate, a mean; a count only where zones are equally large.")
    var value: String

    @Option(help: "The column that names the zone.")
    var id = "i"

    @Option(help: "A table with the columns i and j: two zones that are neighbours.", completion: .file())
    var edges: String
}

/// `koinon analyse local`.
struct LocalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "local",
        abstract: "Where high or low figures gather: Gi* or local Moran.",
        discussion: """
            One p for each zone is many tests: the notes say which threshold p has to pass so that few findings are false \
            (Benjamini and Hochberg), and how many zones do; --fdr marks them. Edges count in both directions. The same \
            seed gives the same result on every machine.
            """)

    @OptionGroup var files: NeighbourFiles

    @Option(help: "gi-star (where figures gather) or moran (who is like the neighbours, and who stands out).")
    var statistic: LocalStatistic

    @Option(help: "Permutations for p_sim; 0 for none.")
    var permutations = 0

    @Option(help: "The seed of the permutations.")
    var seed: UInt64 = 1

    @Option(help: "The share of findings that may be false, as 0.05: adds columns p_two_sided and finding.")
    var fdr: Double?

    @OptionGroup var place: ResultPlace

    func validate() throws {
        guard 0...1_000_000 ~= permutations else { throw ValidationError("--permutations is 0 to 1000000.") }
        if let fdr, fdr <= 0 || fdr >= 1 { throw ValidationError("--fdr lies between 0 and 1.") }
    }

    func run() async throws {
        try await AnalyseCommand.answering {
            var options = AnalyseLocal.Options(statistic)
            (options.id, options.value, options.falseDiscoveries) = (files.id, files.value, fdr)
            options.permutations = Permutations(count: permutations, seed: seed)
            try place.write(AnalyseLocal.run(.file(files.values), edges: .file(files.edges), options))
        }
    }
}

/// `koinon analyse global`.
struct GlobalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "global",
        abstract: "Whether zones are like their neighbours: Moran's I and Geary's C.",
        discussion: """
            Row-standardised weights. I above its expectation, and C below 1, say that neighbours are alike. Zones without \
            neighbours count in n. fdr_…: how small a local Moran's two-sided p has to be to count as a finding.
            """)

    @OptionGroup var files: NeighbourFiles

    @Option(help: "Permutations for p_sim; 0 for none.")
    var permutations = 0

    @Option(help: "The seed of the permutations.")
    var seed: UInt64 = 1

    @OptionGroup var place: ResultPlace

    func validate() throws {
        guard 0...1_000_000 ~= permutations else { throw ValidationError("--permutations is 0 to 1000000.") }
    }

    func run() async throws {
        try await AnalyseCommand.answering {
            var options = AnalyseGlobal.Options()
            (options.id, options.value) = (files.id, files.value)
            options.permutations = Permutations(count: permutations, seed: seed)
            try place.write(AnalyseGlobal.run(.file(files.values), edges: .file(files.edges), options))
        }
    }
}
