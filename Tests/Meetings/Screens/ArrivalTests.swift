// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Council
@testable import Meetings

@Suite("Saying oneself that one is there")
struct ArrivalTests {
    private static let base = MeetingsFixture.base

    @Test("the code of the room lets a member arrive for their seat, and leave again")
    func arriving() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call()
            try await fixture.send("/meetings/\(meeting)/open")
            let code = try await fixture.code(of: meeting)
            let room = "/meetings/\(meeting)/room"
            #expect(try await fixture.site.page(Self.base + room, as: .member).first("#arrival-code") != nil)
            try await fixture.send("/meetings/\(meeting)/arrival", ["code": code], as: .member)
            try await fixture.send("/meetings/\(meeting)/arrival", ["code": code], as: .member)
            var stays = try await fixture.stays(at: meeting)
            #expect(stays.map(\.seat) == [fixture.seats[1]] && stays.map(\.kind) == [.titular])
            // The substitute comes too: the titular keeps the vote.
            try await fixture.send("/meetings/\(meeting)/arrival", ["code": code], as: .coordinator)
            let page = try await fixture.site.page(Self.base + room, as: .member)
            #expect(page.text("main")?.contains("Present: 1 of 5") == true)
            try await fixture.send("/meetings/\(meeting)/departure", as: .member)
            stays = try await fixture.stays(at: meeting)
            #expect(stays.filter { $0.left == nil }.map(\.kind) == [.substitute])
        }
    }

    @Test("a wrong code is refused, and guessing is slowed down until even the right one has to wait")
    func guessing() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call()
            try await fixture.send("/meetings/\(meeting)/open")
            let code = try await fixture.code(of: meeting)
            let path = Self.base + "/meetings/\(meeting)/arrival"
            for wrong in ["000000", "", "12345678901234567890", "abcdef", code + "0"] {
                let reply = await fixture.site.post(path, ["code": wrong], as: .member)
                #expect(reply.status == 422, "\(wrong)")
                #expect(try fixture.site.read(reply).text(".summary")?.contains("not the code") == true)
            }
            let waiting = await fixture.site.post(path, ["code": code], as: .member)
            #expect(waiting.status == 422)
            #expect(try fixture.site.read(waiting).text(".summary")?.contains("too many wrong codes") == true)
            // Somebody else is not held up, and time helps.
            try await fixture.send("/meetings/\(meeting)/arrival", ["code": code], as: .analyst)
            fixture.site.clock.move(.seconds(60))
            try await fixture.send("/meetings/\(meeting)/arrival", ["code": code], as: .member)
            #expect(try await fixture.stays(at: meeting).count == 2)
        }
    }

    @Test("the code changes, the one before is still taken, and an older one is not")
    func rotation() {
        let code = RoomCode()
        let start = Instant(seconds: 1_800_000_000)
        let digits = code.digits(at: start)
        #expect(digits.count == 6 && RoomCode(stored: code.stored) == code && RoomCode(stored: "x") == nil)
        #expect(code.accepts("\(digits.prefix(3)) \(digits.suffix(3))", at: start))
        #expect(code.accepts(digits, at: start + .seconds(300)))
        #expect(!code.accepts(digits, at: start + .seconds(900)))
        #expect(!code.accepts("", at: start) && !RoomCode().accepts(digits, at: start))
    }

    @Test("nobody arrives without a seat, long before the meeting, or after it")
    func notTheirs() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call()
            let path = Self.base + "/meetings/\(meeting)/arrival"
            try await fixture.send("/meetings/\(meeting)/screen", ["code": "yes"])
            let code = try await fixture.code(of: meeting)
            #expect(await fixture.site.post(path, ["code": code], as: .member).status == 422)
            #expect(await fixture.site.post(path, ["code": code], as: .outsider).status == 404)
            try await fixture.send("/meetings/\(meeting)/open")
            try await fixture.send("/meetings/\(meeting)/close")
            #expect(await fixture.site.post(path, ["code": code], as: .member).status == 422)
            #expect(try await fixture.stays(at: meeting).isEmpty)
        }
    }

    @Test("one takes part from afar where the meeting can be joined so and the rules let it count")
    func remote() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            for (venue, status) in [("on-site", 422), ("hybrid", 303)] {
                let meeting = try await fixture.call(extra: ["venue": venue, "address": "https://meet.example/x"])
                try await fixture.send("/meetings/\(meeting)/open")
                let code = try await fixture.code(of: meeting)
                let reply = await fixture.site.post(
                    Self.base + "/meetings/\(meeting)/arrival", ["code": code, "remote": "yes"], as: .member)
                #expect(reply.status == status, "\(venue)")
                let noted = await fixture.site.post(
                    Self.base + "/meetings/\(meeting)/presence",
                    ["who": "came \(fixture.seats[2]) titular", "at": "", "remote": "yes"], as: .coordinator)
                #expect(noted.status == status, "\(venue)")
                #expect(try await fixture.stays(at: meeting).count { $0.isRemote } == (status == 303 ? 2 : 0))
            }
        }
    }

    @Test("a mandate that ends at midnight ends during the meeting")
    func midnight() {
        let zone = Zone("Europe/Athens") ?? .utc
        func instant(_ day: String, _ time: String) -> Instant { LocalMoment.at(day, time).instant() }
        let mandate = Mandate(
            id: .random(), council: .random(), seat: .random(), person: .random(), kind: .titular,
            from: .of("2025-01-01"), until: .of("2026-03-23"))
        let stay = Stay(
            seat: mandate.seat, person: mandate.person, kind: .titular, came: instant("2026-03-23", "18:00"), left: nil)
        let counted = stay.within(mandate, in: zone)
        #expect(counted.covers(instant("2026-03-23", "23:59")) && !counted.covers(instant("2026-03-24", "00:00")))
        #expect(stay.within(nil, in: zone) == stay)
        let left = Stay(
            seat: mandate.seat, person: mandate.person, kind: .titular, came: stay.came,
            left: instant("2026-03-23", "20:00"))
        #expect(left.within(mandate, in: zone) == left)
    }

    @Test(
        "a time that is typed is the last one the clocks showed, also past midnight and over a change of clocks",
        arguments: [
            ("18:20", "2026-03-23T19:00", "2026-03-23T18:20"), ("23:50", "2026-03-24T00:10", "2026-03-23T23:50"),
            ("00:05", "2026-03-24T00:10", "2026-03-24T00:05"), ("19:30", "2026-03-23T19:00", nil),
            // The clocks of Athens go forward on 29 March at 03:00: there is no 03:30.
            ("03:30", "2026-03-29T05:00", "2026-03-29T04:30"),
        ] as [(String, String, String?)])
    func typedTimes(typed: String, now: String, expected: String?) throws {
        func instant(_ text: String) -> Instant {
            LocalMoment.at(String(text.prefix(10)), String(text.suffix(5))).instant()
        }
        let first = LocalDate.of(now.hasPrefix("2026-03-29") ? "2026-03-28" : "2026-03-23")
        let moment = try #require(LocalTime(typed)).last(
            before: instant(now), in: Zone("Europe/Athens") ?? .utc, notBefore: first)
        #expect(moment == expected.map(instant))
    }

    @Test("whoever is noted to preside presides until they leave or somebody else is noted")
    func presiding() {
        let seats: [SeatID] = (0..<3).map { _ in .random() }
        let people: [PersonID] = (0..<3).map { _ in .random() }
        func stay(_ seat: Int, from: Int = 0, to: Int? = nil) -> Stay {
            Stay(seat: seats[seat], person: people[seat], kind: .titular, came: minute(from), left: to.map(minute))
        }
        let roll = Roll(
            seats.enumerated().map { Bench($1, presides: $0 == 0, holders: [people[$0]]) },
            [stay(0, to: 10), stay(1, to: 30), stay(2), stay(0, from: 40)],
            presiding: [Presiding(seat: seats[1], from: minute(12)), Presiding(seat: seats[2], from: minute(35))])
        let expected: [(Int, SeatID?)] = [
            (5, seats[0]), (11, nil), (12, seats[1]), (29, seats[1]), (31, nil), (36, seats[2]), (50, seats[2]),
        ]
        for (moment, seat) in expected { #expect(roll.chair(at: minute(moment))?.seat == seat, "\(moment)") }
    }

    @Test("presence is counted by college as well, of voting seats")
    func colleges() {
        let seats: [SeatID] = (0..<4).map { _ in .random() }
        let person: PersonID = .random()
        let roll = Roll(
            [
                Bench(seats[0], college: "city"), Bench(seats[1], college: "state"), Bench(seats[2], college: "city"),
                Bench(seats[3], hasVote: false),
            ], [Stay(seat: seats[0], person: person, kind: .titular, came: minute(0), left: nil)])
        #expect(
            CollegePresence.all(roll, at: minute(1), without: []) == [
                CollegePresence(college: "city", present: 1, seats: 2),
                CollegePresence(college: "state", present: 0, seats: 1),
            ])
        #expect(CollegePresence.all(roll, at: minute(1), without: [seats[0]]).map(\.present) == [0, 0])
    }

    @Test("a quorum can ask for somebody of a college")
    func quorumOfCollege() {
        let seats: [SeatID] = (0..<2).map { _ in .random() }
        let benches = [Bench(seats[0], college: "city"), Bench(seats[1], college: "state")]
        let rule = Quorum(nil, also: [Authority(rawValue: "state")])
        func reached(_ seat: Int) -> Bool {
            let stay = Stay(seat: seats[seat], person: .random(), kind: .titular, came: minute(0), left: nil)
            return QuorumCheck(rule, Roll(benches, [stay]), at: minute(1)).isReached
        }
        #expect(!reached(0) && reached(1))
    }
}

extension MeetingsFixture {
    /// The digits of a meeting's code, as the secretariat reads them; made where there are none yet.
    func code(of meeting: MeetingID) async throws -> String {
        try await send("/meetings/\(meeting)/screen", ["code": "yes"])
        let page = try await site.page(Self.base + "/meetings/\(meeting)/screen", as: .coordinator)
        return (page.text(".big") ?? "").filter(\.isNumber)
    }

    /// Who came and went, as it is written down.
    func stays(at meeting: MeetingID) async throws -> [Stay] {
        let scope = try await site.standing(.coordinator).scope
        return try await site.database.read { snapshot in
            guard let meeting = try snapshot.meeting(meeting, for: scope) else { return [] }
            return try snapshot.stays(at: meeting)
        }
    }
}
