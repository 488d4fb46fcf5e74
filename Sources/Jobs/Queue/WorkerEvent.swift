// SPDX-License-Identifier: EUPL-1.2
import Database

/// What a worker tells the log and the metrics: kinds, numbers and reasons, never payloads.
public enum WorkerEvent: Sendable, Hashable, CustomStringConvertible {
    /// A job ended as it should.
    case done(kind: String, attempt: Int, took: Duration)
    /// A job failed and is tried again.
    case failed(kind: String, attempt: Int, reason: String, again: Duration)
    /// A job is put off by its handler.
    case postponed(kind: String, by: Duration)
    /// A job is given up; it waits among the dead letters for an operator.
    case buried(kind: String, attempt: Int, reason: String)
    /// A job went on after its lease had ended, and was stopped.
    case lost(kind: String, attempt: Int)
    /// The worker itself cannot go on for the moment.
    case hindered(reason: String)

    /// One line for a log.
    public var description: String {
        switch self {
        case .done(let kind, let attempt, let took): "job \(kind) done, attempt \(attempt), in \(took)"
        case .failed(let kind, let attempt, let reason, let again):
            "job \(kind) failed, attempt \(attempt): \(reason); again in \(again)"
        case .postponed(let kind, let wait): "job \(kind) put off by \(wait)"
        case .buried(let kind, let attempt, let reason): "job \(kind) given up after attempt \(attempt): \(reason)"
        case .lost(let kind, let attempt): "job \(kind) lost its lease, attempt \(attempt)"
        case .hindered(let reason): "worker hindered: \(reason)"
        }
    }
}

/// Words for an error that may stand in a log and before an operator.
///
/// Of errors from elsewhere only the type is named, because their descriptions may quote what a person wrote.
enum FailureReason {
    static func words(for error: any Error) -> String {
        switch error {
        case JobFailure.final(let reason), JobFailure.temporary(let reason): reason
        case let error as DatabaseError: "database: \(error)"
        default: "\(type(of: error))"
        }
    }
}

extension Verdict {
    /// The verdict on a job as the log tells it.
    func event(of ticket: JobTicket, took: Duration, isHeld: Bool) -> WorkerEvent {
        let (kind, attempt) = (ticket.kind, ticket.attempt)
        // A handler that completed its job inside a transaction no longer holds it, and all is well.
        if !isHeld && self != .done { return .lost(kind: kind, attempt: attempt) }
        return switch self {
        case .done: .done(kind: kind, attempt: attempt, took: took)
        case .postponed(let wait): .postponed(kind: kind, by: wait)
        case .again(let wait, let reason): .failed(kind: kind, attempt: attempt, reason: reason, again: wait)
        case .dead(let reason): .buried(kind: kind, attempt: attempt, reason: reason)
        }
    }
}
