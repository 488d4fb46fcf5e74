// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Record

/// `koinon record verify`.
struct RecordVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check saved heads and proofs, without a database.",
        discussion: """
            Two heads of one log need a consistency proof among the files that links them \
            (koinon record prove LOG --from SIZE).
            """)

    @Argument(help: "Files with signed heads and proofs.")
    var files: [String]

    @Option(help: ArgumentHelp("A key to trust, instead of those in the files.", valueName: "name+id+base64"))
    var key: [String] = []

    @Flag(help: "The files are given oldest first: refuse a head smaller than one before it.")
    var inOrder = false

    func run() async throws {
        try await RecordCommand.answering {
            let exhibits = try files.map { try Exhibit(RecordCommand.readFile($0)) }
            let verification = Verification(trusting: try key.map(RecordCommand.verifierKey), isInOrder: inOrder)
            for statement in try verification.check(exhibits) { RecordCommand.write("\(statement)\n") }
        }
    }
}
