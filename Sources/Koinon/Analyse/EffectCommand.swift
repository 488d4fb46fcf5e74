// SPDX-License-Identifier: EUPL-1.2
import Analysis
import ArgumentParser

/// `koinon analyse effect`: what changed, against what would have changed anyway.
struct EffectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "effect",
        abstract: "Effects against a comparison, with their uncertainty.",
        subcommands: [
            BeforeAfterCommand.self, DisplacementCommand.self, PanelCommand.self, SeriesCommand.self,
        ])
}

/// `koinon analyse effect before-after`.
struct BeforeAfterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "before-after",
        abstract: "Relative effect of a treated area against a comparison area.",
        discussion: """
            TES_RES = (T_before · C_after) / (T_after · C_before): above 1, the treated area fared better. Intervals at \
            95 % for Poisson and for overdispersed counts; 0.5 is added to all four counts where one is 0.
            """)

    @Option(help: "A table with the columns area, T_before, T_after, C_before, C_after.", completion: .file())
    var table: String

    @OptionGroup var place: ResultPlace

    func run() async throws {
        try await AnalyseCommand.answering { try place.write(AnalyseBeforeAfter.run(.file(table))) }
    }
}

/// `koinon analyse effect displacement`.
struct DisplacementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "displacement",
        abstract: "What happened around the target: displacement or spread of benefits.",
        discussion: """
            Columns A0,A1,B0,B1,C0,C1 (target, buffer, control) give the weighted displacement quotient; columns \
            T0,T1,CT0,CT1,D0,D1,CD0,CD1 give the weighted displacement difference with its interval at 95 %.
            """)

    @Option(help: "The table of counts before (0) and after (1).", completion: .file())
    var table: String

    @OptionGroup var place: ResultPlace

    func run() async throws {
        try await AnalyseCommand.answering { try place.write(AnalyseDisplacement.run(.file(table))) }
    }
}

/// `koinon analyse effect did`.
struct PanelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "did",
        abstract: "Differences in differences: a panel of units and periods, some of them treated from a time on.",
        discussion: """
            Poisson regression with an effect for each unit and each period. IRR is the factor by which counts changed \
            where treated; se_cluster holds however the counts of a unit depend on each other.
            """)

    @Option(help: "A table with the columns unit, t, n, treat_post (0 or 1).", completion: .file())
    var panel: String

    @OptionGroup var place: ResultPlace

    func run() async throws {
        try await AnalyseCommand.answering { try place.write(AnalysePanel.run(.file(panel))) }
    }
}

/// `koinon analyse effect series`.
struct SeriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "series",
        abstract: "Interrupted time series: did level and course change at one point?",
        discussion: """
            Poisson regression with the offset ln(days). Each term comes with three standard errors: the model's, the one \
            for counts that vary more (se_quasi), and the one for counts that also depend on the twelve before (se_hac).
            """)

    @Option(
        help: "A table with the columns t, n, days, post, t_post and, where there is a season, s1, c1, s2, c2.",
        completion: .file())
    var series: String

    @OptionGroup var place: ResultPlace

    func run() async throws {
        try await AnalyseCommand.answering { try place.write(AnalyseSeries.run(.file(series))) }
    }
}
