// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// Something that happens by itself: each time it is due, one process enqueues one job.
///
/// What was missed while nothing ran is made up for once. A run that takes longer than the distance to the next is not
/// overtaken: the next is left out.
public struct Schedule: Sendable {
    let name: String
    let cadence: Cadence
    let handler: JobHandler

    /// `name` is kept in the database, so it stays the same for ever: room, dot, verb.
    public init(
        _ name: StaticString, _ cadence: Cadence, retry: Backoff = .standard,
        run: @escaping @Sendable (JobContext) async throws -> Void
    ) {
        self.name = "\(name)"
        self.cadence = cadence
        handler = JobHandler(JobKind<NoPayload>(named: "schedule.\(name)"), retry: retry, atOnce: 1) { _, context in
            try await run(context)
        }
    }

    private var job: Job<NoPayload> { Job(JobKind(named: handler.kind), NoPayload()) }

    /// Enqueues the job if it is due, and returns when it is due next. A schedule seen for the first time begins to count.
    func enqueueIfDue(_ transaction: Transaction) throws -> Instant {
        let now = transaction.now
        let last: Instant? = try transaction.value("SELECT last_run FROM schedule WHERE name = \(name)")
        if let last, cadence.next(after: last) > now { return cadence.next(after: last) }
        try transaction.run(
            """
            INSERT INTO schedule (name, last_run) VALUES (\(name), \(now))
            ON CONFLICT (name) DO UPDATE SET last_run = excluded.last_run
            """)
        if last != nil, try !isUnfinished(transaction) { try transaction.enqueue(job) }
        return cadence.next(after: now)
    }

    private func isUnfinished(_ snapshot: Snapshot) throws -> Bool {
        let jobs: Int? = try snapshot.value(
            "SELECT COUNT(*) FROM job WHERE kind = \(handler.kind) AND due IS NOT NULL")
        return jobs != 0
    }
}
