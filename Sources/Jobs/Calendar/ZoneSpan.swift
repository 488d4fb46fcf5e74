// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Language

/// The clock changes of one zone around some events, as a VTIMEZONE (RFC 5545, section 3.6.5).
///
/// Each change is written out with its date. Rules that repeat (`RRULE`) would be shorter, but they promise a law that
/// may change, and need guessing from the dates.
struct ZoneSpan {
    private let zone: Zone
    private var first: Instant
    private var last: Instant

    /// One span per zone, from its first event to its last; times in UTC need none.
    static func all(in events: [CalendarEvent]) -> [ZoneSpan] {
        var spans: [ZoneSpan] = []
        for case .timed(let start, let minutes) in events.map(\.time) where start.zone != .utc {
            let begins = start.instant()
            let ends = begins + .seconds(60 * minutes)
            if let index = spans.firstIndex(where: { $0.zone == start.zone }) {
                spans[index].first = min(spans[index].first, begins)
                spans[index].last = max(spans[index].last, ends)
            } else {
                spans.append(ZoneSpan(zone: start.zone, first: begins, last: ends))
            }
        }
        return spans
    }

    func write(to lines: inout CalendarLines) {
        guard let rules = TimeZone(identifier: zone.name) else { return }
        let changes = changes(of: rules)
        lines.begin("VTIMEZONE")
        lines.add("TZID", zone.name)
        if changes.first.map({ $0 > first.date }) ?? true {
            write(rules, to: &lines, since: "19700101T000000", at: changes.first?.addingTimeInterval(-1) ?? first.date)
        }
        for change in changes {
            let before = rules.secondsFromGMT(for: change.addingTimeInterval(-1))
            write(rules, to: &lines, since: Self.clock(change, offset: before), at: change, from: before)
        }
        lines.end("VTIMEZONE")
    }

    /// From the change before the first event (zones change at least yearly, or not at all) to the one after the last.
    private func changes(of rules: TimeZone) -> [Date] {
        var changes: [Date] = []
        var date = first.date.addingTimeInterval(-400 * 86_400)
        while let next = rules.nextDaylightSavingTimeTransition(after: date), date <= last.date {
            changes.append(next)
            date = next
        }
        let before = changes.lastIndex { $0 <= first.date } ?? 0
        return Array(changes.dropFirst(before))
    }

    /// One observance: the offset that holds at `date`, from the local time `since` on.
    private func write(
        _ rules: TimeZone, to lines: inout CalendarLines, since: String, at date: Date, from: Int? = nil
    ) {
        let offset = rules.secondsFromGMT(for: date)
        let component = rules.isDaylightSavingTime(for: date) ? "DAYLIGHT" : "STANDARD"
        lines.begin(component)
        lines.add("DTSTART", since)
        lines.add("TZOFFSETFROM", CalendarForm.offset(from ?? offset))
        lines.add("TZOFFSETTO", CalendarForm.offset(offset))
        lines.end(component)
    }

    /// What clocks that do not yet know of the change show when it happens.
    private static func clock(_ change: Date, offset: Int) -> String {
        let local = Instant(seconds: Int64(change.timeIntervalSince1970) + Int64(offset))
        return CalendarForm.local(local.local(in: .utc))
    }
}

extension Instant {
    fileprivate var date: Date { Date(timeIntervalSince1970: TimeInterval(seconds)) }
}
