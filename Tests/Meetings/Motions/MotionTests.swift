// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import SiteKit
import TestKit
import Testing
import Web

@testable import Meetings

@Suite("Motions and their amendments at a meeting")
struct MotionTests {
    private static let base = MeetingsFixture.base

    private static let text = "The council asks for two stewards for one year.\n\nThe figures are sent each month."

    /// Moves a motion for the police, as its member; its path below council and language.
    private func move(_ fixture: MeetingsFixture, _ meeting: MeetingID, _ item: AgendaItem) async throws -> String {
        let page = try await fixture.send(
            "/meetings/\(meeting)/items/\(item.id)/motions", ["title": "Stewards", "text": Self.text], as: .member)
        return String(page.dropFirst(Self.base.count))
    }

    private func amendments(_ fixture: MeetingsFixture, _ meeting: MeetingID) async throws -> [Amendment] {
        let scope = try await fixture.site.standing(.coordinator).scope
        return try await fixture.site.database.read { snapshot in
            guard let meeting = try snapshot.meeting(meeting, for: scope) else { return [] }
            return try snapshot.amendments(of: meeting, for: scope).values.flatMap(\.self).sorted {
                $0.number < $1.number
            }
        }
    }

    @Test("an amendment is adopted, what does not go with it falls, and the decision has the text as amended")
    func wholeWay() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            let motion = try await move(fixture, meeting, item)
            for (who, text) in [
                (Who.analyst, "The council asks for two stewards until 30 June."),
                (.chair, "The council asks for two stewards until Christmas."),
                (.member, "The council asks for three stewards for one year."),
            ] {
                try await fixture.send(
                    motion + "/amendments", ["kind": "change", "paragraph": "1", "text": text], as: who)
            }
            let page = try await fixture.site.page(Self.base + motion, as: .member)
            #expect(page.all(".box h3").map(\.text) == ["Amendment 1", "Amendment 2", "Amendment 3"])
            #expect(page.all("#amendment-1 del").map(\.text).first?.contains("for one year.") == true)
            #expect(page.all("#amendment-1 ins").map(\.text).first?.contains("until 30 June.") == true)
            #expect(page.all("#amendment-1 .vh").count == 4)

            // The motion itself is not voted on while amendments wait.
            let early = await fixture.site.post(
                Self.base + "/meetings/\(meeting)/items/\(item.id)/votes",
                [
                    "motion": String(motion.split(separator: "/").last ?? ""), "text": Self.text, "matter": "decision",
                    "method": "show-of-hands",
                ], as: .coordinator)
            #expect(early.status == 422)

            let first = try await fixture.voteOnMoved(meeting, item, yes: 2, no: 1)
            #expect(first.contains("/votes/"))
            #expect(try await amendments(fixture, meeting).map(\.state) == [.adopted, .fallen, .open])
            _ = try await fixture.voteOnMoved(meeting, item, yes: 1, no: 2)
            let decision = try await fixture.voteOnMoved(meeting, item, yes: 3, no: 0)
            #expect(decision.contains("/decisions/"))
            let decided = try await fixture.site.page(decision, as: .member)
            #expect(decided.text("main")?.contains("The council asks for two stewards until 30 June.") == true)
            #expect(decided.text("main")?.contains("2026/1") == true)
            let over = try await fixture.site.page(Self.base + motion, as: .member)
            #expect(over.all(".paragraphs").last?.text.contains("until 30 June.") == true)
            #expect(over.text("main")?.contains("Fallen: another one was adopted") == true)
            #expect(over.all("form").isEmpty || over.text("main")?.contains("Move an amendment") == false)
        }
    }

    @Test("what is voted on must be what stands there now")
    func changedMeanwhile() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            let motion = try await move(fixture, meeting, item)
            let id = String(motion.split(separator: "/").last ?? "")
            let path = Self.base + "/meetings/\(meeting)/items/\(item.id)/votes"
            for (motion, text) in [(id, "Something else."), (MeetingID.random().description, Self.text)] {
                let reply = await fixture.site.post(
                    path, ["motion": motion, "text": text, "matter": "decision", "method": "show-of-hands"],
                    as: .coordinator)
                #expect(reply.status == 422)
            }
            #expect(try await fixture.votes(of: meeting).isEmpty)
        }
    }

    @Test("where a result is challenged, what it settled is open again, and the second vote settles it")
    func challenged() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            let motion = try await move(fixture, meeting, item)
            for text in ["Two stewards until 30 June.", "Two stewards until Christmas."] {
                try await fixture.send(
                    motion + "/amendments", ["kind": "change", "paragraph": "1", "text": text], as: .analyst)
            }
            let vote = try await fixture.voteOnMoved(meeting, item, yes: 2, no: 1)
            #expect(Set(try await amendments(fixture, meeting).map(\.state)) == [.adopted, .fallen])
            try await fixture.send(
                String(vote.dropFirst(Self.base.count)) + "/challenge", ["reason": "A hand was counted twice."])
            #expect(try await amendments(fixture, meeting).map(\.state) == [.open, .open])
            let second = try await fixture.again(vote, in: meeting)
            _ = try await fixture.close(second, ["for": "1", "against": "2", "sure": "yes"])
            #expect(Set(try await amendments(fixture, meeting).map(\.state)) == [.rejected, .open])
        }
    }

    @Test("withdrawn motions and amendments stay in the account, and what is being voted on is not withdrawn")
    func withdrawing() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            let motion = try await move(fixture, meeting, item)
            try await fixture.send(motion + "/amendments", ["kind": "delete", "paragraph": "2"], as: .analyst)
            let amendment = try #require(try await amendments(fixture, meeting).first)
            let fields: Fields = ["amendment": "\(amendment.id)"]
            #expect(
                await fixture.site.post(Self.base + motion + "/amendments/withdraw", fields, as: .member).status == 403)
            #expect(await fixture.site.post(Self.base + motion + "/withdraw", [:], as: .analyst).status == 403)
            try await fixture.send(motion + "/amendments/withdraw", fields, as: .analyst)
            let run = try await fixture.site.page(Self.base + "/meetings/\(meeting)/run", as: .coordinator)
            let form = try #require(run.all("#moved form").first)
            let text = form.all("input").first { $0["name"] == "text" }?["value"] ?? ""
            try await fixture.send(
                "/meetings/\(meeting)/items/\(item.id)/votes",
                [
                    "motion": String(motion.split(separator: "/").last ?? ""), "text": text, "matter": "decision",
                    "method": "show-of-hands",
                ])
            #expect(await fixture.site.post(Self.base + motion + "/withdraw", [:], as: .member).status == 403)
            let vote = try #require(try await fixture.votes(of: meeting).first)
            try await fixture.send("/meetings/\(meeting)/votes/\(vote.id)/cancel")
            try await fixture.send(motion + "/withdraw", as: .member)
            let page = try await fixture.site.page(Self.base + motion, as: .chair)
            #expect(page.all(".st").map(\.text) == ["Withdrawn", "Withdrawn"])
            #expect(
                await fixture.site.post(
                    Self.base + motion + "/amendments", ["kind": "delete", "paragraph": "1"], as: .member
                ).status == 422)
        }
    }

    @Test("the chair puts an amendment first with a reason, which everybody reads")
    func ordering() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            let motion = try await move(fixture, meeting, item)
            for (kind, text) in [("delete", ""), ("change", "The figures are sent each week.")] {
                try await fixture.send(
                    motion + "/amendments", ["kind": kind, "paragraph": "2", "text": text], as: .analyst)
            }
            let second = try await amendments(fixture, meeting)[1]
            let path = motion + "/order"
            let fields: Fields = ["amendment": "\(second.id)", "reason": "It decides the other."]
            #expect(await fixture.site.post(Self.base + path, fields, as: .member).status == 403)
            #expect(
                await fixture.site.post(Self.base + path, ["amendment": "\(second.id)", "reason": ""], as: .chair)
                    .status
                    == 422)
            try await fixture.send(path, fields, as: .chair)
            let page = try await fixture.site.page(Self.base + motion, as: .member)
            #expect(page.all(".box h3").map(\.text) == ["Amendment 2", "Amendment 1"])
            #expect(page.text("#amendment-2")?.contains("It decides the other.") == true)
        }
    }

    @Test("a motion follows the readers of its item: it is absent for others, on the screen too")
    func readers() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call(audience: "public")
            let item = try await fixture.items(of: meeting)[1]
            let motion = try await move(fixture, meeting, item)
            #expect(try await fixture.site.page(Self.base + motion).text("main")?.contains("two stewards") == true)
            #expect(try await fixture.site.page(Self.base + motion).all("form").isEmpty)
            try await fixture.send(motion + "/amendments", ["kind": "delete", "paragraph": "2"], as: .analyst)
            try await fixture.send(
                "/meetings/\(meeting)/items/\(item.id)",
                [
                    "version": "1", "title": "Stewards", "kind": "decision", "minutes": "", "text": "",
                    "audience": "members",
                ])
            await fixture.site.expectAbsent(
                Self.base + motion, like: Self.base + "/meetings/\(meeting)/motions/\(MeetingID.random())",
                as: [.visitor, .outsider])
            _ = try await fixture.open(meeting)
            let screen = try await fixture.screen(of: meeting)
            #expect(await !fixture.site.text(screen).contains("stewards"))
            #expect(
                await fixture.site.text(Self.base + "/meetings/\(meeting)/room", as: .member).contains("two stewards"))
            for part in ["", "/amendments", "/withdraw", "/order", "/amendments/withdraw"] {
                #expect(await fixture.site.post(Self.base + motion + part, [:], as: .outsider).status != 303, "\(part)")
            }
        }
    }

    @Test("an item that is taken off takes its motions along")
    func removal() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.items(of: meeting)[1]
            let motion = try await move(fixture, meeting, item)
            try await fixture.send(motion + "/amendments", ["kind": "delete", "paragraph": "2"], as: .analyst)
            try await fixture.send("/meetings/\(meeting)/items/\(item.id)/remove")
            #expect(await fixture.site.get(Self.base + motion, as: .member).status == 404)
            #expect(try await amendments(fixture, meeting).isEmpty)
        }
    }

    @Test("what is typed wrongly comes back with what was typed")
    func badInput() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.items(of: meeting)[1]
            let path = Self.base + "/meetings/\(meeting)/items/\(item.id)/motions"
            let long = String(repeating: "word ", count: 5_000)
            for (title, text) in [
                ("", "Text."), ("Title", " \n\n "), ("Title", long), (String(repeating: "x", count: 201), "Text."),
            ] {
                let reply = await fixture.site.post(path, ["title": title, "text": text], as: .member)
                #expect(reply.status == 422)
                #expect(try fixture.site.read(reply).first("#f-title")?["value"] == title)
            }
            #expect(await fixture.site.post(path, ["title": "T", "text": "T."], as: .outsider).status == 404)
            // Somebody who holds no seat in the formation moves nothing; the secretariat says for whom.
            #expect(await fixture.site.post(path, ["title": "T", "text": "T."], as: .coordinator).status == 422)
            try await fixture.send(
                "/meetings/\(meeting)/items/\(item.id)/motions",
                ["title": "<b>T</b>", "text": "“T” & <i>t</i>.", "mover": "\(fixture.seats[2])"])
        }
    }
}

extension MeetingsFixture {
    /// Sends the form of the secretariat's page that opens the next vote on a motion, and closes the vote by hands; where
    /// that led.
    func voteOnMoved(_ meeting: MeetingID, _ item: AgendaItem, yes: Int, no: Int) async throws -> String {
        let run = try await site.page(Self.base + "/meetings/\(meeting)/run", as: .coordinator)
        let form = try #require(run.all("#moved form").first)
        func value(_ name: String) -> String {
            form.all("input").first { $0["name"] == name }?["value"] ?? ""
        }
        let vote = try await send(
            "/meetings/\(meeting)/items/\(item.id)/votes",
            [
                "motion": value("motion"), "amendment": value("amendment"), "text": value("text"),
                "matter": value("matter"), "method": "show-of-hands", "recommendation": "",
            ])
        site.clock.move(.seconds(20))
        return try await send(
            String(vote.dropFirst(Self.base.count)) + "/close", ["for": "\(yes)", "against": "\(no)", "sure": "yes"])
    }
}
