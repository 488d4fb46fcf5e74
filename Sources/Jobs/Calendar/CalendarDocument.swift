// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Language

/// Events as an iCalendar object (RFC 5545): a feed, or an invitation (RFC 5546).
public struct CalendarDocument: Sendable {
    /// What the receiver is asked to do with the events.
    public enum Method: String, Sendable, Codable {
        /// Show them: feeds.
        case publish = "PUBLISH"
        /// Put them in the calendar: an invitation or its change.
        case request = "REQUEST"
        /// Strike them out.
        case cancel = "CANCEL"
    }

    /// Who invites, and who is invited; feeds name nobody.
    public struct Invitation: Sendable {
        let organiser: Mailbox
        let attendee: Mailbox

        /// One document per person invited, so that nobody learns who else is.
        public init(organiser: Mailbox, attendee: Mailbox) {
            self.organiser = organiser
            self.attendee = attendee
        }
    }

    private let method: Method
    private let base: BaseAddress
    private let events: [CalendarEvent]
    private let name: String?
    private let invitation: Invitation?

    /// `name` is what calendars call a feed.
    public init(
        _ method: Method, events: [CalendarEvent], base: BaseAddress, name: String? = nil, invitation: Invitation? = nil
    ) {
        self.method = method
        self.base = base
        self.events = events
        self.name = name
        self.invitation = invitation
    }

    /// The document, lines ending in CRLF and folded at 75 octets.
    public var text: String {
        var lines = CalendarLines()
        lines.begin("VCALENDAR")
        lines.add("VERSION", "2.0")
        lines.add("PRODID", "-//Koinon//Council//EN")
        lines.add("CALSCALE", "GREGORIAN")
        lines.add("METHOD", method.rawValue)
        if let name {
            lines.addText("NAME", name)
            lines.addText("X-WR-CALNAME", name)
            // RFC 7986, section 5.7: programs that listen ask again after an hour.
            lines.add("REFRESH-INTERVAL;VALUE=DURATION", "PT1H")
        }
        for zone in ZoneSpan.all(in: events) { zone.write(to: &lines) }
        for event in events { write(event, to: &lines) }
        lines.end("VCALENDAR")
        return lines.text
    }

    private func write(_ event: CalendarEvent, to lines: inout CalendarLines) {
        lines.begin("VEVENT")
        lines.addText("UID", "\(event.uid)@\(base.host)")
        lines.add("DTSTAMP", CalendarForm.utc(event.stamp))
        lines.add("SEQUENCE", String(event.sequence))
        write(event.time, to: &lines)
        lines.addText("SUMMARY", event.summary)
        if let location = event.location { lines.addText("LOCATION", location) }
        if let details = event.details { lines.addText("DESCRIPTION", details) }
        if let path = event.path { lines.add("URL", base.absolute(stored: path)) }
        if !event.categories.isEmpty { lines.addTexts("CATEGORIES", event.categories) }
        lines.add("STATUS", method == .cancel ? "CANCELLED" : event.status.rawValue)
        lines.add("CLASS", event.isPrivate ? "PRIVATE" : "PUBLIC")
        if let invitation { write(invitation, to: &lines) }
        lines.end("VEVENT")
    }

    private func write(_ time: CalendarEvent.Time, to lines: inout CalendarLines) {
        switch time {
        case .day(let date):
            lines.add("DTSTART;VALUE=DATE", CalendarForm.date(date))
            lines.add("DTEND;VALUE=DATE", CalendarForm.date(date.adding(days: 1)))
            lines.add("TRANSP", "TRANSPARENT")
        case .timed(let start, let minutes):
            let end = (start.instant() + .seconds(60 * minutes)).local(in: start.zone)
            let zone = start.zone == .utc ? "" : ";TZID=\(start.zone.name)"
            let suffix = start.zone == .utc ? "Z" : ""
            lines.add("DTSTART\(zone)", CalendarForm.local(start) + suffix)
            lines.add("DTEND\(zone)", CalendarForm.local(end) + suffix)
        }
    }

    private func write(_ invitation: Invitation, to lines: inout CalendarLines) {
        lines.add(
            "ORGANIZER\(CalendarForm.commonName(invitation.organiser))", "mailto:\(invitation.organiser.address)")
        lines.add(
            "ATTENDEE\(CalendarForm.commonName(invitation.attendee));ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE",
            "mailto:\(invitation.attendee.address)")
    }
}
