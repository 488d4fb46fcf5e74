// SPDX-License-Identifier: EUPL-1.2
import Language

/// How attempts are slowed down: some go free, then each waits twice as long as the one before.
///
/// An attempt is charged before it is judged, so that a thousand sent at once do not all pass as the first.
struct Throttle: Hashable, Sendable {
    /// Attempts that never wait.
    let free: Int
    /// The wait after the last free attempt; it doubles from there.
    let firstWait: Duration
    /// No wait exceeds this, so that nobody is shut out for long.
    let longestWait: Duration
    /// This long after the first attempt everything is forgotten, so that many people's slips never add up for ever.
    let memory: Duration

    /// What is remembered of one source of attempts.
    struct Count: Hashable, Sendable {
        let attempts: Int
        let first: Instant
        let last: Instant
    }

    enum Verdict: Hashable, Sendable {
        case passed(Count)
        case wait(Duration)
    }

    /// How long the next attempt waits after that many.
    func wait(after attempts: Int) -> Duration {
        guard attempts >= free else { return .zero }
        let doublings = min(attempts - free, 30)
        return min(longestWait, firstWait * (1 << doublings))
    }

    /// Charges one attempt: the new count, or the time still to wait.
    func charge(_ count: Count?, at now: Instant) -> Verdict {
        guard let count, now - count.first < memory else {
            return .passed(Count(attempts: 1, first: now, last: now))
        }
        let left = wait(after: count.attempts) - (now - count.last)
        guard left <= .zero else { return .wait(left) }
        return .passed(Count(attempts: count.attempts + 1, first: count.first, last: now))
    }
}

extension Throttle {
    /// Sign-in to one address from one network, or from one known device.
    static let signIn = Throttle(free: 5, firstWait: .seconds(2), longestWait: .minutes(15), memory: .days(1))
    /// Sign-in to any address from one network: wide, because a town hall shares one.
    static let network = Throttle(free: 60, firstWait: .seconds(2), longestWait: .minutes(5), memory: .hours(1))
    /// One-time codes of one person, from devices not known to be theirs.
    static let code = Throttle(free: 10, firstWait: .seconds(4), longestWait: .minutes(15), memory: .days(1))
    /// Mail to one address that anybody may ask for: three, then one an hour, while a link lives longer than that.
    static let mail = Throttle(free: 3, firstWait: .hours(1), longestWait: .hours(1), memory: .hours(3))
}
