// SPDX-License-Identifier: EUPL-1.2
import Access
import Database

extension Snapshot {
    /// Reads a whole log and recomputes everything: each content against its commitment, each stored hash, each head
    /// and its signature, each erasure against the entry that records it, and heads that somebody saved earlier.
    ///
    /// One pass in batches: the memory does not grow with the log. Faults are reported, not thrown; a saved head that
    /// none of the keys signed is refused.
    public func audit(_ log: RecordLog, keys: RecordKeys, saved: [SignedHead] = []) throws -> AuditReport {
        var audit = Audit(reader: LogReader(snapshot: self, log: log), keys: keys)
        try audit.readAll()
        try audit.compare(with: saved)
        return audit.report
    }
}

/// One audit on its way through a log.
private struct Audit {
    let reader: LogReader
    let keys: RecordKeys
    var report = AuditReport()
    private var frontier = Frontier()
    /// Erased entries whose erasure has not been met yet, by index.
    private var unexplained: [Int: Int] = [:]

    /// A power of two, so that each batch covers whole nodes on every level up to its own.
    private static let batch = 1024

    private var snapshot: Snapshot { reader.snapshot }
    private var rows: SQL { reader.log.rows }

    init(reader: LogReader, keys: RecordKeys) {
        self.reader = reader
        self.keys = keys
    }

    mutating func readAll() throws {
        let size = try storedSize()
        if size == 0 { report.add(.noOpening) }
        for start in stride(from: 0, to: size, by: Self.batch) {
            let span = start..<min(start + Self.batch, size)
            let leaves = try commitments(span)
            try readContents(span, leaves)
            guard try readTree(span, leaves) else { break }
        }
        for index in unexplained.keys.sorted() { report.add(.unrecordedErasure(index: index)) }
        let needed = (1..<Int.bitWidth).reduce(0) { $0 + (frontier.size >> $1) }
        let stored: Int = try snapshot.value("SELECT COUNT(*) FROM record_node WHERE \(rows)") ?? 0
        if stored != needed { report.add(.surplusNodes(stored - needed)) }
    }

    /// Heads that were signed and kept elsewhere must still be beginnings of what is stored.
    mutating func compare(with saved: [SignedHead]) throws {
        for signed in saved {
            let known = try signed.head(signedBy: reader.verifiers(keys))
            if known.size > frontier.size {
                report.add(.shrunk(from: known.size, to: frontier.size))
            } else if try storedRoot(known.size) != known.root {
                report.add(.rewritten(size: known.size))
            }
        }
    }

    /// The root that the stored hashes give; nil where some are missing.
    private func storedRoot(_ size: Int) throws -> Digest? {
        do {
            return try reader.path([0..<size]).first
        } catch is RecordRefusal {
            return nil
        }
    }

    private func storedSize() throws -> Int {
        let leaves: Int = try snapshot.value("SELECT MAX(position) FROM record_leaf WHERE \(rows)") ?? -1
        let contents: Int = try snapshot.value("SELECT MAX(position) FROM record_content WHERE \(rows)") ?? -1
        let heads: Int = try snapshot.value("SELECT MAX(size) FROM record_head WHERE \(rows)") ?? 0
        return max(leaves + 1, contents + 1, heads)
    }

    private func commitments(_ span: Range<Int>) throws -> [Int: Digest] {
        var found: [Int: Digest] = [:]
        let sql: SQL = "SELECT position, commitment FROM record_leaf WHERE \(rows) AND \(inside(span, "position"))"
        try snapshot.each(sql) { found[try $0[0]] = Digest(bytes: try $0[1] as [UInt8]) }
        return found
    }

    private func inside(_ span: Range<Int>, _ column: SQL) -> SQL {
        "\(column) >= \(span.lowerBound) AND \(column) < \(span.upperBound)"
    }
}

extension Audit {
    /// Grows the tree anew over a batch; false when it cannot go on because a leaf is missing.
    private mutating func readTree(_ span: Range<Int>, _ leaves: [Int: Digest]) throws -> Bool {
        let heads = try heads(span)
        var nodes: [Node: Digest] = [:]
        for index in span {
            guard let commitment = leaves[index] else {
                report.add(.missingLeaf(index: index))
                return false
            }
            for (node, digest) in frontier.append(MerkleTree.leaf(commitment.bytes)) { nodes[node] = digest }
            check(heads[index + 1])
        }
        try check(nodes, span)
        return true
    }

    private func heads(_ span: Range<Int>) throws -> [Int: StoredHead] {
        var found: [Int: StoredHead] = [:]
        let sizes = span.lowerBound + 1..<span.upperBound + 1
        let sql: SQL = "SELECT size, root, signature FROM record_head WHERE \(rows) AND \(inside(sizes, "size"))"
        // A root that is not 32 bytes long counts as no head at all.
        try snapshot.each(sql) { found[try $0["size"]] = try? StoredHead(row: $0) }
        return found
    }

    private mutating func check(_ head: StoredHead?) {
        guard let head, head.root == frontier.root else {
            report.add(.wrongHead(size: frontier.size))
            return
        }
        if !reader.isSigned(head, by: keys) { report.add(.wrongSignature(size: head.size)) }
        report.head = Head(origin: reader.log.origin, size: head.size, root: head.root)
    }

    private mutating func check(_ nodes: [Node: Digest], _ span: Range<Int>) throws {
        var stored: [Node: Digest] = [:]
        for level in Set(nodes.keys.map(\.level)) {
            let positions = span.lowerBound >> level..<span.upperBound >> level
            let sql: SQL = """
                SELECT position, hash FROM record_node
                WHERE \(rows) AND level = \(level) AND \(inside(positions, "position"))
                """
            try snapshot.each(sql) { row in
                stored[Node(level: level, position: try row[0])] = Digest(bytes: try row[1] as [UInt8])
            }
        }
        let wrong = nodes.filter { stored[$0.key] != $0.value }.keys
        for node in wrong.sorted(by: { ($0.level, $0.position) < ($1.level, $1.position) }) {
            report.add(.wrongNode(level: node.level, position: node.position))
        }
    }
}

extension Audit {
    private mutating func readContents(_ span: Range<Int>, _ leaves: [Int: Digest]) throws {
        var next = span.lowerBound
        let found = try snapshot.rows(
            """
            SELECT position, body, erased_by FROM record_content
            WHERE \(rows) AND \(inside(span, "position")) ORDER BY position
            """)
        for row in found {
            let index: Int = try row["position"]
            for missing in next..<index { report.add(.missingContent(index: missing)) }
            next = index + 1
            check(try row["body"], erasedBy: try row["erased_by"], at: index, leaves[index])
        }
        for missing in next..<span.upperBound { report.add(.missingContent(index: missing)) }
    }

    private mutating func check(_ body: [UInt8]?, erasedBy entry: Int?, at index: Int, _ commitment: Digest?) {
        guard let body else {
            unexplained[index] = entry ?? -1
            report.erased += 1
            return
        }
        guard entry == nil, let content = keys.opened(body, at: index, of: reader.log), content.commitment == commitment
        else {
            report.add(.wrongContent(index: index))
            return
        }
        report.readable += 1
        if index == 0, OpeningNote(content) != OpeningNote(of: reader.log) { report.add(.openingDiffers) }
        if let note = ErasureNote(content) { explain(note, by: index) }
    }

    /// An erasing entry comes after what it erased, so the erased row was met already.
    private mutating func explain(_ note: ErasureNote, by entry: Int) {
        if unexplained[note.index] == entry {
            unexplained[note.index] = nil
        } else {
            report.add(.notErased(index: note.index))
        }
    }
}
