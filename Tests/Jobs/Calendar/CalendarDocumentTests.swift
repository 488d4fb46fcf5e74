// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Language
import Testing

@testable import Jobs

@Suite struct CalendarDocumentTests {
    @Test("lines are folded at 75 octets between characters, and end in CRLF")
    func folding() throws {
        let text = try document([meeting()]).text
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") })
        #expect(lines.contains { $0.hasPrefix(" ") })
        #expect(text.hasSuffix("END:VCALENDAR\r\n"))
    }

    @Test("a cancelled meeting says so, and a restricted one is private")
    func cancelled() throws {
        var event = try meeting()
        event.isPrivate = true
        let text = CalendarDocument(.cancel, events: [event], base: try kalliste().base).text
        #expect(text.contains("METHOD:CANCEL\r\n"))
        #expect(text.contains("STATUS:CANCELLED\r\n"))
        #expect(text.contains("CLASS:PRIVATE\r\n"))
    }

    @Test("a title cannot add a line of its own")
    func injection() throws {
        let event = CalendarEvent(
            uid: "meeting-1\r\nX: y", sequence: 0, stamp: try at("2026-11-01T09:05:07Z"),
            time: .day(try #require(LocalDate("2026-11-18"))), summary: "a\r\nBEGIN:VALARM\u{2028}b\u{0}c")
        let lines = try document([event]).text.components(separatedBy: "\r\n")
        #expect(lines.contains("SUMMARY:a\\nBEGIN:VALARM\\nbc"))
        #expect(!lines.contains { $0.hasPrefix("X:") || $0.hasPrefix("BEGIN:VALARM") })
    }

    @Test("the clock changes around the meeting are written out")
    func zoneRules() throws {
        let text = try document([meeting()]).text
        let summer =
            "BEGIN:STANDARD\r\nDTSTART:20261025T040000\r\nTZOFFSETFROM:+0300\r\nTZOFFSETTO:+0200\r\nEND:STANDARD\r\n"
        #expect(text.contains(summer))
    }
}

/// Read by PyPI's `icalendar`, an independent program.
@Suite(.enabled(if: PythonTools.isReady)) struct CalendarReaderTests {
    private struct Event: Decodable {
        let uid: String
        let summary: String
        let location: String?
        let start: String
        let end: String
        let attendees: [String]
        let organizer: String?
    }

    private static let reader = """
        import icalendar, json, sys
        calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
        zones = {str(z["TZID"]): z.to_tz(lookup_tzid=False) for z in calendar.walk("VTIMEZONE")}
        def moment(event, name):
            value, zone = event[name].dt, event[name].params.get("TZID")
            if zone: value = value.replace(tzinfo=None).replace(tzinfo=zones[zone])
            return value.isoformat() if not hasattr(value, "astimezone") else \\
                value.astimezone(__import__("datetime").timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        print(json.dumps([{
            "uid": e["UID"], "summary": e["SUMMARY"], "location": e.get("LOCATION"),
            "start": moment(e, "DTSTART"), "end": moment(e, "DTEND"), "organizer": e.get("ORGANIZER"),
            "attendees": [a.params["CN"] for a in (lambda v: v if isinstance(v, list) else [v])(e.get("ATTENDEE", []))],
        } for e in calendar.walk("VEVENT")]))
        """

    @Test("another program reads the same words and the same moments")
    func words() throws {
        let event = try #require(try read(document([meeting()], invites: true)).first)
        #expect(event.uid == "meeting-1@kalliste.example")
        #expect(event.summary == "Ολομέλεια: προτεραιότητες, δράσεις; απολογισμός \\ ερωτήσεις")
        #expect(event.location == "Δημαρχείο, αίθουσα 2")
        #expect(event.start == "2026-11-18T16:00:00Z")
        #expect(event.end == "2026-11-18T17:30:00Z")
        #expect(event.organizer == "mailto:council@kalliste.example")
        #expect(event.attendees == ["Μαρία Παπαδοπούλου"])
    }

    @Test(
        "the moment is right in any zone, in summer, in winter and on the day the clocks change",
        arguments: [
            "Europe/Athens", "Europe/Paris", "Europe/Dublin", "Asia/Tokyo", "America/New_York", "Africa/Casablanca",
            "Australia/Sydney", "Asia/Kathmandu", "UTC",
        ])
    func zones(name: String) throws {
        let days = ["2026-01-15", "2026-03-29", "2026-07-15", "2026-10-25", "2026-11-01", "2027-03-28", "2029-06-01"]
        let events = try days.map { day in
            let start = LocalMoment(date: try #require(LocalDate(day)), time: try time("18:00"), zone: try zone(name))
            return CalendarEvent(
                uid: day, sequence: 0, stamp: try at("2026-01-01T00:00:00Z"), time: .timed(start: start, minutes: 60),
                summary: start.instant().description)
        }
        for event in try read(document(events)) { #expect(event.start == event.summary) }
        for event in events {
            let read = try #require(try read(document([event])).first)
            #expect(read.start == event.summary)
        }
    }

    @Test("a due date is a whole day")
    func wholeDay() throws {
        let event = CalendarEvent(
            uid: "action-1", sequence: 0, stamp: try at("2026-01-01T00:00:00Z"),
            time: .day(try #require(LocalDate("2026-12-31"))), summary: "Due")
        let read = try #require(try read(document([event])).first)
        #expect([read.start, read.end] == ["2026-12-31", "2027-01-01"])
    }

    private func read(_ document: CalendarDocument) throws -> [Event] {
        let output = try PythonTools.run(Self.reader, input: document.text)
        return try JSONDecoder().decode([Event].self, from: Data(output.utf8))
    }
}

private func document(_ events: [CalendarEvent], invites: Bool = false) throws -> CalendarDocument {
    let letterhead = try kalliste()
    let attendee = Mailbox(HeaderText("Μαρία Παπαδοπούλου"), try address("chair@kalliste.example"))
    let invitation = CalendarDocument.Invitation(organiser: letterhead.sender, attendee: attendee)
    return CalendarDocument(
        invites ? .request : .publish, events: events, base: letterhead.base, name: "Καλλίστη",
        invitation: invites ? invitation : nil)
}
