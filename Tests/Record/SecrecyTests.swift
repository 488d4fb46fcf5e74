// SPDX-License-Identifier: EUPL-1.2
import Database
import Testing

@testable import Access
@testable import Record

@Suite("What one log tells of another")
struct SecrecyTests {
    @Test("a restricted log changes neither head, size, numbering nor list of the public one")
    func apart() async throws {
        try await Fixture.onEachEngine { fixture in
            let keys = fixture.keys
            let log = try await fixture.record(3)
            let before = try await fixture.database.read { (try $0.head(of: log), try $0.publicLogs()) }
            let hidden = try await fixture.record(40, for: fixture.formation)
            let after = try await fixture.database.read { (try $0.head(of: log), try $0.publicLogs()) }
            #expect(before == after)
            let council = fixture.council
            let receipt = try await fixture.database.write {
                try $0.record(.vote(4), of: council, for: log.readership, signedBy: keys)
            }
            #expect(receipt.index == 4)
            #expect(hidden.id != log.id && hidden.origin != log.origin)
        }
    }

    @Test("a restricted log is not there for whoever does not belong to its formation")
    func absent() async throws {
        try await Fixture.onEachEngine { fixture in
            try await fixture.record(1)
            let hidden = try await fixture.record(3, for: fixture.formation)
            let visitors = Scope.visitors(of: fixture.council)
            let (found, listed) = try await fixture.database.read { snapshot in
                let found = [
                    try snapshot.publicLog(hidden.id), try snapshot.publicLog(.random()),
                    try snapshot.log(hidden.id, in: visitors), try snapshot.log(.random(), in: visitors),
                ]
                return (found, try snapshot.logs(in: visitors))
            }
            #expect(found.allSatisfy { $0 == nil })
            #expect(listed.count == 1 && listed.allSatisfy(\.isPublic))
        }
    }

    @Test("a member of a formation reaches its log, and no other formation's")
    func present() async throws {
        try await Fixture.onEachEngine { fixture in
            let open = try await fixture.record(1)
            let own = try await fixture.record(2, for: fixture.formation)
            let other = try await fixture.record(2, for: Readership(.formation(.random())))
            let member = Scope(council: fixture.council, holding: [fixture.formation.audience])
            let elsewhere = Scope(council: .random(), holding: [fixture.formation.audience])
            let (reached, hidden) = try await fixture.database.read { snapshot in
                (
                    [try snapshot.log(own.id, in: member)] + (try snapshot.logs(in: member)),
                    [try snapshot.log(other.id, in: member), try snapshot.log(own.id, in: elsewhere)]
                )
            }
            #expect(Set(reached) == [own, open])
            #expect(hidden.allSatisfy { $0 == nil })
        }
    }

    @Test("ids of logs tell neither order nor time")
    func randomIDs() async throws {
        try await Fixture.onEachEngine { fixture in
            let log = try await fixture.record(1)
            #expect(log.id.description.dropFirst(14).first == "4", "UUID version 4")
        }
    }

    @Test("content that is not public is unreadable in the database without the key")
    func sealed() async throws {
        try await Fixture.onEachEngine { fixture in
            let open = try await fixture.record(1)
            let hidden = try await fixture.record(1, for: fixture.formation)
            let (inOpen, inHidden) = try await fixture.database.read { snapshot in
                (try bodies(of: open, snapshot), try bodies(of: hidden, snapshot))
            }
            #expect(inOpen.allSatisfy { String(decoding: $0, as: UTF8.self).contains("\"kind\"") })
            #expect(!inHidden.contains { String(decoding: $0, as: UTF8.self).contains("kind") })
        }
    }

    @Test("a proof without its content says nothing but that something stands there")
    func withheld() async throws {
        try await Fixture.onEachEngine { fixture in
            let (keys, hidden) = (fixture.keys, try await fixture.record(2, for: fixture.formation))
            let proof = try await fixture.database.read {
                try $0.inclusionProof(of: 1, in: hidden, content: .withheld, keys: keys)
            }
            #expect(proof.shown == nil && proof.erased == nil)
            #expect(try Verification().check([.inclusion(proof)]).contains(.withheld(index: 1)))
        }
    }

    @Test("the same act recorded twice leaves two commitments that nobody can match")
    func salted() async throws {
        try await Fixture.onEachEngine { fixture in
            let (keys, council) = (fixture.keys, fixture.council)
            let leaves = try await fixture.database.write { transaction in
                try [Readership(.public), fixture.formation, Readership(.public)].map {
                    try transaction.record(.vote(1), of: council, for: $0, signedBy: keys).leaf
                }
            }
            #expect(Set(leaves).count == 3)
        }
    }

    private func bodies(of log: RecordLog, _ snapshot: Snapshot) throws -> [[UInt8]] {
        try snapshot.rows("SELECT body FROM record_content WHERE \(log.rows)").map { try $0["body"] }
    }
}
