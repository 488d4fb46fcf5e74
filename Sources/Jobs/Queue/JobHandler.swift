// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation

/// What does the jobs of one kind; a room registers it.
///
/// - Warning: jobs run at least once. After a crash, or when a lease ended, a job runs again: a handler finds out what is
///   already done, or does its last step in `JobContext.complete`, which happens once.
public struct JobHandler: Sendable {
    let kind: String
    let retry: Backoff
    let limit: Int
    let run: @Sendable (JobContext) async throws -> Void

    /// Handles one kind, at most `atOnce` jobs at a time in this process.
    public init<Payload>(
        _ kind: JobKind<Payload>, retry: Backoff = .standard, atOnce limit: Int = .max,
        run: @escaping @Sendable (Payload, JobContext) async throws -> Void
    ) {
        self.kind = kind.name
        self.retry = retry
        self.limit = limit
        self.run = { context in
            try await run(try context.ticket.payload(as: Payload.self), context)
        }
    }
}

/// What a handler is given besides the payload.
public struct JobContext: Sendable {
    /// Where the work is done.
    public let database: Database
    let ticket: JobTicket

    /// How often the job has been begun, this time included.
    public var attempt: Int { ticket.attempt }

    /// Does the last step of a job in a transaction that also ends the job: both happen once, or neither.
    ///
    /// Throws `JobFailure.leaseLost` and changes nothing when another worker has the job by now.
    @discardableResult
    public func complete<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        let ticket = ticket
        return try await database.write { transaction in
            guard try transaction.finish(ticket) else { throw JobFailure.leaseLost }
            return try body(transaction)
        }
    }
}

/// How a handler ends a job other than by returning.
public enum JobFailure: Error, Sendable, Hashable {
    /// Trying again is useless: the job becomes a dead letter. The reason is shown to operators: never content.
    case final(String)
    /// It failed and is tried again after the usual wait, for a reason without content.
    case temporary(String)
    /// It is not yet time: the job comes back after so long, and this attempt does not count.
    case postponed(Duration)
    /// Another worker has the job.
    case leaseLost
}
