// SPDX-License-Identifier: EUPL-1.2
import Synchronization

/// What a transaction told the others, after its commit.
public struct Notice: Hashable, Sendable {
    /// What it is about.
    public let channel: String
    /// What to look up: an id, never content.
    public let payload: String

    /// Some notices may have been lost: look everything up again.
    public static let gap = Notice(channel: "", payload: "")
}

/// Hands each notice to every listener of this process.
final class Announcer: Sendable {
    private struct Listeners {
        var next = 0
        var streams: [Int: AsyncStream<Notice>.Continuation] = [:]
    }

    private let listeners = Mutex(Listeners())

    /// A listener that falls this far behind loses the oldest, and finds a gap instead.
    private static let patience = 1024

    func listen() -> AsyncStream<Notice> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Notice.self, bufferingPolicy: .bufferingNewest(Self.patience))
        let number = listeners.withLock { listeners in
            listeners.next += 1
            listeners.streams[listeners.next] = continuation
            return listeners.next
        }
        continuation.onTermination = { [weak self] _ in
            self?.listeners.withLock { _ = $0.streams.removeValue(forKey: number) }
        }
        return stream
    }

    func announce(_ notice: Notice) {
        for stream in listeners.withLock({ Array($0.streams.values) }) {
            if case .dropped = stream.yield(notice) { stream.yield(.gap) }
        }
    }

    func finish() {
        for stream in listeners.withLock({ Array($0.streams.values) }) { stream.finish() }
    }
}

extension Notice {
    /// PostgreSQL carries 7,999 bytes a notice; what is longer is refused on both engines.
    func check() throws {
        guard channel.utf8.count + payload.utf8.count <= 7000 else {
            throw DatabaseError.invalid("a notice of this length")
        }
        guard !channel.isEmpty else { throw DatabaseError.invalid("a notice without a channel") }
    }
}
