// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import SiteKit
import TestKit
import Testing
import Web

@testable import Meetings

@Suite("The screen of the room")
struct ScreenTests {
    private static let base = MeetingsFixture.base

    @Test("its address opens it without a session, shows what is in hand, and opens nothing once it is taken back")
    func address() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            let path = try await fixture.screen(of: meeting)
            let page = try await fixture.site.page(path)
            #expect(page.first("body")?["class"] == "wall")
            #expect(page.text("main")?.contains("Night staff on tram line 2") == true)
            #expect(page.text("main")?.contains("Quorum reached: 3 present, 3 needed.") == true)
            #expect(page.all("main form").isEmpty && page.all("main a").isEmpty)
            #expect(await fixture.site.get(path).header("Cache-Control") == "private, no-store")
            try await fixture.send("/meetings/\(meeting)/items/\(item.id)/floor", as: .member)
            try await fixture.give(try await fixture.turns(at: meeting)[0], at: meeting)
            #expect(try await fixture.site.page(path).first("[data-clock]") != nil)
            #expect(try await fixture.site.page(path).text("#wall")?.contains("Police") == true)

            let live = await fixture.site.get(path + "/live")
            guard case .events = live.content else { return #expect(Bool(false), "no stream") }
            let second = try await fixture.screen(of: meeting)
            #expect(second != path)
            await fixture.site.expectAbsent(path, like: Self.base + "/screens/" + Token.random().text, as: [.visitor])
            try await fixture.send("/meetings/\(meeting)/screen/close")
            for part in ["", "/live"] { #expect(await fixture.site.get(second + part).status == 404) }
        }
    }

    @Test("addresses that are none, and those of another council, are answered as nothing")
    func strange() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call()
            let path = try await fixture.screen(of: meeting)
            for wrong in ["x", String(repeating: "A", count: 43), String(repeating: "A", count: 5_000)] {
                #expect(await fixture.site.get(Self.base + "/screens/" + wrong).status == 404)
            }
            #expect(await fixture.site.get(path.replacing("/c/kalliste/", with: "/c/nisi/")).status == 404)
            for who in [Who.member, .chair] {
                for part in ["screen", "wall"] {
                    let status = await fixture.site.get(Self.base + "/meetings/\(meeting)/\(part)", as: who).status
                    #expect(status == 403, "\(part) as \(who)")
                }
                #expect(await fixture.site.post(Self.base + "/meetings/\(meeting)/screen", [:], as: who).status == 403)
            }
        }
    }

    @Test("while an item for a few is in hand the screen is byte for byte the one on which nothing is in hand")
    func restricted() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call(audience: "public")
            let analyst = try #require(fixture.site.person(.analyst))
            let agenda = "/meetings/\(meeting)/agenda"
            for (title, audience) in [("Harbour flats", "named"), ("Personnel", "members")] {
                try await fixture.send(
                    agenda,
                    [
                        "title": title, "kind": "decision", "minutes": "30", "text": "", "audience": audience,
                        "people": "\(analyst)",
                    ])
            }
            let path = try await fixture.screen(of: meeting)
            for seat in 0..<3 { try await fixture.arrive(seat, at: meeting) }
            try await fixture.send("/meetings/\(meeting)/open")
            let nothing = await fixture.site.get(path).comparable
            for item in try await fixture.items(of: meeting).suffix(2) {
                let at = "/meetings/\(meeting)/items/\(item.id)"
                try await fixture.send(at + "/take")
                #expect(await fixture.site.get(path).comparable == nothing, "\(item.title)")
                try await fixture.send(at + "/floor", as: .analyst)
                try await fixture.give(
                    try #require(await fixture.turns(at: meeting).last { $0.isWaiting }), at: meeting)
                try await fixture.send(
                    at + "/recuse", ["seat": "\(fixture.seats[1])", "recused": "yes", "interest": "Kin"])
                try await fixture.send(at + "/recuse", ["seat": "\(fixture.seats[1])", "recused": "no"])
                #expect(await fixture.site.get(path).comparable == nothing, "\(item.title), speaking")
                let vote = try await fixture.send(
                    at + "/votes", ["text": "Harbour raid.", "method": "show-of-hands", "matter": "decision"])
                #expect(await fixture.site.get(path).comparable == nothing, "\(item.title), voting")
                try await fixture.send(
                    String(vote.dropFirst(Self.base.count)) + "/close", ["for": "3", "sure": "yes"])
                #expect(await fixture.site.get(path).comparable == nothing, "\(item.title), voted")
            }
            // Seen from any language, signed in or not, it is the same screen.
            let greek = path.replacing("/en/", with: "/el/")
            #expect(await !fixture.site.text(greek, as: .coordinator).contains("Harbour"))
            #expect(await !fixture.site.text(path, as: .analyst).contains("Harbour"))
        }
    }

    @Test("a recusal on an item for a few does not show in the count of the screen")
    func recusedInSecret() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call(audience: "public")
            let analyst = try #require(fixture.site.person(.analyst))
            try await fixture.send(
                "/meetings/\(meeting)/agenda",
                [
                    "title": "Harbour flats", "kind": "decision", "minutes": "", "text": "", "audience": "named",
                    "people": "\(analyst)",
                ])
            let path = try await fixture.screen(of: meeting)
            let item = try await fixture.open(meeting, item: 2)
            let before = await fixture.site.get(path).comparable
            try await fixture.send(
                "/meetings/\(meeting)/items/\(item.id)/recuse", ["seat": "\(fixture.seats[1])", "recused": "yes"])
            #expect(await fixture.site.get(path).comparable == before)
        }
    }

    @Test("after closing the result stands on the screen, and while the vote is open only how many have voted")
    func result() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            let path = try await fixture.screen(of: meeting)
            let vote = try await fixture.send(
                "/meetings/\(meeting)/items/\(item.id)/votes",
                ["text": "Two stewards.", "method": "named", "matter": "decision"])
            _ = await fixture.site.post(vote + "/give", ["choice": "against"], as: .member)
            let open = try await fixture.site.page(path)
            #expect(open.text("#wall")?.contains("1 of 3 have voted") == true)
            #expect(open.text("#wall")?.contains("against") == false)
            try await fixture.send(String(vote.dropFirst(Self.base.count)) + "/close")
            let closed = try await fixture.site.page(path)
            #expect(closed.text("#wall")?.contains("Result") == true)
            #expect(closed.text("#wall")?.contains("1 against") == true)
            try await fixture.send("/meetings/\(meeting)/close")
            let over = try await fixture.site.page(path)
            #expect(over.text("h1") == "The meeting is over")
            #expect(over.text("main")?.contains("tram") == false)
        }
    }

    @Test("a formation that only its members know of has no address without a session")
    func secluded() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call(fixture.restricted, items: "Harbour raid")
            try await fixture.send("/meetings/\(meeting)/screen")
            let address = try await fixture.site.database.read {
                try $0.value("SELECT address FROM meeting_screen", as: String.self)
            }
            #expect(address == nil)
            let page = try await fixture.site.page(Self.base + "/meetings/\(meeting)/screen", as: .coordinator)
            #expect(page.first("code") == nil)
            try await fixture.send("/meetings/\(meeting)/open")
            let item = try await fixture.items(of: meeting)[0]
            try await fixture.send("/meetings/\(meeting)/items/\(item.id)/take")
            let wall = try await fixture.site.page(Self.base + "/meetings/\(meeting)/wall", as: .coordinator)
            #expect(wall.text("#wall")?.contains("Harbour raid") == true)
            for part in ["wall", "screen", "room"] {
                await fixture.site.expectAbsent(
                    Self.base + "/meetings/\(meeting)/\(part)",
                    like: Self.base + "/meetings/\(MeetingID.random())/\(part)",
                    as: [.member, .analyst])
            }
        }
    }

    @Test(
        "a member declares an interest with its kind; it stands on the screens, and the seat neither votes nor counts")
    func interest() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            let path = Self.base + "/meetings/\(meeting)/items/\(item.id)/interest"
            #expect(await fixture.site.post(path, ["interest": " "], as: .member).status == 422)
            #expect(
                await fixture.site.post(path, ["interest": String(repeating: "x", count: 301)], as: .member).status
                    == 422)
            #expect(await fixture.site.post(path, ["interest": "Kin"], as: .coordinator).status == 403)
            #expect(
                await fixture.site.post(path, ["interest": "Works for the tram company"], as: .member).status == 303)
            let screen = try await fixture.site.page(try await fixture.screen(of: meeting))
            #expect(screen.text("#wall")?.contains("Not taking part: Police.") == true)
            #expect(screen.text("#wall")?.contains("tram company") == false)
            #expect(screen.text("#wall")?.contains("No quorum: 2 present, 3 needed.") == true)
            let run = try await fixture.site.page(Self.base + "/meetings/\(meeting)/run", as: .coordinator)
            #expect(run.text("main")?.contains("Declared by the seat: Works for the tram company") == true)
        }
    }

    @Test("who presides is noted by the secretariat, of those present")
    func presiding() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call()
            _ = try await fixture.open(meeting)
            let run = Self.base + "/meetings/\(meeting)/run"
            #expect(
                try await fixture.site.page(run, as: .coordinator).text("main")?.contains("Presides: Mayor.") == true)
            try await fixture.send(
                "/meetings/\(meeting)/presence", ["who": "went \(fixture.seats[0]) titular", "at": ""])
            #expect(
                try await fixture.site.page(run, as: .coordinator).text("main")?.contains("Nobody presides.") == true)
            let path = Self.base + "/meetings/\(meeting)/presiding"
            #expect(await fixture.site.post(path, ["presiding": "\(fixture.seats[0])"], as: .coordinator).status == 422)
            #expect(await fixture.site.post(path, ["presiding": "\(fixture.seats[2])"], as: .member).status == 403)
            try await fixture.send("/meetings/\(meeting)/presiding", ["presiding": "\(fixture.seats[2])"])
            #expect(
                try await fixture.site.page(run, as: .coordinator).text("main")?.contains("Presides: School.") == true)
        }
    }
}

extension MeetingsFixture {
    /// Makes an address for the screen of a meeting; its path.
    func screen(of meeting: MeetingID) async throws -> String {
        try await send("/meetings/\(meeting)/screen")
        let page = try await site.page(Self.base + "/meetings/\(meeting)/screen", as: .coordinator)
        let address = try #require(page.text("code"))
        return try #require(address.range(of: "/c/").map { String(address[$0.lowerBound...]) })
    }
}
