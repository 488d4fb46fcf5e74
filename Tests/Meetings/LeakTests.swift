// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Lineage
import SiteKit
import Testing
import Web

@testable import Meetings

/// What somebody may not know of does not exist for them, wherever they look.
@Suite("A restricted formation’s meetings leave no trace")
struct LeakTests {
    private static let base = MeetingsFixture.base
    private static let outside: [Who] = [.visitor, .outsider, .stranger, .resident, .operator, .member, .analyst]

    /// A meeting of the restricted formation with a decision and approved minutes, beside one of the plenary.
    private func prepare(_ fixture: MeetingsFixture) async throws -> (meeting: MeetingID, decision: String) {
        let meeting = try await fixture.call(fixture.restricted, items: "Harbour raid")
        let seat = try await fixture.site.database.read { snapshot in
            try snapshot.value(
                "SELECT seat FROM formation_seat WHERE formation = \(fixture.restricted)", as: String.self) ?? ""
        }
        try await fixture.send("/meetings/\(meeting)/presence", ["who": "came \(seat) titular", "at": ""])
        try await fixture.send("/meetings/\(meeting)/open")
        let item = try await fixture.items(of: meeting)[0]
        try await fixture.send("/meetings/\(meeting)/items/\(item.id)/take")
        let vote = try await fixture.send(
            "/meetings/\(meeting)/items/\(item.id)/votes",
            ["text": "Harbour raid at dawn.", "method": "show-of-hands", "matter": "decision"])
        let decision = try await fixture.send(
            String(vote.dropFirst(Self.base.count)) + "/close", ["for": "1", "sure": "yes"])
        try await fixture.send("/meetings/\(meeting)/close")
        try await fixture.send("/meetings/\(meeting)/minutes", as: .chair)
        return (meeting, decision)
    }

    @Test("it is absent from lists, counts, calendar, feeds, programs’ answers and search")
    func lists() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let paths = [
                Self.base + "/meetings", Self.base + "/meetings/past", Self.base + "/decisions",
                Self.base + "/search?q=harbour", "/calendars/kalliste.ics", "/feeds/kalliste/decisions.atom",
                "/api/v1/councils/kalliste/meetings", "/api/v1/councils/kalliste/meetings?when=past",
                "/api/v1/councils/kalliste/decisions", "/record",
            ]
            var before: [String: String] = [:]
            for who in Self.outside {
                for path in paths { before["\(who) \(path)"] = await fixture.site.get(path, as: who).comparable }
            }
            _ = try await prepare(fixture)
            for who in Self.outside {
                for path in paths {
                    let after = await fixture.site.get(path, as: who).comparable
                    #expect(after == before["\(who) \(path)"], "\(path) as \(who)")
                }
            }
            #expect(await fixture.site.text(Self.base + "/meetings/past", as: .chair).contains("Night watch"))
            #expect(await fixture.site.text(Self.base + "/search?q=harbour", as: .coordinator).contains("Harbour raid"))
        }
    }

    @Test("its pages answer like pages that do not exist, to everybody outside")
    func pages() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let (meeting, decision) = try await prepare(fixture)
            let (item, vote) = (try await fixture.items(of: meeting)[0], try await fixture.votes(of: meeting)[0])
            let other: MeetingID = .random()
            for part in [
                "", "/run", "/change", "/agenda", "/items/\(item.id)", "/votes/\(vote.id)", "/minutes", "/live",
            ] {
                await fixture.site.expectAbsent(
                    Self.base + "/meetings/\(meeting)\(part)", like: Self.base + "/meetings/\(other)\(part)",
                    as: Self.outside)
            }
            await fixture.site.expectAbsent(decision, like: Self.base + "/decisions/\(other)", as: Self.outside)
            await fixture.site.expectAbsent(
                Self.base + "/thread/decision/\(decision.split(separator: "/").last ?? "")",
                like: Self.base + "/thread/decision/\(other)", as: Self.outside)
            for who in Self.outside where who != .visitor {
                for part in [
                    "/open", "/close", "/cancel", "/answer", "/presence", "/minutes", "/votes/\(vote.id)/give",
                ] {
                    let hidden = await fixture.site.post(
                        Self.base + "/meetings/\(meeting)\(part)", ["choice": "for"], as: who)
                    #expect(hidden.status == 404, "\(part) as \(who)")
                }
            }
        }
    }

    @Test("nobody outside is written to or told")
    func mail() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            _ = try await prepare(fixture)
            let (letters, told) = try await fixture.site.database.read { snapshot in
                (
                    try snapshot.rows("SELECT recipient, letter FROM outbox").map { try $0["recipient"] as String },
                    try snapshot.rows("SELECT DISTINCT person FROM notice").map { try $0["person"] as PersonID }
                )
            }
            #expect(letters == ["chair@kalliste.example"])
            #expect(Set(told) == Set([fixture.site.person(.chair)].compactMap(\.self)))
        }
    }

    @Test("public decisions are numbered without a gap, whatever is decided elsewhere")
    func numbers() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let first = try await fixture.decide("Lights.", audience: "public")
            _ = try await prepare(fixture)
            let second = try await fixture.decide("Buses.", audience: "public")
            #expect(try await fixture.site.page(Self.base + first.page).text("main")?.contains("2026/1") == true)
            #expect(try await fixture.site.page(Self.base + second.page).text("main")?.contains("2026/2") == true)
        }
    }

    @Test("an item for named persons is absent for other members: no number, no time, no count")
    func namedItem() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call(items: "Opening\nLights")
            let path = Self.base + "/meetings/\(meeting)"
            let before = await fixture.site.get(path, as: .member).comparable
            let analyst = try #require(fixture.site.person(.analyst))
            try await fixture.send(
                "/meetings/\(meeting)/agenda",
                [
                    "title": "Harbour flats", "kind": "discussion", "minutes": "30", "text": "", "audience": "named",
                    "people": "\(analyst)",
                ])
            let items = try await fixture.items(of: meeting)
            let secret = try #require(items.last)
            try await fixture.send("/meetings/\(meeting)/items/\(secret.id)/move", ["to": "up"])
            #expect(await fixture.site.get(path, as: .member).comparable == before)
            for who in [Who.analyst, .coordinator] {
                let page = try await fixture.site.page(path, as: who)
                #expect(page.all(".agenda b").map(\.text) == ["1", "·", "2"], "\(who)")
                #expect(page.text("main")?.contains("Harbour flats") == true)
            }
            #expect(await fixture.site.get(path + "/items/\(secret.id)", as: .member).status == 404)
            #expect(!(await fixture.site.text(Self.base + "/search?q=harbour", as: .member)).contains("Harbour flats"))
            #expect(!(await fixture.site.text(Self.base + "/search?q=harbour", as: .chair)).contains("Harbour flats"))
        }
    }

    @Test("a page in the council’s calendar never tells where to join, nor of meetings that are not public")
    func calendar() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            _ = try await fixture.call(
                audience: "public", extra: ["venue": "hybrid", "address": "https://meet.example/secret"])
            _ = try await fixture.call(audience: "formation", extra: ["place": "Back room"])
            let calendar = await fixture.site.text("/calendars/kalliste.ics")
            #expect(calendar.contains("SUMMARY:Plenary") && calendar.contains("Town hall"))
            #expect(!calendar.contains("meet.example") && !calendar.contains("Back room"))
            #expect(calendar.components(separatedBy: "BEGIN:VEVENT").count == 2)
            #expect(!(await fixture.site.text(Self.base + "/meetings")).contains("meet.example"))
        }
    }

    @Test("the public page of a meeting shows what is public, and nothing of presence")
    func publicPage() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call(audience: "public")
            let item = try await fixture.items(of: meeting)[0]
            try await fixture.send(
                "/meetings/\(meeting)/items/\(item.id)",
                [
                    "version": "1", "title": "Personnel", "kind": "discussion", "minutes": "", "text": "",
                    "audience": "members",
                ])
            _ = try await fixture.open(meeting)
            let page = try await fixture.site.page(Self.base + "/meetings/\(meeting)")
            #expect(page.all(".agenda b").map(\.text) == ["1"])
            #expect(page.text("main")?.contains("Personnel") == false)
            #expect(page.text("main")?.contains("Quorum") == false)
            let inside = try await fixture.site.page(Self.base + "/meetings/\(meeting)", as: .member)
            #expect(inside.all(".agenda b").map(\.text) == ["1", "2"])
            #expect(inside.text("main")?.contains("Quorum reached: 3 present, 3 needed.") == true)
        }
    }
}
