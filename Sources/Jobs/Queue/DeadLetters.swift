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
    /// Dead letters, the latest first; the next page comes after the last of this one.
    public func deadLetters(after last: DeadLetter? = nil, limit: Int = 50) throws -> [DeadLetter] {
        let rest: SQL = last.map { " AND (died, id) < (\($0.died), \($0.id))" } ?? ""
        return try rows(
            """
            SELECT id, kind, council, attempts, failure, died FROM job
            WHERE died IS NOT NULL\(rest) ORDER BY died DESC, id DESC LIMIT \(limit)
            """
        ).map(DeadLetter.init)
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
