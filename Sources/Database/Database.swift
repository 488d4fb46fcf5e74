// SPDX-License-Identifier: EUPL-1.2
@_exported import Values
import Language

/// Where the data stand: a folder of this machine (SQLite), or a PostgreSQL server.
public enum Location: Sendable {
    /// The folder holds `koinon.sqlite`; it is made if it is not there.
    case folder(String)
    /// A `postgres://` address, as libpq reads it.
    case postgres(String)
}

/// The storage of an installation: transactions as closures, on either engine.
///
/// ```swift
/// let title: String? = try await database.read { snapshot in
///     try snapshot.value("SELECT title FROM paper WHERE council = \(council) AND id = \(id)")
/// }
/// ```
///
/// - Warning: a closure is synchronous, has no effect outside, and writes may run more than once.
public final class Database: Sendable {
    /// How much a database may take for itself.
    public struct Limits: Sendable {
        /// Connections that read at the same time; opened when first needed.
        public var readers = 6
        /// Connections that write at the same time (PostgreSQL; SQLite has one).
        public var writers = 4
        /// The longest a statement may run, in seconds (PostgreSQL).
        public var statementSeconds = 30

        public init() {}
    }

    let engine: any Engine
    private let clock: @Sendable () -> Instant
    private let ids: IDSource

    init(engine: any Engine, clock: @escaping @Sendable () -> Instant, ids: IDSource) {
        self.engine = engine
        self.clock = clock
        self.ids = ids
    }

    /// Opens a database; throws `DatabaseError` when it cannot be reached or is none of ours.
    public static func open(
        _ location: Location, limits: Limits = Limits(), ids: IDSource = .system,
        clock: @escaping @Sendable () -> Instant
    ) async throws -> Database {
        let engine: any Engine =
            switch location {
            case .folder(let folder): try await sqlite(in: folder, limits)
            case .postgres(let address): try await PostgresEngine(address: address, limits: limits)
            }
        return Database(engine: engine, clock: clock, ids: ids)
    }

    /// Programs that start at once on a new folder stand in each other's way for a moment, while one makes the file:
    /// SQLite does not wait for that by itself.
    private static func sqlite(in folder: String, _ limits: Limits) async throws -> SQLiteEngine {
        for _ in 0..<50 {
            do {
                return try SQLiteEngine(folder: folder, limits: limits)
            } catch DatabaseError.busy {
                try await Task.sleep(for: .milliseconds(100))
            }
        }
        return try SQLiteEngine(folder: folder, limits: limits)
    }

    /// Reads, in one consistent state of the database.
    public func read<T: Sendable>(_ body: @Sendable (Snapshot) throws -> T) async throws -> T {
        let clock = clock
        return try await engine.read { session in
            try body(Snapshot(session: session, now: clock()))
        }
    }

    /// Reads and writes; commits when the body returns, and leaves no trace when it throws.
    @discardableResult
    public func write<T: Sendable>(_ body: @Sendable (Transaction) throws -> T) async throws -> T {
        let (clock, ids) = (clock, ids)
        return try await engine.write { session in
            let transaction = Transaction(session: session, now: clock(), ids: ids)
            let result = try body(transaction)
            try transaction.checkFailure()
            return result
        }
    }

    /// A token that differs after every commit of any process; it costs microseconds.
    public func version() async throws -> Version {
        try await engine.version()
    }

    /// The notices of committed transactions of every process (of this process on SQLite), from now on.
    ///
    /// A `Notice.gap` says that some were lost and everything has to be looked up again.
    public func events() async -> AsyncStream<Notice> {
        await engine.notices()
    }

    /// Whether files may be stored: the last of the disk is for forms, and for the log that deleting needs.
    var hasRoomForFiles: Bool { engine.freeBytes.map { $0 > 32 << 20 } ?? true }

    /// Copies the whole database into one file while it is in use (SQLite; PostgreSQL has `pg_dump`).
    public func backup(to path: String) async throws {
        try await engine.backup(to: path)
    }

    /// What is wrong with the stored data, in the engine's words; empty when it is sound.
    public func checkIntegrity() async throws -> [String] {
        try await engine.problems()
    }

    /// Lets the write-ahead log of SQLite keep nothing that was deleted, as the file itself does not; after a purge.
    ///
    /// False when a reader stood in the way: try again later. PostgreSQL's own vacuum sees to that there.
    @discardableResult
    public func scrub() async throws -> Bool {
        try await engine.scrub()
    }

    /// Lets running transactions end and closes every connection.
    public func close() async {
        await engine.close()
    }
}
