// SPDX-License-Identifier: EUPL-1.2
import Access
import ArgumentParser
import Database
import Foundation
import Language
import Record

/// Where a command finds the database and the keys.
struct RecordPlace: ParsableArguments {
    @Option(help: "The folder of the installation.")
    var data: String?

    @Option(help: "The address of a PostgreSQL database, postgres://…")
    var database: String?

    @Option(help: "The folder with the installation's keys (default: the folder keys in the installation's).")
    var keys: String?

    @Option(help: ArgumentHelp("A public key that was retired, as name+id+base64.", valueName: "key"))
    var formerKey: [String] = []

    func validate() throws {
        guard (data == nil) != (database == nil) else { throw ValidationError("Give either --data or --database.") }
        guard data != nil || keys != nil else { throw ValidationError("With --database, give --keys as well.") }
    }

    /// Opens both, for reading. Nothing is made where nothing is.
    func read<T: Sendable>(_ body: @Sendable (Snapshot, RecordKeys) throws -> T) async throws -> T {
        let keys = try recordKeys()
        let opened = try await Database.open(location(), clock: Instant.now)
        do {
            let result = try await opened.read { try body($0, keys) }
            await opened.close()
            return result
        } catch {
            await opened.close()
            throw error
        }
    }

    private func location() throws -> Location {
        guard let data else { return .postgres(database ?? "") }
        let file = data + "/koinon.sqlite"
        guard FileManager.default.fileExists(atPath: file) else { throw RecordMisuse.unreadable(path: file) }
        return .folder(data)
    }

    private func recordKeys() throws -> RecordKeys {
        let folder = keys ?? (data ?? "") + "/keys"
        let keys = try Keys.load(installation: folder + "/installation.key", signing: folder + "/signing.key")
        let former = try formerKey.map { try RecordCommand.verifierKey($0).publicKey }
        // Logs are only read here, so the site, which names new ones, is of no consequence.
        return try RecordKeys(keys, site: "localhost", former: former)
    }
}

extension Snapshot {
    /// The log named on the command line.
    func namedLog(_ id: RecordLogID) throws -> RecordLog {
        guard let log = try operatorsLog(id) else { throw RecordRefusal.noSuchLog }
        return log
    }
}
