// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import SiteKit
import TestKit
import Testing
import Web

@testable import Council
@testable import Meetings

@Suite("Elections and rankings at a meeting")
struct ChoiceTests {
    private static let base = MeetingsFixture.base
    private static let people = ["Anna", "Ben, the younger", "Chloé"]

    @Test(
        "a secret election goes on to a second round, a lot decides between equal votes, and both rounds can be recounted"
    )
    func election() async throws {
        try await MeetingsFixture.onEachEngine(MeetingsFixture.secretly) { fixture in
            let site = fixture.site
            let (meeting, item) = try await fixture.openWithFour(audience: "public")
            let first = try await fixture.openChoice(meeting, item, "persons", Self.people)
            var codes: [String] = []
            for (who, marks) in zip(MeetingsFixture.voters, [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0]]) {
                let (code, reply) = try await fixture.mark(marks, in: first, as: who, isSingle: true)
                #expect(reply.status == 303)
                codes.append(code.text)
                #expect(await site.post(first + "/give", ["mark": "02", "code": code.text], as: who).status == 422)
            }
            let stored = try await fixture.everything()
            #expect(codes.allSatisfy { !stored.contains($0) })
            for who in [Who.chair, .coordinator] {
                #expect(try await site.page(first, as: who).text("main")?.contains("Elected") == false)
            }
            // 2 of 4 are not more than half: all with as many votes as the second stand again.
            #expect(try await fixture.close(first) == first)
            let page = try await site.page(first, as: .member)
            #expect(
                page.text("main")?.contains("Next round") == true
                    && page.text("main")?.contains("Nobody elected") == true)
            #expect(await site.text(Self.base + "/decisions", as: .member).contains("Who or what") == false)
            let second = try await fixture.again(first)
            #expect(await site.post(first + "/again", [:], as: .coordinator).status == 422)
            for (who, marks) in zip(MeetingsFixture.voters, [[1, 0, 0], [0, 1, 0], [0, 1, 0], [1, 0, 0]]) {
                #expect(try await fixture.mark(marks, in: second, as: who, isSingle: true).1.status == 303)
            }
            let decision = try await fixture.close(second, ["seed": "17"])
            let result = try await site.page(decision)
            #expect(result.text("main")?.contains("Elected: Ben, the younger") == true)
            #expect(result.text("main")?.contains("Seed: “17”") == true && result.text("#vote-1") != nil)
            #expect(try await MeetingsFixture.python("recount.py", ["17", "1", "2"]).output == "2 1\n")
            let file = await site.text(decision + "/ballots.csv")
            let count = try await MeetingsFixture.python("recount.py", input: file)
            #expect(count.output == "1 4 4 2 1 1\n2 4 4 2 2 0\n", "\(count.errors) \(file)")
            for tongue in ["en", "fr", "el"] {
                _ = try await site.page(decision.replacing("/en/", with: "/\(tongue)/") + "/ballots", as: .member)
                _ = try await site.page(second.replacing("/en/", with: "/\(tongue)/"), as: .member)
            }
            let answer = await site.text("/api/v1/councils/kalliste/decisions")
            #expect(answer.contains("\"elected\":[\"Ben, the younger\"]"))
        }
    }

    @Test("a secret ranking shows pairs and paths, and is found again from the published list by another program")
    func ranking() async throws {
        try await MeetingsFixture.onEachEngine(MeetingsFixture.secretly) { fixture in
            let site = fixture.site
            let (meeting, item) = try await fixture.openWithFour(audience: "public")
            let vote = try await fixture.openChoice(meeting, item, "ranking", ["Lights", "Hedges", "Trams"])
            for (who, marks) in zip(MeetingsFixture.voters, [[1, 2, 3], [2, 1, 0], [1, 3, 2], [0, 0, 0]]) {
                #expect(try await fixture.mark(marks, in: vote, as: who).1.status == 303)
            }
            let decision = try await fixture.close(vote)
            let page = try await site.page(decision)
            #expect(page.text("main")?.contains("Strongest path") == true)
            let tally = try #require(try await fixture.votes(of: meeting).first?.chosen)
            guard case .ranking(let ranked) = tally else { return #expect(Bool(false)) }
            #expect(ranked.order.places == [1, 2, 3] && ranked.ballots == 4 && ranked.blank == 1)
            let count = try await MeetingsFixture.python(
                "recount.py", input: site.text(decision + "/ballots.csv"))
            #expect(count.output == "1 4 4 3 3 2\nplaces 1 2 3\n", "\(count.errors)")
            try await fixture.send("/meetings/\(meeting)/close")
            #expect(
                try await site.page(Self.base + "/meetings/\(meeting)/minutes", as: .member).text("main")?.contains(
                    "Lights") == true)
        }
    }

    @Test("approval by name is given on one's own page or called out, and tells seats only after closing")
    func approval() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let site = fixture.site
            let (meeting, item) = try await fixture.openWithFour()
            let vote = try await fixture.openChoice(
                meeting, item, "approval", ["Lights", "Hedges", "Trams"], method: "named")
            for (who, marks) in [(Who.chair, [1, 1, 0]), (.analyst, [0, 1, 0])] {
                #expect(
                    await site.post(vote + "/give", MeetingsFixture.ballot(marks, isSingle: false), as: who).status
                        == 303)
            }
            var note = MeetingsFixture.ballot([0, 1, 1], isSingle: false)
            note.append("seat", "\(fixture.seats[1])")
            #expect(await site.post(vote + "/note", note, as: .coordinator).status == 303)
            #expect(await site.post(vote + "/note", note, as: .coordinator).status == 422)
            #expect(
                await site.post(vote + "/give", MeetingsFixture.ballot([1, 0, 0], isSingle: false), as: .member).status
                    == 422)
            let open = try await site.page(vote, as: .coordinator)
            #expect(open.text("#voters")?.contains("3 of 4 have voted") == true)
            #expect(open.text("#waiting")?.contains("Residents") == true)
            #expect(try await site.page(vote, as: .member).first("#waiting") == nil)
            let decision = try await fixture.close(vote)
            guard case .approval(let approved) = try await fixture.votes(of: meeting).first?.chosen else {
                return #expect(Bool(false))
            }
            #expect(approved.votes.votes == [1, 3, 1] && approved.votes.places == [2, 1, 2])
            #expect(try await site.page(decision, as: .member).text("main")?.contains("Lights and Hedges") == true)
        }
    }

    @Test("where the rules let the chair decide between equal votes, the decision waits for it")
    func chair() async throws {
        let rules = Constitution.sample(
            methods: [.secret], elections: .init(rounds: 1, last: .plurality, tie: .chair))
        try await MeetingsFixture.onSQLite(rules) { fixture in
            let site = fixture.site
            let (meeting, item) = try await fixture.openWithFour()
            let vote = try await fixture.openChoice(meeting, item, "persons", Self.people)
            for (who, marks) in zip(MeetingsFixture.voters, [[1, 0, 0], [0, 1, 0], [0, 1, 0], [1, 0, 0]]) {
                _ = try await fixture.mark(marks, in: vote, as: who, isSingle: true)
            }
            #expect(try await fixture.close(vote) == vote)
            for wrong: Fields in [[:], ["elected": "3"], ["elected": "x"]] {
                #expect(await site.post(vote + "/tie", wrong, as: .coordinator).status == 422)
            }
            #expect(await site.post(vote + "/tie", ["elected": "2"], as: .member).status == 403)
            let decision = try await fixture.send(
                String(vote.dropFirst(Self.base.count)) + "/tie", ["elected": "2"], as: .chair)
            #expect(try await site.page(decision, as: .member).text("main")?.contains("The chair decided.") == true)
            #expect(await site.post(vote + "/tie", ["elected": "1"], as: .chair).status == 422)
        }
    }

    @Test("a ballot or a form that does not fit is refused in words, and the box stays as it was")
    func badInput() async throws {
        try await MeetingsFixture.onSQLite(MeetingsFixture.secretly) { fixture in
            let site = fixture.site
            let (meeting, item) = try await fixture.openWithFour()
            let path = Self.base + "/meetings/\(meeting)/items/\(item)/choices"
            let bad: [Fields] = [
                [:], ["text": "Who.", "kind": "persons", "options": "", "places": "1", "method": "secret"],
                ["text": "Who.", "kind": "kings", "options": "A\nB", "places": "1", "method": "secret"],
                ["text": "Who.", "kind": "persons", "options": "A\nB", "places": "3", "method": "secret"],
                ["text": "Who.", "kind": "persons", "options": "A\nA", "places": "1", "method": "secret"],
                ["text": "Who.", "kind": "ranking", "options": "A", "method": "secret"],
                [
                    "text": "Who.", "kind": "ranking", "options": (0..<19).map { "\($0)" }.joined(separator: "\n"),
                    "method": "secret",
                ],
                ["text": "Who.", "kind": "ranking", "options": "A\nB", "method": "show-of-hands"],
            ]
            for fields in bad {
                let reply = await site.post(path, fields, as: .coordinator)
                #expect(reply.status == 422)
                #expect(try site.read(reply).first(".summary") != nil)
            }
            #expect(await site.post(path, ["text": "Who."], as: .member).status == 403)
            #expect(try await fixture.votes(of: meeting).isEmpty)
            let vote = try await fixture.openChoice(meeting, item, "persons", Self.people, places: 2)
            let code = try await fixture.code(on: vote, for: .member)
            let wrong: [Fields] = [
                ["code": code.text], ["m01": "01", "code": code.text],
                ["m01": "01", "m02": "01", "m03": "01", "code": code.text],
                ["m01": "02", "m02": "00", "m03": "00", "code": code.text],
                ["m01": "01", "m02": "00", "m03": "00", "code": "x"],
                ["m01": "-1", "m02": "00", "m03": "00", "code": code.text], ["mark": "01", "code": code.text],
            ]
            for fields in wrong {
                let reply = await site.post(vote + "/give", fields, as: .member)
                #expect(reply.status == 422)
                #expect(try site.read(reply).first("input[name=code]") != nil)
            }
            #expect(try await fixture.count("meeting_turnout", MeetingsFixture.id(of: vote)) == 0)
        }
    }
}
