// SPDX-License-Identifier: EUPL-1.2
import Analysis
import ArgumentParser
import Database
import Foundation

/// `koinon analyse`: files in, files out, no database.
struct AnalyseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyse",
        abstract: "Compute with files: tables and boundaries in, tables out. No database is opened.",
        discussion: """
            Tables are comma-, semicolon- or tab-separated text in UTF-8 with a header; columns are found by name. \
            What a person has to know beside the figures is told on standard error.
            """,
        subcommands: [
            LocalCommand.self, GlobalCommand.self, ProjectCommand.self, PatternCommand.self, AccuracyCommand.self,
            ZonesCommand.self, RatesCommand.self, ProportionCommand.self, EffectCommand.self, SuppressCommand.self,
            AoristicCommand.self, RakeCommand.self, ScanCommand.self, ClusterCommand.self, TrendCommand.self,
            RoundCommand.self, DensityCommand.self, KnoxCommand.self,
        ])

    /// Runs the work of an analysis: 0 done, 1 refused with the reason.
    static func answering(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let error as DatabaseError {
            throw leave(error.sentence)
        } catch let error as CocoaError {
            throw leave(error.localizedDescription)
        } catch let error as any Error & CustomStringConvertible {
            throw leave(error.description)
        }
    }

    private static func leave(_ reason: String) -> ExitCode {
        note("koinon: \(reason)")
        return ExitCode(1)
    }

    static func note(_ line: String) {
        FileHandle.standardError.write(Data("\(line)\n".utf8))
    }
}

/// Where the result of an analysis goes.
struct ResultPlace: ParsableArguments {
    @Option(help: "The file to write; - is standard output.", completion: .file())
    var out = "-"

    /// Writes the table, and tells the notes.
    func write(_ output: AnalysisOutput) throws {
        for line in output.notes { AnalyseCommand.note(line) }
        let data = Data(output.table)
        if out == "-" {
            try FileHandle.standardOutput.write(contentsOf: data)
        } else {
            try data.write(to: URL(filePath: out), options: .atomic)
        }
    }
}

/// Whether to believe places that many events share.
struct SharedPlacesOption: ParsableArguments {
    @Flag(help: "Go on though most events share their exact place with others: you know that it is the true one.")
    var acceptSharedPlaces = false
}

/// The smallest count that may be shown.
struct Threshold: ParsableArguments {
    @Flag(help: "Hide zeros as well.")
    var hideZeros = false

    /// The rule of a threshold. Throws a `ValidationError` for one that would hide nothing.
    func rule(_ threshold: Int) throws -> SuppressionRule {
        guard let rule = SuppressionRule(threshold: threshold, hidesZero: hideZeros) else {
            throw ValidationError("A threshold is 2 or more: 5 hides counts of 1 to 4.")
        }
        return rule
    }
}
