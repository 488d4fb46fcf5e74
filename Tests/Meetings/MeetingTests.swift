// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Lineage
import Record
import SiteKit
import TestKit
import Testing
import Web

@testable import Council
@testable import Meetings

@Suite("A meeting from the call to the minutes")
struct MeetingTests {
    @Test("called, opened, voted, decided, approved: and everything can be read afterwards")
    func whole() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let site = fixture.site
            let base = MeetingsFixture.base
            let (meeting, decision) = try await fixture.decide("Two stewards on line 2.", audience: "public")
            let page = try await site.page(base + decision)
            #expect(page.text("main h1") == "Night staff on tram line 2")
            #expect(page.text("main")?.contains("2 for") == true)
            #expect(
                page.text("main")?.contains("Simple majority: 2 for were needed, counted on 3 (votes for and against).")
                    == true)
            #expect(try await site.page(base + "/decisions").text("main li")?.contains("2026/1") == true)
            let item = try await fixture.items(of: meeting)[1]
            try await fixture.send(
                "/meetings/\(meeting)/items/\(item.id)/notes", ["note": "The tram company answered."])
            try await fixture.send("/meetings/\(meeting)/close")
            #expect(await site.get(base + "/meetings/\(meeting)/minutes").status == 404)
            #expect(
                try await site.page(base + "/meetings/\(meeting)/minutes", as: .member).text("main")?.contains("Draft")
                    == true)
            try await fixture.send("/meetings/\(meeting)/minutes", as: .chair)
            let minutes = try await site.page(base + "/meetings/\(meeting)/minutes")
            #expect(minutes.text("main")?.contains("Approved by the chair") == true)
            #expect(minutes.text("main")?.contains("The tram company answered.") == true)
            #expect(minutes.text("main")?.contains("Present: Mayor, Police and School.") == true)
            // Approved minutes stay as they are.
            let late = await site.post(
                base + "/meetings/\(meeting)/items/\(item.id)/notes", ["note": "Later."], as: .coordinator)
            #expect(late.status == 403)
        }
    }

    @Test("a meeting called too soon is refused with the first day that keeps the notice, and nothing typed is lost")
    func tooSoon() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let reply = await fixture.site.post(
                MeetingsFixture.base + "/meetings/new",
                [
                    "formation": "\(fixture.plenary)", "date": "2026-03-05", "time": "18:30", "minutes": "90",
                    "venue": "on-site", "place": "Town hall", "audience": "formation", "items": "Opening",
                ], as: .coordinator)
            #expect(reply.status == 422)
            let page = try fixture.site.read(reply)
            #expect(
                page.text(".summary li")?.hasPrefix(
                    "5 March is 3 days away. The rules ask for 8 calendar days. Choose a day from 10 March on") == true)
            #expect(page.first("#f-place")?["value"] == "Town hall")
            #expect(page.text("#f-items") == "Opening")
        }
    }

    @Test("everybody who holds a seat is invited, titulars and substitutes, in words that say nothing")
    func invitations() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            _ = try await fixture.call(items: "Harbour flats")
            let letters = try await fixture.site.database.read { snapshot in
                try snapshot.rows("SELECT recipient, letter FROM outbox ORDER BY recipient").map {
                    (try $0["recipient"] as String, try $0["letter"] as String)
                }
            }
            #expect(
                letters.map(\.0)
                    == ["analyst", "chair", "coordinator", "member", "resident"].map { "\($0)@kalliste.example" })
            #expect(
                letters.allSatisfy {
                    !$0.1.contains("Harbour") && !$0.1.contains("Town hall") && $0.1.contains("REQUEST")
                })
            let person = try #require(fixture.site.person(.member))
            let told = try await fixture.site.database.read { snapshot in
                try snapshot.notifications(
                    of: person, for: try snapshot.standing(of: .console(for: person), in: fixture.site.council.id).scope
                )
            }
            #expect(told.map(\.event) == ["meeting.called"])
        }
    }

    @Test("moving a meeting tells those invited again, with the next number; calling it off cancels it")
    func changes() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call(audience: "public")
            let moved: Fields = [
                "version": "1", "date": "2026-03-24", "time": "19:00", "minutes": "60", "venue": "hybrid",
                "place": "Library",
                "address": "https://meet.example/x", "reason": "",
            ]
            try await fixture.send("/meetings/\(meeting)/change", moved)
            // Sent again from a page that is out of date: nothing is overwritten.
            let stale = await fixture.site.post(
                MeetingsFixture.base + "/meetings/\(meeting)/change", moved, as: .coordinator)
            #expect(stale.status == 409)
            #expect(try fixture.site.read(stale).first("#f-place")?["value"] == "Library")
            try await fixture.send("/meetings/\(meeting)/cancel")
            let letters: [String] = try await fixture.site.database.read { snapshot in
                try snapshot.rows(
                    "SELECT letter FROM outbox WHERE recipient = 'member@kalliste.example' ORDER BY posted, letter"
                )
                .map { try $0["letter"] }
            }
            #expect(letters.count == 3)
            #expect(letters.contains { $0.contains("CANCEL") && $0.contains("\"sequence\":2") })
            let calendar = await fixture.site.text("/calendars/kalliste.ics")
            #expect(calendar.contains("STATUS:CANCELLED"))
            #expect(!calendar.contains("meet.example"))
        }
    }

    @Test("without a quorum nothing is voted on, and the meeting can be called a second time")
    func noQuorum() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call()
            try await fixture.arrive(0, at: meeting)
            try await fixture.send("/meetings/\(meeting)/open")
            let item = try await fixture.items(of: meeting)[0]
            try await fixture.send("/meetings/\(meeting)/items/\(item.id)/take")
            let reply = await fixture.site.post(
                MeetingsFixture.base + "/meetings/\(meeting)/items/\(item.id)/votes",
                ["text": "Lights.", "method": "show-of-hands", "matter": "decision"], as: .coordinator)
            #expect(reply.status == 422)
            let run = try await fixture.site.page(MeetingsFixture.base + "/meetings/\(meeting)/run", as: .coordinator)
            #expect(run.text("main")?.contains("No quorum: 1 present, 3 needed.") == true)
            try await fixture.send("/meetings/\(meeting)/close")
            let page = try await fixture.site.page(MeetingsFixture.base + "/meetings/\(meeting)", as: .coordinator)
            #expect(page.text("main")?.contains("Call a second time") == true)
            let again = try await fixture.call(extra: ["repeats": "\(meeting)", "date": "2026-03-30"])
            try await fixture.send("/meetings/\(again)/open")
            #expect(
                try await fixture.site.page(MeetingsFixture.base + "/meetings/\(again)", as: .member)
                    .text("main")?.contains("The rules ask for no quorum.") == true)
        }
    }

    @Test("in a named vote each votes once for their own seat, and until it is closed only the number shows")
    func named() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let (site, base) = (fixture.site, MeetingsFixture.base)
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            let vote = try await fixture.send(
                "/meetings/\(meeting)/items/\(item.id)/votes",
                ["text": "Lights.", "method": "named", "matter": "decision"])
            #expect(await site.post(vote + "/give", ["choice": "for"], as: .member).status == 303)
            #expect(await site.post(vote + "/give", ["choice": "against"], as: .member).status == 422)
            // The coordinator is substitute of the police, whose titular is here.
            #expect(await site.post(vote + "/give", ["choice": "against"], as: .coordinator).status == 422)
            #expect(await site.post(vote + "/give", ["choice": "against"], as: .analyst).status == 303)
            for who in [Who.member, .coordinator, .chair] {
                let open = try await site.page(vote, as: who)
                #expect(open.text("#voters")?.contains("2 of 3 have voted") == true)
                #expect(open.text("main")?.contains("1 for") == false)
            }
            #expect(await site.post(vote + "/close", [:], as: .member).status == 403)
            // The chair voted for: a tie of one to one is broken only by the chair's own ballot, which is not there.
            try await fixture.send(
                String(vote.dropFirst(base.count)) + "/note", ["seat": "\(fixture.seats[0])", "choice": "abstention"])
            let decision = try await fixture.send(String(vote.dropFirst(base.count)) + "/close")
            let page = try await site.page(decision, as: .member)
            #expect(page.text("main")?.contains("Rejected") == true)
            #expect(page.all("table tbody tr").count == 3)
            #expect(await site.post(vote + "/give", ["choice": "for"], as: .chair).status == 422)
            #expect(await site.post(vote + "/close", [:], as: .coordinator).status == 422)
        }
    }

    @Test("when the titular leaves the substitute votes")
    func substituteVotes() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            try await fixture.arrive(1, "substitute", at: meeting)
            try await fixture.send(
                "/meetings/\(meeting)/presence", ["who": "went \(fixture.seats[1]) titular", "at": ""])
            let vote = try await fixture.send(
                "/meetings/\(meeting)/items/\(item.id)/votes",
                ["text": "Lights.", "method": "named", "matter": "decision"])
            #expect(await fixture.site.post(vote + "/give", ["choice": "for"], as: .member).status == 422)
            #expect(await fixture.site.post(vote + "/give", ["choice": "for"], as: .coordinator).status == 303)
        }
    }

    @Test("a decision adopts a recommendation, stands in its thread and in the Record")
    func thread() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let council = fixture.site.council.id
            let recommendation = NodeReference(.recommendation, "r1")
            try await fixture.site.database.write { transaction in
                try transaction.put(
                    Node(
                        council: council, reference: recommendation, readership: Readership(.public),
                        step: .recommendation,
                        title: "Stewards at night", tongue: .en, day: .of("2026-02-01"),
                        path: ["recommendations", "r1"]))
            }
            let meeting = try await fixture.call(audience: "public")
            let item = try await fixture.open(meeting)
            let vote = try await fixture.send(
                "/meetings/\(meeting)/items/\(item.id)/votes",
                ["text": "Two stewards.", "method": "show-of-hands", "matter": "decision", "recommendation": "r1"])
            let decision = try await fixture.send(
                String(vote.dropFirst(MeetingsFixture.base.count)) + "/close", ["for": "3", "sure": "yes"])
            let id = String(decision.split(separator: "/").last ?? "")
            let page = try await fixture.site.page(MeetingsFixture.base + "/thread/decision/\(id)")
            #expect(page.text("main")?.contains("Stewards at night") == true)
            #expect(page.text("main")?.contains("Adopted: Night staff on tram line 2") == true)
            let heads = await fixture.site.text("/record")
            #expect(heads.contains("koinon.example/record/"), "\(heads)")
        }
    }

    @Test("a rejected decision adopts nothing, and hands are confirmed before they count")
    func hands() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            let vote = try await fixture.send(
                "/meetings/\(meeting)/items/\(item.id)/votes",
                ["text": "Lights.", "method": "show-of-hands", "matter": "decision"])
            let unsure = await fixture.site.post(vote + "/close", ["for": "2", "against": "1"], as: .coordinator)
            #expect(unsure.status == 422)
            #expect(try fixture.site.read(unsure).first("#f-for")?["value"] == "2")
            let many = await fixture.site.post(
                vote + "/close", ["for": "4", "against": "1", "sure": "yes"], as: .coordinator)
            #expect(try fixture.site.read(many).text(".summary li") == "5 votes, but only 3 may vote. Count again.")
            #expect(
                await fixture.site.post(
                    vote + "/close", ["for": "1", "against": "1", "abstained": "1", "casting": "for", "sure": "yes"],
                    as: .chair
                ).status == 303)
            let decision = try #require(try await fixture.votes(of: meeting).first?.tally)
            #expect(decision.isAdopted && decision.isByCastingVote)
        }
    }

    @Test("the minutes tell of a vote that came to nothing, and hold what the approving chair may not see")
    func happenings() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call(audience: "public", items: "Opening\nLights")
            let analyst = try #require(fixture.site.person(.analyst))
            try await fixture.send(
                "/meetings/\(meeting)/agenda",
                [
                    "title": "Harbour flats", "kind": "discussion", "minutes": "", "text": "", "audience": "named",
                    "people": "\(analyst)",
                ])
            let item = try await fixture.open(meeting)
            let vote = try await fixture.send(
                "/meetings/\(meeting)/items/\(item.id)/votes",
                ["text": "Ten lamps.", "method": "named", "matter": "decision"])
            _ = await fixture.site.post(vote + "/cancel", ["sure": "yes"], as: .coordinator)
            try await fixture.send("/meetings/\(meeting)/close")
            try await fixture.send("/meetings/\(meeting)/minutes", as: .chair)
            let path = MeetingsFixture.base + "/meetings/\(meeting)/minutes"
            let read = try await fixture.site.page(path).text("main") ?? ""
            #expect(read.contains("Put to the vote: “Ten lamps.” This vote was ended without a result."), "\(read)")
            #expect(!(await fixture.site.text(path, as: .chair)).contains("Harbour flats"))
            #expect((await fixture.site.text(path, as: .analyst)).contains("Harbour flats"))
        }
    }
}
