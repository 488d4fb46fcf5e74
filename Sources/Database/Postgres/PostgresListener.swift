// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Synchronization

/// Waits for notices of any process, on a connection and a thread of its own, from the first listener on.
final class PostgresListener: Sendable {
    /// Between channel and payload; neither holds a control character.
    static let separator = "\u{1F}"

    private struct State {
        var isRunning = false
        var isStopped = false
        var isReady = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let announcer = Announcer()
    private let address: String

    init(address: String) {
        self.address = address
    }

    /// A stream of all notices from now on. While the server is away it holds none, and then a gap.
    func listen() async -> AsyncStream<Notice> {
        start()
        await withCheckedContinuation { continuation in
            let isReady = state.withLock { state in
                if !state.isReady { state.waiting.append(continuation) }
                return state.isReady
            }
            if isReady { continuation.resume() }
        }
        return announcer.listen()
    }

    func stop() {
        state.withLock { $0.isStopped = true }
        settleReady()
        announcer.finish()
    }

    private func start() {
        let isFirst = state.withLock { state in
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if isFirst { Thread.detachNewThread { [weak self] in Self.run { self } } }
    }

    /// Listens, again and again, for as long as the owner is there.
    private static func run(_ owner: () -> PostgresListener?) {
        var pause = 0.1
        while let address = owner()?.addressIfRunning {
            if let link = try? PostgresLink(address, setting: "LISTEN koinon") {
                pause = 0.1
                // Nobody listens yet the first time; later, whoever does may have missed something.
                owner()?.announcer.announce(.gap)
                owner()?.settleReady()
                receive(on: link, owner)
            }
            // The first listeners wait no longer for a server that is away.
            owner()?.settleReady()
            Thread.sleep(forTimeInterval: pause)
            pause = min(pause * 2, 5)
        }
    }

    private static func receive(on link: PostgresLink, _ owner: () -> PostgresListener?) {
        while owner()?.addressIfRunning != nil {
            var waiting = pollfd(fd: link.socket, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 500) > 0 else { continue }
            guard let payloads = link.notifications() else { return }
            for payload in payloads { owner()?.announce(payload) }
        }
    }

    private var addressIfRunning: String? {
        state.withLock { $0.isStopped } ? nil : address
    }

    private func settleReady() {
        let waiting = state.withLock { state in
            state.isReady = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    private func announce(_ payload: String) {
        let parts = payload.split(separator: Self.separator, maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return }
        announcer.announce(Notice(channel: String(parts[0]), payload: String(parts[1])))
    }
}
