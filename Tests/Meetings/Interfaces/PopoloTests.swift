// SPDX-License-Identifier: EUPL-1.2
import Database
import Foundation
import SiteKit
import TestKit
import Testing
import Web

@testable import Council
@testable import Meetings

@Suite("A council in the terms of Popolo")
struct PopoloTests {
    private struct Document: Decodable {
        struct Thing: Decodable {
            struct Count: Decodable {
                let option: String
                let value: Int
            }

            struct Vote: Decodable {
                let option: String
                let role: String
            }

            let id: String
            let name: String?
            let role: String?
            let result: String?
            let counts: [Count]?
            let votes: [Vote]?
        }

        let persons: [Thing]
        let organizations: [Thing]
        let memberships: [Thing]
        let posts: [Thing]
        let events: [Thing]
        let motions: [Thing]
        let voteEvents: [Thing]
    }

    private func document(_ fixture: MeetingsFixture) async throws -> Document {
        let reply = await fixture.site.get("/popolo/kalliste")
        #expect(reply.header("Access-Control-Allow-Origin") == "*")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Document.self, from: Data(reply.bytes))
    }

    /// A named vote in a public meeting: for by the mayor and the school, against by the police.
    private func vote(_ fixture: MeetingsFixture) async throws -> MeetingID {
        let meeting = try await fixture.call(audience: "public")
        let item = try await fixture.open(meeting)
        let vote = try await fixture.send(
            "/meetings/\(meeting)/items/\(item.id)/votes",
            ["text": "Night buses.", "method": "named", "matter": "decision", "recommendation": ""])
        let path = String(vote.dropFirst(MeetingsFixture.base.count))
        for (who, choice) in [(Who.chair, "for"), (.member, "against"), (.analyst, "for")] {
            try await fixture.send(path + "/give", ["choice": choice], as: who)
        }
        try await fixture.send(path + "/close")
        try await fixture.send("/meetings/\(meeting)/close")
        return meeting
    }

    @Test("it keeps to the schemas of the specification")
    func schemas() async throws {
        guard OwnPython.isReady, let folder = OwnPython.schemas("popolo") else { return }
        try await MeetingsFixture.onSQLite { fixture in
            try await fixture.publishNames()
            let meeting = try await vote(fixture)
            try await fixture.send("/meetings/\(meeting)/minutes", as: .chair)
            let outcome = try await OwnPython.run(
                "check_popolo.py", [folder], await fixture.site.text("/popolo/kalliste"))
            #expect(outcome.status == 0, "\(outcome.output)")
        }
    }

    @Test("names are those that were made public, and a substitute is a membership of their own")
    func people() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            _ = try await fixture.call(fixture.restricted)
            let before = try await document(fixture)
            #expect(before.persons.isEmpty && before.memberships.isEmpty)
            #expect(before.organizations.map(\.name) == ["Plenary"])
            #expect(before.posts.count == 5 && before.events.isEmpty)
            try await fixture.publishNames()
            let after = try await document(fixture)
            #expect(Set(after.persons.compactMap(\.name)) == ["Chair Person", "Member Person", "Coordinator Person"])
            #expect(after.memberships.map(\.role) == ["Mayor", "Police", "Substitute for Police"])
            #expect(!(await fixture.site.text("/popolo/kalliste")).contains("Night watch"))
            #expect(!(await fixture.site.text("/popolo/kalliste")).contains("Mayor in private"))
        }
    }

    @Test("how seats voted is told once the public minutes tell it, by seat; before that the counts alone")
    func named() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await vote(fixture)
            let before = try #require(try await document(fixture).voteEvents.first)
            #expect(before.votes == nil && before.counts?.map(\.value) == [2, 1, 0] && before.result == "pass")
            try await fixture.send("/meetings/\(meeting)/minutes", as: .chair)
            let after = try #require(try await document(fixture).voteEvents.first)
            let votes = (after.votes ?? []).map { "\($0.role) \($0.option)" }.sorted()
            #expect(votes == ["Mayor yes", "Police no", "School yes"])
            for who in Who.allCases {
                let name = await fixture.site.text("/popolo/kalliste", as: who).contains("\(who.name)")
                #expect(!name)
            }
        }
    }

    @Test("a secret vote is told by its counts, whatever else is public")
    func secret() async throws {
        try await MeetingsFixture.onSQLite(MeetingsFixture.secretly) { fixture in
            let (meeting, item) = try await fixture.openWithFour(audience: "public")
            let vote = try await fixture.openSecretly(meeting, item)
            for who in MeetingsFixture.voters { _ = try await fixture.give(.yes, in: vote, as: who) }
            _ = try await fixture.close(vote)
            try await fixture.send("/meetings/\(meeting)/close")
            try await fixture.send("/meetings/\(meeting)/minutes", as: .chair)
            let event = try #require(try await document(fixture).voteEvents.first)
            #expect(event.votes == nil && event.counts?.map(\.value) == [4, 0, 0])
        }
    }
}

extension MeetingsFixture {
    /// Makes the names of mayor and police public, of the titulars and of the substitute.
    func publishNames() async throws {
        let seats = Array(seats[0..<2])
        try await site.database.write { transaction in
            try transaction.run("UPDATE mandate SET name_public = 1 WHERE seat IN \(list: seats)")
        }
    }
}
