// SPDX-License-Identifier: EUPL-1.2
import Database
import Synchronization

/// Tells the browsers that watch something that it changed. An event carries no content: the browser asks for the
/// page again, with the rights its person has by then.
public final class EventHub: Sendable {
    typealias Watcher = AsyncStream<String>.Continuation

    private struct State {
        var watchers: [String: [Int: Watcher]] = [:]
        var next = 0
    }

    private let state = Mutex(State())

    public init() {}

    /// Passes on what the database tells, from this process and all others, until the task is cancelled.
    public func run(_ database: Database) async {
        for await notice in await database.events() {
            if notice == .gap { announceAll() } else { announce(notice.channel) }
        }
    }

    /// The names of what changed, for one browser. Slow browsers miss repetitions, never the last change.
    func watch(_ channels: Set<String>) -> AsyncStream<String> {
        AsyncStream(bufferingPolicy: .bufferingNewest(16)) { continuation in
            let number = state.withLock { state in
                state.next += 1
                for channel in channels { state.watchers[channel, default: [:]][state.next] = continuation }
                return state.next
            }
            continuation.onTermination = { [weak self] _ in self?.forget(number, channels) }
        }
    }

    private func forget(_ number: Int, _ channels: Set<String>) {
        state.withLock { state in
            for channel in channels {
                state.watchers[channel]?[number] = nil
                if state.watchers[channel]?.isEmpty == true { state.watchers[channel] = nil }
            }
        }
    }

    private func announce(_ channel: String) {
        let watchers = state.withLock { Array(($0.watchers[channel] ?? [:]).values) }
        for watcher in watchers { watcher.yield(channel) }
    }

    /// Some notices were lost: whoever watches anything looks again.
    private func announceAll() {
        for channel in state.withLock({ Array($0.watchers.keys) }) { announce(channel) }
    }

    /// How many browsers listen, for the metrics.
    public var count: Int { state.withLock { $0.watchers.values.reduce(0) { $0 + $1.count } } }
}

/// What one browser listens to.
public struct EventStream: Sendable {
    let channels: Set<String>
    /// Asked again before each event and heartbeat: false ends the stream, for instance when rights were withdrawn.
    let mayStay: @Sendable () async -> Bool

    public init(channels: Set<String>, mayStay: @escaping @Sendable () async -> Bool) {
        self.channels = channels
        self.mayStay = mayStay
    }
}
