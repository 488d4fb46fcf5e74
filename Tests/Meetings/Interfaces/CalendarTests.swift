// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import SiteKit
import TestKit
import Testing
import Web

@testable import Meetings

@Suite("Calendars")
struct CalendarTests {
    private static let base = MeetingsFixture.base

    /// One event as two other programs read it.
    private struct Event: Decodable {
        let uid: String
        let sequence: Int
        let status: String
        let summary: String
        let location: String
        let `class`: String
        let start: String
        let url: String
    }

    private func events(_ path: String, in fixture: MeetingsFixture) async throws -> [Event] {
        try await OwnPython.read("read_calendar.py", [], await fixture.site.text(path))
    }

    /// Makes somebody's own address; the path of it.
    private func address(of who: Who, in fixture: MeetingsFixture) async throws -> String {
        let reply = await fixture.site.post(Self.base + "/meetings/calendars", [:], as: who)
        let page = try fixture.site.read(reply)
        let address = try #require(page.text("main code"))
        return address.replacing("http://koinon.example", with: "")
    }

    @Test("two other programs read the public calendar: moved meetings count up, cancelled ones stay and say so")
    func council() async throws {
        guard OwnPython.isReady else { return }
        try await MeetingsFixture.onSQLite { fixture in
            let moved = try await fixture.call(audience: "public")
            let cancelled = try await fixture.call(audience: "public", extra: ["date": "2026-03-24"])
            _ = try await fixture.call(extra: ["place": "Back room"])
            try await fixture.send(
                "/meetings/\(moved)/change",
                [
                    "date": "2026-03-30", "time": "19:00", "minutes": "60", "venue": "on-site",
                    "place": "Αίθουσα «Ποσειδών»; όροφος 2, δεξιά από την είσοδο του δημοτικού μεγάρου", "address": "",
                    "reason": "", "version": "1",
                ])
            try await fixture.send("/meetings/\(cancelled)/cancel")
            let events = try await events("/calendars/kalliste.ics", in: fixture).sorted { $0.start > $1.start }
            #expect(events.map(\.uid) == ["meeting-\(moved)@koinon.example", "meeting-\(cancelled)@koinon.example"])
            #expect(events.map(\.status) == ["CONFIRMED", "CANCELLED"])
            #expect(events.map(\.sequence) == [1, 1])
            #expect(events.map(\.start) == ["2026-03-30T19:00", "2026-03-24T18:00"])
            #expect(events[0].location == "Αίθουσα «Ποσειδών»; όροφος 2, δεξιά από την είσοδο του δημοτικού μεγάρου")
            #expect(events[0].url == "http://koinon.example\(Self.base)/meetings/\(moved)")
        }
    }

    @Test("a public formation has a calendar of its own; one that nobody may know of has none")
    func formations() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call(audience: "public")
            _ = try await fixture.call(fixture.restricted, extra: ["date": "2026-03-24"])
            let path = "/calendars/kalliste/formation/\(fixture.plenary)/meetings.ics"
            let text = await fixture.site.text(path)
            #expect(text.contains("UID:meeting-\(meeting)@koinon.example"))
            #expect(text.components(separatedBy: "BEGIN:VEVENT").count == 2)
            let missing = "/calendars/kalliste/formation/\(FormationID.random())/meetings.ics"
            let hidden = "/calendars/kalliste/formation/\(fixture.restricted)/meetings.ics"
            await fixture.site.expectAbsent(hidden, like: missing, as: Who.allCases)
            // Nor through another council.
            #expect(await fixture.site.get(path.replacing("kalliste", with: "nisi")).status == 404)
            let page = await fixture.site.text(Self.base + "/meetings/calendars", as: .chair)
            #expect(page.contains(path) && !page.contains("\(fixture.restricted)"))
        }
    }

    @Test("one's own calendar has all meetings one may know of, and names none that is not public")
    func own() async throws {
        guard OwnPython.isReady else { return }
        try await MeetingsFixture.onEachEngine { fixture in
            _ = try await fixture.call(audience: "public", extra: ["date": "2026-03-26"])
            _ = try await fixture.call(extra: ["date": "2026-03-24", "place": "Room 2"])
            _ = try await fixture.call(fixture.restricted, extra: ["date": "2026-03-23", "place": "Back room"])
            let chair = try await events(address(of: .chair, in: fixture), in: fixture).sorted { $0.start < $1.start }
            #expect(chair.map(\.summary) == ["Meeting", "Meeting", "Plenary"])
            #expect(chair.map(\.class) == ["PRIVATE", "PRIVATE", "PUBLIC"])
            #expect(chair.map(\.location) == ["", "", "Town hall"])
            let member = try await events(address(of: .member, in: fixture), in: fixture)
            #expect(member.count == 2)
        }
    }

    @Test("a new address ends the old one; ending it, leaving the council or losing a place takes effect at once")
    func revoked() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let missing = "/calendars/own/\(Token.random().text)/meetings.ics"
            let meeting = try await fixture.call(fixture.restricted)
            let first = try await address(of: .chair, in: fixture)
            let second = try await address(of: .chair, in: fixture)
            await fixture.site.expectAbsent(first, like: missing, as: [.visitor, .chair])
            let reply = await fixture.site.get(second)
            #expect(reply.status == 200 && reply.header("Cache-Control") == "private, no-store")
            #expect(String(decoding: reply.bytes, as: UTF8.self).contains("meeting-\(meeting)"))
            let chair = try #require(fixture.site.person(.chair))
            func end(_ audience: Audience) async throws {
                try await fixture.site.database.write { transaction in
                    try transaction.run(
                        "UPDATE grants SET ends = \(transaction.now) WHERE person = \(chair) AND audience = \(audience)"
                    )
                }
            }
            try await end(.formation(fixture.restricted))
            #expect(!(await fixture.site.text(second)).contains("meeting-\(meeting)"))
            #expect(await fixture.site.get(second).status == 200)
            try await end(.members)
            await fixture.site.expectAbsent(second, like: missing, as: [.visitor, .chair])
            let other = try await address(of: .member, in: fixture)
            try await fixture.send("/meetings/calendars/end", as: .member)
            await fixture.site.expectAbsent(other, like: missing, as: [.visitor, .member])
        }
    }

    @Test("the address is kept nowhere but as a hash, and is made only by members, each for themselves")
    func secret() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let path = try await address(of: .member, in: fixture)
            let token = try #require(path.split(separator: "/").dropLast().last.map(String.init))
            #expect(token.count == 43)
            #expect(!(try await fixture.everything()).contains(token))
            #expect(!(await fixture.site.text(Self.base + "/meetings/calendars", as: .member)).contains(token))
            for who in Who.others {
                let reply = await fixture.site.post(Self.base + "/meetings/calendars", [:], as: who)
                #expect(![200].contains(reply.status), "\(who)")
            }
            for wrong in ["x", String(repeating: "A", count: 43), "%00", token + "A"] {
                #expect(await fixture.site.get("/calendars/own/\(wrong)/meetings.ics").status == 404)
            }
        }
    }

    @Test("the list of a formation's meetings is read along its index")
    func plan() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            try await fixture.site.database.read { snapshot in
                let scope = Scope.visitors(of: fixture.site.council.id)
                let plenary = try #require(try snapshot.formation(fixture.plenary, for: scope))
                let plan = try snapshot.explain(MeetingsOfFormation.question(plenary, scope))
                #expect(plan.scans.isEmpty, "\(plan)")
            }
        }
    }
}
