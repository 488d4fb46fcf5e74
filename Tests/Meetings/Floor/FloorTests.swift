// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Meetings

@Suite("The list of speakers")
struct FloorTests {
    private static let base = MeetingsFixture.base

    /// The seats that wait on a page, in order.
    private func speakers(_ page: HtmlDocument) -> [String] {
        page.all(".speak li").compactMap { line in
            ["Mayor", "Police", "School", "Residents"].first { line.text.hasPrefix($0) }
        }
    }

    @Test("members ask on their phones, whoever gives the floor gives it, and who spoke when is written down")
    func speeches() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            let ask = "/meetings/\(meeting)/items/\(item.id)/floor"
            for who in [Who.member, .analyst] {
                try await fixture.send(ask, as: who)
                fixture.site.clock.move(.seconds(1))
            }
            let room = try await fixture.site.page(Self.base + "/meetings/\(meeting)/room", as: .chair)
            #expect(speakers(room) == ["Police", "School"])
            let waiting = try await fixture.turns(at: meeting)
            try await fixture.give(waiting[0], at: meeting)
            fixture.site.clock.move(.seconds(65))
            try await fixture.give(waiting[1], after: waiting[0], at: meeting, as: .chair)
            fixture.site.clock.move(.seconds(30))
            try await fixture.send("/meetings/\(meeting)/turns/\(waiting[1].id)/end")
            let turns = try await fixture.turns(at: meeting)
            #expect(turns.map { $0.seconds(until: fixture.site.clock.now) } == [65, 30])
            #expect(turns.map(\.seat) == [fixture.seats[1], fixture.seats[2]])
            #expect(turns.map(\.person) == [Who.member, .analyst].map { fixture.site.person($0) })
            let run = try await fixture.site.page(Self.base + "/meetings/\(meeting)/run", as: .coordinator)
            #expect(run.text("#times")?.contains("1:35") == true)
        }
    }

    @Test("the clock of whoever speaks stands on every screen, as text too")
    func clock() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            try await fixture.send("/meetings/\(meeting)/items/\(item.id)/floor", as: .member)
            let turn = try await fixture.turns(at: meeting)[0]
            try await fixture.give(turn, at: meeting)
            for (page, who) in [("run", Who.coordinator), ("room", .analyst)] {
                let page = try await fixture.site.page(Self.base + "/meetings/\(meeting)/\(page)", as: who)
                let clock = try #require(page.first("[data-clock]"))
                #expect(clock["data-allowed"] == "180" && clock["data-began"] == clock["data-now"])
                #expect(page.text("#floor")?.contains("Allowed: 3:00.") == true)
            }
            try await fixture.send("/meetings/\(meeting)/turns/\(turn.id)/extend")
            #expect(try await fixture.turns(at: meeting)[0].allowance == 240)
        }
    }

    @Test("two who give the floor at once give it once")
    func twoCoordinators() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            for who in [Who.member, .analyst] {
                try await fixture.send("/meetings/\(meeting)/items/\(item.id)/floor", as: who)
                fixture.site.clock.move(.seconds(1))
            }
            let waiting = try await fixture.turns(at: meeting)
            // Both saw an empty floor and the same line.
            try await fixture.give(waiting[0], at: meeting)
            try await fixture.give(waiting[1], at: meeting, as: .chair)
            let turns = try await fixture.turns(at: meeting)
            #expect(turns.map(\.isSpeaking) == [true, false] && turns[1].isWaiting)
        }
    }

    @Test("a closed list takes points of order alone, and they come first")
    func closedList() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            let at = "/meetings/\(meeting)/items/\(item.id)"
            try await fixture.send(at + "/floor", as: .member)
            try await fixture.send(at + "/list", ["closed": "yes"], as: .chair)
            let refused = await fixture.site.post(Self.base + at + "/floor", [:], as: .analyst)
            #expect(refused.status == 422)
            #expect(
                try fixture.site.read(refused).text(".summary")?.contains("The list of speakers is closed.") == true)
            try await fixture.send(at + "/floor", ["kind": "point-of-order"], as: .analyst)
            let room = try await fixture.site.page(Self.base + "/meetings/\(meeting)/room", as: .member)
            #expect(speakers(room) == ["School", "Police"])
            #expect(room.text("main")?.contains("Ask for the floor") == false)
            try await fixture.send(at + "/list", ["closed": "no"], as: .chair)
            #expect(
                await fixture.site.text(Self.base + "/meetings/\(meeting)/room", as: .chair).contains(
                    "Ask for the floor"))
        }
    }

    @Test("one takes a request back; another member’s stays; whoever gives the floor takes any off the list")
    func withdrawing() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            for who in [Who.member, .analyst] {
                try await fixture.send("/meetings/\(meeting)/items/\(item.id)/floor", as: who)
                fixture.site.clock.move(.seconds(1))
            }
            let waiting = try await fixture.turns(at: meeting)
            let path = Self.base + "/meetings/\(meeting)/turns/\(waiting[0].id)/"
            #expect(await fixture.site.post(path + "withdraw", [:], as: .analyst).status == 403)
            #expect(await fixture.site.post(path + "give", [:], as: .member).status == 403)
            #expect(await fixture.site.post(path + "withdraw", [:], as: .member).status == 303)
            #expect(await fixture.site.post(path + "withdraw", [:], as: .member).status == 303)
            try await fixture.send("/meetings/\(meeting)/turns/\(waiting[1].id)/withdraw", as: .chair)
            #expect(try await fixture.turns(at: meeting).isEmpty)
        }
    }

    @Test("whoever is not noted as present cannot ask, and the secretariat puts nobody absent on the list")
    func absent() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            let at = Self.base + "/meetings/\(meeting)/items/\(item.id)"
            // The coordinator is substitute of the police, whose titular speaks.
            #expect(await fixture.site.post(at + "/floor", [:], as: .coordinator).status == 422)
            let refused = await fixture.site.post(
                at + "/speakers", ["speaker": "\(fixture.seats[3])", "kind": "speech"], as: .coordinator)
            #expect(refused.status == 422)
            #expect(await fixture.site.post(at + "/speakers", ["speaker": "nonsense"], as: .coordinator).status == 422)
            #expect(
                await fixture.site.post(at + "/speakers", ["speaker": "\(fixture.seats[1])"], as: .member).status == 403
            )
            try await fixture.send("/meetings/\(meeting)/items/\(item.id)/speakers", ["speaker": "\(fixture.seats[2])"])
            #expect(try await fixture.turns(at: meeting).map(\.person) == [fixture.site.person(.analyst)])
            // Whoever leaves waits no more.
            try await fixture.send(
                "/meetings/\(meeting)/presence", ["who": "went \(fixture.seats[2]) titular", "at": ""])
            #expect(try await fixture.turns(at: meeting).isEmpty)
        }
    }

    @Test("taking up another item ends the speech and empties the list, and so does closing the meeting")
    func nextItem() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            for who in [Who.member, .analyst] {
                try await fixture.send("/meetings/\(meeting)/items/\(item.id)/floor", as: who)
                fixture.site.clock.move(.seconds(1))
            }
            try await fixture.give(try await fixture.turns(at: meeting)[0], at: meeting)
            let other = try await fixture.items(of: meeting)[0]
            try await fixture.send("/meetings/\(meeting)/items/\(other.id)/take")
            let turns = try await fixture.turns(at: meeting)
            #expect(turns.count == 1 && turns[0].ended != nil)
            #expect(
                await fixture.site.post(
                    Self.base + "/meetings/\(meeting)/items/\(item.id)/floor", [:], as: .member
                ).status == 422)
            try await fixture.send("/meetings/\(meeting)/close")
            let reply = await fixture.site.post(
                Self.base + "/meetings/\(meeting)/turns/\(turns[0].id)/give", [:], as: .coordinator)
            #expect(reply.status == 403)
        }
    }

    @Test("how the floor is given is the formation’s choice, and what is typed wrongly is refused")
    func rules() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call()
            _ = try await fixture.open(meeting)
            let path = "/meetings/\(meeting)/speaking"
            for wrong in ["0", "-3", "two", "9999999999999999999", "1.5"] {
                let reply = await fixture.site.post(
                    Self.base + path, ["order": "balanced", "speech": wrong, "college": ""], as: .coordinator)
                #expect(reply.status == 422, "\(wrong)")
                #expect(try fixture.site.read(reply).first("#rules-speech")?["value"] == wrong)
            }
            #expect(await fixture.site.post(Self.base + path, ["order": "loudest"], as: .coordinator).status == 422)
            #expect(await fixture.site.post(Self.base + path, ["order": "balanced"], as: .member).status == 403)
            try await fixture.send(path, ["order": "balanced", "speech": "2", "college": ""])
            let later = try await fixture.call(extra: ["date": "2026-03-30"])
            let rules = try await fixture.site.database.read { snapshot in
                try snapshot.meeting(later, for: .visitors(of: fixture.site.council.id)).map {
                    try snapshot.speakingRules(of: $0.formation)
                }
            }
            #expect(rules == nil)
            let scope = try await fixture.site.standing(.coordinator).scope
            let known = try await fixture.site.database.read { snapshot in
                try snapshot.meeting(later, for: scope).map { try snapshot.speakingRules(of: $0.formation) }
            }
            #expect(known == SpeakingRules(order: .balanced, seconds: 120, collegeSeconds: nil))
        }
    }

    @Test("who speaks on an item for a few is unknown to the others, and leaves no trace in the times")
    func restrictedItem() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call()
            let analyst = try #require(fixture.site.person(.analyst))
            try await fixture.send(
                "/meetings/\(meeting)/agenda",
                [
                    "title": "Harbour flats", "kind": "discussion", "minutes": "", "text": "", "audience": "named",
                    "people": "\(analyst)",
                ])
            let item = try await fixture.open(meeting, item: 2)
            let room = Self.base + "/meetings/\(meeting)/room"
            let before = await fixture.site.get(room, as: .member).comparable
            try await fixture.send("/meetings/\(meeting)/items/\(item.id)/floor", as: .analyst)
            let turn = try await fixture.turns(at: meeting)[0]
            try await fixture.give(turn, at: meeting)
            #expect(await fixture.site.get(room, as: .member).comparable == before)
            #expect(await fixture.site.text(room, as: .analyst).contains("Harbour flats"))
            for part in ["floor", "list", "speakers"] {
                let path = Self.base + "/meetings/\(meeting)/items/\(item.id)/\(part)"
                #expect(await fixture.site.post(path, [:], as: .member).status == 404, "\(part)")
            }
            let give = Self.base + "/meetings/\(meeting)/turns/\(turn.id)/give"
            #expect(await fixture.site.post(give, [:], as: .chair).status == 404)
            #expect(await fixture.site.get(room).status == 404)
        }
    }
}

extension MeetingsFixture {
    /// The turns of a meeting, as the coordinator sees them.
    func turns(at meeting: MeetingID) async throws -> [Turn] {
        let scope = try await site.standing(.coordinator).scope
        return try await site.database.read { snapshot in
            guard let meeting = try snapshot.meeting(meeting, for: scope) else { return [] }
            return try snapshot.turns(at: meeting, for: scope)
        }
    }

    /// Gives the floor to somebody, after whoever had it on the page that was seen.
    func give(_ turn: Turn, after last: Turn? = nil, at meeting: MeetingID, as who: Who = .coordinator) async throws {
        try await send(
            "/meetings/\(meeting)/turns/\(turn.id)/give", ["after": last.map { "\($0.id)" } ?? ""], as: who)
    }
}
