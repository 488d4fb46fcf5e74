// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser

/// The program: `koinon serve`, `koinon council`, `koinon import` and their companions.
@main
struct Koinon: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "koinon",
        abstract: "The platform of a city's local crime-prevention council.",
        version: "0.1.0",
        subcommands: [
            Serve.self, PersonCommand.self, RecordCommand.self, Backup.self, Restore.self, Doctor.self, Migrate.self,
            Purge.self,
        ])
}
