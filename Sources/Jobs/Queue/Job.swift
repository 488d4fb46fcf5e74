// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation
import Language

/// A kind of job: who enqueues and who handles agree on what it carries.
///
/// ```swift
/// extension JobKind where Payload == MeetingID { static let convene = JobKind("meetings.convene") }
/// ```
public struct JobKind<Payload: Codable & Sendable>: Sendable {
    /// The name under which it waits, for ever: room, dot, verb.
    public let name: String

    /// A kind by its name.
    public init(_ name: StaticString) { self.name = "\(name)" }

    init(named name: String) { self.name = name }
}

/// The payload of a job that needs none.
public struct NoPayload: Codable, Sendable, Hashable {
    /// Nothing.
    public init() {}
}

/// Work to be done after the transaction that asks for it, in any process, at least once.
public struct Job<Payload: Codable & Sendable>: Sendable {
    let kind: JobKind<Payload>
    let payload: Payload
    let council: String?
    let due: Instant?
    let key: String?

    /// A job of the installation, at once or at a moment to come.
    ///
    /// Of jobs of one kind with the same `key`, only one waits: the first, at the earliest moment asked for. Once it has
    /// begun another may wait, because the first may have read what stood before.
    public init(_ kind: JobKind<Payload>, _ payload: Payload, at due: Instant? = nil, key: String? = nil) {
        self.init(kind, payload, council: nil, due: due, key: key)
    }

    /// The same, for a council.
    public init<Council>(
        _ kind: JobKind<Payload>, _ payload: Payload, council: ID<Council>, at due: Instant? = nil, key: String? = nil
    ) {
        self.init(kind, payload, council: council.description, due: due, key: key)
    }

    private init(_ kind: JobKind<Payload>, _ payload: Payload, council: String?, due: Instant?, key: String?) {
        self.kind = kind
        self.payload = payload
        self.council = council
        self.due = due
        self.key = key
    }
}

extension Transaction {
    /// Adds a job that runs only if this transaction commits.
    public func enqueue<Payload>(_ job: Job<Payload>) throws {
        let payload = String(decoding: try JSONEncoder().encode(job.payload), as: UTF8.self)
        let id: ID<JobTicket> = newID()
        let due = job.due ?? now
        try run(
            """
            INSERT INTO job (id, council, kind, payload, unique_key, due, enqueued)
            VALUES (\(id), \(job.council), \(job.kind.name), \(payload), \(job.key), \(due), \(now))
            ON CONFLICT (kind, unique_key) DO UPDATE
            SET due = CASE WHEN excluded.due < job.due THEN excluded.due ELSE job.due END
            """)
        try notify(Queue.channel, "")
    }
}
