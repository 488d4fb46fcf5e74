// SPDX-License-Identifier: EUPL-1.2
import Language
import Testing

@testable import Jobs

@Suite struct CadenceTests {
    @Test("every ten minutes falls on the same moments for all processes")
    func grid() throws {
        let cadence = Cadence.minutes(10)
        #expect(cadence.next(after: try at("2026-11-18T16:02:31Z")) == (try at("2026-11-18T16:10:00Z")))
        #expect(cadence.next(after: try at("2026-11-18T16:10:00Z")) == (try at("2026-11-18T16:20:00Z")))
    }

    @Test(
        "each day at 07:30 in Athens, summer and winter",
        arguments: [
            ("2026-07-01T04:29:59Z", "2026-07-01T04:30:00Z"), ("2026-07-01T04:30:00Z", "2026-07-02T04:30:00Z"),
            ("2026-12-01T12:00:00Z", "2026-12-02T05:30:00Z"), ("2026-06-30T22:30:00Z", "2026-07-01T04:30:00Z"),
        ])
    func daily(after: String, next: String) throws {
        let cadence = Cadence.daily(at: try time("07:30"), in: try zone("Europe/Athens"))
        #expect(cadence.next(after: try at(after)) == (try at(next)))
    }

    @Test("a time that the clocks skip comes an hour later, and one that happens twice comes once")
    func clockChanges() throws {
        let cadence = Cadence.daily(at: try time("02:30"), in: try zone("Europe/Paris"))
        #expect(cadence.next(after: try at("2026-03-28T23:30:00Z")) == (try at("2026-03-29T01:30:00Z")))
        #expect(cadence.next(after: try at("2026-03-29T01:30:00Z")) == (try at("2026-03-30T00:30:00Z")))
        #expect(cadence.next(after: try at("2026-10-24T23:30:00Z")) == (try at("2026-10-25T00:30:00Z")))
        #expect(cadence.next(after: try at("2026-10-25T00:30:00Z")) == (try at("2026-10-26T01:30:00Z")))
    }

    @Test("each Monday at six in Paris")
    func weekly() throws {
        let cadence = Cadence.weekly(on: .monday, at: try time("06:00"), in: try zone("Europe/Paris"))
        #expect(cadence.next(after: try at("2026-11-18T12:00:00Z")) == (try at("2026-11-23T05:00:00Z")))
        #expect(cadence.next(after: try at("2026-11-23T04:59:59Z")) == (try at("2026-11-23T05:00:00Z")))
        #expect(cadence.next(after: try at("2026-11-23T05:00:00Z")) == (try at("2026-11-30T05:00:00Z")))
    }

    @Test("the 31st of each month is the last day of shorter ones")
    func monthly() throws {
        let cadence = Cadence.monthly(day: 31, at: .midnight, in: .utc)
        #expect(cadence.next(after: try at("2027-01-31T00:00:00Z")) == (try at("2027-02-28T00:00:00Z")))
        #expect(cadence.next(after: try at("2027-02-28T00:00:00Z")) == (try at("2027-03-31T00:00:00Z")))
    }
}

@Suite struct PaceTests {
    private let pace = Pace(3, in: .seconds(3600))

    @Test("three mails an hour: the fourth waits until the first is an hour old")
    func fourth() throws {
        let now = try at("2026-11-18T16:00:00Z")
        let sent = [10, 30, 50].map { now - .seconds($0 * 60) }
        #expect(pace.opens(after: sent, now: now) == now + .seconds(600))
        #expect(pace.opens(after: Array(sent.prefix(2)), now: now) == nil)
    }

    @Test("mails of an earlier hour do not count")
    func earlier() throws {
        let now = try at("2026-11-18T16:00:00Z")
        #expect(pace.opens(after: [60, 61, 90].map { now - .seconds($0 * 60) }, now: now) == nil)
    }
}
