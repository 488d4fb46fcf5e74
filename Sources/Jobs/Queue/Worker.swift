// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// Does the jobs that are due, several at a time, and keeps the schedules. Any number of workers share one database.
///
/// ```swift
/// let worker = Worker(database, handlers: rooms.flatMap(\.jobs), schedules: rooms.flatMap(\.schedules)) { log($0) }
/// await worker.run()      // once: until `stop()`, or until the task that runs it is cancelled
/// ```
public actor Worker {
    let database: Database
    let handlers: [String: JobHandler]
    let log: @Sendable (WorkerEvent) -> Void
    let lease: Duration
    private let schedules: [Schedule]
    private let atOnce: Int
    private let name = ID<Worker>.random().description
    private var nextRuns: [String: Instant] = [:]
    var running: [ID<JobTicket>: RunningJob] = [:]
    private(set) var isStopping = false
    private let wakes: AsyncStream<Void>
    let waker: AsyncStream<Void>.Continuation
    private var alarm: Task<Void, Never>?

    /// Even without a notice or a timer the queue is looked at this often: on SQLite another process, such as a command
    /// on the console, gives no notice of what it enqueues, and its mail should not be waited for.
    private static let longestSleep = Duration.seconds(3)

    /// `atOnce` bounds the jobs in hand. A job whose worker has died begins again elsewhere once its `lease` has ended.
    public init(
        _ database: Database, handlers: [JobHandler], schedules: [Schedule] = [], atOnce: Int = 4,
        lease: Duration = .seconds(60), log: @escaping @Sendable (WorkerEvent) -> Void = { _ in }
    ) {
        self.database = database
        self.schedules = schedules
        let all = handlers + schedules.map(\.handler)
        self.handlers = Dictionary(all.map { ($0.kind, $0) }) { first, _ in
            preconditionFailure("two rooms handle jobs of the kind \(first.kind)")
        }
        self.atOnce = atOnce
        self.lease = lease
        self.log = log
        (wakes, waker) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Works until it is stopped, then lets the jobs in hand end; those that take longer than `grace` are cancelled.
    public func run(grace: Duration = .seconds(30)) async {
        let listener = Task { await listen() }
        let renewer = Task { await renewLeases() }
        waker.yield()
        for await _ in wakes {
            if isStopping { break }
            await lookAround()
        }
        alarm?.cancel()
        await endRunning(within: grace)
        listener.cancel()
        renewer.cancel()
    }

    /// Begins no further job; `run` returns once those in hand have ended.
    public func stop() {
        isStopping = true
        waker.yield()
    }

    /// Does all that is due, and what that makes due, and returns: for tests and commands, not beside `run`.
    public func runDue() async throws {
        var wakes = wakes.makeAsyncIterator()
        while true {
            let found = try await beginDue()
            if running.isEmpty && found.begun == 0 { return }
            if !running.isEmpty { _ = await wakes.next(isolation: self) }
        }
    }

    /// Every new job and every gap in the notices is a reason to look; so is what came before the listening began.
    private func listen() async {
        let notices = await database.events()
        waker.yield()
        for await notice in notices where notice.channel == Queue.channel || notice == .gap {
            waker.yield()
        }
    }

    private func lookAround() async {
        var wait = Duration.seconds(5)
        do {
            wait = try await beginDue().wait
        } catch {
            log(.hindered(reason: FailureReason.words(for: error)))
        }
        alarm?.cancel()
        alarm = Task { [waker, wait] in
            if (try? await Task.sleep(for: wait)) != nil { waker.yield() }
        }
    }

    /// Begins what is due as far as there is room; says how much it was, and how long there will be nothing more.
    private func beginDue() async throws -> (begun: Int, wait: Duration) {
        var begun = 0
        while true {
            let kinds = kindsWithRoom
            let (now, due) = try await database.read { snapshot in
                (snapshot.now, try snapshot.value(Queue.nextDue(of: kinds), as: Instant.self))
            }
            if try await keepSchedules(now) { continue }
            guard let due, due <= now else { return (begun, wait(from: now, until: due)) }
            // Another worker may have been quicker.
            guard let ticket = try await claim(kinds) else { return (begun, .milliseconds(50)) }
            begin(ticket)
            begun += 1
        }
    }

    /// Kinds of which one more job may begin; none when all hands are full.
    private var kindsWithRoom: [String] {
        guard running.count < atOnce else { return [] }
        return handlers.values.filter { handler in
            running.values.count { $0.ticket.kind == handler.kind } < handler.limit
        }.map(\.kind).sorted()
    }

    private func claim(_ kinds: [String]) async throws -> JobTicket? {
        let (name, lease) = (name, lease)
        return try await database.write { try $0.claim(kinds: kinds, holder: name, lease: lease) }
    }

    /// Enqueues the jobs of schedules that may be due; whether there were any.
    private func keepSchedules(_ now: Instant) async throws -> Bool {
        let due = schedules.filter { nextRuns[$0.name] ?? now <= now }
        for schedule in due {
            nextRuns[schedule.name] = try await database.write { try schedule.enqueueIfDue($0) }
        }
        return !due.isEmpty
    }

    private func wait(from now: Instant, until due: Instant?) -> Duration {
        let moments = [due, nextRuns.values.min()].compactMap { $0 }
        return ((moments.map { $0 - now }) + [Self.longestSleep]).min() ?? Self.longestSleep
    }
}
