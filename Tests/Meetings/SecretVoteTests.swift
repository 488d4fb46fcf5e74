// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Foundation
import SiteKit
import TestKit
import Testing
import Web

@testable import Council
@testable import Meetings

@Suite("Secret votes")
struct SecretVoteTests {
    private static let base = MeetingsFixture.base

    @Test("each votes once under a code that the published list holds, and nothing shows before the vote is closed")
    func whole() async throws {
        try await MeetingsFixture.onEachEngine(MeetingsFixture.secretly) { fixture in
            let site = fixture.site
            let (meeting, item) = try await fixture.openWithFour(audience: "public")
            let vote = try await fixture.openSecretly(meeting, item)
            let id = try MeetingsFixture.id(of: vote)
            let choices: [(Who, Ballot.Choice)] = [(.chair, .yes), (.member, .no), (.analyst, .yes)]
            var given: [String: Ballot.Choice] = [:]
            for (who, choice) in choices {
                let (code, reply) = try await fixture.give(choice, in: vote, as: who)
                #expect(reply.status == 303)
                given[code.text] = choice
                // With another ballot, from an old page: the first stands.
                let again = await site.post(vote + "/give", ["mark": "2", "code": code.text], as: who)
                #expect(try site.read(again).text(".summary li")?.contains("It stands.") == true)
                #expect(again.status == 422)
            }
            // The coordinator is substitute of the police, whose titular is here.
            let code = ReceiptCode.random()
            #expect(
                await site.post(vote + "/give", ["mark": "1", "code": code.text], as: .coordinator).status == 422)
            for who in [Who.chair, .member, .resident, .coordinator] {
                let page = try await site.page(vote, as: who)
                #expect(page.text("#voters")?.contains("3 of 4 have voted") == true)
                #expect(page.text("main")?.contains("2 for") == false)
            }
            let stored = try await fixture.everything()
            for code in given.keys {
                #expect(!stored.contains(code) && !stored.contains(ReceiptCode(code)?.description ?? ""))
            }
            #expect(KeyCabinet.ofTests.has(id))

            let decision = try await fixture.close(vote)
            #expect(!KeyCabinet.ofTests.has(id))
            #expect(try await fixture.count("meeting_box", id) == 0)
            #expect(try await fixture.count("meeting_turnout", id) == 3)
            #expect(try await fixture.count("meeting_ballot", id) == 0)
            let page = try await site.page(decision)
            #expect(page.text("main")?.contains("Adopted") == true)
            #expect(page.text("main")?.contains("All ballots, under their codes") == true)
            let list = try await site.page(decision + "/ballots")
            let lines = list.all("table tbody tr").map(\.text)
            #expect(lines.count == 3)
            for (code, choice) in given {
                let word = choice == .yes ? "For" : "Against"
                #expect(
                    lines.filter { $0.contains(ReceiptCode(code)?.description ?? "?") && $0.contains(word) }.count == 1)
            }
            let file = await site.text(decision + "/ballots.csv")
            let count = try await MeetingsFixture.python("recount.py", input: file)
            #expect(count.output == "2 1 0 3 3\n", "\(count.errors)")
            #expect(await site.post(vote + "/give", ["mark": "1", "code": code.text], as: .resident).status == 422)
            #expect(await site.post(vote + "/close", [:], as: .coordinator).status == 422)
            #expect(await site.post(vote + "/cancel", [:], as: .coordinator).status == 422)
            #expect(
                try await MeetingsFixture.python("recount.py", input: site.text(decision + "/ballots.csv")).output
                    == count.output)
        }
    }

    @Test("a ballot that is on its way when the vote is closed is in the list or was refused, and never anything else")
    func inFlight() async throws {
        try await MeetingsFixture.onEachEngine(MeetingsFixture.secretly) { fixture in
            let (meeting, item) = try await fixture.openWithFour()
            for round in 0..<6 {
                let vote = try await fixture.openSecretly(meeting, item, "Round \(round).")
                for who in MeetingsFixture.voters.dropLast() { _ = try await fixture.give(.yes, in: vote, as: who) }
                let code = try await fixture.code(on: vote, for: .resident)
                async let late = fixture.site.post(vote + "/give", ["mark": "2", "code": code.text], as: .resident)
                async let closing = fixture.site.post(vote + "/close", [:], as: .coordinator)
                let (given, closed) = await (late, closing)
                #expect(closed.status == 303)
                #expect([303, 422].contains(given.status))
                let decision = try #require(closed.header("Location"))
                let list = await fixture.site.text(decision + "/ballots.csv", as: .member)
                #expect(list.contains(code.description) == (given.status == 303), "round \(round): \(given.status)")
                #expect(list.split(separator: "\r\n").count == (given.status == 303 ? 5 : 4))
            }
        }
    }

    @Test("all vote at the same moment, and no ballot is lost")
    func atOnce() async throws {
        try await MeetingsFixture.onEachEngine(MeetingsFixture.secretly) { fixture in
            let (meeting, item) = try await fixture.openWithFour()
            let vote = try await fixture.openSecretly(meeting, item)
            let given = try await withThrowingTaskGroup(of: (ReceiptCode, Int).self) { group in
                for who in MeetingsFixture.voters {
                    group.addTask {
                        let (code, reply) = try await fixture.give(.abstention, in: vote, as: who)
                        return (code, reply.status)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(given.map(\.1) == [303, 303, 303, 303])
            let list = await fixture.site.text(try await fixture.close(vote) + "/ballots.csv", as: .member)
            #expect(given.allSatisfy { list.contains($0.0.description) })
        }
    }

    @Test("without its key a vote takes no ballot and is not counted; ended, it is void and says so")
    func lostKey() async throws {
        try await MeetingsFixture.onEachEngine(MeetingsFixture.secretly) { fixture in
            let site = fixture.site
            let (meeting, item) = try await fixture.openWithFour()
            let vote = try await fixture.openSecretly(meeting, item)
            let id = try MeetingsFixture.id(of: vote)
            for who in [Who.chair, .member, .analyst] { _ = try await fixture.give(.yes, in: vote, as: who) }
            let late = try await fixture.code(on: vote, for: .resident)
            try KeyCabinet.ofTests.destroy(id)
            #expect(try await KeyCabinet.ofTests.missingKeys(in: site.database) == 1)
            let given = await site.post(vote + "/give", ["mark": "1", "code": late.text], as: .resident)
            #expect(try site.read(given).text(".summary li")?.hasPrefix("The key of this vote is not there") == true)
            #expect(try await site.page(vote, as: .resident).first("input[name=code]") == nil)
            let closed = await site.post(vote + "/close", [:], as: .coordinator)
            #expect(closed.status == 422)
            #expect(try site.read(closed).text(".summary li")?.hasPrefix("The key of this vote is not there") == true)
            #expect(
                try await site.page(vote, as: .coordinator).text("main")?.contains("End the vote: its key is lost")
                    == true)
            try await fixture.send(String(vote.dropFirst(Self.base.count)) + "/cancel")
            #expect(try await site.page(vote, as: .member).text("main")?.contains("This vote is void") == true)
            for table in ["meeting_box", "meeting_turnout", "meeting_secret_ballot"] as [SQL] {
                #expect(try await fixture.count(table, id) == 0)
            }
            #expect(try await KeyCabinet.ofTests.missingKeys(in: site.database) == 0)
        }
    }

    @Test("a vote that is ended without a result leaves neither ballots nor key")
    func cancelled() async throws {
        try await MeetingsFixture.onSQLite(MeetingsFixture.secretly) { fixture in
            let (meeting, item) = try await fixture.openWithFour()
            let vote = try await fixture.openSecretly(meeting, item)
            let id = try MeetingsFixture.id(of: vote)
            for who in [Who.chair, .member, .analyst] { _ = try await fixture.give(.yes, in: vote, as: who) }
            try await fixture.send(String(vote.dropFirst(Self.base.count)) + "/cancel")
            #expect(!KeyCabinet.ofTests.has(id))
            for table in ["meeting_box", "meeting_turnout", "meeting_secret_ballot"] as [SQL] {
                #expect(try await fixture.count(table, id) == 0)
            }
            #expect(
                try await fixture.site.page(vote, as: .member).text("main")?.contains("ended without a result") == true)
            // A program that died before it destroyed the key: the night does it, and leaves what it does not know.
            let stranger: VoteID = .random()
            _ = try KeyCabinet.ofTests.make(id)
            _ = try KeyCabinet.ofTests.make(stranger)
            try await KeyCabinet.ofTests.tidy(fixture.site.database)
            #expect(!KeyCabinet.ofTests.has(id) && KeyCabinet.ofTests.has(stranger))
            try KeyCabinet.ofTests.destroy(stranger)
        }
    }

    @Test("a form that was tampered with is refused in words, with a ballot to fill in again; the box stays as it was")
    func badInput() async throws {
        try await MeetingsFixture.onSQLite(MeetingsFixture.secretly) { fixture in
            let site = fixture.site
            let (meeting, item) = try await fixture.openWithFour()
            let vote = try await fixture.openSecretly(meeting, item)
            let id = try MeetingsFixture.id(of: vote)
            let code = try await fixture.code(on: vote, for: .member)
            let bad: [Fields] = [
                [:], ["mark": "1"], ["code": code.text], ["mark": "9", "code": code.text],
                ["mark": "for", "code": code.text], ["mark": "1", "code": "<script>"],
                ["mark": "256", "code": code.text],
                ["choice": "for", "code": code.text], ["mark": "1", "code": String(repeating: "A", count: 5_000)],
            ]
            for fields in bad {
                let reply = await site.post(vote + "/give", fields, as: .member)
                #expect(reply.status == 422)
                let page = try site.read(reply)
                #expect(page.first(".summary") != nil && page.first("input[name=code]") != nil)
                // The code that was written down stays, where it is one.
                let isKept = page.first("input[name=code]")?["value"] == code.text
                #expect(isKept == fields.pairs.contains { $0.name == "code" && $0.value == code.text })
            }
            let note = "/meetings/\(meeting)/votes/\(id)/note"
            #expect(
                await site.post(Self.base + note, ["seat": "\(fixture.seats[1])", "choice": "for"], as: .coordinator)
                    .status == 422)
            #expect(try await fixture.count("meeting_turnout", id) == 0)
            // Two ballots are not opened: the result would tell.
            _ = try await fixture.give(.yes, in: vote, as: .member)
            _ = try await fixture.give(.yes, in: vote, as: .chair)
            let closed = await site.post(vote + "/close", [:], as: .coordinator)
            #expect(try site.read(closed).text(".summary li")?.contains("only with 3 ballots or more") == true)
            // Nor does anybody stand aside once ballots are in the box.
            let recusal = await site.post(
                Self.base + "/meetings/\(meeting)/items/\(item)/recuse",
                ["seat": "\(fixture.seats[0])", "recused": "yes"], as: .coordinator)
            #expect(recusal.status == 403)
        }
    }

    @Test("where the rules ask for it elections are secret, and too few cannot vote in secret")
    func rules() async throws {
        let rules = Constitution.sample(methods: [.named], secretFor: [.elections])
        try await MeetingsFixture.onSQLite(rules) { fixture in
            let site = fixture.site
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            let path = Self.base + "/meetings/\(meeting)/items/\(item.id)/votes"
            let keys = KeyCabinet.ofTests.ids(Vote.self).count
            let named = await site.post(
                path, ["text": "Who leads.", "method": "named", "matter": "election"], as: .coordinator)
            #expect(try site.read(named).text(".summary li")?.contains("ask for a secret ballot") == true)
            try await fixture.send(
                "/meetings/\(meeting)/presence", ["who": "went \(fixture.seats[2]) titular", "at": ""])
            let few = await site.post(
                path, ["text": "Who leads.", "method": "secret", "matter": "election"], as: .coordinator)
            #expect(few.status == 422)
            for who in [Who.member, .analyst] {
                let reply = await site.post(path, ["text": "Mine.", "method": "secret", "matter": "decision"], as: who)
                #expect(reply.status == 403)
            }
            // What was refused leaves no key.
            #expect(KeyCabinet.ofTests.ids(Vote.self).count <= keys + 8)
            #expect(try await fixture.votes(of: meeting).isEmpty)
        }
    }

    @Test("the chair breaks a tie in a secret vote only where the rules say so", arguments: [true, false])
    func castingVote(isAllowed: Bool) async throws {
        let rules = Constitution.sample(methods: [.secret], castsInSecret: isAllowed)
        try await MeetingsFixture.onSQLite(rules) { fixture in
            let meeting = try await fixture.call()
            let item = try await fixture.open(meeting)
            let vote = try await fixture.openSecretly(meeting, item.id)
            for (who, choice) in [(Who.chair, Ballot.Choice.yes), (.member, .no), (.analyst, .abstention)] {
                _ = try await fixture.give(choice, in: vote, as: who)
            }
            let page = try await fixture.site.page(vote, as: .coordinator)
            #expect((page.first("#close-casting") != nil) == isAllowed)
            _ = try await fixture.close(vote, ["casting": "for"])
            let tally = try #require(try await fixture.votes(of: meeting).first?.tally)
            #expect(tally.isAdopted == isAllowed && tally.isByCastingVote == isAllowed)
        }
    }

    @Test("whoever may not know of a decision learns nothing of its ballots, and a vote by hands has none")
    func leaks() async throws {
        try await MeetingsFixture.onSQLite(MeetingsFixture.secretly) { fixture in
            let (meeting, item) = try await fixture.openWithFour()
            let vote = try await fixture.openSecretly(meeting, item)
            let outside: [Who] = [.visitor, .outsider, .stranger, .operator]
            let other: MeetingID = .random()
            func check(_ path: String, like missing: String, _ people: [Who]) async {
                await fixture.site.expectAbsent(path, like: missing, as: people)
            }
            await check(vote, like: Self.base + "/meetings/\(meeting)/votes/\(other)", outside)
            for who in [Who.chair, .member, .analyst] { _ = try await fixture.give(.no, in: vote, as: who) }
            let decision = try await fixture.close(vote)
            for part in ["/ballots", "/ballots.csv"] {
                await check(decision + part, like: Self.base + "/decisions/\(other)\(part)", outside)
                #expect(await fixture.site.get(decision + part, as: .member).status == 200)
            }
            let hands = try await fixture.send(
                "/meetings/\(meeting)/items/\(item)/votes",
                ["text": "By hands.", "method": "show-of-hands", "matter": "decision"])
            let second = try await fixture.close(hands, ["for": "2", "against": "1", "abstained": "0", "sure": "yes"])
            await check(second + "/ballots", like: Self.base + "/decisions/\(other)/ballots", [.member, .coordinator])
            // In every language, whoever reads it.
            for tongue in ["en", "fr", "el"] {
                let path = decision.replacing("/en/", with: "/\(tongue)/")
                _ = try await fixture.site.page(path + "/ballots", as: .member)
                _ = try await fixture.site.page(path, as: .member)
            }
        }
    }
}

extension MeetingsFixture {
    /// How many rows a table has of a vote.
    func count(_ table: SQL, _ vote: VoteID) async throws -> Int {
        try await site.database.read { snapshot in
            try snapshot.value("SELECT COUNT(*) FROM \(table) WHERE vote = \(vote)") ?? 0
        }
    }
}
