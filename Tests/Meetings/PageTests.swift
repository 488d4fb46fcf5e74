// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import SiteKit
import TestKit
import Testing
import Web

@testable import Meetings

@Suite("Pages of meetings")
struct PageTests {
    private static let base = MeetingsFixture.base

    @Test("every page is well formed, in every language, for everybody who may read it")
    func pages() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call(audience: "public")
            let items = try await fixture.items(of: meeting)
            func check(_ paths: [String], _ people: [Who]) async throws {
                for tongue in ["en", "fr", "el"] {
                    for path in paths {
                        for who in people { _ = try await fixture.site.page("/c/kalliste/\(tongue)" + path, as: who) }
                    }
                }
            }
            try await check(
                ["/meetings", "/meetings/past", "/decisions", "/meetings/\(meeting)"], [.visitor, .member, .chair])
            try await check(
                [
                    "/meetings/new", "/meetings/\(meeting)/change", "/meetings/\(meeting)/agenda",
                    "/meetings/\(meeting)/run",
                    "/meetings/\(meeting)/items/\(items[0].id)",
                ], [.coordinator])
            let item = try await fixture.open(meeting)
            let vote = try await fixture.send(
                "/meetings/\(meeting)/items/\(item.id)/votes",
                ["text": "Lights.", "method": "named", "matter": "decision"])
            try await check(["/meetings/\(meeting)/run", String(vote.dropFirst(Self.base.count))], [.coordinator])
            try await check([String(vote.dropFirst(Self.base.count)), "/meetings/\(meeting)"], [.member, .chair])
            _ = await fixture.site.post(vote + "/give", ["choice": "for"], as: .member)
            let decision = try await fixture.send(String(vote.dropFirst(Self.base.count)) + "/close")
            try await fixture.send("/meetings/\(meeting)/items/\(item.id)/notes", ["note": "Said.\n\nThen more."])
            try await check(["/meetings/\(meeting)/run"], [.coordinator])
            try await fixture.send("/meetings/\(meeting)/close")
            try await check(["/meetings/\(meeting)/minutes"], [.member, .chair, .coordinator])
            try await check([String(decision.dropFirst(Self.base.count)), "/decisions"], [.visitor, .member])
        }
    }

    @Test("only those whose part it is may do it")
    func permissions() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call(audience: "public")
            for (path, allowed) in [
                ("/agenda", Set([Who.coordinator])), ("/run", [.coordinator]), ("/change", [.coordinator, .chair]),
            ] {
                for who in Who.ofTheCouncil {
                    let status = await fixture.site.get(Self.base + "/meetings/\(meeting)\(path)", as: who).status
                    #expect(status == (allowed.contains(who) ? 200 : 403), "\(path) as \(who)")
                }
            }
            for who in [Who.member, .analyst] {
                #expect(await fixture.site.post(Self.base + "/meetings/\(meeting)/open", [:], as: who).status == 403)
                #expect(await fixture.site.post(Self.base + "/meetings/\(meeting)/cancel", [:], as: who).status == 403)
            }
            #expect(await fixture.site.get(Self.base + "/meetings/new", as: .member).status == 403)
            #expect(await fixture.site.get(Self.base + "/meetings/new", as: .resident).status == 404)
        }
    }

    @Test("an invited member answers, and everybody of the formation sees how many come")
    func answers() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call()
            try await fixture.send("/meetings/\(meeting)/answer", ["answer": "yes"], as: .member)
            try await fixture.send("/meetings/\(meeting)/answer", ["answer": "no"], as: .chair)
            let page = try await fixture.site.page(Self.base + "/meetings/\(meeting)", as: .member)
            #expect(page.text("main")?.contains("Your answer: I come.") == true)
            #expect(page.text("main")?.contains("1 come, 1 do not.") == true)
        }
    }

    @Test("a note that somebody else changed meanwhile is not overwritten")
    func conflict() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            try await fixture.send("/meetings/\(meeting)/items/\(item.id)/notes", ["note": "First."])
            let note = try await fixture.site.database.read {
                try $0.value("SELECT id FROM minutes_note", as: NoteID.self)
            }
            let path = "/meetings/\(meeting)/notes/\(try #require(note))"
            try await fixture.send(path, ["note": "Second.", "version": "1"])
            let reply = await fixture.site.post(Self.base + path, ["note": "Third.", "version": "1"], as: .coordinator)
            #expect(reply.status == 409)
            let page = try fixture.site.read(reply)
            #expect(page.text("textarea") == "Third.")
            #expect(page.text(".panel")?.contains("Second.") == true)
        }
    }

    @Test("papers go with their item: text on a page, a file to be kept, nothing for those who may not see the item")
    func papers() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call(audience: "public")
            let item = try await fixture.items(of: meeting)[0]
            try await fixture.send(
                "/meetings/\(meeting)/items/\(item.id)/papers",
                ["paper-title": "Offer of the tram company", "paper-text": "Two stewards."])
            let paper = try await fixture.site.database.read {
                try $0.value("SELECT id FROM agenda_paper", as: PaperID.self)
            }
            let path = Self.base + "/meetings/\(meeting)/papers/\(try #require(paper))"
            #expect(try await fixture.site.page(path).text("main")?.contains("Two stewards.") == true)
            try await fixture.send(
                "/meetings/\(meeting)/items/\(item.id)",
                [
                    "version": "1", "title": "Opening", "kind": "discussion", "minutes": "", "text": "",
                    "audience": "members",
                ])
            #expect(await fixture.site.get(path).status == 404)
            #expect(await fixture.site.get(path, as: .member).status == 200)
            #expect(!(await fixture.site.text(Self.base + "/search?q=stewards")).contains("Offer"))
        }
    }

    @Test("no list reads more rows than it shows")
    func plans() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let scope = try await fixture.site.standing(.coordinator).scope
            try await fixture.site.database.read { snapshot in
                for plan in [
                    try MeetingList.ahead.plan(for: scope, in: snapshot),
                    try MeetingList.past.plan(for: scope, in: snapshot),
                    try snapshot.decisionsPlan(for: scope),
                ] {
                    #expect(plan.scans.isEmpty, "\(plan)")
                }
            }
        }
    }

    @Test("long lists go on where the page before ended")
    func paging() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            for day in 10...31 {
                _ = try await fixture.call(audience: "public", extra: ["date": "2026-03-\(day)", "items": ""])
            }
            let first = try await fixture.site.page(Self.base + "/meetings")
            #expect(first.all("main .rows li").count == 20)
            let next = try #require(first.first(".pages a")?["href"])
            let second = try await fixture.site.page(next)
            #expect(second.all("main .rows li").count == 2)
            #expect(await fixture.site.get(Self.base + "/meetings?after=nonsense").status != 200)
        }
    }

    @Test("a feed and programs read the decisions anybody may read")
    func feeds() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            _ = try await fixture.decide("Lights & <buses>.", audience: "public")
            let feed = await fixture.site.text("/feeds/kalliste/decisions.atom")
            #expect(feed.contains("Lights &amp; &lt;buses&gt;."))
            #expect(feed.contains("http://koinon.example/c/kalliste/en/decisions/"))
            let answer = await fixture.site.text("/api/v1/councils/kalliste/decisions")
            #expect(answer.contains("\"number\":\"2026/1\"") && answer.contains("\"adopted\":true"))
            #expect(await fixture.site.get("/calendars/nowhere.ics").status == 404)
        }
    }

    @Test("browsers that watch are told on the channels of their own audiences")
    func live() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call(audience: "public")
            let reply = await fixture.site.get(Self.base + "/meetings/\(meeting)/live")
            guard case .events = reply.content else { return #expect(Bool(false), "no stream") }
            let notices = await fixture.site.database.events()
            _ = try await fixture.open(meeting)
            var channels: Set<String> = []
            for await notice in notices {
                channels.insert(notice.channel)
                if channels.contains("meeting:\(meeting):public") { break }
            }
            #expect(channels.contains("meeting:\(meeting):public"))
        }
    }
}
