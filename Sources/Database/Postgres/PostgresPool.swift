// SPDX-License-Identifier: EUPL-1.2
import Synchronization

/// A few connections, opened when first needed and shared in order of asking.
final class PostgresPool: Sendable {
    private struct State {
        var idle: [PostgresConnection] = []
        var made = 0
        var nextTicket = 0
        var waiting: [(ticket: Int, continuation: CheckedContinuation<PostgresConnection, any Error>)] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    /// The most connections there are at a time.
    let size: Int
    private let make: @Sendable () -> PostgresConnection

    init(size: Int, make: @escaping @Sendable () -> PostgresConnection) {
        self.size = size
        self.make = make
    }

    /// Waits for a connection, and gives it back afterwards.
    func use<T: Sendable>(_ work: @Sendable (PostgresLink) throws -> T) async throws -> T {
        let connection = try await take()
        defer { giveBack(connection) }
        return try await connection.use(work)
    }

    private func take() async throws -> PostgresConnection {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { queue($0, ticket) }
        } onCancel: {
            leave(ticket)
        }
    }

    private func queue(_ continuation: CheckedContinuation<PostgresConnection, any Error>, _ ticket: Int) {
        let answer = state.withLock { state -> Result<PostgresConnection, any Error>? in
            if state.isClosed { return .failure(DatabaseError.unavailable("the database is closed")) }
            if Task.isCancelled { return .failure(CancellationError()) }
            // The one used last is the warmest.
            if let connection = state.idle.popLast() { return .success(connection) }
            if state.made < size {
                state.made += 1
                return .success(make())
            }
            state.waiting.append((ticket, continuation))
            return nil
        }
        if let answer { continuation.resume(with: answer) }
    }

    private func leave(_ ticket: Int) {
        let continuation = state.withLock { state in
            state.waiting.firstIndex { $0.ticket == ticket }.map { state.waiting.remove(at: $0).continuation }
        }
        continuation?.resume(throwing: CancellationError())
    }

    private func giveBack(_ connection: PostgresConnection) {
        let next = state.withLock { state -> CheckedContinuation<PostgresConnection, any Error>? in
            if state.waiting.isEmpty {
                state.idle.append(connection)
                return nil
            }
            return state.waiting.removeFirst().continuation
        }
        next?.resume(returning: connection)
    }

    /// Refuses further use, waits for what is running, and disconnects.
    func close() async {
        let waiting = state.withLock { state in
            state.isClosed = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for entry in waiting {
            entry.continuation.resume(throwing: DatabaseError.unavailable("the database is closed"))
        }
        while let connection = await nextToClose() { await connection.disconnect() }
    }

    private func nextToClose() async -> PostgresConnection? {
        while true {
            let (connection, isDone) = state.withLock { state in
                let connection = state.idle.popLast()
                if connection != nil { state.made -= 1 }
                return (connection, connection == nil && state.made == 0)
            }
            if connection != nil || isDone { return connection }
            try? await Task.sleep(for: .milliseconds(5))
        }
    }
}
