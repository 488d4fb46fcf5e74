// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Synchronization

/// Token buckets per client, kept in memory and bounded: an attacker with many addresses fills the table, and the oldest
/// entries go first.
public final class RateLimit: Sendable {
    /// How much a client may ask for.
    public struct Allowance: Sendable {
        /// Requests at once.
        public var burst: Double
        /// Requests each second, for as long as they come.
        public var perSecond: Double

        public init(burst: Double, perSecond: Double) {
            self.burst = burst
            self.perSecond = perSecond
        }
    }

    /// Whose bucket a request draws from. A whole town hall may stand behind one address, so people who are signed in have
    /// one each at every network, and only strangers share their network's.
    enum Client: Hashable, Sendable {
        case network(NetworkSource)
        case session(SessionMark, NetworkSource)
    }

    private struct Bucket {
        var level: Double
        var at: Instant
    }

    private let allowance: Allowance
    private let capacity: Int
    private let buckets = Mutex<[Client: Bucket]>([:])

    public init(_ allowance: Allowance, capacity: Int = 20_000) {
        self.allowance = allowance
        self.capacity = capacity
    }

    /// Nil where the client may go on, else the whole seconds it should wait.
    func wait(for client: Client, now: Instant) -> Int? {
        buckets.withLock { buckets in
            if buckets.count >= capacity, buckets[client] == nil { forget(&buckets, now) }
            var bucket = buckets[client] ?? Bucket(level: allowance.burst, at: now)
            let seconds = Double(max(0, now.microseconds - bucket.at.microseconds)) / 1_000_000
            bucket.level = min(allowance.burst, bucket.level + seconds * allowance.perSecond)
            bucket.at = now
            defer { buckets[client] = bucket }
            guard bucket.level < 1 else {
                bucket.level -= 1
                return nil
            }
            return max(1, Int(((1 - bucket.level) / allowance.perSecond).rounded(.up)))
        }
    }

    /// How many clients are remembered.
    var count: Int { buckets.withLock { $0.count } }

    /// Drops the buckets that are full again, and all of them if that is not enough.
    private func forget(_ buckets: inout [Client: Bucket], _ now: Instant) {
        let refill = Int64(allowance.burst / allowance.perSecond * 1_000_000)
        buckets = buckets.filter { now.microseconds - $0.value.at.microseconds < refill }
        if buckets.count >= capacity { buckets.removeAll() }
    }
}
