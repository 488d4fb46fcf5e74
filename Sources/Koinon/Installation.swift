// SPDX-License-Identifier: EUPL-1.2
import Access
import ArgumentParser
import Database
import Foundation
import Language
import Web

/// Where an installation keeps its data; the same two options on every command.
struct Place: ParsableArguments {
    @Option(help: "Folder of the embedded database. Setting: KOINON_DATA.")
    var data: String?

    @Option(help: "Address of a PostgreSQL database, postgres://…. Setting: KOINON_DATABASE.")
    var database: String?
}

/// A running or visited installation: its database, secrets, languages and rooms.
struct Installation: Sendable {
    let database: Database
    let keys: Keys
    let share: Share
    let languages: Languages
    let rooms: [Room]
    let settings: Settings
    /// Where files outside the database are kept.
    let folder: String

    static let clock: @Sendable () -> Instant = { Instant.now() }

    /// Opens what the options and settings name, and brings its schema up to date.
    static func open(_ place: Place, migrate: Bool = true) async throws -> Installation {
        let settings = try Settings()
        let share = try Share(settings)
        let folder = place.data ?? settings["KOINON_DATA"] ?? "koinon-data"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let address = place.database ?? settings["KOINON_DATABASE"]
        let database = try await Database.open(address.map(Location.postgres) ?? .folder(folder), clock: clock)
        let keys = try Keys.load(folder: settings["KOINON_KEYS"] ?? folder + "/keys")
        let languages = try Languages.load(from: share.path("Languages"))
        let rooms = Rooms.all
        if migrate { try await database.migrate(Rooms.migrations) }
        return Installation(
            database: database, keys: keys, share: share, languages: languages, rooms: rooms, settings: settings,
            folder: folder)
    }
}
