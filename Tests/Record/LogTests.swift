// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Testing

@testable import Record

@Suite("A council's log")
struct LogTests {
    @Test("the first entry says whose log it is, and each act gets the next number")
    func numbering() async throws {
        try await Fixture.onEachEngine { fixture in
            let (keys, council) = (fixture.keys, fixture.council)
            let receipts = try await fixture.database.write { transaction in
                try (1...5).map {
                    try transaction.record(.vote($0), of: council, for: Readership(.public), signedBy: keys)
                }
            }
            #expect(receipts.map(\.index) == [1, 2, 3, 4, 5])
            #expect(Set(receipts.map(\.log)).count == 1)
            let (log, proof) = try await fixture.database.read { snapshot in
                let log = try #require(try snapshot.publicLog(receipts[0].log))
                return (log, try snapshot.inclusionProof(of: 0, in: log, content: .shown, keys: keys))
            }
            #expect(log.origin == "kalliste.example/record/\(log.id)")
            #expect(try #require(proof.shown).text.contains("\"council\":\"\(council)\""))
            #expect(try fixture.verify(proof).size == 6)
        }
    }

    @Test("an act that is not committed is not in the log")
    func rollback() async throws {
        struct Abandoned: Error {}
        try await Fixture.onEachEngine { fixture in
            let log = try await fixture.record(3)
            let (keys, council) = (fixture.keys, fixture.council)
            await #expect(throws: Abandoned.self) {
                try await fixture.database.write { transaction in
                    try transaction.record(.vote(9), of: council, for: log.readership, signedBy: keys)
                    throw Abandoned()
                }
            }
            let report = try await fixture.database.read { try $0.audit(log, keys: keys) }
            #expect(report.head?.size == 4)
            #expect(report.isSound)
        }
    }

    @Test("every entry can be proved at every size since, and every size to be the beginning of every later one")
    func proofs() async throws {
        try await Fixture.onEachEngine { fixture in
            let (keys, log) = (fixture.keys, try await fixture.record(19))
            let (inclusions, consistencies) = try await fixture.database.read { snapshot in
                let sizes = 1...20
                return (
                    try sizes.flatMap { size in
                        try (0..<size).map {
                            try snapshot.inclusionProof(of: $0, in: log, at: size, content: .shown, keys: keys)
                        }
                    },
                    try sizes.flatMap { newer in
                        try (1...newer).map {
                            try snapshot.consistencyProof(of: log, from: $0, to: newer, keys: keys)
                        }
                    }
                )
            }
            for proof in inclusions { _ = try fixture.verify(proof) }
            for proof in consistencies { _ = try proof.heads(signedBy: keys.verifiers(of: log.origin)) }
            #expect(inclusions.count == 210 && consistencies.count == 210)
        }
    }

    @Test("entries and sizes that a log does not have are refused")
    func outside() async throws {
        try await Fixture.onEachEngine { fixture in
            let (keys, log) = (fixture.keys, try await fixture.record(3))
            try await fixture.database.read { snapshot in
                for index in [-1, 4, Int.max] {
                    #expect(throws: RecordRefusal.noSuchEntry(index: index)) {
                        try snapshot.inclusionProof(of: index, in: log, content: .shown, keys: keys)
                    }
                }
                for size in [-1, 0, 5, Int.max] {
                    #expect(throws: RecordRefusal.noSuchSize(size)) { try snapshot.head(of: log, at: size) }
                    #expect(throws: RecordRefusal.noSuchSize(size)) {
                        try snapshot.consistencyProof(of: log, from: size, keys: keys)
                    }
                }
                #expect(throws: RecordRefusal.noSuchSize(4)) {
                    try snapshot.consistencyProof(of: log, from: 4, to: 3, keys: keys)
                }
            }
        }
    }

    @Test("a log goes on under a new key, and proofs across the change of keys hold")
    func keyChange() async throws {
        try await Fixture.onEachEngine { fixture in
            let log = try await fixture.record(3)
            let next = try RecordKeys(.ephemeral(), site: "kalliste.example", former: [fixture.keys.publicKey])
            let council = fixture.council
            // Content of public logs is not sealed, so only the signature depends on the key.
            let proof = try await fixture.database.write { transaction in
                try transaction.record(.vote(9), of: council, for: log.readership, signedBy: next)
                return try transaction.consistencyProof(of: log, from: 4, keys: next)
            }
            #expect(proof.olderKey != nil)
            _ = try Verification().check([.consistency(proof)])
            let report = try await fixture.database.read { try $0.audit(log, keys: next) }
            #expect(report.isSound)
            let old = fixture.keys
            await #expect(throws: RecordRefusal.unknownKey(origin: log.origin)) {
                try await fixture.database.write { transaction in
                    _ = try transaction.append(.vote(10), to: log, signedBy: old)
                }
            }
        }
    }
}
