// SPDX-License-Identifier: EUPL-1.2
import Language
import TestKit
import Testing

@testable import Database

@Suite("Files")
struct FilesTests {
    private func content(_ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
    }

    private func stream(_ bytes: [UInt8], by step: Int) -> AsyncThrowingStream<[UInt8], any Error> {
        AsyncThrowingStream { continuation in
            for start in stride(from: 0, to: bytes.count, by: step) {
                continuation.yield(Array(bytes[start..<min(start + step, bytes.count)]))
            }
            continuation.finish()
        }
    }

    private func digest(_ bytes: [UInt8]) -> [UInt8] {
        var digest = SHA256()
        digest.update(bytes)
        return digest.finish()
    }

    private func all(_ stream: FileBytes) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        for try await piece in stream { bytes += piece }
        return bytes
    }

    @Test(
        "a file comes out as it went in",
        arguments: [(0, 1), (1, 1), (65_536, 1000), (200_001, 7777), (1_300_000, 90_000)])
    func roundTrip(size: Int, step: Int) async throws {
        try await forEachEngine(Files.migrations) { database in
            let bytes = content(size)
            let file = try await Files.store(
                stream(bytes, by: step), type: "image/png", limit: size, council: "k", in: database)
            #expect(file.size == size)
            #expect(file.digest == digest(bytes))
            try await #expect(all(Files.read(file, council: "k", in: database)) == bytes)
            try await #expect(database.read { try Files.bytes(of: file, council: "k", in: $0) } == bytes)
            try await #expect(database.read { try Files.find(file.id, council: "k", in: $0) } == file)
            try await #expect(database.read { try Files.find(file.id, council: "other", in: $0) } == nil)
        }
    }

    @Test(
        "a range of a file can be read",
        arguments: [0..<1, 65_535..<65_537, 100_000..<300_000, 399_999..<400_000, 5..<5, 0..<9_999_999])
    func ranges(range: Range<Int>) async throws {
        try await forEachEngine(Files.migrations) { database in
            let bytes = content(400_000)
            let file = try await database.write { try Files.store(bytes, type: "text/csv", council: "k", in: $0) }
            let read = try await all(Files.read(file, range: range, council: "k", in: database))
            #expect(read == Array(bytes[range.clamped(to: 0..<400_000)]))
        }
    }

    @Test("a file above the limit is refused, and leaves nothing")
    func tooLarge() async throws {
        try await forEachEngine(Files.migrations) { database in
            await #expect(throws: DatabaseError.tooLarge(limit: 1_500_000)) {
                try await Files.store(
                    stream(content(2_000_000), by: 100_000), type: "a/b", limit: 1_500_000, council: "k", in: database)
            }
            let left = try await database.read { snapshot in
                [
                    try snapshot.value("SELECT COUNT(*) FROM file", as: Int.self),
                    try snapshot.value("SELECT COUNT(*) FROM file_chunk", as: Int.self),
                ]
            }
            #expect(left == [0, 0])
        }
    }

    @Test("what no room keeps is purged, what one keeps is not")
    func purge() async throws {
        try await forEachEngine(Files.migrations) { database in
            let lost = try await Files.store(stream([1], by: 1), type: "a/b", limit: 9, council: "k", in: database)
            let kept = try await Files.store(stream([2], by: 1), type: "a/b", limit: 9, council: "k", in: database)
            try await database.write { try Files.keep(kept.id, council: "k", in: $0) }
            try await #expect(Files.purgeUnkept(storedBefore: .testMorning, in: database) == 0)
            try await #expect(Files.purgeUnkept(storedBefore: .testMorning + .seconds(1), in: database) == 1)
            let (first, second) = try await database.read { snapshot in
                (
                    try Files.find(lost.id, council: "k", in: snapshot),
                    try Files.find(kept.id, council: "k", in: snapshot)
                )
            }
            #expect(first == nil)
            #expect(second == kept)
            await #expect(throws: DatabaseError.gone) {
                try await database.write { try Files.keep(lost.id, council: "k", in: $0) }
            }
            await #expect(throws: DatabaseError.gone) { try await all(Files.read(lost, council: "k", in: database)) }
        }
    }

    @Test("a deleted file is gone, and its bytes with it")
    func deleted() async throws {
        try await forEachEngine(Files.migrations) { database in
            let file = try await database.write { try Files.store([1, 2, 3], type: "a/b", council: "k", in: $0) }
            try await database.write { try Files.delete(file.id, council: "k", in: $0) }
            try await #expect(database.read { try $0.value("SELECT COUNT(*) FROM file_chunk", as: Int.self) } == 0)
        }
    }

    /// FIPS 180-4 test vectors.
    @Test(
        "the digest is SHA-256",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                String(repeating: "a", count: 100_000),
                "6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee"
            ),
        ])
    func vectors(text: String, expected: String) {
        var pieces = SHA256()
        for piece in Array(text.utf8).split(separator: 0, maxSplits: 0) { pieces.update(Array(piece)) }
        #expect(pieces.finish().hexadecimal == expected)
        var bytewise = SHA256()
        for byte in text.utf8.prefix(1000) { bytewise.update([byte]) }
        #expect(bytewise.finish() == digest(Array(text.utf8.prefix(1000))))
    }
}
