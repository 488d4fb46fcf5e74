// SPDX-License-Identifier: EUPL-1.2
import CSQLite
import Foundation
import GRDB
import GRDBSQLite
import Synchronization

/// SQLite in WAL mode: one writer, several readers, each on a queue of its own.
final class SQLiteEngine: Engine {
    let path: String
    let pool: DatabasePool
    private let caches: SQLiteCaches
    private let versions: SQLiteVersion
    private let announcer = Announcer()

    init(folder: String, limits: Database.Limits) throws {
        path = folder + "/koinon.sqlite"
        caches = SQLiteCaches()
        Self.prepareLibrary()
        do {
            try Self.prepare(folder: folder, path: path)
            pool = try DatabasePool(path: path, configuration: Self.configuration(limits, caches))
            // GRDB chooses NORMAL with WAL, which may lose the last commits in a power cut.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            versions = try SQLiteVersion(path: path)
        } catch let error as GRDB.DatabaseError {
            throw DatabaseError(error)
        }
    }

    /// SQLite counts each allocation under a lock that all connections share, for figures nobody here asks for.
    private static func prepareLibrary() { _ = figures }
    private static let figures = koinon_sqlite_keep_no_figures()

    /// Folder and file are for their owner's eyes only.
    private static func prepare(folder: String, path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw DatabaseError.unavailable("the folder \(folder) cannot be made")
        }
        // Never opened here once it exists: closing any descriptor of a file drops the process's locks on it.
        guard !FileManager.default.fileExists(atPath: path) else { return }
        let file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        guard file >= 0 || errno == EEXIST else { throw DatabaseError.unavailable("the file \(path) cannot be made") }
        if file >= 0 { Foundation.close(file) }
    }

    private static func configuration(_ limits: Database.Limits, _ caches: SQLiteCaches) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = limits.readers
        configuration.persistentReadOnlyConnections = true
        configuration.prepareDatabase { database in
            // LIKE tells upper from lower case, as it does in PostgreSQL.
            try database.execute(sql: "PRAGMA case_sensitive_like = ON")
            // A large import does not leave a large log behind.
            try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
            // What is deleted is overwritten: it must not be found in free pages of the file.
            try database.execute(sql: "PRAGMA secure_delete = ON")
            try database.execute(sql: "PRAGMA trusted_schema = OFF")
            caches.add(for: database)
        }
        return configuration
    }

    func read<T: Sendable>(_ body: @Sendable (any Session) throws -> T) async throws -> T {
        let caches = caches
        return try await Self.translate {
            try await pool.read { database in
                try body(try caches.session(on: database))
            }
        }
    }

    func write<T: Sendable>(_ body: @Sendable (any Session) throws -> T) async throws -> T {
        let caches = caches
        let (result, notices) = try await Self.translate {
            try await pool.writeWithoutTransaction { database in
                let session = try caches.session(on: database)
                var result: T?
                try database.inTransaction(.immediate) {
                    result = try body(session)
                    return .commit
                }
                return (result, session.notices)
            }
        }
        guard let result else { throw DatabaseError.conflict }
        for notice in notices { announcer.announce(notice) }
        return result
    }

    static func translate<T>(_ work: () async throws -> T) async throws -> T {
        do {
            return try await work()
        } catch let error as GRDB.DatabaseError {
            throw DatabaseError(error)
        } catch DatabaseError.timeout where Task.isCancelled {
            // A cancelled task interrupts the statement that runs for it.
            throw CancellationError()
        }
    }

    func version() async throws -> Version {
        try versions.current()
    }

    func notices() async -> AsyncStream<Notice> {
        announcer.listen()
    }

    var freeBytes: Int? {
        var about = statvfs()
        return statvfs(path, &about) == 0 ? Int(about.f_bavail) * Int(about.f_frsize) : nil
    }

    func scrub() async throws -> Bool {
        try await Self.translate {
            try await pool.writeWithoutTransaction { database in
                let row = try GRDB.Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
                return row?[0] == 0
            }
        }
    }

    /// The connection that closes last empties the log into the file.
    func close() async {
        announcer.finish()
        caches.removeAll()
        versions.close()
        let pool = pool
        try? await Self.offPool { try pool.close() }
    }
}
