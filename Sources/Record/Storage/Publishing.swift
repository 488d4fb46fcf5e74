// SPDX-License-Identifier: EUPL-1.2
import Access
import Database

/// The latest head of a log, with what is needed to check it and to find the log again.
public struct PublishedHead: Codable, Hashable, Sendable {
    public let council: CouncilID
    public let log: RecordLogID
    /// Number of entries.
    public let size: Int
    public let head: SignedHead
    public let key: VerifierKey
}

extension PublishedHead {
    /// Pretty-printed JSON: `{"logs": […]}`, the same on every machine.
    public static func printed(_ heads: [PublishedHead]) throws -> String { try PrintedJSON.text(["logs": heads]) }
}

extension Snapshot {
    /// The heads of the logs of public acts, of one council or of all.
    public func publicHeads(of council: CouncilID? = nil, keys: RecordKeys) throws -> [PublishedHead] {
        try publicLogs(of: council).map { try publishedHead(of: $0, keys: keys) }
    }

    /// The latest head of a log that is at hand, or the one at an earlier size.
    public func publishedHead(of log: RecordLog, at size: Int? = nil, keys: RecordKeys) throws -> PublishedHead {
        let reader = LogReader(snapshot: self, log: log)
        let head = try reader.head(at: size)
        return PublishedHead(
            council: log.council, log: log.id, size: head.size, head: reader.signed(head),
            key: try reader.key(of: head, keys))
    }

    /// The head of a public log; nil where there is no such log or size, or the log is not public.
    public func publicHead(
        of log: RecordLogID, at size: Int? = nil, keys: RecordKeys
    ) throws -> PublishedHead? {
        try publicly(log) { try publishedHead(of: $0, at: size, keys: keys) }
    }

    /// The proof of a public entry; nil where there is no such entry, size or log, or the log is not public: one
    /// answer for all of them, so that nobody learns of a log by asking.
    public func publicProof(
        of index: Int, in log: RecordLogID, at size: Int? = nil, keys: RecordKeys
    ) throws -> InclusionProof? {
        try publicly(log) { try inclusionProof(of: index, in: $0, at: size, content: .shown, keys: keys) }
    }

    /// The proof that a public log only grew; nil under the same conditions.
    public func publicConsistency(
        of log: RecordLogID, from older: Int, to newer: Int? = nil, keys: RecordKeys
    ) throws -> ConsistencyProof? {
        try publicly(log) { try consistencyProof(of: $0, from: older, to: newer, keys: keys) }
    }

    private func publicly<Proof>(_ id: RecordLogID, _ prove: (RecordLog) throws -> Proof) throws -> Proof? {
        guard let log = try publicLog(id) else { return nil }
        do {
            return try prove(log)
        } catch RecordRefusal.noSuchEntry, RecordRefusal.noSuchSize {
            return nil
        }
    }
}
