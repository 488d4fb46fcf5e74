// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// A job that was given up, as an operator sees it: never what it carries.
public struct DeadLetter: Sendable, Hashable {
    /// Names it in `retry` and `discard`.
    public let id: ID<DeadLetter>
    /// The kind of job.
    public let kind: String
    /// The council it was for, if any.
    public let council: String?
    /// How often it was tried.
    public let attempts: Int
    /// Why it was given up, in words without content.
    public let reason: String
    /// When it was given up.
    public let died: Instant

    static let latest = Keyset("dead letters", key: "died", kind: .integer, id: "id", isDescending: true)

    init(_ row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        council = try row["council"]
        attempts = try row["attempts"]
        reason = try row["failure"]
        died = try row["died"]
    }
}

extension Snapshot {
    /// Dead letters, the latest first. Throws `DatabaseError.cursor` when the cursor is none of this list.
    public func deadLetters(of size: Int = 50, after cursor: Keyset.Cursor? = nil) throws -> Keyset.Page<DeadLetter> {
        try DeadLetter.latest.page(
            of: size, after: cursor, in: self, select: "id, kind, council, attempts, failure, died", from: "job",
            where: "died IS NOT NULL", DeadLetter.init)
    }
}

extension Transaction {
    /// Puts a dead letter back into the queue, with all its attempts; false when it is no longer there.
    public func retry(_ id: ID<DeadLetter>) throws -> Bool {
        let changed = try run(
            "UPDATE job SET died = NULL, due = \(now), attempts = 0 WHERE id = \(id) AND died IS NOT NULL")
        if changed == 1 { try notify(Queue.channel, "") }
        return changed == 1
    }

    /// Throws a dead letter away; false when it is no longer there.
    public func discard(_ id: ID<DeadLetter>) throws -> Bool {
        try run("DELETE FROM job WHERE id = \(id) AND died IS NOT NULL") == 1
    }
}
