// SPDX-License-Identifier: EUPL-1.2
import Access
import ArgumentParser
import Database
import Foundation
import Record

/// Where a command of the Record finds the database and the keys.
struct RecordPlace: ParsableArguments {
    @OptionGroup var place: Place

    @Option(help: ArgumentHelp("A public key that was retired.", valueName: "name+id+base64"))
    var formerKey: [String] = []

    /// Opens both, for reading. Nothing is made where nothing is.
    func read<T: Sendable>(_ body: @Sendable (Snapshot, RecordKeys) throws -> T) async throws -> T {
        let settings = try Settings()
        let folder = place.data ?? settings["KOINON_DATA"] ?? "data"
        let keys = try recordKeys(in: settings["KOINON_KEYS"] ?? folder + "/keys")
        let location = try location(place.database ?? settings["KOINON_DATABASE"], folder)
        let opened = try await Database.open(location, clock: Installation.clock)
        do {
            let result = try await opened.read { try body($0, keys) }
            await opened.close()
            return result
        } catch {
            await opened.close()
            throw error
        }
    }

    private func location(_ address: String?, _ folder: String) throws -> Location {
        if let address { return .postgres(address) }
        let file = folder + "/koinon.sqlite"
        guard FileManager.default.fileExists(atPath: file) else { throw RecordMisuse.unreadable(path: file) }
        return .folder(folder)
    }

    private func recordKeys(in folder: String) throws -> RecordKeys {
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
