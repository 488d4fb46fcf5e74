// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation

/// The year is played in memory, where a thousand commits wait for no disk, and put into its folder when it is whole.
///
/// A program that is stopped meanwhile leaves the folder as it was.
struct Rehearsal {
    /// Where the demonstration shall lie; it holds keys and an empty database.
    let folder: String

    func perform(_ play: (Place) async throws -> Void) async throws {
        let files = FileManager.default
        let aside = Self.memory + "/koinon-demonstration-\(UUID().uuidString)"
        try files.createDirectory(
            atPath: aside, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? files.removeItem(atPath: aside) }
        // What is signed and hashed there must hold here.
        if files.fileExists(atPath: folder + "/keys") {
            try files.copyItem(atPath: folder + "/keys", toPath: aside + "/keys")
        }
        try await play(Place.parse(["--data", aside]))
        let database = try await Database.open(.folder(aside), clock: Installation.clock)
        let draft = folder + "/koinon.sqlite.part"
        try? files.removeItem(atPath: draft)
        try await database.backup(to: draft)
        await database.close()
        for name in ["koinon.sqlite", "koinon.sqlite-wal", "koinon.sqlite-shm"] {
            try? files.removeItem(atPath: folder + "/" + name)
        }
        try files.moveItem(atPath: draft, toPath: folder + "/koinon.sqlite")
    }

    /// Memory as a folder, where the system has it.
    private static var memory: String {
        let shared = "/dev/shm"
        return FileManager.default.isWritableFile(atPath: shared) ? shared : NSTemporaryDirectory()
    }
}
