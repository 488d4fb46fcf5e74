// SPDX-License-Identifier: EUPL-1.2

/// How long a failed job waits before it is tried again, and after how many attempts it is given up.
public struct Backoff: Sendable, Hashable {
    /// The wait after the first failure.
    public let first: Duration
    /// No wait is longer than this.
    public let longest: Duration
    /// A job that failed this many times becomes a dead letter.
    public let attempts: Int

    /// Waits double from `first` up to `longest`.
    public init(first: Duration, longest: Duration, attempts: Int) {
        self.first = first
        self.longest = longest
        self.attempts = attempts
    }

    /// From 15 seconds to 6 hours over 20 attempts: one to two days, long enough to survive a broken night.
    public static let standard = Backoff(first: .seconds(15), longest: .seconds(6 * 3600), attempts: 20)

    /// From 30 seconds to 30 minutes over 100 attempts: one to two days, because a city's mail relay comes back.
    public static let mail = Backoff(first: .seconds(30), longest: .seconds(30 * 60), attempts: 100)

    /// The wait after so many failed attempts, or nil when the job is given up.
    ///
    /// Half of the wait is fixed and half is drawn (`jitter` in 0..<1), so that jobs that failed together, for instance
    /// because a server was down, do not come back together.
    public func wait(after failures: Int, jitter: Double) -> Duration? {
        guard failures < attempts else { return nil }
        let doublings = min(max(failures - 1, 0), 32)
        let full = min(first * (1 << doublings), longest)
        return full / 2 + (full / 2) * jitter
    }
}
