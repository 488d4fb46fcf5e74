// SPDX-License-Identifier: EUPL-1.2
import Access
import Database

/// A head as its row holds it, before anybody looked at the signature.
struct StoredHead {
    let size: Int
    let root: Digest
    /// Four bytes of key id and 64 of signature, as in a signature line.
    let signature: [UInt8]

    init(row: Row) throws {
        size = try row["size"]
        root = try Digest(column: row["root"])
        signature = try row["signature"]
    }
}

/// Reads the tree of one log, a few rows at a time.
struct LogReader {
    let snapshot: Snapshot
    let log: RecordLog

    /// The greatest head; nil only when the log was damaged, since opening a log signs its first.
    func lastHead() throws -> StoredHead? {
        try snapshot.row(
            "SELECT size, root, signature FROM record_head WHERE \(log.rows) ORDER BY size DESC LIMIT 1"
        ).map(StoredHead.init)
    }

    /// The head at one size, the greatest when none is named.
    func head(at size: Int?) throws -> StoredHead {
        guard let size else {
            guard let last = try lastHead() else { throw RecordRefusal.damaged(size: 0) }
            return last
        }
        let row = try snapshot.row(
            "SELECT size, root, signature FROM record_head WHERE \(log.rows) AND size = \(size)")
        guard let row else { throw RecordRefusal.noSuchSize(size) }
        return try StoredHead(row: row)
    }

    func frontier(of size: Int) throws -> Frontier {
        try Frontier(size: size, reading: digest)
    }

    /// The roots of the subtrees that a proof names.
    func path(_ subtrees: [Range<Int>]) throws -> [Digest] {
        try subtrees.map { try MerkleTree.root(of: $0, reading: digest) }
    }

    func commitment(at index: Int) throws -> Digest {
        let bytes: [UInt8]? = try snapshot.value(
            "SELECT commitment FROM record_leaf WHERE \(log.rows) AND position = \(index)")
        guard let bytes else { throw RecordRefusal.noSuchEntry(index: index) }
        return try Digest(column: bytes)
    }

    private func digest(of node: Node) throws -> Digest {
        guard node.level > 0 else { return MerkleTree.leaf(try commitment(at: node.position).bytes) }
        let bytes: [UInt8]? = try snapshot.value(
            """
            SELECT hash FROM record_node
            WHERE \(log.rows) AND level = \(node.level) AND position = \(node.position)
            """)
        guard let bytes else { throw RecordRefusal.damaged(size: (node.position + 1) << node.level) }
        return try Digest(column: bytes)
    }

    func signed(_ head: StoredHead) -> SignedHead {
        SignedHead(Head(origin: log.origin, size: head.size, root: head.root), ownSignature: head.signature)
    }

    func isSigned(_ head: StoredHead, by keys: RecordKeys) -> Bool {
        (try? signed(head).head(signedBy: verifiers(keys))) != nil
    }
}

extension Digest {
    /// Reads a stored hash; one of another length was tampered with.
    init(column bytes: [UInt8]) throws {
        guard let digest = Digest(bytes: bytes) else { throw RecordRefusal.malformed("a stored hash is not 32 bytes") }
        self = digest
    }
}
