// SPDX-License-Identifier: EUPL-1.2
import Language

/// The clock of a phone beside the council’s. What a phone calls now may be 1970; how long ago something was on it is right
/// as long as nobody set it meanwhile.
struct PhoneClock: Hashable, Sendable {
    /// What the phone called now when it sent, in milliseconds since 1970.
    let now: Int64
    /// The same moment by the council’s clock.
    let received: Instant

    /// A walk is sent within a week, or nobody can say when it was.
    static let longest: Int64 = 7 * 86_400 * 1_000
    /// Milliseconds by which clocks differ without anybody being told.
    static let tolerance: Int64 = 5 * 60 * 1_000

    /// Whether the phone is wrong by more than a few minutes.
    var isWrong: Bool {
        let (difference, overflows) = now.subtractingReportingOverflow(received.microseconds / 1_000)
        return overflows || difference.magnitude > UInt64(Self.tolerance)
    }

    /// The moment that the phone called so, by the council’s clock; nil where its clock was set in between.
    func instant(of milliseconds: Int64) -> Instant? {
        let (age, overflows) = now.subtractingReportingOverflow(milliseconds)
        guard !overflows, (0...Self.longest).contains(age) else { return nil }
        return received - .milliseconds(age)
    }
}
