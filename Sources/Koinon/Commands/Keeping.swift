// SPDX-License-Identifier: EUPL-1.2
import Access
import ArgumentParser
import Database
import Foundation
import Record

/// `koinon backup`: the whole database in one file, while the server runs.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy the embedded database into one file while it is in use.",
        discussion: """
            The file holds everything but the keys, which lie in the folder keys and belong in a safe of their own. \
            A PostgreSQL database is backed up with pg_dump.
            """)

    @OptionGroup var place: Place
    @Argument(help: "The file to write; it must not exist.", completion: .file()) var file: String

    func run() async throws {
        try await answering {
            guard !FileManager.default.fileExists(atPath: file) else {
                throw Settings.Refusal(description: "\(file) exists already. Nothing was written.")
            }
            let database = try await place.open()
            // Written beside its place and checked before it gets its name: a backup by that name is a whole one.
            let draft = file + ".part"
            defer { try? FileManager.default.removeItem(atPath: draft) }
            try? FileManager.default.removeItem(atPath: draft)
            try await database.backup(to: draft)
            await database.close()
            try await Backup.check(draft)
            try FileManager.default.moveItem(atPath: draft, toPath: file)
            tell("\(file): \(try FileManager.default.attributesOfItem(atPath: file)[.size] ?? 0) bytes, checked.")
        }
    }

    /// Opens a copy as a database of its own and reads all of it.
    static func check(_ file: String) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "koinon-check-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(atPath: file, toPath: folder.appending(path: "koinon.sqlite").path)
        let database = try await Database.open(.folder(folder.path), clock: Installation.clock)
        let problems = try await database.checkIntegrity()
        await database.close()
        guard problems.isEmpty else {
            throw Settings.Refusal(description: "The copy is damaged: \(problems.joined(separator: "; "))")
        }
    }
}

/// `koinon restore`: a backup becomes the database of an empty folder.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a backup the database of an empty folder.",
        discussion: "Put the keys that were in use with it into the folder keys before starting the server.")

    @Option(help: "The folder to restore into.", completion: .directory) var data: String
    @Argument(help: "The backup.", completion: .file()) var file: String

    func run() async throws {
        try await answering {
            let target = data + "/koinon.sqlite"
            guard FileManager.default.fileExists(atPath: file) else {
                throw Settings.Refusal(description: "There is no file \(file).")
            }
            guard !FileManager.default.fileExists(atPath: target) else {
                throw Settings.Refusal(
                    description: "\(target) exists. Restore into an empty folder; nothing was changed.")
            }
            try await Backup.check(file)
            try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: target + ".part") }
            try FileManager.default.copyItem(atPath: file, toPath: target + ".part")
            try FileManager.default.moveItem(atPath: target + ".part", toPath: target)
            tell("Restored into \(data). Put the keys of this database into \(data)/keys, then run koinon doctor.")
        }
    }
}

/// `koinon migrate`: brings the schema up to date without starting the server.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Bring the database up to date with this program.")

    @OptionGroup var place: Place

    func run() async throws {
        try await answering {
            let installation = try await Installation.open(place)
            let done = try await installation.database.migrationsDone()
            await installation.database.close()
            tell("\(done.count) steps done.")
        }
    }
}

/// `koinon purge`: deletes now what the nightly purge would delete.
struct Purge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Delete what is kept no longer, as the server does each night.")

    @OptionGroup var place: Place

    func run() async throws {
        try await answering {
            let installation = try await Installation.open(place)
            let retentions = installation.retentions
            let deleted = try await installation.database.write { try $0.purge(retentions) }
            try await installation.database.scrub()
            await installation.database.close()
            for (table, count) in deleted.sorted(by: { $0.key < $1.key }) where count > 0 { tell("\(table): \(count)") }
            tell("Nothing else is past its time.")
        }
    }
}

extension Place {
    /// Opens the database as it is, without bringing it up to date.
    func open() async throws -> Database {
        let settings = try Settings()
        let address = database ?? settings["KOINON_DATABASE"]
        let folder = data ?? settings["KOINON_DATA"] ?? "data"
        if address == nil, !FileManager.default.fileExists(atPath: folder + "/koinon.sqlite") {
            throw Settings.Refusal(description: "There is no database in \(folder).")
        }
        return try await Database.open(address.map(Location.postgres) ?? .folder(folder), clock: Installation.clock)
    }
}
