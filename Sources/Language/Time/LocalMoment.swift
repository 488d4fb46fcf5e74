// SPDX-License-Identifier: EUPL-1.2

/// A day and time as people agree on it: on the clocks of a place. A meeting at 18:00 stays at 18:00 even if the law on
/// summer time changes before it, so it is kept like this and becomes an `Instant` only when it must be compared.
public struct LocalMoment: Hashable, Sendable, Codable {
    public let date: LocalDate
    public let time: LocalTime
    public let zone: Zone

    public init(date: LocalDate, time: LocalTime, zone: Zone) {
        self.date = date
        self.time = time
        self.zone = zone
    }

    /// The instant at which the clocks show this.
    ///
    /// When clocks go forward, the times in the gap do not exist: they are moved forward by the length of the gap
    /// (03:30 becomes 04:30). When clocks go back, an hour happens twice: the first one is meant. Two changes of one
    /// zone within a day are not told apart.
    public func instant() -> Instant {
        let local = Int64(date.dayNumber) * 86_400 + Int64(time.minuteOfDay) * 60
        let before = zone.offset(at: Instant(seconds: local - 86_400))
        let after = zone.offset(at: Instant(seconds: local + 86_400))
        let candidates = [max(before, after), min(before, after)].map { Instant(seconds: local - Int64($0)) }
        let exact = candidates.first { local == $0.seconds + Int64(zone.offset(at: $0)) }
        return exact ?? Instant(seconds: local - Int64(before))
    }
}
