// SPDX-License-Identifier: EUPL-1.2
import Language

/// How many mails one person gets at most in a span of time, so that no mistake becomes a storm.
public struct Pace: Sendable, Hashable {
    /// At most so many mails …
    public let count: Int
    /// … within any span this long.
    public let span: Duration

    /// At most `count` mails in any `span`.
    public init(_ count: Int, in span: Duration) {
        self.count = max(count, 1)
        self.span = span
    }

    /// When the next mail may go, given when earlier ones went (the latest `count` suffice); nil means now.
    func opens(after sent: [Instant], now: Instant) -> Instant? {
        let recent = sent.filter { $0 > now - span }.sorted()
        guard recent.count >= count else { return nil }
        return recent[recent.count - count] + span
    }
}
