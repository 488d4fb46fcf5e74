// SPDX-License-Identifier: EUPL-1.2
import Analysis
import ArgumentParser

/// `koinon analyse suppress`.
struct SuppressCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suppress",
        abstract: "Make a table fit to be published: small numbers hidden, and what would reveal them.",
        discussion: """
            The first column names the rows, the others are counts. Totals are added, and every hidden cell says \
            hidden. Whoever has the published table, and the earlier ones given here, cannot tell a small count from 0 \
            nor from the threshold.
            """)

    @Option(help: "The table of true counts, without totals.", completion: .file())
    var table: String

    @Option(help: "The smallest count that may be shown.")
    var threshold = 5

    @OptionGroup var hiding: Threshold

    @Option(help: "A column that names the group of each row, as the district of a ward.")
    var group: String?

    @Option(
        help: "Who contributed how much to each count: a table with the columns row, column, contributor, n.",
        completion: .file())
    var contributions: String?

    @Option(help: "n,k: with --contributions, hide what the n largest contributors make up by more than k percent.")
    var dominance: String?

    @Option(
        help: "True counts of an earlier release, oldest first; one for each --earlier-published.", completion: .file())
    var earlierCounts: [String] = []

    @Option(help: "What was published of them.", completion: .file())
    var earlierPublished: [String] = []

    @OptionGroup var place: ResultPlace

    func validate() throws {
        _ = try hiding.rule(threshold)
        guard earlierCounts.count == earlierPublished.count else {
            throw ValidationError("Give --earlier-counts and --earlier-published in pairs.")
        }
        guard (contributions == nil) == (dominance == nil) else {
            throw ValidationError("Give --contributions and --dominance together.")
        }
        _ = try dominanceRule()
    }

    private func dominanceRule() throws -> DominanceRule? {
        guard let dominance else { return nil }
        let parts = dominance.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 2, let largest = Int(parts[0]), let percent = Double(parts[1]),
            let rule = DominanceRule(largest: largest, percent: percent)
        else { throw ValidationError("--dominance is n,k as 1,75: one contributor with more than 75 percent.") }
        return rule
    }

    func run() async throws {
        try await AnalyseCommand.answering {
            let earlier = try zip(earlierCounts, earlierPublished).map {
                AnalyseSuppression.Earlier(counts: try .file($0), published: try .file($1))
            }
            let rule = try hiding.rule(threshold)
            let few = try dominanceRule().flatMap { rule in
                try contributions.map { (rule: rule, contributions: try ByteSource.file($0)) }
            }
            try place.write(AnalyseSuppression.run(.file(table), rule, groupColumn: group, after: earlier, few: few))
        }
    }
}
