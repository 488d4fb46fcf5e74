// SPDX-License-Identifier: EUPL-1.2
import Database

/// A job in the hand of this worker.
struct RunningJob: Sendable {
    let ticket: JobTicket
    /// The handler at work.
    let work: Task<Void, any Error>
    /// The work, and writing down how it ended.
    let ending: Task<Void, Never>
    /// Until then nobody else may take the job.
    var heldUntil: ContinuousClock.Instant
}

extension Worker {
    func begin(_ ticket: JobTicket) {
        guard let handler = handlers[ticket.kind] else { return }
        let context = JobContext(database: database, ticket: ticket)
        let work = Task {
            guard ticket.attempt <= handler.retry.attempts else {
                throw JobFailure.final("its worker stopped each time")
            }
            try await handler.run(context)
        }
        let began = ContinuousClock.now
        let ending = Task {
            let result = await work.result
            await end(ticket, Ending(result, isCancelled: work.isCancelled), took: began.duration(to: .now))
        }
        running[ticket.id] = RunningJob(ticket: ticket, work: work, ending: ending, heldUntil: began + lease)
    }

    private func end(_ ticket: JobTicket, _ ending: Ending, took: Duration) async {
        defer {
            running[ticket.id] = nil
            waker.yield()
        }
        guard let handler = handlers[ticket.kind] else { return }
        let verdict = ending.verdict(attempt: ticket.attempt, retry: handler.retry, jitter: .random(in: 0..<1))
        var pause = Duration.milliseconds(500)
        repeat {
            do {
                let isHeld = try await database.write { try $0.settle(ticket, verdict) }
                return log(verdict.event(of: ticket, took: took, isHeld: isHeld))
            } catch {
                log(.hindered(reason: FailureReason.words(for: error)))
            }
            // A database that is away for a moment should not let the same mail be sent twice.
            try? await Task.sleep(for: pause)
            pause *= 2
        } while mayStillSettle(ticket)
    }

    /// Once the lease has ended, or the worker itself ends, the job is left as it is; it runs again after its lease.
    private func mayStillSettle(_ ticket: JobTicket) -> Bool {
        guard let job = running[ticket.id] else { return false }
        return !isStopping && .now < job.heldUntil
    }

    /// Three times in each lease, so that one failed attempt does not lose a job.
    func renewLeases() async {
        while (try? await Task.sleep(for: lease / 3)) != nil {
            for job in running.values { await renew(job) }
        }
    }

    private func renew(_ job: RunningJob) async {
        let (ticket, lease) = (job.ticket, lease)
        let asked = ContinuousClock.now
        do {
            let isHeld = try await database.write { try $0.renew(ticket, lease: lease) }
            if isHeld { running[ticket.id]?.heldUntil = asked + lease } else { job.work.cancel() }
        } catch {
            log(.hindered(reason: FailureReason.words(for: error)))
            if job.heldUntil <= .now { job.work.cancel() }
        }
    }

    /// Waits for the jobs in hand; after `grace` their handlers are cancelled, and the jobs go back into the queue.
    func endRunning(within grace: Duration) async {
        let cutoff = Task {
            try await Task.sleep(for: grace)
            for job in running.values { job.work.cancel() }
        }
        while let job = running.values.first { await job.ending.value }
        cutoff.cancel()
    }
}
