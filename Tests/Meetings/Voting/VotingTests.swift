// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import SiteKit
import TestKit
import Testing
import Web

@testable import Council
@testable import Meetings

@Suite("Votes at a meeting")
struct VotingTests {
    private static let base = MeetingsFixture.base
    private static let counted: Fields = ["for": "2", "against": "1", "abstained": "0", "sure": "yes"]

    private func open(
        _ fixture: MeetingsFixture, _ meeting: MeetingID, _ item: ItemID, _ method: String = "named"
    ) async throws -> String {
        try await fixture.send(
            "/meetings/\(meeting)/items/\(item)/votes", ["text": "Lights.", "method": method, "matter": "decision"])
    }

    private func path(_ page: String) -> String { String(page.dropFirst(Self.base.count)) }

    @Test("where two persons count the hands, only the same numbers of both close the vote, and nobody sees the first")
    func twoCounters() async throws {
        try await MeetingsFixture.onEachEngine(.sample(hands: .twice)) { fixture in
            let site = fixture.site
            let (meeting, item) = try await fixture.openWithFour()
            let vote = try await open(fixture, meeting, item, "show-of-hands")
            #expect(try await fixture.close(vote, Self.counted) == vote)
            #expect(await site.post(vote + "/close", Self.counted, as: .coordinator).status == 422)
            for who in [Who.chair, .coordinator, .member] {
                #expect(try await site.page(vote, as: who).text("main")?.contains("2 for") == false)
            }
            let other: Fields = ["for": "3", "against": "0", "abstained": "0", "sure": "yes"]
            #expect(try await fixture.send(path(vote) + "/close", other, as: .chair) == vote)
            #expect(
                try await site.page(vote, as: .coordinator).text("main")?.contains("The two counts differed") == true)
            #expect(try await fixture.send(path(vote) + "/close", Self.counted, as: .chair) == vote)
            let decision = try await fixture.send(path(vote) + "/close", Self.counted, as: .coordinator)
            #expect(try await site.page(decision, as: .member).text("main")?.contains("Adopted") == true)
            #expect(try await fixture.count("meeting_count", MeetingsFixture.id(of: vote)) == 0)
        }
    }

    @Test("a vote during which the quorum is lost has no result; whoever voted before leaving counts")
    func quorumLost() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let site = fixture.site
            let (meeting, item) = try await fixture.openWithFour()
            func leave(_ seat: Int) async throws {
                try await fixture.send(
                    "/meetings/\(meeting)/presence", ["who": "went \(fixture.seats[seat]) titular", "at": ""])
            }
            let first = try await open(fixture, meeting, item)
            #expect(await site.post(first + "/give", ["choice": "for"], as: .analyst).status == 303)
            try await leave(2)
            _ = await site.post(first + "/give", ["choice": "for"], as: .member)
            let decision = try await fixture.close(first)
            #expect(try await site.page(decision, as: .member).text("main")?.contains("Adopted") == true)
            let second = try await open(fixture, meeting, item)
            _ = await site.post(second + "/give", ["choice": "for"], as: .member)
            try await leave(3)
            #expect(try await fixture.close(second) == second)
            #expect(try await site.page(second, as: .member).text("main")?.contains("The quorum was lost") == true)
            #expect(try await fixture.count("meeting_ballot", MeetingsFixture.id(of: second)) == 0)
            #expect(await site.post(second + "/give", ["choice": "for"], as: .chair).status == 422)
        }
    }

    @Test("a challenged result stays in the account, marked and without effect, and the vote is taken again")
    func challenge() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let site = fixture.site
            let (meeting, item) = try await fixture.openWithFour(audience: "public")
            let vote = try await open(fixture, meeting, item, "show-of-hands")
            let decision = try await fixture.close(vote, Self.counted)
            #expect(await site.post(vote + "/challenge", ["reason": "Miscounted."], as: .member).status == 403)
            #expect(await site.post(vote + "/challenge", ["reason": ""], as: .coordinator).status == 422)
            try await fixture.send(path(vote) + "/challenge", ["reason": "Miscounted."])
            #expect(await site.post(vote + "/challenge", ["reason": "Again."], as: .coordinator).status == 422)
            let page = try await site.page(decision)
            #expect(page.text("main")?.contains("This result was challenged") == true)
            #expect(await site.text("/api/v1/councils/kalliste/decisions").contains("\"adopted\":false"))
            let second = try await fixture.again(vote)
            #expect(await site.post(vote + "/again", [:], as: .coordinator).status == 422)
            _ = try await fixture.close(second, Self.counted)
            #expect(try await site.page(decision).text("main")?.contains("Voted on again: decision") == true)
            try await fixture.send("/meetings/\(meeting)/close")
            let minutes = try await site.page(Self.base + "/meetings/\(meeting)/minutes", as: .member)
            #expect(minutes.text("main")?.contains("Challenged, and so without effect: Miscounted.") == true)
        }
    }

    @Test("a vote that misses its majority is taken again at once, then at the next meeting by more for than against")
    func missed() async throws {
        let rules = Constitution.sample(
            majorities: [.decision: Majority(.absolute, Threshold(.moreThan, 1, of: 2, base: .inOffice))],
            secondVotes: [.init(.atOnce, isSimple: false), .init(.nextMeeting, isSimple: true)])
        try await MeetingsFixture.onEachEngine(rules) { fixture in
            let site = fixture.site
            func vote(_ page: String) async throws -> String {
                let choices: [(Who, String)] = [
                    (.chair, "for"), (.member, "for"), (.analyst, "against"), (.resident, "abstention"),
                ]
                for (who, choice) in choices {
                    #expect(await site.post(page + "/give", ["choice": choice], as: who).status == 303)
                }
                return try await fixture.close(page)
            }
            let (meeting, item) = try await fixture.openWithFour()
            let first = try await open(fixture, meeting, item)
            #expect(try await site.page(vote(first), as: .member).text("main")?.contains("Rejected") == true)
            let second = try await fixture.again(first)
            _ = try await vote(second)
            #expect(await site.post(second + "/again", [:], as: .coordinator).status == 422)
            try await fixture.send("/meetings/\(meeting)/close")
            let later = try await fixture.call(extra: ["date": "2026-03-30"])
            try await fixture.arrive(3, at: later)
            _ = try await fixture.open(later)
            let run = try await site.page(Self.base + "/meetings/\(later)/run", as: .coordinator)
            #expect(run.text("main")?.contains("Put off to this meeting") == true)
            let third = try await fixture.again(second, in: later)
            #expect(try await site.page(vote(third), as: .member).text("main")?.contains("Adopted") == true)
            #expect(try await fixture.votes(of: later).first?.tally?.majority == .simple)
        }
    }

    @Test("by college each counts by itself, on hands too; a secret ballot is refused")
    func colleges() async throws {
        let rules = Constitution.sample(
            majorities: [.decision: Majority(.simple, Threshold(.moreThan, 1, of: 2, base: .cast), colleges: .each)],
            methods: [.showOfHands, .named, .secret])
        try await MeetingsFixture.onSQLite(rules) { fixture in
            let site = fixture.site
            let colleges = ["city", "state", "partners", "partners", "partners"]
            try await site.database.write { transaction in
                for (seat, college) in zip(fixture.seats, colleges) {
                    try transaction.run("UPDATE seat SET college = \(college) WHERE id = \(seat)")
                }
            }
            let (meeting, item) = try await fixture.openWithFour()
            let secret = await site.post(
                Self.base + "/meetings/\(meeting)/items/\(item)/votes",
                ["text": "Lights.", "method": "secret", "matter": "decision"], as: .coordinator)
            #expect(try site.read(secret).text(".summary li")?.contains("counted by college") == true)
            let hands = try await open(fixture, meeting, item, "show-of-hands")
            let decision = try await fixture.close(
                hands, ["for-city": "1", "for-state": "1", "for-partners": "2", "against-partners": "0", "sure": "yes"])
            #expect(
                try await site.page(decision, as: .member).text("main")?.contains("in each college by itself") == true)
            let named = try await open(fixture, meeting, item)
            for (who, choice) in [(Who.chair, "for"), (.member, "against"), (.analyst, "for"), (.resident, "for")] {
                _ = await site.post(named + "/give", ["choice": choice], as: who)
            }
            _ = try await fixture.close(named)
            let tally = try #require(try await fixture.votes(of: meeting).first { $0.method == .named }?.tally)
            #expect(!tally.isAdopted && tally.count.yes == 3 && tally.colleges?.count == 3)
        }
    }

    @Test("where named parties agree, nobody else has a say")
    func agreement() async throws {
        let parties: [Authority] = [.chair, Authority(rawValue: "police")]
        let rules = Constitution.sample(manner: .init(kind: .agreement, parties: parties))
        try await MeetingsFixture.onSQLite(rules) { fixture in
            let site = fixture.site
            try await site.database.write { transaction in
                try transaction.run("UPDATE seat SET profile_seat = 'police' WHERE id = \(fixture.seats[1])")
            }
            let (meeting, item) = try await fixture.openWithFour()
            let vote = try await open(fixture, meeting, item)
            #expect(await site.post(vote + "/give", ["choice": "for"], as: .analyst).status == 422)
            for who in [Who.chair, .member] {
                #expect(await site.post(vote + "/give", ["choice": "for"], as: who).status == 303)
            }
            let decision = try await fixture.close(vote)
            #expect(
                try await site.page(decision, as: .member).text("main")?.contains("By agreement of the parties") == true
            )
        }
    }
}
