// SPDX-License-Identifier: EUPL-1.2

/// How a handler ended.
enum Ending: Sendable {
    case success
    case cancelled
    case failure(any Error)

    init(_ result: Result<Void, any Error>, isCancelled: Bool) {
        switch result {
        case .success: self = .success
        case .failure where isCancelled: self = .cancelled
        case .failure(let error): self = .failure(error)
        }
    }

    /// What becomes of the job.
    func verdict(attempt: Int, retry: Backoff, jitter: Double) -> Verdict {
        switch self {
        case .success: .done
        case .cancelled: .postponed(by: .zero)
        case .failure(JobFailure.postponed(let wait)): .postponed(by: wait)
        case .failure(JobFailure.final(let reason)): .dead(reason: reason)
        case .failure(let error): Self.failed(error, retry.wait(after: attempt, jitter: jitter))
        }
    }

    private static func failed(_ error: any Error, _ wait: Duration?) -> Verdict {
        let reason = FailureReason.words(for: error)
        return wait.map { .again(after: $0, reason: reason) } ?? .dead(reason: reason)
    }
}

/// What becomes of a job that has been begun.
enum Verdict: Sendable, Hashable {
    case done
    /// Not yet time, or not its fault: the attempt does not count.
    case postponed(by: Duration)
    case again(after: Duration, reason: String)
    case dead(reason: String)
}
