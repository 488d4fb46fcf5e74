// SPDX-License-Identifier: EUPL-1.2
import Language

/// How long a session lives.
public struct SessionLife: Hashable, Sendable {
    /// Without any request for this long, the session is over.
    public let idle: Duration
    /// However busy, the session is over this long after sign-in.
    public let whole: Duration

    /// A dangerous act needs the password (and code) to have been given within this time.
    public static let recent: Duration = .minutes(10)
    /// The time of the last request is written down at most this often.
    static let noted: Duration = .minutes(5)

    public init(idle: Duration = .seconds(12 * 3_600), whole: Duration = .seconds(7 * 86_400)) {
        self.idle = idle
        self.whole = whole
    }

    /// The first instant at which a session is over, unless somebody uses it before.
    func end(created: Instant, seen: Instant) -> Instant { min(created + whole, seen + idle) }

    /// Whether the person proved who they are recently enough for a dangerous act.
    static func isRecent(_ authenticated: Instant, at now: Instant) -> Bool { now < authenticated + recent }

    /// Whether the time of the last request should be written down again.
    static func shouldNote(seen: Instant, at now: Instant) -> Bool { now >= seen + noted }
}
