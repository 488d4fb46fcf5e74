// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Council
@testable import Meetings

/// A public meeting at which everything happened that minutes tell of: under an item for everybody, one for members and one
/// for a single person. What was said under each has words of its own.
struct FullMeeting: Sendable {
    let fixture: MeetingsFixture
    let id: MeetingID
    /// For everybody, for members, for the analyst.
    let items: [AgendaItem]

    /// Words that stand under an item, by who may read it.
    static let publicWords = ["Kazoo", "Mandola", "Spinet", "Zither", "Mellotron"]
    static let memberWords = ["Theorbo", "Sackbut", "Psaltery"]
    static let namedWords = ["Crumhorn", "Rackett", "Bombarde"]

    var path: String { "/meetings/\(id)" }
    var minutes: String { MeetingsFixture.base + path + "/minutes" }

    /// The rules of the council it takes place in: every way of voting.
    static let rules = MeetingsFixture.secretly

    init(_ fixture: MeetingsFixture) async throws {
        self.fixture = fixture
        try await fixture.site.place(.resident, .member, in: .members)
        id = try await fixture.call(audience: "public", items: "Kazoos & <buses>")
        let analyst = try #require(fixture.site.person(.analyst))
        for (title, audience) in [("Theorbos", "members"), ("Crumhorns", "named")] {
            try await fixture.send(
                "/meetings/\(id)/agenda",
                [
                    "title": title, "kind": "decision", "minutes": "", "text": "", "audience": audience,
                    "people": "\(analyst)",
                ])
        }
        items = try await fixture.items(of: id)
        for seat in 0..<4 { try await fixture.arrive(seat, at: id) }
        try await fixture.send("/meetings/\(id)/open")
    }

    func hold() async throws {
        try await take(0)
        try await speak(0, as: .member)
        try await speak(0, "point-of-order", as: .analyst)
        try await move(0, "Kazoo", amended: "Mandola", as: .member, amendedBy: .chair)
        try await declare(0, "Spinet")
        for (yes, no) in [(2, 1), (3, 0)] { _ = try await fixture.voteOnMoved(id, items[0], yes: yes, no: no) }
        try await voteSecretly()
        try await voteByName()
        try await elect()
        try await take(1)
        try await speak(1, as: .member)
        try await move(1, "Theorbo", amended: "Sackbut", as: .member, amendedBy: .analyst)
        try await declare(1, "Psaltery")
        try await take(2)
        try await speak(2, as: .analyst)
        try await move(2, "Crumhorn", amended: "Rackett", as: .analyst, amendedBy: .analyst)
        try await declare(2, "Bombarde", as: .analyst)
        try await fixture.send(path + "/close")
    }

    /// Corrects, approves and signs the minutes.
    func approve() async throws {
        try await fixture.send(path + "/minutes/corrections", ["last-day": "2026-03-20"])
        try await fixture.send(path + "/remarks", ["item": "", "remark": "The Mellotron is missing."], as: .member)
        let remark = try #require(
            try await fixture.site.database.read { try $0.value("SELECT id FROM minutes_remark", as: String.self) })
        try await fixture.send(
            path + "/remarks/\(remark)", ["verdict": "accepted", "place": "", "change": "The Mellotron was there."])
        try await fixture.site.wait(.seconds(40 * 86_400))
        try await fixture.send(path + "/minutes", as: .chair)
        try await fixture.send(path + "/minutes/signatures", ["authority": "chair"], as: .chair)
    }

    // MARK: What happens under an item

    private func under(_ item: Int) -> String { "\(path)/items/\(items[item].id)" }

    private func take(_ item: Int) async throws {
        try await fixture.send(under(item) + "/take")
        fixture.site.clock.move(.seconds(60))
    }

    private func speak(_ item: Int, _ kind: String = "speech", as who: Who) async throws {
        try await fixture.send(under(item) + "/floor", ["kind": kind], as: who)
        let turn = try #require(try await fixture.turns(at: id).last { $0.isWaiting })
        try await fixture.give(turn, at: id)
        fixture.site.clock.move(.seconds(65))
        try await fixture.send("\(path)/turns/\(turn.id)/end")
    }

    /// Moves something, and an amendment to it.
    private func move(
        _ item: Int, _ word: String, amended: String, as who: Who, amendedBy other: Who
    ) async throws {
        let motion = try await fixture.send(
            under(item) + "/motions", ["title": "\(word) for all", "text": "One \(word).\n\nA year of it."], as: who)
        fixture.site.clock.move(.seconds(30))
        try await fixture.send(
            String(motion.dropFirst(MeetingsFixture.base.count)) + "/amendments",
            ["kind": "change", "paragraph": "1", "text": "One \(amended)."], as: other)
        fixture.site.clock.move(.seconds(30))
    }

    private func declare(_ item: Int, _ words: String, as who: Who = .resident) async throws {
        try await fixture.send(under(item) + "/interest", ["interest": "My \(words)."], as: who)
        fixture.site.clock.move(.seconds(10))
    }

    private func voteSecretly() async throws {
        let vote = try await fixture.openSecretly(id, items[0].id, "Zither, in secret.")
        for who in [Who.chair, .member, .analyst] {
            #expect(try await fixture.give(.yes, in: vote, as: who).reply.status == 303)
        }
        _ = try await fixture.close(vote)
    }

    private func voteByName() async throws {
        let vote = try await fixture.send(
            under(0) + "/votes", ["text": "Zither, by name.", "method": "named", "matter": "decision"])
        for (who, choice) in [(Who.chair, "for"), (.member, "against"), (.analyst, "for")] {
            #expect(await fixture.site.post(vote + "/give", ["choice": choice], as: who).status == 303)
        }
        _ = try await fixture.close(vote)
    }

    private func elect() async throws {
        let vote = try await fixture.openChoice(id, items[0].id, "persons", ["Anna Zither", "Ben <the younger>"])
        for who in [Who.chair, .member, .analyst] {
            #expect(try await fixture.mark([1, 0], in: vote, as: who, isSingle: true).1.status == 303)
        }
        _ = try await fixture.close(vote)
    }
}
