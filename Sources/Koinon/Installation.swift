// SPDX-License-Identifier: EUPL-1.2
import Access
import ArgumentParser
import Council
import Database
import Desk
import Foundation
import Jobs
import Language
import Record
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
    let accounts: Accounts
    let rooms: [Room]
    let profiles: ProfileShelf
    let settings: Settings
    /// Where files outside the database are kept.
    let folder: String
    /// Whether the database lies in that folder too.
    let isEmbedded: Bool
    let clock: @Sendable () -> Instant

    static let clock: @Sendable () -> Instant = { Instant.now() }

    /// Opens what the options and settings name, and brings its schema up to date.
    ///
    /// Clock and ids are the machine's own, except where the demonstration plays a year that has gone by.
    static func open(
        _ place: Place, clock: @escaping @Sendable () -> Instant = Installation.clock, ids: IDSource = .system
    ) async throws -> Installation {
        let settings = try Settings()
        let share = try Share(settings)
        let folder = place.data ?? settings["KOINON_DATA"] ?? "data"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let address = place.database ?? settings["KOINON_DATABASE"]
        let location = address.map(Location.postgres) ?? .folder(folder)
        let database = try await Database.open(location, ids: ids, clock: clock)
        let keys = try settings.keys(in: folder)
        let languages = try Languages.load(from: share.path("Languages"))
        let postman = AccountPostman(
            languages: languages, fallback: Tongue(rawValue: settings["KOINON_LANGUAGE"] ?? "en"))
        let accounts = Accounts(database: database, keys: keys, hasher: try PasswordHasher(), post: postman)
        let profiles = ProfileShelf { try share.profiles }
        let rooms = Rooms(
            accounts: accounts, record: try RecordKeys(keys, site: settings.siteName), languages: languages,
            ballotKeys: settings.ballotKeys(in: folder), profiles: profiles,
            stylesheet: try String(contentsOfFile: share.path("Assets") + "/koinon.css", encoding: .utf8)
        ).all
        try await database.migrate(Rooms.migrations(of: rooms))
        try await database.write { try $0.check(keys) }
        return Installation(
            database: database, keys: keys, share: share, languages: languages, accounts: accounts, rooms: rooms,
            profiles: profiles, settings: settings, folder: folder, isEmbedded: address == nil, clock: clock)
    }
}

extension Installation {
    /// What the site is configured to be.
    func facts(base: String) throws -> SiteFacts {
        SiteFacts(
            base: base, languages: languages, keys: keys, assets: try Assets(folder: share.path("Assets")),
            journal: journal, navigation: rooms.flatMap(\.navigation),
            logsRequests: settings["KOINON_LOG_REQUESTS"] == "yes", clock: clock)
    }

    var journal: Journal { .standardError(clock: clock) }

    /// The worker that does the jobs of all rooms, and sends the mails.
    func worker(base: String) throws -> Worker {
        let journal = journal
        return Worker(
            database, handlers: rooms.flatMap(\.jobs) + (try postOffice(base: base).handlers),
            schedules: JobsModule.schedules + rooms.flatMap(\.schedules) + [purge]
        ) { journal.note("work", ["what": .text($0.description)]) }
    }

    /// How long every table keeps its rows.
    var retentions: [Retention] { AccessModule.retentions + rooms.flatMap(\.retentions) }

    /// Each night, what is kept no longer goes.
    private var purge: Schedule {
        let retentions = retentions
        return Schedule("koinon.purge", .daily(at: LocalTime(minuteOfDay: 3 * 60 + 40), in: .utc)) { context in
            try await context.database.write { _ = try $0.purge(retentions) }
        }
    }

    /// Mails go to the relay of the settings; without one they are kept as files, so that nothing is lost.
    private func postOffice(base: String) throws -> PostOffice {
        guard let base = BaseAddress(base) else {
            throw Settings.Refusal(
                description: "KOINON_BASE_ADDRESS must be an address such as https://council.example, not \(base).")
        }
        let sender = settings["KOINON_MAIL_FROM"] ?? "koinon@\(base.host == "127.0.0.1" ? "localhost" : base.host)"
        guard let address = MailAddress(sender) else {
            throw Settings.Refusal(description: "KOINON_MAIL_FROM must be a mail address, not \(sender).")
        }
        let letterhead = Letterhead(sender: Mailbox(HeaderText(flattening: "Koinon"), address), base: base)
        guard let relay = settings["KOINON_MAIL_RELAY"] else { return PostOffice(letterhead, folder: folder + "/mail") }
        return PostOffice(letterhead, relay: try settings.relay(relay))
    }
}

extension Settings {
    /// The proxies whose word about the client's address is taken.
    var proxies: TrustedProxies {
        TrustedProxies(
            (self["KOINON_TRUSTED_PROXIES"] ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        )
    }

    /// Where figures and health are answered for the city's monitoring, if anywhere.
    var monitoring: Server.Address? {
        get throws {
            guard let port = try number("KOINON_PRIVATE_PORT") else { return nil }
            return Server.Address(host: self["KOINON_PRIVATE_HOST"] ?? "127.0.0.1", port: port)
        }
    }

    /// The keys, from the files named, else from the data folder, where they are made at the first start.
    func keys(in folder: String) throws -> Keys {
        switch (self["KOINON_KEY_FILE"], self["KOINON_SIGNING_KEY_FILE"]) {
        case (let installation?, let signing?): return try Keys.load(installation: installation, signing: signing)
        case (nil, nil): return try Keys.load(folder: folder + "/keys")
        default: throw Refusal(description: "Set KOINON_KEY_FILE and KOINON_SIGNING_KEY_FILE, or neither.")
        }
    }

    /// Where the keys of secret votes stand while they are open.
    func ballotKeys(in folder: String) -> KeyCabinet {
        KeyCabinet(folder: self["KOINON_BALLOT_KEYS"] ?? folder + "/keys/ballots")
    }

    /// The name under which heads of the Record are signed: the host of the installation's address.
    var siteName: String { self["KOINON_BASE_ADDRESS"].flatMap(BaseAddress.init)?.host ?? "localhost" }

    /// The relay with its user and password; the password comes from a file.
    fileprivate func relay(_ address: String) throws -> Relay {
        do {
            return try Relay(address, account: try relayAccount, authorities: self["KOINON_MAIL_AUTHORITIES"])
        } catch Relay.Refusal.passwordInTheClear {
            throw Refusal(
                description: "KOINON_MAIL_RELAY would send the password in the clear. Use smtps:// or STARTTLS.")
        } catch is Relay.Refusal {
            throw Refusal(
                description: "KOINON_MAIL_RELAY must be smtp://host:port or smtps://host:port, not \(address).")
        }
    }

    private var relayAccount: Relay.Account? {
        get throws {
            guard let user = self["KOINON_MAIL_USER"] else { return nil }
            guard let path = self["KOINON_MAIL_PASSWORD_FILE"],
                let password = try? String(contentsOfFile: path, encoding: .utf8)
            else { throw Refusal(description: "KOINON_MAIL_PASSWORD_FILE must name a readable file.") }
            return Relay.Account(user: user, password: password)
        }
    }
}
