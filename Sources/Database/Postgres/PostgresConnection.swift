// SPDX-License-Identifier: EUPL-1.2
import CPostgres
import Dispatch
import Synchronization

/// A place in a pool: a thread's worth of blocking work, and a session with the server once it is needed.
actor PostgresConnection {
    private let executor: QueueExecutor
    private let address: String
    private let settings: String
    private var link: PostgresLink?
    private let canceller = Canceller()

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(address: String, settings: String, label: String) {
        self.address = address
        self.settings = settings
        executor = QueueExecutor(label: label)
    }

    /// Hands over the session, connecting first if need be. A cancelled task stops its running statement.
    nonisolated func use<T: Sendable>(_ work: @Sendable (PostgresLink) throws -> T) async throws -> T {
        let (canceller, turn) = (canceller, Canceller.Turn())
        return try await withTaskCancellationHandler {
            try await perform(turn, work)
        } onCancel: {
            canceller.cancel(turn)
        }
    }

    private func perform<T>(_ turn: Canceller.Turn, _ work: (PostgresLink) throws -> T) throws -> T {
        let link = try connected()
        canceller.begin(turn)
        defer { settle(link) }
        try Task.checkCancellation()
        do {
            return try work(link)
        } catch DatabaseError.timeout where Task.isCancelled {
            throw CancellationError()
        }
    }

    private func connected() throws -> PostgresLink {
        if let link { return link }
        let new = try PostgresLink(address, setting: settings)
        canceller.arm(new.cancelHandle)
        link = new
        return new
    }

    /// Drops a session that is lost, or that a late request to cancel could still reach.
    private func settle(_ link: PostgresLink) {
        let wasCancelled = canceller.end()
        if !link.isAlive || link.isInTransaction || wasCancelled { disconnect() }
    }

    func disconnect() {
        canceller.arm(nil)
        link = nil
    }
}

/// Stops the statement a session is running, from another thread.
///
/// `@unchecked Sendable`: the handle is used under the lock only; libpq allows that while the session works.
private final class Canceller: @unchecked Sendable {
    /// One use of the session: a request to cancel reaches no later one.
    final class Turn: Sendable {}

    private let lock = Mutex(())
    private var handle: OpaquePointer?
    private var current: Turn?
    private var isUsed = false

    func arm(_ new: OpaquePointer?) {
        lock.withLock { _ in
            PQfreeCancel(handle)
            handle = new
        }
    }

    func begin(_ turn: Turn) {
        lock.withLock { _ in (current, isUsed) = (turn, false) }
    }

    /// Ends the turn; true when the server was asked to cancel it.
    func end() -> Bool {
        lock.withLock { _ in
            current = nil
            return isUsed
        }
    }

    /// Asks the server, which takes a connection of its own: not on the caller's thread.
    func cancel(_ turn: Turn) {
        DispatchQueue.global().async { [self] in
            lock.withLock { _ in
                guard current === turn, let handle else { return }
                isUsed = true
                var reason = [CChar](repeating: 0, count: 256)
                PQcancel(handle, &reason, Int32(reason.count))
            }
        }
    }
}
