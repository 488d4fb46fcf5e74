// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Language

@Suite("Local time")
struct ZoneTests {
    private func moment(_ date: String, _ time: String, _ zone: String) throws -> LocalMoment {
        LocalMoment(
            date: try #require(LocalDate(date)), time: try #require(LocalTime(time)), zone: try #require(Zone(zone)))
    }

    @Test(
        "a meeting's time is an instant in its zone",
        arguments: [
            ("2026-11-18", "18:00", "Europe/Athens", "2026-11-18T16:00:00Z"),
            ("2026-06-10", "18:00", "Europe/Athens", "2026-06-10T15:00:00Z"),
            ("2026-11-18", "18:00", "Europe/Paris", "2026-11-18T17:00:00Z"),
            ("2026-07-14", "09:30", "Europe/Paris", "2026-07-14T07:30:00Z"),
            ("2026-07-14", "09:30", "Europe/London", "2026-07-14T08:30:00Z"),
            ("2026-12-31", "20:00", "America/Montreal", "2027-01-01T01:00:00Z"),
            ("2026-01-15", "08:00", "Australia/Lord_Howe", "2026-01-14T21:00:00Z"),
            ("2026-01-15", "00:00", "UTC", "2026-01-15T00:00:00Z"),
        ])
    func ordinary(date: String, time: String, zone: String, instant: String) throws {
        let moment = try moment(date, time, zone)
        #expect(moment.instant().description == instant)
        #expect(moment.instant().local(in: moment.zone) == moment)
    }

    @Test(
        "a time in the gap of spring is moved forward by its length",
        arguments: [
            ("2026-03-29", "03:30", "Europe/Athens", "04:30"), ("2026-03-29", "03:00", "Europe/Athens", "04:00"),
            ("2026-03-29", "02:59", "Europe/Paris", "03:59"), ("2026-03-29", "01:15", "Europe/London", "02:15"),
            ("2026-03-08", "02:30", "America/Montreal", "03:30"),
            ("2026-10-04", "02:10", "Australia/Lord_Howe", "02:40"),
            ("2011-12-30", "12:00", "Pacific/Apia", "12:00"),
        ])
    func gaps(date: String, time: String, zone: String, shown: String) throws {
        let moment = try moment(date, time, zone)
        #expect(moment.instant().local(in: moment.zone).time == LocalTime(shown))
    }

    @Test(
        "of an hour that happens twice, the first is meant",
        arguments: [
            ("2026-10-25", "03:30", "Europe/Athens", "2026-10-25T00:30:00Z"),
            ("2026-10-25", "02:30", "Europe/Paris", "2026-10-25T00:30:00Z"),
            ("2026-10-25", "01:00", "Europe/London", "2026-10-25T00:00:00Z"),
            ("2026-11-01", "01:59", "America/Montreal", "2026-11-01T05:59:00Z"),
            ("2026-10-25", "04:00", "Europe/Athens", "2026-10-25T02:00:00Z"),
        ])
    func overlaps(date: String, time: String, zone: String, instant: String) throws {
        #expect(try moment(date, time, zone).instant().description == instant)
    }

    @Test(
        "every quarter of an hour of a year comes back",
        arguments: ["Europe/Athens", "Europe/Paris", "America/Montreal"])
    func roundTrip(name: String) throws {
        let zone = try #require(Zone(name))
        let start = try #require(Instant("2026-01-01T00:00:00Z"))
        for quarter in 0..<(365 * 96) {
            let instant = start + .seconds(quarter * 900)
            let back = instant.local(in: zone).instant()
            guard back == instant || back + .seconds(3600) == instant else {
                Issue.record("\(instant) came back as \(back)")
                return
            }
        }
    }

    @Test("what is no zone is refused", arguments: ["", "Athens", "GMT+3", "Europe/Nowhere", "EST", "../etc/passwd"])
    func noZone(name: String) {
        #expect(Zone(name) == nil)
    }

    @Test(
        "a time of day is read",
        arguments: [
            ("18:00", 1080), ("00:00", 0), ("23:59", 1439), ("18:00:00", 1080), ("24:00", nil), ("18:60", nil),
            ("8:00", nil),
            ("18:00:01", nil), ("18:00:", nil), ("", nil),
        ] as [(String, Int?)])
    func times(text: String, minute: Int?) {
        #expect(LocalTime(text)?.minuteOfDay == minute)
    }
}
