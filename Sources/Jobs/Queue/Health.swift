// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// The state of queue and outbox in numbers, for metrics and the operator.
public struct QueueHealth: Sendable, Hashable {
    /// Jobs that wait for a worker or for their moment.
    public let waiting: Int
    /// Jobs that a worker has begun.
    public let inHand: Int
    /// Jobs that were given up.
    public let dead: Int
    /// How late the oldest due job is; nil when none is due.
    public let delay: Duration?
    /// Letters not yet taken by the mail server.
    public let letters: Int
}

extension Snapshot {
    /// Counts what waits; the tables hold nothing that is done, so they are small.
    public func queueHealth() throws -> QueueHealth {
        let oldest: Instant? = try value(
            "SELECT due FROM job WHERE due <= \(now) AND holder IS NULL ORDER BY due, id LIMIT 1")
        return QueueHealth(
            waiting: try count("FROM job WHERE due IS NOT NULL AND holder IS NULL"),
            inHand: try count("FROM job WHERE due IS NOT NULL AND holder IS NOT NULL"),
            dead: try count("FROM job WHERE died IS NOT NULL"),
            delay: oldest.map { now - $0 },
            letters: try count("FROM outbox WHERE letter IS NOT NULL"))
    }

    private func count(_ rows: SQL) throws -> Int {
        try value("SELECT COUNT(*) \(rows)") ?? 0
    }
}
