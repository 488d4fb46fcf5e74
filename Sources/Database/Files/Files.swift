// SPDX-License-Identifier: EUPL-1.2
import Language

/// Files in the database, in chunks, so that any process can serve them and one backup holds all.
///
/// A file that is streamed in belongs to nobody until a room's own transaction says `keep`;
/// `purgeUnkept` removes what nobody wanted. Who may see a file is for the room that keeps its id to say.
public enum Files {
    /// Bytes a chunk; all but the last of a file are of this size.
    static let chunkSize = 65_536
    /// Chunks a transaction: what is held in memory of a file on its way.
    static let chunksAtOnce = 16

    /// The tables. Personal data: whatever the files hold; kept as long as the room keeps them.
    public static let migrations = [
        Migration(
            "database-001-files",
            [
                """
                CREATE TABLE file (
                    council TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL,
                    size BIGINT, digest \(.bytes), stored BIGINT NOT NULL, kept BIGINT NOT NULL,
                    PRIMARY KEY (council, id))
                """,
                "CREATE INDEX file_unkept ON file (stored) WHERE kept = 0",
                """
                CREATE TABLE file_chunk (
                    council TEXT NOT NULL, file TEXT NOT NULL, number BIGINT NOT NULL, bytes \(.bytes) NOT NULL,
                    PRIMARY KEY (council, file, number),
                    FOREIGN KEY (council, file) REFERENCES file (council, id) ON DELETE CASCADE)
                """,
            ])
    ]

    /// Stores a stream; throws `DatabaseError.tooLarge` once it exceeds the limit, and leaves nothing.
    public static func store<Bytes: AsyncSequence>(
        _ stream: Bytes, type: String, limit: Int, council: some Storable, in database: Database
    ) async throws -> StoredFile where Bytes.Element == [UInt8] {
        let id = try await database.write { try begin(type, council, in: $0) }
        do {
            var inflow = Inflow(limit: limit)
            for try await bytes in stream {
                if let chunks = try inflow.take(bytes) {
                    guard database.hasRoomForFiles else { throw DatabaseError.full }
                    try await database.write { try add(chunks, to: id, council, in: $0) }
                }
            }
            let (rest, size, digest) = inflow.finish()
            return try await database.write { transaction in
                try add(rest, to: id, council, in: transaction)
                return try end(id, size, digest, council, in: transaction)
            }
        } catch {
            // Not with the caller's task: it may be cancelled, and the rest has to go all the same.
            await Task.detached { await forget(id, council, in: database) }.value
            throw error
        }
    }

    /// Stores bytes made here, within the transaction that needs them; they are kept.
    public static func store(
        _ bytes: [UInt8], type: String, council: some Storable, in transaction: Transaction
    ) throws -> StoredFile {
        let id = try begin(type, council, in: transaction)
        var inflow = Inflow(limit: bytes.count)
        for start in stride(from: 0, to: bytes.count, by: chunkSize) {
            let piece = Array(bytes[start..<min(start + chunkSize, bytes.count)])
            if let chunks = try inflow.take(piece) { try add(chunks, to: id, council, in: transaction) }
        }
        let (rest, size, digest) = inflow.finish()
        try add(rest, to: id, council, in: transaction)
        let file = try end(id, size, digest, council, in: transaction)
        try keep(id, council: council, in: transaction)
        return file
    }

    /// Takes a stored file into a room's keeping; throws `DatabaseError.gone` when it is not there (any more).
    public static func keep(
        _ id: ID<StoredFile>, council: some Storable, in transaction: Transaction
    ) throws {
        let sql: SQL = "UPDATE file SET kept = 1 WHERE council = \(council) AND id = \(id) AND size IS NOT NULL"
        guard try transaction.run(sql) == 1 else { throw DatabaseError.gone }
    }

    /// What is known of a file; nil when it is not there, or not whole.
    public static func find(
        _ id: ID<StoredFile>, council: some Storable, in snapshot: Snapshot
    ) throws -> StoredFile? {
        let sql: SQL = """
            SELECT id, type, size, digest, stored FROM file
            WHERE council = \(council) AND id = \(id) AND size IS NOT NULL
            """
        return try snapshot.row(sql).map(StoredFile.init)
    }

    /// What is known of some files, by id.
    public static func find(
        _ ids: some Sequence<ID<StoredFile>>, council: some Storable, in snapshot: Snapshot
    ) throws -> [ID<StoredFile>: StoredFile] {
        let sql: SQL = """
            SELECT id, type, size, digest, stored FROM file
            WHERE council = \(council) AND id IN \(list: Set(ids)) AND size IS NOT NULL
            """
        return try snapshot.rows(sql).map(StoredFile.init).reduce(into: [:]) { $0[$1.id] = $1 }
    }

    /// Removes a file.
    public static func delete(
        _ id: ID<StoredFile>, council: some Storable, in transaction: Transaction
    ) throws {
        try transaction.run("DELETE FROM file WHERE council = \(council) AND id = \(id)")
    }

    /// Removes the files stored before a time that no room has kept; returns how many.
    @discardableResult
    public static func purgeUnkept(storedBefore limit: Instant, in database: Database) async throws -> Int {
        try await database.write { try $0.run("DELETE FROM file WHERE kept = 0 AND stored < \(limit)") }
    }
}

// MARK: - Writing

extension Files {
    private static func begin(
        _ type: String, _ council: some Storable, in transaction: Transaction
    ) throws -> ID<StoredFile> {
        let id = transaction.newUnorderedID(StoredFile.self)
        try transaction.run(
            """
            INSERT INTO file (council, id, type, stored, kept) VALUES (\(council), \(id), \(type), \(transaction.now), 0)
            """)
        return id
    }

    /// Removes what was stored of a file, a little at a time: on a full disk the log has no room for more at once.
    private static func forget(_ id: ID<StoredFile>, _ council: some Storable, in database: Database) async {
        let some: SQL = """
            DELETE FROM file_chunk WHERE council = \(council) AND file = \(id) AND number > (
                SELECT MAX(number) - \(chunksAtOnce) FROM file_chunk WHERE council = \(council) AND file = \(id))
            """
        while let count = try? await database.write({ try $0.run(some) }), count > 0 {}
        _ = try? await database.write { try delete(id, council: council, in: $0) }
    }

    private static func add(
        _ chunks: [Chunk], to id: ID<StoredFile>, _ council: some Storable, in transaction: Transaction
    ) throws {
        for chunk in chunks {
            try transaction.run(
                """
                INSERT INTO file_chunk (council, file, number, bytes)
                VALUES (\(council), \(id), \(chunk.number), \(chunk.bytes))
                """)
        }
    }

    private static func end(
        _ id: ID<StoredFile>, _ size: Int, _ digest: [UInt8], _ council: some Storable, in transaction: Transaction
    ) throws -> StoredFile {
        let sql: SQL = """
            UPDATE file SET size = \(size), digest = \(digest) WHERE council = \(council) AND id = \(id)
            RETURNING id, type, size, digest, stored
            """
        guard let row = try transaction.row(sql) else { throw DatabaseError.gone }
        return try StoredFile(row)
    }

    struct Chunk: Sendable {
        let number: Int
        let bytes: [UInt8]
    }

    /// Cuts what comes in into chunks, and counts and digests it.
    private struct Inflow {
        private let limit: Int
        private var size = 0
        private var digest = SHA256()
        private var pending: [UInt8] = []
        private var number = 0

        init(limit: Int) {
            self.limit = limit
        }

        /// Adds bytes; returns chunks when there are enough for a transaction.
        mutating func take(_ bytes: [UInt8]) throws -> [Chunk]? {
            size += bytes.count
            guard size <= limit else { throw DatabaseError.tooLarge(limit: limit) }
            digest.update(bytes)
            pending += bytes
            guard pending.count >= chunkSize * chunksAtOnce else { return nil }
            return cut(pending.count - pending.count % chunkSize)
        }

        /// The last chunks, the size, and the digest.
        mutating func finish() -> ([Chunk], size: Int, digest: [UInt8]) {
            (cut(pending.count), size, digest.finish())
        }

        private mutating func cut(_ end: Int) -> [Chunk] {
            defer { pending.removeFirst(end) }
            return stride(from: 0, to: end, by: chunkSize).map { start in
                defer { number += 1 }
                return Chunk(number: number, bytes: Array(pending[start..<min(start + chunkSize, end)]))
            }
        }
    }
}
