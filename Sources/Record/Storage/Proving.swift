// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Foundation

/// What a proof shows beside the path.
public enum ProofContent: Sendable {
    /// Salt and content: for whoever may read the entry.
    case shown
    /// The commitment alone.
    case withheld
}

extension Snapshot {
    /// The signed head of a log, the latest or the one at an earlier size.
    public func head(of log: RecordLog, at size: Int? = nil) throws -> SignedHead {
        let reader = LogReader(snapshot: self, log: log)
        return reader.signed(try reader.head(at: size))
    }

    /// Proves that an entry stands in a log, for whoever has no access to the database.
    public func inclusionProof(
        of index: Int, in log: RecordLog, at size: Int? = nil, content: ProofContent, keys: RecordKeys
    ) throws -> InclusionProof {
        let reader = LogReader(snapshot: self, log: log)
        let head = try reader.head(at: size)
        guard index >= 0, index < head.size else { throw RecordRefusal.noSuchEntry(index: index) }
        let commitment = try reader.commitment(at: index)
        let path = try reader.path(Paths.inclusion(of: index, in: head.size))
        let (shown, erased) = try reader.disclosed(index, content, keys)
        return InclusionProof(
            index: index, leaf: MerkleTree.leaf(commitment.bytes), commitment: commitment,
            salt: shown.map { Data($0.salt) }, content: shown?.text, erased: erased,
            path: path, head: reader.signed(head), key: try reader.key(of: head, keys))
    }

    /// Proves that a log at a later size begins with the same log at an earlier one.
    public func consistencyProof(
        of log: RecordLog, from older: Int, to newer: Int? = nil, keys: RecordKeys
    ) throws -> ConsistencyProof {
        let reader = LogReader(snapshot: self, log: log)
        let (first, second) = (try reader.head(at: older), try reader.head(at: newer))
        guard first.size <= second.size else { throw RecordRefusal.noSuchSize(older) }
        let path = try reader.path(Paths.consistency(from: first.size, to: second.size))
        let (olderKey, key) = (try reader.key(of: first, keys), try reader.key(of: second, keys))
        return ConsistencyProof(
            older: reader.signed(first), newer: reader.signed(second), path: path, key: key,
            olderKey: olderKey == key ? nil : olderKey)
    }
}

extension LogReader {
    fileprivate func disclosed(
        _ index: Int, _ wanted: ProofContent, _ keys: RecordKeys
    ) throws -> (SaltedContent?, InclusionProof.Erasure?) {
        guard wanted == .shown else { return (nil, nil) }
        switch try content(at: index, keys) {
        case .readable(let content): return (content, nil)
        case .erased(let entry): return (nil, try erasure(by: entry, of: index, keys))
        }
    }

    /// The key that signed a head: the current one, or a retired one.
    func key(of head: StoredHead, _ keys: RecordKeys) throws -> VerifierKey {
        guard let key = try verifiers(keys).first(where: { $0.id == Array(head.signature.prefix(4)) }) else {
            throw RecordRefusal.unknownKey(origin: log.origin)
        }
        return key
    }
}
