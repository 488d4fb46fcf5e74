// SPDX-License-Identifier: EUPL-1.2
import Synchronization

/// Asks the server which transactions are committed. Whoever asks while a question is under way
/// waits for the next one, which starts after they asked, and shares its answer with all who wait.
final class PostgresVersion: Sendable {
    private typealias Waiting = CheckedContinuation<Version, any Error>

    private struct State {
        var waiting: [Waiting] = []
        var isAsking = false
    }

    private let state = Mutex(State())
    private let connection: PostgresConnection

    init(_ connection: PostgresConnection) {
        self.connection = connection
    }

    func current() async throws -> Version {
        try await withCheckedThrowingContinuation { continuation in
            let isFirst = state.withLock { state in
                state.waiting.append(continuation)
                defer { state.isAsking = true }
                return !state.isAsking
            }
            if isFirst { Task.detached { await self.answer() } }
        }
    }

    private func answer() async {
        while let waiting = nextToAnswer() {
            let result = await Result { try await ask() }
            for continuation in waiting { continuation.resume(with: result) }
        }
    }

    private func nextToAnswer() -> [Waiting]? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isAsking = false
                return nil
            }
            defer { state.waiting = [] }
            return state.waiting
        }
    }

    /// Asks twice at most: the server may have been started anew since the last question.
    private func ask() async throws -> Version {
        do {
            return try await connection.use(Self.question)
        } catch DatabaseError.unavailable {
            return try await connection.use(Self.question)
        }
    }

    @Sendable private static func question(_ link: PostgresLink) throws -> Version {
        let statement = try Statement("SELECT CAST(pg_current_snapshot() AS TEXT)", for: .postgres)
        let (result, prepared) = try link.execute(statement)
        let columns = prepared.columns ?? result.columns
        prepared.columns = columns
        return Version(text: try result.rows(columns).first?[0] ?? "")
    }

    func close() async {
        await connection.disconnect()
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ work: () async throws -> Success) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
    }
}
