// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// A moment that has happened, in microseconds since 1970-01-01T00:00:00Z. For what is to come, use `LocalMoment`.
public struct Instant: Hashable, Comparable, Sendable {
    /// Microseconds since the epoch, without leap seconds.
    public let microseconds: Int64

    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// Whole seconds since the epoch.
    public init(seconds: Int64) {
        self.init(microseconds: seconds * 1_000_000)
    }

    /// The machine's clock. Only the roof and tests read it; everybody else is given the time.
    public static func now() -> Instant {
        Instant(microseconds: Int64((Date().timeIntervalSince1970 * 1_000_000).rounded(.down)))
    }

    /// Whole seconds since the epoch, rounded down.
    public var seconds: Int64 {
        let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        return remainder < 0 ? quotient - 1 : quotient
    }

    public static func < (left: Instant, right: Instant) -> Bool {
        left.microseconds < right.microseconds
    }

    public static func + (instant: Instant, duration: Duration) -> Instant {
        Instant(microseconds: instant.microseconds + duration.microseconds)
    }

    public static func - (instant: Instant, duration: Duration) -> Instant {
        Instant(microseconds: instant.microseconds - duration.microseconds)
    }

    public static func - (left: Instant, right: Instant) -> Duration {
        .microseconds(left.microseconds - right.microseconds)
    }

    /// The day and time on a clock in the zone.
    public func local(in zone: Zone) -> LocalMoment {
        let local = seconds + Int64(zone.offset(at: self))
        let (days, rest) = local.flooredDivision(by: 86_400)
        return LocalMoment(
            date: LocalDate(dayNumber: Int(days)),
            time: LocalTime(minuteOfDay: Int(rest) / 60),
            zone: zone)
    }
}

extension Duration {
    /// Whole microseconds.
    var microseconds: Int64 {
        components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
    }
}

extension BinaryInteger {
    /// Quotient and remainder with the quotient rounded down, so that the remainder is never negative.
    func flooredDivision(by divisor: Self) -> (quotient: Self, remainder: Self) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
