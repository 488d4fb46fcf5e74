// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// That an entry stands in a log: all that a stranger needs to check it without asking the council.
public struct InclusionProof: Codable, Hashable, Sendable {
    static let format = "koinon-inclusion-1"

    /// When, why and by which entry of the log the content was erased.
    public struct Erasure: Codable, Hashable, Sendable {
        public let at: String
        public let reason: String
        public let entry: Int
    }

    var format = Self.format
    public let index: Int
    public let leaf: Digest
    public let commitment: Digest
    /// Salt and content are absent once erased, and where the proof is made for somebody who may not read them.
    let salt: Data?
    let content: String?
    public let erased: Erasure?
    public let path: [Digest]
    public let head: SignedHead
    public let key: VerifierKey

    /// The content, when the proof shows it.
    public var shown: SaltedContent? {
        guard let salt, let content else { return nil }
        return SaltedContent(salt: Array(salt), text: content)
    }

    /// Checks leaf, content, path and signature, and gives the head that the entry stands in.
    public func head(signedBy keys: [VerifierKey]) throws(RecordRefusal) -> Head {
        let head = try head.head(signedBy: keys)
        guard MerkleTree.leaf(commitment.bytes) == leaf else { throw .wrongLeaf(index: index) }
        guard (salt == nil) == (content == nil), content == nil || erased == nil else {
            throw .malformed("content comes with its salt, and not together with an erasure")
        }
        if let shown, shown.salt.count != SaltedContent.saltLength || shown.commitment != commitment {
            throw .wrongContent(index: index)
        }
        guard Paths.includes(leaf, at: index, path: path, in: head.root, size: head.size) else {
            throw .notIncluded(index: index, size: head.size)
        }
        return head
    }
}

/// That a log at a later size begins with the same log at an earlier size.
public struct ConsistencyProof: Codable, Hashable, Sendable {
    static let format = "koinon-consistency-1"

    var format = Self.format
    public let older: SignedHead
    public let newer: SignedHead
    public let path: [Digest]
    public let key: VerifierKey
    /// Named only where the older head was signed with a key since retired.
    public let olderKey: VerifierKey?

    /// Checks both signatures and the path, and gives both heads.
    public func heads(signedBy keys: [VerifierKey]) throws(RecordRefusal) -> (older: Head, newer: Head) {
        let (older, newer) = (try older.head(signedBy: keys), try newer.head(signedBy: keys))
        guard older.origin == newer.origin else { throw .malformed("the heads are of two logs") }
        guard Paths.isConsistent((older.size, older.root), (newer.size, newer.root), path: path) else {
            throw .inconsistent(older: older.size, newer: newer.size)
        }
        return (older, newer)
    }
}
