// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Testing

@testable import Record

@Suite("What the Record publishes")
struct PublishingTests {
    @Test("the heads of public logs are published with their keys, and of no others")
    func heads() async throws {
        try await Fixture.onEachEngine { fixture in
            let (keys, log) = (fixture.keys, try await fixture.record(3))
            try await fixture.record(5, for: fixture.formation)
            let heads = try await fixture.database.read { try $0.publicHeads(keys: keys) }
            #expect(heads.map(\.log) == [log.id] && heads.map(\.size) == [4])
            let head = try #require(heads.first)
            #expect(try head.head.head(signedBy: [head.key]).origin == log.origin)
            let printed = try PublishedHead.printed(heads)
            #expect(printed.contains("\"council\" : \"\(fixture.council)\""))
        }
    }

    @Test("a restricted log, a log that is not there and an entry that is not there get one answer")
    func oneAnswer() async throws {
        try await Fixture.onEachEngine { fixture in
            let (keys, log) = (fixture.keys, try await fixture.record(3))
            let hidden = try await fixture.record(3, for: fixture.formation)
            let (proof, absent, grown, notGrown) = try await fixture.database.read { snapshot in
                (
                    try snapshot.publicProof(of: 2, in: log.id, keys: keys),
                    [
                        try snapshot.publicProof(of: 2, in: hidden.id, keys: keys),
                        try snapshot.publicProof(of: 2, in: .random(), keys: keys),
                        try snapshot.publicProof(of: 9, in: log.id, keys: keys),
                        try snapshot.publicProof(of: 2, in: log.id, at: 9, keys: keys),
                        try snapshot.publicProof(of: 2, in: log.id, at: 2, keys: keys),
                    ],
                    try snapshot.publicConsistency(of: log.id, from: 2, keys: keys),
                    [
                        try snapshot.publicConsistency(of: hidden.id, from: 2, keys: keys),
                        try snapshot.publicConsistency(of: .random(), from: 2, keys: keys),
                        try snapshot.publicConsistency(of: log.id, from: 9, keys: keys),
                    ]
                )
            }
            #expect(proof != nil && grown != nil)
            #expect(absent.allSatisfy { $0 == nil } && notGrown.allSatisfy { $0 == nil })
        }
    }

    @Test("a proof printed to a file is read back and holds")
    func files() async throws {
        try await Fixture.onEachEngine { fixture in
            let (keys, log) = (fixture.keys, try await fixture.record(3))
            let (proof, grown) = try await fixture.database.read { snapshot in
                (
                    try snapshot.inclusionProof(of: 2, in: log, content: .shown, keys: keys),
                    try snapshot.consistencyProof(of: log, from: 2, keys: keys)
                )
            }
            let exhibits = try [proof.printed(), grown.printed()].map { try Exhibit(Array($0.utf8)) }
            #expect(exhibits == [.inclusion(proof), .consistency(grown)])
            #expect(try Verification(trusting: keys.verifiers(of: log.origin)).check(exhibits).count == 3)
        }
    }
}
