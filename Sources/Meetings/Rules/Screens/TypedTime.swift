// SPDX-License-Identifier: EUPL-1.2
import Language

extension LocalTime {
    /// The last moment at which the clocks of a zone showed this time, on this day or, just after midnight, on the day
    /// before; nil where it has not come yet.
    ///
    /// - Parameter first: the day the meeting began; no moment before it is meant
    func last(before now: Instant, in zone: Zone, notBefore first: LocalDate) -> Instant? {
        let today = now.local(in: zone).date
        let days = today > first ? [today, today.adding(days: -1)] : [today]
        return days.map { LocalMoment(date: $0, time: self, zone: zone).instant() }.first { $0 <= now }
    }
}
