// SPDX-License-Identifier: EUPL-1.2
import Access
import Foundation
import Testing

@testable import Record

@Suite("Checking saved files without a database")
struct VerificationTests {
    private let keys: RecordKeys
    private let origin: String
    private let sealed: [SaltedContent]
    private let log: MemoryLog

    init() throws {
        keys = try RecordKeys(.ephemeral(), site: "kalliste.example")
        origin = keys.origin(ofLog: "log")
        sealed = (0..<9).map { SaltedContent(salt: .init(repeating: UInt8($0), count: 32), text: "{\"n\":\($0)}") }
        log = MemoryLog(sealed.map(\.commitment.bytes))
    }

    private func head(_ size: Int, of other: MemoryLog? = nil) -> SignedHead {
        keys.sign(Head(origin: origin, size: size, root: (other ?? log).root(0..<size)))
    }

    private func inclusion(_ index: Int, in size: Int, erased: InclusionProof.Erasure? = nil) -> InclusionProof {
        InclusionProof(
            index: index, leaf: MerkleTree.leaf(log.entries[index]), commitment: sealed[index].commitment,
            salt: erased == nil ? Data(sealed[index].salt) : nil, content: erased == nil ? sealed[index].text : nil,
            erased: erased, path: log.inclusion(index, in: size), head: head(size), key: keys.verifiers(of: origin)[0])
    }

    private func consistency(_ older: Int, _ newer: Int) -> ConsistencyProof {
        ConsistencyProof(
            older: head(older), newer: head(newer), path: log.consistency(older, newer),
            key: keys.verifiers(of: origin)[0], olderKey: nil)
    }

    /// Through the file form, as a stranger would get it.
    private func saved(_ proof: some Encodable) throws -> Exhibit { try Exhibit(Array(JSONEncoder().encode(proof))) }
    private func saved(_ head: SignedHead) throws -> Exhibit { try Exhibit(Array(head.description.utf8)) }
    private func check(_ exhibits: Exhibit...) throws -> [Statement] {
        try Verification(trusting: keys.verifiers(of: origin)).check(exhibits)
    }

    @Test("an entry's proof shows its content")
    func readable() throws {
        let statements = try check(saved(inclusion(4, in: 9)))
        let head = try head(9).head(signedBy: keys.verifiers(of: origin))
        #expect(statements == [.included(index: 4, head), .readable(index: 4, content: "{\"n\":4}")])
    }

    @Test("an erased entry still stands in the log")
    func erased() throws {
        let erasure = InclusionProof.Erasure(at: "2026-05-12T10:00:00Z", reason: "request of the person", entry: 8)
        let statements = try check(saved(inclusion(4, in: 9, erased: erasure)))
        #expect(statements.last == .erased(index: 4, erasure))
    }

    @Test("altered content, salt, commitment or leaf is found")
    func altered() throws {
        let proof = inclusion(4, in: 9)
        let json = try #require(String(data: JSONEncoder().encode(proof), encoding: .utf8))
        let other = Digest(of: [9]).description.replacingOccurrences(of: "/", with: "\\/")
        let commitment = proof.commitment.description.replacingOccurrences(of: "/", with: "\\/")
        let leaf = proof.leaf.description.replacingOccurrences(of: "/", with: "\\/")
        for (old, new) in [
            ("\\\"n\\\":4", "\\\"n\\\":5"), ("BAQEBAQE", "BAQEBAQF"), (commitment, other), (leaf, other),
        ] {
            #expect(json.contains(old))
            let exhibit = try Exhibit(Array(json.replacingOccurrences(of: old, with: new).utf8))
            #expect(throws: RecordRefusal.self, "\(old)") { try check(exhibit) }
        }
    }

    @Test("two saved heads need a consistency proof between them")
    func linked() throws {
        #expect(throws: RecordRefusal.unlinked(origin: origin, size: 3)) { try check(saved(head(3)), saved(head(9))) }
        let statements = try check(saved(head(3)), saved(head(9)), saved(consistency(3, 9)))
        #expect(statements.count == 3)
        // Both 3 and 5 are beginnings of 9, so they are consistent with each other.
        _ = try check(saved(consistency(3, 9)), saved(consistency(5, 9)))
        #expect(throws: RecordRefusal.unlinked(origin: origin, size: 5)) {
            try check(saved(consistency(3, 5)), saved(consistency(3, 9)))
        }
    }

    @Test("two histories of one log are found")
    func twoHistories() throws {
        let other = MemoryLog(9)
        #expect(throws: RecordRefusal.twoHistories(origin: origin, size: 9)) {
            try check(saved(head(9)), saved(head(9, of: other)))
        }
        let forged = ConsistencyProof(
            older: head(3), newer: head(9, of: other), path: log.consistency(3, 9), key: keys.verifiers(of: origin)[0],
            olderKey: nil)
        #expect(throws: RecordRefusal.inconsistent(older: 3, newer: 9)) { try check(saved(forged)) }
    }

    @Test("a head cannot shrink")
    func shrinking() throws {
        let inOrder = Verification(trusting: keys.verifiers(of: origin), isInOrder: true)
        #expect(throws: RecordRefusal.shrunk(origin: origin, from: 9, to: 3)) {
            try inOrder.check([saved(head(9)), saved(head(3)), saved(consistency(3, 9))])
        }
        _ = try inOrder.check([saved(head(3)), saved(head(9)), saved(consistency(3, 9))])
    }

    @Test("without a key of one's own, the answer says that the file vouched for itself")
    func ownWord() throws {
        let key = keys.verifiers(of: origin)[0]
        #expect(try Verification().check([saved(inclusion(4, in: 9))]).last == .keyOnItsOwnWord(key))
        #expect(throws: RecordRefusal.unknownKey(origin: origin)) { try Verification().check([saved(head(9))]) }
    }

    @Test("a proof signed with another key is refused when the right key is known")
    func foreignKey() throws {
        let foreign = try RecordKeys(.ephemeral(), site: "kalliste.example").verifiers(of: origin)
        #expect(throws: RecordRefusal.unknownKey(origin: origin)) {
            try Verification(trusting: foreign).check([saved(inclusion(4, in: 9))])
        }
    }

    @Test(
        "files that are no proof are refused with the reason",
        arguments: [
            "{", "{}", "{\"format\":\"other\"}", "{\"format\":\"koinon-inclusion-1\"}", "", "hello", "[]",
        ])
    func noProof(text: String) {
        #expect(throws: RecordRefusal.self) { try Exhibit(Array(text.utf8)) }
    }
}
