// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import Synchronization

/// Pages for signed-out visitors, kept rendered while nothing was committed anywhere.
///
/// Every hit compares the version under which a page was rendered with the committed one, so that a withdrawal holds
/// at once on every process, even if a notification was missed. No page is kept for longer than a minute, since some
/// say what is to come.
final class PageCache: Sendable {
    struct Entry: Sendable {
        let version: Version
        let rendered: Instant
        let reply: Reply
        let cost: Int
    }

    private struct State {
        var entries: [String: Entry] = [:]
        var cost = 0
    }

    private let state = Mutex(State())
    private let capacity: Int

    /// How long a page may be kept while nothing is committed.
    static let lifetime = Duration.seconds(60)

    /// A cache of at most `capacity` bytes of pages.
    init(capacity: Int) { self.capacity = capacity }

    func reply(for key: String, version: Version, now: Instant) -> Reply? {
        state.withLock { state in
            guard let entry = state.entries[key], entry.version == version else { return nil }
            return now < entry.rendered + Self.lifetime ? entry.reply : nil
        }
    }

    /// Keeps a page. `version` is the committed version read before the page was rendered, so a page can only be
    /// newer than its version, never older.
    func keep(_ reply: Reply, for key: String, version: Version, now: Instant) {
        guard case .bytes(let bytes, let type) = reply.content, reply.isForAnybody else { return }
        var reply = reply
        reply.packed = Compression.packed(bytes, type: type)
        let cost = bytes.count + (reply.packed?.count ?? 0) + 500
        guard cost * 8 < capacity else { return }
        state.withLock { state in
            if state.cost + cost > capacity { state = State() }
            if let old = state.entries[key] { state.cost -= old.cost }
            state.entries[key] = Entry(version: version, rendered: now, reply: reply, cost: cost)
            state.cost += cost
        }
    }
}
