// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation
import Testing

@testable import Access

@Suite("Keys that live as long as what they lock")
struct KeyCabinetTests {
    private enum Thing {}

    private func withCabinet(_ body: (KeyCabinet) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "koinon-cabinet-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(KeyCabinet(folder: folder.appending(path: "keys/ballots").path))
    }

    private func mode(_ path: String) throws -> Int? {
        (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue
    }

    @Test("what was sealed with a lock opens with its key alone, and never twice the same bytes")
    func seals() throws {
        try withCabinet { cabinet in
            let (one, other): (ID<Thing>, ID<Thing>) = (.random(), .random())
            let lock = try cabinet.make(one)
            _ = try cabinet.make(other)
            let (first, second) = (lock.seal([1, 2, 3]), lock.seal([1, 2, 3]))
            #expect(first != second && first.count == 3 + BoxLock.surplus)
            let key = try #require(try cabinet.key(one))
            #expect(try key.open(first) == [1, 2, 3] && key.lock == lock)
            #expect(throws: SealBroken.self) { try cabinet.key(other)?.open(first) }
            #expect(throws: SealBroken.self) { try key.open(first.dropLast() + [first.last.map { $0 ^ 1 } ?? 0]) }
            #expect(throws: SealBroken.self) { try key.open([]) }
            #expect(BoxLock(lock.text) == lock && BoxLock("x") == nil)
            #expect("\(key)" == "(key)")
        }
    }

    @Test("files and folder are for their owner, one that others may read is refused, and a destroyed key is gone")
    func files() throws {
        try withCabinet { cabinet in
            let id: ID<Thing> = .random()
            #expect(try cabinet.key(id) == nil && !cabinet.has(id) && cabinet.ids(Thing.self).isEmpty)
            _ = try cabinet.make(id)
            let path = "\(cabinet.folder)/\(id).key"
            #expect(try mode(path) == 0o600 && mode(cabinet.folder) == 0o700)
            #expect(cabinet.has(id) && cabinet.ids(Thing.self) == [id])
            #expect(chmod(path, 0o644) == 0)
            #expect(throws: KeysError.notPrivate(path: path)) { try cabinet.key(id) }
            #expect(chmod(path, 0o600) == 0)
            try cabinet.destroy(id)
            try cabinet.destroy(id)
            #expect(try cabinet.key(id) == nil && cabinet.ids(Thing.self).isEmpty)
            #expect(try FileManager.default.contentsOfDirectory(atPath: cabinet.folder).isEmpty)
        }
    }
}
