// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Foundation

/// The program: `koinon serve`, `koinon council`, `koinon import` and their companions.
@main
struct Koinon: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "koinon",
        abstract: "The platform of a city's local crime-prevention council.",
        version: "0.1.0",
        subcommands: [
            Serve.self, PersonCommand.self, RecordCommand.self, Backup.self, Restore.self, Doctor.self, Migrate.self,
            Purge.self, ImportCommand.self, CouncilCommand.self, AnalyseCommand.self,
        ])

    /// Exit status 0 done, 1 refused, 2 misused: ArgumentParser's own 64 for misuse becomes 2.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch  where exitCode(for: error) == .validationFailure {
            FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
            Foundation.exit(2)
        } catch {
            exit(withError: error)
        }
    }
}
