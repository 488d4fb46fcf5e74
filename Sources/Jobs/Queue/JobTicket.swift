// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation
import Language

/// A job in the hand of one worker: what it is, and the proof that it is this worker's.
struct JobTicket: Sendable {
    let id: ID<JobTicket>
    let kind: String
    let attempt: Int
    let holder: String
    private let payload: String

    init(_ row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        attempt = try row["attempts"]
        holder = try row["holder"]
        payload = try row["payload"]
    }

    func payload<Payload: Decodable>(as type: Payload.Type) throws -> Payload {
        do {
            return try JSONDecoder().decode(type, from: Data(payload.utf8))
        } catch {
            // The decoder's own words may quote the payload.
            throw JobFailure.temporary("the payload is none of \(kind)")
        }
    }

    /// Attempts count up with each claim, so that this matches one claim only.
    fileprivate var isHeld: SQL { "id = \(id) AND holder = \(holder) AND attempts = \(attempt)" }
}

extension Transaction {
    /// Takes the next due job of these kinds, until the lease ends; nil when there is none.
    ///
    /// Jobs whose lease has ended are due again: their worker has stopped or lost the database.
    func claim(kinds: [String], holder: String, lease: Duration) throws -> JobTicket? {
        let row = try row(
            """
            UPDATE job SET holder = \(holder), due = \(now + lease), attempts = attempts + 1, unique_key = NULL
            WHERE id = (\(Queue.next(of: kinds, by: now))\(.skippingLocked)) RETURNING id, kind, attempts, holder, payload
            """)
        return try row.map(JobTicket.init)
    }

    /// Lengthens a lease; false when the job is no longer this worker's.
    func renew(_ ticket: JobTicket, lease: Duration) throws -> Bool {
        try run("UPDATE job SET due = \(now + lease) WHERE \(ticket.isHeld)") == 1
    }

    /// The job is done; false when it is no longer this worker's.
    func finish(_ ticket: JobTicket) throws -> Bool {
        try run("DELETE FROM job WHERE \(ticket.isHeld)") == 1
    }

    /// Writes down what became of a job; false when it is no longer this worker's, and nothing is changed.
    func settle(_ ticket: JobTicket, _ verdict: Verdict) throws -> Bool {
        switch verdict {
        case .done: try finish(ticket)
        case .postponed(let wait): try release(ticket, after: wait, attempts: ticket.attempt - 1, failure: nil)
        case .again(let wait, let reason):
            try release(ticket, after: wait, attempts: ticket.attempt, failure: reason)
        case .dead(let reason): try bury(ticket, failure: reason)
        }
    }

    private func release(_ ticket: JobTicket, after wait: Duration, attempts: Int, failure: String?) throws -> Bool {
        let changed = try run(
            """
            UPDATE job SET holder = NULL, due = \(now + wait), attempts = \(attempts), failure = \(failure)
            WHERE \(ticket.isHeld)
            """)
        if changed == 1 { try notify(Queue.channel, "") }
        return changed == 1
    }

    private func bury(_ ticket: JobTicket, failure: String) throws -> Bool {
        try run(
            "UPDATE job SET holder = NULL, due = NULL, died = \(now), failure = \(failure) WHERE \(ticket.isHeld)") == 1
    }
}
