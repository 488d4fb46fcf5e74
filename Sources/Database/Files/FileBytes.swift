// SPDX-License-Identifier: EUPL-1.2

extension Files {
    /// The bytes of a file, or of a range of it, read as they are asked for.
    public static func read(
        _ file: StoredFile, range: Range<Int>? = nil, council: some Storable, in database: Database
    ) -> FileBytes {
        let whole = 0..<file.size
        return FileBytes(
            database: database, council: council.stored, file: file.id,
            range: range?.clamped(to: whole) ?? whole)
    }

    /// All bytes of a small file, within a read.
    public static func bytes(
        of file: StoredFile, council: some Storable, in snapshot: Snapshot
    ) throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(file.size)
        let sql: SQL = """
            SELECT bytes FROM file_chunk WHERE council = \(council) AND file = \(file.id) ORDER BY number
            """
        try snapshot.each(sql) { bytes += try $0[0] as [UInt8] }
        guard bytes.count == file.size else { throw DatabaseError.gone }
        return bytes
    }
}

/// A stream of a file's bytes, a few chunks a read. Throws `DatabaseError.gone` when it is deleted meanwhile.
public struct FileBytes: AsyncSequence, Sendable {
    public typealias Element = [UInt8]

    let database: Database
    let council: Value
    let file: ID<StoredFile>
    let range: Range<Int>

    public func makeAsyncIterator() -> Iterator {
        Iterator(source: self, rest: range)
    }

    /// Reads the next chunks when asked, and nothing before.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let source: FileBytes
        fileprivate var rest: Range<Int>

        private static let chunksAtOnce = 4

        public mutating func next() async throws -> [UInt8]? {
            guard !rest.isEmpty else { return nil }
            let first = rest.lowerBound / Files.chunkSize
            let end = Swift.min(rest.upperBound, (first + Self.chunksAtOnce) * Files.chunkSize)
            let last = (end - 1) / Files.chunkSize
            let chunks = try await chunks(first...last)
            let start = rest.lowerBound - first * Files.chunkSize
            let wanted = start..<(start + end - rest.lowerBound)
            guard chunks.count >= wanted.upperBound else { throw DatabaseError.gone }
            rest = end..<rest.upperBound
            return wanted == chunks.indices ? chunks : Array(chunks[wanted])
        }

        private func chunks(_ numbers: ClosedRange<Int>) async throws -> [UInt8] {
            let (council, file) = (source.council, source.file)
            return try await source.database.read { snapshot in
                let sql: SQL = """
                    SELECT bytes FROM file_chunk WHERE council = \(council) AND file = \(file)
                    AND number >= \(numbers.lowerBound) AND number <= \(numbers.upperBound) ORDER BY number
                    """
                return try snapshot.rows(sql).flatMap { try $0[0] as [UInt8] }
            }
        }
    }
}
