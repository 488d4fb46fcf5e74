// SPDX-License-Identifier: EUPL-1.2
import Analysis
import ArgumentParser
import Foundation

/// `koinon analyse rake`.
struct RakeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rake",
        abstract: "Weight a sample so that it agrees with known totals of several variables.",
        discussion: """
            Margins are JSON: {"sex": {"f": 5200, "m": 4800}, "age": {"18-39": 4000, "40+": 6000}}. The sample comes \
            back with a column weight. Refused: margins of unequal totals, a level nobody answered, a blank answer.
            """)

    @Option(help: "The answers: a table with a column for each variable of the margins.", completion: .file())
    var sample: String

    @Option(help: "The known totals, as JSON.", completion: .file())
    var margins: String

    @Option(help: "The column of starting weights; without it everybody starts with 1.")
    var weight: String?

    @Option(
        help: "Write Kish's design effect and the effective sample size as JSON; - is standard output.",
        completion: .file())
    var effect: String?

    @OptionGroup var place: ResultPlace

    func validate() throws {
        guard effect != "-" || place.out != "-" else {
            throw ValidationError("Standard output takes one of both: give --out a file.")
        }
    }

    func run() async throws {
        try await AnalyseCommand.answering {
            let known = try ByteSource.file(margins).collect(limit: 1 << 22)
            let result = try AnalyseRake.run(sample: .file(sample), margins: known, weight: weight)
            try place.write(result.output)
            guard let effect else { return }
            if effect == "-" {
                try FileHandle.standardOutput.write(contentsOf: Data(result.effect))
            } else {
                try Data(result.effect).write(to: URL(filePath: effect), options: .atomic)
            }
        }
    }
}
