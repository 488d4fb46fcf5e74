// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Foundation
import Language
import Lineage
import SiteKit
import TestKit
import Testing
import Web

@testable import Council
@testable import Meetings

@Suite("The register of decisions, and what became of each")
struct RegisterTests {
    private static let base = MeetingsFixture.base

    @Test(
        "a decision is followed to its end: addressee, answer, where it stands, and everybody may read it who may know")
    func wholeWay() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let site = fixture.site
            let (_, page) = try await fixture.decide("Two stewards on line 2.", audience: "public")
            let start = try await site.page(Self.base + page).text("main") ?? ""
            #expect(start.contains("Open") && !start.contains("Addressed to"))
            try await fixture.send(
                page + "/follow-up", ["version": "0", "addressee": "Tram company", "due": "2026-03-20"])
            #expect(try await site.page(Self.base + page).text("main")?.contains("Tram company") == true)
            try await site.wait(.seconds(20 * 86_400))
            #expect(try await site.page(Self.base + page).text("main")?.contains("Answer 2 days late") == true)
            try await fixture.send(
                page + "/answer",
                ["version": "1", "answer": "From May on.", "by": "Tram company", "answered": "2026-03-21"])
            try await fixture.send(page + "/reviews", ["version": "2", "status": "under-way", "note": "Hiring."])
            try await fixture.send(page + "/reviews", ["version": "3", "status": "done", "note": ""])
            for tongue in ["en", "fr", "el"] {
                let base = "/c/kalliste/\(tongue)"
                #expect(try await site.page(base + page).text("main")?.contains("From May on.") == true)
                let outcomes = try await site.page(base + "/decisions/outcomes")
                #expect(outcomes.text("main")?.contains("From May on.") == true)
                _ = try await site.page(base + page + "/follow-up", as: .coordinator)
                _ = try await site.page(base + "/decisions?status=done&year=2026", as: .member)
            }
            let notes = try await site.page(Self.base + page + "/follow-up", as: .coordinator)
            #expect(notes.all("section[aria-labelledby=reviews] li").count == 2)
            #expect(notes.text("section[aria-labelledby=reviews]")?.contains("Coordinator Person") == true)
            #expect(!(await site.text(Self.base + page)).contains("Coordinator Person"))
        }
    }

    @Test("what is typed wrongly comes back with what was typed; whoever was slower sees what stands now")
    func badInput() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let site = fixture.site
            let (_, page) = try await fixture.decide("Two stewards.", audience: "public")
            let wrong: [(String, Fields)] = [
                ("/follow-up", ["addressee": "", "due": "2026-05-01"]),
                ("/follow-up", ["addressee": "Tram company", "due": "2020-01-01"]),
                ("/answer", ["answer": "", "by": "Tram company", "answered": "2026-03-02"]),
                ("/reviews", ["status": "dropped", "note": ""]),
            ]
            for (path, typed) in wrong {
                var fields = typed
                fields.append("version", "0")
                let reply = await site.post(Self.base + page + path, fields, as: .coordinator)
                #expect(reply.status == 422, "\(path)")
                let text = try site.read(reply)
                for (name, value) in fields.pairs where !value.isEmpty && name != "version" && name != "status" {
                    #expect(text.all("input").contains { $0["value"] == value }, "\(name) of \(path)")
                }
            }
            try await fixture.send(page + "/follow-up", ["version": "0", "addressee": "Tram company", "due": ""])
            let late = await site.post(
                Self.base + page + "/follow-up", ["version": "0", "addressee": "Bus company", "due": ""],
                as: .coordinator)
            #expect(late.status == 409)
            for who in [Who.member, .chair, .analyst] {
                for path in ["/follow-up", "/answer", "/reviews"] {
                    let reply = await site.post(
                        Self.base + page + path, ["version": "1", "status": "done", "addressee": "x"], as: who)
                    #expect(reply.status == 403, "\(path) by \(who)")
                }
                #expect(await site.get(Self.base + page + "/follow-up", as: who).status == 403)
            }
            #expect(await site.get(Self.base + page + "/follow-up").status != 200)
            let missing = Self.base + "/decisions/\(DecisionID.random())/follow-up"
            #expect(await site.get(missing, as: .coordinator).status == 404)
        }
    }

    @Test("what was rejected or challenged is not followed, and stands nowhere")
    func notAdopted() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let site = fixture.site
            let meeting = try await fixture.call(audience: "public")
            let item = try await fixture.open(meeting)
            let vote = try await fixture.send(
                "/meetings/\(meeting)/items/\(item.id)/votes",
                ["text": "Xylophones.", "method": "show-of-hands", "matter": "decision"])
            let rejected = String(
                try await fixture.close(vote, ["for": "1", "against": "2", "sure": "yes"]).dropFirst(Self.base.count))
            let reply = await site.post(
                Self.base + rejected + "/reviews", ["version": "0", "status": "done", "note": ""], as: .coordinator)
            #expect(reply.status == 422)
            #expect(!(await site.text(Self.base + "/decisions/outcomes")).contains("Night staff"))
            #expect(!(await site.text(Self.base + "/decisions?status=open")).contains(rejected))
            let second = try await fixture.send(
                "/meetings/\(meeting)/items/\(item.id)/votes",
                ["text": "Harps.", "method": "show-of-hands", "matter": "decision"])
            _ = try await fixture.close(second, ["for": "3", "against": "0", "sure": "yes"])
            #expect(try await site.page(Self.base + "/decisions/outcomes").all("main li h2").count == 1)
            try await fixture.send(
                String(second.dropFirst(Self.base.count)) + "/challenge", ["reason": "A hand was counted twice."])
            #expect(try await site.page(Self.base + "/decisions/outcomes").all("main li h2").isEmpty)
            #expect(try await fixture.rows("/decisions?status=open", as: .coordinator) == 0)
            #expect(try await fixture.rows("/decisions", as: .coordinator) == 2)
        }
    }

    @Test("open decisions are gone through at a meeting: each that was looked at gets a review, and the list its item")
    func atAMeeting() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let site = fixture.site
            let first = try await fixture.decide("Lamps.", audience: "public").page
            let second = try await fixture.decide("Stewards.").page
            let (one, two) = (String(first.dropFirst(11)), String(second.dropFirst(11)))
            let meeting = try await fixture.call(audience: "public", extra: ["date": "2026-03-30"])
            let path = "/meetings/\(meeting)/follow-up"
            let page = try await site.page(Self.base + path, as: .coordinator)
            #expect(page.all("main li h2").count == 2)
            for who in [Who.member, .analyst] {
                #expect(await site.get(Self.base + path, as: who).status == 403)
                #expect(await site.post(Self.base + path, ["status-\(one)": "done"], as: who).status == 403)
            }
            #expect(await site.get(Self.base + path).status != 200)
            let refused = await site.post(
                Self.base + path, ["status-\(one)": "done", "status-\(two)": "dropped", "note-\(two)": " "],
                as: .coordinator)
            #expect(refused.status == 422)
            #expect(try await fixture.rows("/decisions?status=done", as: .coordinator) == 0, "all or nothing")
            // The item names what all may know of who may know of the meeting.
            try await fixture.send(path + "/agenda")
            let item = try #require(try await fixture.items(of: meeting).last)
            #expect(item.text.contains("2026/1") && item.readership == Readership(.public))
            #expect(item.text.split(separator: "\n").count == 1)
            try await fixture.send(path, ["status-\(one)": "done", "status-\(two)": "", "note-\(two)": "ignored"])
            #expect(try await fixture.rows("/decisions?status=done", as: .coordinator) == 1)
            #expect(try await fixture.rows("/decisions?status=open", as: .coordinator) == 1)
            #expect(try await site.page(Self.base + path, as: .coordinator).all("main li h2").count == 1)
            let noted = try await site.database.read {
                try $0.rows("SELECT meeting FROM decision_review").map { try $0["meeting"] as MeetingID? }
            }
            #expect(noted == [meeting])
        }
    }

    @Test("the register is narrowed by year, kind, where it stands and words, and goes out as a table and for programs")
    func narrowing() async throws {
        try await MeetingsFixture.onEachEngine(MeetingsFixture.secretly) { fixture in
            let site = fixture.site
            let (meeting, item) = try await fixture.openWithFour(audience: "public")
            for (text, matter) in [("Lamps, “tall” ones", "decision"), ("Trams are late.", "opinion")] {
                let vote = try await fixture.send(
                    "/meetings/\(meeting)/items/\(item)/votes",
                    ["text": text, "method": "show-of-hands", "matter": matter])
                _ = try await fixture.close(vote, ["for": "3", "against": "1", "sure": "yes"])
                site.clock.move(.seconds(60))
            }
            let vote = try await fixture.openChoice(meeting, item, "persons", ["Anna", "Ben"])
            for who in MeetingsFixture.voters {
                #expect(try await fixture.mark([1, 0], in: vote, as: who, isSingle: true).1.status == 303)
            }
            _ = try await fixture.close(vote)
            for (query, count) in [
                ("", 3), ("?kind=decision", 1), ("?kind=opinion", 1), ("?kind=election", 1), ("?year=2026", 3),
                ("?year=2025", 0), ("?status=open", 3), ("?status=done", 0), ("?q=lamps", 1), ("?q=harps", 0),
                ("?q=lamps&kind=opinion", 0), ("?kind=nonsense", 3),
            ] { #expect(try await fixture.rows("/decisions" + query, as: .visitor) == count, "\(query)") }
            let table = await site.get(Self.base + "/decisions.csv?sort=oldest")
            #expect(table.contentType?.hasPrefix("text/csv") == true)
            let lines = String(decoding: table.bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
            #expect(lines.count == 4 && lines[1].contains("\"Lamps, “tall” ones\"") && lines[3].contains("Anna"))
            #expect(lines[1].contains(",3,1,0,"))
            let list = try JSONDecoder().decode(
                Listed.self, from: Data(await site.get(Self.base + "/decisions.json").bytes))
            #expect(list.decisions.map(\.kind) == ["election", "opinion", "decision"])
            #expect(list.decisions.allSatisfy { $0.adopted && $0.status == "open" })
            #expect(list.decisions[0].result.elected == ["Anna"] && list.decisions[2].result.for == 3)
        }
    }

    private struct Listed: Decodable {
        struct Entry: Decodable {
            struct Outcome: Decodable {
                let `for`: Int?
                let elected: [String]?
            }

            let number: String
            let kind: String
            let adopted: Bool
            let status: String?
            let result: Outcome
        }

        let decisions: [Entry]
    }

    @Test(
        "nothing tells others of what became of a decision for a few: no page, count, number, table, search or notice")
    func leaks() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let site = fixture.site
            _ = try await fixture.decide("Lamps.", audience: "public")
            let paths =
                [
                    "", "?status=open", "?status=done", "?q=harbour", ".csv", ".json", ".json?status=dropped",
                    "/outcomes",
                ]
                .map { Self.base + "/decisions" + $0 }
                + [Self.base + "/search?q=harbour", "/api/v1/councils/kalliste/decisions"]
            let outside: [Who] = [.visitor, .outsider, .stranger, .resident, .member, .analyst, .operator]
            var before: [String: String] = [:]
            for who in outside {
                for path in paths { before["\(who) \(path)"] = await site.get(path, as: who).comparable }
            }
            let decision = try await fixture.decideInPrivate("Harbour raid at dawn.")
            let page = "/decisions/\(decision)"
            try await fixture.send(
                page + "/follow-up", ["version": "0", "addressee": "Harbour police", "due": "2026-03-03"])
            try await fixture.send(page + "/reviews", ["version": "1", "status": "dropped", "note": "Harbour fog."])
            for who in outside {
                for path in paths {
                    #expect(await site.get(path, as: who).comparable == before["\(who) \(path)"], "\(path) as \(who)")
                }
                let missing = "/decisions/\(DecisionID.random())"
                await site.expectAbsent(Self.base + page, like: Self.base + missing, as: [who])
                for part in ["/follow-up", "/answer", "/reviews"] {
                    let hidden = await site.post(Self.base + page + part, ["version": "0"], as: who)
                    let absent = await site.post(Self.base + missing + part, ["version": "0"], as: who)
                    #expect(hidden.status == absent.status, "\(part) as \(who)")
                }
            }
            #expect(await site.text(Self.base + page, as: .chair).contains("Harbour fog."))
            #expect(!(await site.text(Self.base + "/decisions/outcomes", as: .chair)).contains("Harbour"))
        }
    }

    @Test("those to whom an answer is owed are reminded once on each occasion, in one neutral line; nobody else is")
    func reminders() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let site = fixture.site
            let languages = try Languages.load(from: FixtureCheckout.root + "/Languages")
            func remind() async throws {
                let council = site.council
                for _ in 0..<2 {
                    try await site.database.write { try AnswerReminders(languages: languages).remind(council, in: $0) }
                }
            }
            func letters() async throws -> [String] {
                try await site.database.read {
                    try $0.rows(
                        """
                        SELECT recipient, letter FROM outbox WHERE letter LIKE '%that the council waits for%'
                        ORDER BY recipient
                        """
                    ).map { row in
                        let (to, words): (String, String) = (try row["recipient"], try row["letter"])
                        #expect(!words.contains("Harbour"))
                        return to
                    }
                }
            }
            let decision = try await fixture.decideInPrivate("Harbour raid at dawn.")
            let page = "/decisions/\(decision)"
            try await fixture.send(
                page + "/follow-up", ["version": "0", "addressee": "Harbour police", "due": "2026-03-20"])
            try await remind()
            #expect(try await letters().isEmpty, "18 days ahead")
            try await site.wait(.seconds(12 * 86_400))
            try await remind()
            #expect(try await letters() == ["chair@kalliste.example", "coordinator@kalliste.example"])
            try await site.wait(.seconds(10 * 86_400))
            try await remind()
            #expect(try await letters().count == 4)
            let (chair, standing) = (try #require(site.person(.chair)), try await site.standing(.chair))
            let told = try await site.database.read { try $0.notifications(of: chair, for: standing.scope) }
            #expect(
                told.map(\.event).filter { $0.hasPrefix("decision.answer") } == [
                    "decision.answer-late", "decision.answer-due",
                ])
            try await fixture.send(
                page + "/answer",
                ["version": "1", "answer": "Yes.", "by": "Harbour police", "answered": "2026-03-22"])
            try await site.wait(.seconds(40 * 86_400))
            try await remind()
            #expect(try await letters().count == 4)
        }
    }
}

extension MeetingsFixture {
    /// How many decisions a list of the register shows somebody.
    func rows(_ path: String, as who: Who) async throws -> Int {
        try await site.page(Self.base + path, as: who).all("section[aria-labelledby=register] li").count
    }

    /// Decides something in the restricted formation.
    func decideInPrivate(_ text: String) async throws -> DecisionID {
        let meeting = try await call(restricted, items: "Harbour")
        let formation = restricted
        let seat = try await site.database.read { snapshot in
            try snapshot.value("SELECT seat FROM formation_seat WHERE formation = \(formation)", as: String.self) ?? ""
        }
        try await send("/meetings/\(meeting)/presence", ["who": "came \(seat) titular", "at": ""])
        try await send("/meetings/\(meeting)/open")
        let item = try await items(of: meeting)[0]
        try await send("/meetings/\(meeting)/items/\(item.id)/take")
        let vote = try await send(
            "/meetings/\(meeting)/items/\(item.id)/votes",
            ["text": text, "method": "show-of-hands", "matter": "decision"])
        let page = try await close(vote, ["for": "1", "sure": "yes"])
        return try #require(DecisionID(String(page.split(separator: "/").last ?? "")))
    }
}
