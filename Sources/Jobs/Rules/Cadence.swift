// SPDX-License-Identifier: EUPL-1.2
import Language

/// How often something happens by itself.
public enum Cadence: Sendable, Hashable {
    /// At fixed distances counted from 1970, so that all processes agree on the moments.
    case every(Duration)
    /// Each day when the clocks of a place show a time.
    case daily(at: LocalTime, in: Zone)
    /// One day each week.
    case weekly(on: Weekday, at: LocalTime, in: Zone)
    /// One day each month; the last where the month is shorter.
    case monthly(day: Int, at: LocalTime, in: Zone)

    /// Every so many minutes.
    public static func minutes(_ count: Int) -> Cadence { .every(.seconds(60 * count)) }

    /// The first moment after `instant` at which it is due.
    ///
    /// A local time that is skipped when clocks go forward comes an hour later, and one that happens twice counts once,
    /// as `LocalMoment` reads them.
    public func next(after instant: Instant) -> Instant {
        switch self {
        case .every(let step):
            let size = max(Int64(step / .microseconds(1)), 1)
            let past = instant.microseconds % size
            return Instant(microseconds: instant.microseconds - past + size)
        case .daily(let time, let zone):
            return Self.first(after: instant, at: time, in: zone) { $0.adding(days: 1) }
        case .weekly(let weekday, let time, let zone):
            return Self.first(after: instant, at: time, in: zone, from: weekday.onOrBefore) { $0.adding(days: 7) }
        case .monthly(let day, let time, let zone):
            return Self.first(after: instant, at: time, in: zone, from: { $0.yearMonth.day(day) }) {
                $0.yearMonth.adding(months: 1).day(day)
            }
        }
    }

    private static func first(
        after instant: Instant, at time: LocalTime, in zone: Zone,
        from start: (LocalDate) -> LocalDate = { $0 }, step: (LocalDate) -> LocalDate
    ) -> Instant {
        var moment = LocalMoment(date: start(instant.local(in: zone).date), time: time, zone: zone)
        while moment.instant() <= instant {
            moment = LocalMoment(date: step(moment.date), time: time, zone: zone)
        }
        return moment.instant()
    }
}

extension Weekday {
    /// The latest such day that is not after the date.
    fileprivate func onOrBefore(_ date: LocalDate) -> LocalDate {
        date.adding(days: -((date.weekday.rawValue - rawValue + 7) % 7))
    }
}
