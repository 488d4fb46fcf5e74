// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Foundation
import Record

/// A whole council in one file: a database of SQLite with the same tables as an installation's, that any tool can open.
///
/// It holds everything the council knows, restricted things included, without an installation's seal; so only its owner may
/// read the file. Passwords, sessions and mails on their way are not in it (docs/adr/0009).
struct CouncilArchive {
    let file: String

    /// Copies a council out of an installation. Throws `Settings.Refusal`.
    func write(_ slug: String, of installation: Installation) async throws -> CouncilMove.Tally {
        guard !FileManager.default.fileExists(atPath: file) else {
            throw Settings.Refusal(description: "\(file) exists already. Nothing was written.")
        }
        guard let council = try await installation.council(slug) else {
            throw Settings.Refusal(
                description: "There is no council \(slug). `koinon council list` shows those there are.")
        }
        return try await Self.besides(file) { folder in
            let archive = try await Self.open(folder, installation)
            let move = CouncilMove(council.id, tables: try await archive.read { try $0.tables() }, in: folder)
            let keys = try installation.recordKeys
            try await installation.database.read { snapshot in
                let record = try RecordMove(snapshot, of: council.id)
                try move.collect(snapshot) { table, row in
                    switch table.name {
                    case "person": table.setting("is_operator", .integer(0), in: row)
                    case "record_content": try record.content(table, row, keys.unsealed)
                    default: row
                    }
                }
            }
            let tally = try await archive.write { transaction in
                let tally = try move.place(in: transaction)
                try transaction.run(
                    """
                    INSERT INTO record_former_key (council, public_key) VALUES (\(council.id), \(keys.publicKey))
                    ON CONFLICT DO NOTHING
                    """)
                return tally
            }
            let draft = folder.appending(path: "archive").path
            try await archive.backup(to: draft)
            await archive.close()
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: draft)
            try FileManager.default.moveItem(atPath: draft, toPath: file)
            try await installation.note("council.export")
            return tally
        }
    }

    /// Brings the council of the file into an installation: all of it, or nothing. Throws `Settings.Refusal`.
    func take(into installation: Installation) async throws -> (council: CouncilIdentity, tally: CouncilMove.Tally) {
        guard FileManager.default.fileExists(atPath: file) else {
            throw Settings.Refusal(description: "There is no file \(file).")
        }
        return try await Self.besides(installation.folder + "/archive") { folder in
            try FileManager.default.copyItem(atPath: file, toPath: folder.appending(path: "koinon.sqlite").path)
            let archive = try await Self.open(folder, installation)
            let (council, tables) = try await archive.read { (try $0.archivedCouncil(), try $0.tables()) }
            let move = CouncilMove(council.id, tables: tables, in: folder)
            try await archive.read { try move.collect($0) }
            let record = try await archive.read { try RecordMove($0, of: council.id) }
            let arrivals = try await archive.read { try $0.arrivals() }
            await archive.close()
            let keys = try installation.recordKeys
            let tally = try await installation.database.write { transaction in
                _ = try transaction.operatorPermit("council.import", .console())
                try transaction.checkFree(council)
                let people = try Newcomers(arrivals, in: transaction)
                let tally = try move.place(in: transaction) { table, row in
                    switch table.name {
                    case "person": people.isThere(table, row) ? nil : row
                    case "record_content": try record.content(table, row, keys.sealed)
                    case _ where table.name.hasPrefix("record_"): row
                    default: people.renamed(row)
                    }
                }
                try transaction.checkRecord(of: council.id, keys)
                return tally
            }
            return (council, tally)
        }
    }

    /// A database in a folder, brought up to date with this program.
    private static func open(_ folder: URL, _ installation: Installation) async throws -> Database {
        do {
            let database = try await Database.open(.folder(folder.path), clock: installation.clock)
            try await database.migrate(Rooms.migrations(of: installation.rooms))
            return database
        } catch DatabaseError.corrupt {
            throw Settings.Refusal(
                description: "The file is no archive of a council, or it is damaged. Nothing was changed.")
        }
    }

    /// Hands over a folder beside a path, which nobody else may read, and clears it away.
    private static func besides<T>(_ path: String, _ body: (URL) async throws -> T) async throws -> T {
        let folder = URL(filePath: path + ".\(UUID().uuidString.prefix(8)).part")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(folder)
    }
}

extension Installation {
    /// The keys with which the Record is kept here.
    var recordKeys: RecordKeys { get throws { try RecordKeys(keys, site: settings.siteName) } }

    func council(_ slug: String) async throws -> CouncilIdentity? {
        try await database.read { try $0.councils().first { $0.slug == slug } }
    }

    /// Enters in the record of who did what that something was done from the console.
    func note(_ action: StaticString) async throws {
        try await database.write { _ = try $0.operatorPermit(action, .console()) }
    }
}

extension StoredTable {
    /// A row with another value in one of its columns.
    func setting(_ column: String, _ value: Value, in row: [Value]) -> [Value] {
        guard let index = columns.firstIndex(of: column) else { return row }
        var row = row
        row[index] = value
        return row
    }
}

// MARK: - Arriving

extension Snapshot {
    /// The one council an archive holds.
    fileprivate func archivedCouncil() throws -> CouncilIdentity {
        let isBackup = try value("SELECT COUNT(*) FROM installation_key", as: Int.self) ?? 0 > 0
        guard !isBackup else {
            throw Settings.Refusal(
                description: "This is the backup of a whole installation. `koinon restore` takes it.")
        }
        let councils = try councils()
        guard councils.count == 1, let council = councils.first else {
            throw Settings.Refusal(description: "The file is no archive of a council. Nothing was changed.")
        }
        return council
    }

    /// The people an archive holds: their ids and mail addresses.
    fileprivate func arrivals() throws -> [(id: PersonID, address: String?)] {
        try rows("SELECT id, address FROM person").map { (try $0["id"], try $0["address"]) }
    }

    fileprivate func checkFree(_ council: CouncilIdentity) throws {
        let taken = try row("SELECT 1 FROM council WHERE slug = \(council.slug) OR id = \(council.id)")
        guard taken == nil else {
            throw Settings.Refusal(description: "The council \(council.slug) is here already. Nothing was changed.")
        }
    }

    /// Every log must still be what was signed.
    fileprivate func checkRecord(of council: CouncilID, _ keys: RecordKeys) throws {
        for log in try operatorsLogs() where log.council == council {
            let report = try audit(log, keys: keys)
            guard report.isSound else {
                throw Settings.Refusal(
                    description: "The record in the archive does not verify: \(report). Nothing was changed.")
            }
        }
    }
}

/// The people of an archive, seen from where they arrive: whoever has an account there stays that person.
private struct Newcomers {
    /// Ids of the archive, and of the same people here.
    private var known: [String: String] = [:]

    init(_ arrivals: [(id: PersonID, address: String?)], in snapshot: Snapshot) throws {
        for (id, address) in arrivals {
            let here: PersonID? = try snapshot.value(
                "SELECT id FROM person WHERE id = \(id) OR address = \(address) ORDER BY id = \(id) DESC LIMIT 1")
            if let here { known[id.description] = here.description }
        }
    }

    func isThere(_ table: StoredTable, _ row: [Value]) -> Bool {
        guard let index = table.columns.firstIndex(of: "id"), case .text(let id) = row[index] else { return false }
        return known[id] != nil
    }

    /// A row with the ids of those who have another one here, wherever they stand: ids are random, and mean nothing else.
    func renamed(_ row: [Value]) -> [Value] {
        let others = known.filter { $0.key != $0.value }
        guard !others.isEmpty else { return row }
        return row.map { value in
            guard case .text(let text) = value else { return value }
            return .text(others.reduce(text) { $0.replacing($1.key, with: $1.value) })
        }
    }
}
