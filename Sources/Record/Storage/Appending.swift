// SPDX-License-Identifier: EUPL-1.2
import Access
import Database

/// Where an entry stands.
public struct Receipt: Hashable, Sendable {
    public let log: RecordLogID
    /// Counted from 0, the entry that opened the log.
    public let index: Int
    public let leaf: Digest
}

extension Transaction {
    /// Records an act in the log of those who may read it, opening the log at their first act.
    ///
    /// The entry is committed or lost together with whatever else the transaction writes. Concurrent transactions wait
    /// for one another, so a log is dense. A tampered log is not carried on: throws `RecordRefusal.damaged` when what
    /// is stored no longer gives the last head, and `wrongSignature` or `unknownKey` when that was not signed by us.
    @discardableResult
    public func record(
        _ entry: Entry, of council: CouncilID, for readership: Readership, signedBy keys: RecordKeys
    ) throws -> Receipt {
        try append(entry, to: log(of: council, for: readership, signedBy: keys), signedBy: keys)
    }

    /// The log for a readership in a council; opened when there is none yet.
    public func log(
        of council: CouncilID, for readership: Readership, signedBy keys: RecordKeys
    ) throws -> RecordLog {
        try lock("record:\(council):\(readership.audience):\(readership.within)")
        let found = try row(
            """
            SELECT \(RecordLog.columns) FROM record_log
            WHERE council = \(council) AND audience = \(readership.audience) AND within = \(readership.within)
            """)
        if let found { return try RecordLog(row: found) }
        return try open(council, readership, keys)
    }

    private func open(_ council: CouncilID, _ readership: Readership, _ keys: RecordKeys) throws -> RecordLog {
        let id = newUnorderedID(RecordLog.self)
        let log = RecordLog(
            council: council, id: id, readership: readership, origin: keys.origin(ofLog: id.description))
        try run(
            """
            INSERT INTO record_log (council, id, audience, within, origin)
            VALUES (\(council), \(id), \(readership.audience), \(readership.within), \(log.origin))
            """)
        try add(.opening(OpeningNote(of: log)), to: log, after: Frontier(), keys)
        return log
    }

    /// Appends to a log that is at hand.
    @discardableResult
    public func append(_ entry: Entry, to log: RecordLog, signedBy keys: RecordKeys) throws -> Receipt {
        try lock("record:\(log.council):\(log.readership.audience):\(log.readership.within)")
        let reader = LogReader(snapshot: self, log: log)
        guard let head = try reader.lastHead() else { throw RecordRefusal.damaged(size: 0) }
        let frontier = try reader.frontier(of: head.size)
        guard frontier.root == head.root else { throw RecordRefusal.damaged(size: head.size) }
        _ = try reader.signed(head).head(signedBy: reader.verifiers(keys))
        return try add(entry, to: log, after: frontier, keys)
    }

    @discardableResult
    private func add(
        _ entry: Entry, to log: RecordLog, after frontier: Frontier, _ keys: RecordKeys
    ) throws -> Receipt {
        var frontier = frontier
        let index = frontier.size
        let content = SaltedContent(salting: try entry.content(at: now.description))
        let leaf = MerkleTree.leaf(content.commitment.bytes)
        try store(content, at: index, of: log, keys)
        for (node, digest) in frontier.append(leaf) { try store(digest, at: node, of: log) }
        try store(keys.sign(Head(origin: log.origin, size: frontier.size, root: frontier.root)), of: frontier, log)
        return Receipt(log: log.id, index: index, leaf: leaf)
    }

    private func store(_ content: SaltedContent, at index: Int, of log: RecordLog, _ keys: RecordKeys) throws {
        let body = keys.closed(content, at: index, of: log)
        try run(
            """
            INSERT INTO record_leaf (council, log, position, commitment)
            VALUES (\(log.council), \(log.id), \(index), \(content.commitment.bytes))
            """)
        try run(
            """
            INSERT INTO record_content (council, log, position, body)
            VALUES (\(log.council), \(log.id), \(index), \(body))
            """)
    }

    private func store(_ digest: Digest, at node: Node, of log: RecordLog) throws {
        try run(
            """
            INSERT INTO record_node (council, log, level, position, hash)
            VALUES (\(log.council), \(log.id), \(node.level), \(node.position), \(digest.bytes))
            """)
    }

    private func store(_ head: SignedHead, of frontier: Frontier, _ log: RecordLog) throws {
        try run(
            """
            INSERT INTO record_head (council, log, size, root, signature)
            VALUES (\(log.council), \(log.id), \(frontier.size), \(frontier.root.bytes), \(head.ownSignature))
            """)
    }
}

extension OpeningNote {
    /// What the first entry of this log says.
    init(of log: RecordLog) {
        self.init(
            origin: log.origin, council: log.council.description, audience: log.readership.audience.key,
            within: log.readership.within.key)
    }
}
