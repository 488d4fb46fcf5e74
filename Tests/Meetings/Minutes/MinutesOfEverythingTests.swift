// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Council
@testable import Meetings

@Suite("Minutes of a meeting at which everything happened")
struct MinutesOfEverythingTests {
    /// The minutes of a reader in every format, with the public version that one may ask for beside one's own.
    private func formats(_ full: FullMeeting, as who: Who) async -> [String: String] {
        var answers: [String: String] = [:]
        for ending in ["", ".txt", ".xml", "?version=public", ".txt?version=public", ".xml?version=public"] {
            answers[ending] = await full.fixture.site.text(full.minutes + ending, as: who)
        }
        return answers
    }

    @Test("each format tells each reader of speeches, motions, interests and votes under the items they may read")
    func readers() async throws {
        try await MeetingsFixture.onEachEngine(FullMeeting.rules) { fixture in
            let full = try await FullMeeting(fixture)
            try await full.hold()
            try await full.approve()
            let circles: [(who: Who, mine: [String], hidden: [String], speeches: Int)] = [
                (.visitor, [], FullMeeting.memberWords + FullMeeting.namedWords, 1),
                (.outsider, [], FullMeeting.memberWords + FullMeeting.namedWords, 1),
                (.stranger, [], FullMeeting.memberWords + FullMeeting.namedWords, 1),
                (.member, FullMeeting.memberWords, FullMeeting.namedWords, 2),
                (.analyst, FullMeeting.memberWords + FullMeeting.namedWords, [], 3),
            ]
            for circle in circles {
                for (ending, text) in await formats(full, as: circle.who) {
                    let isPublic = ending.hasSuffix("public")
                    let told = FullMeeting.publicWords + (isPublic ? [] : circle.mine)
                    let hidden = isPublic ? FullMeeting.memberWords + FullMeeting.namedWords : circle.hidden
                    for word in told { #expect(text.contains(word), "\(word) in \(ending) for \(circle.who)") }
                    for word in hidden { #expect(!text.contains(word), "\(word) in \(ending) for \(circle.who)") }
                    let speeches = text.split(separator: " spoke from ").count - 1
                    #expect(speeches == (isPublic ? 1 : circle.speeches), "\(ending) for \(circle.who)")
                }
            }
        }
    }

    @Test(
        "nothing of an item for a few is in the Record of others, in the source of their PDF, or in what programs read")
    func elsewhere() async throws {
        try await MeetingsFixture.onSQLite(FullMeeting.rules) { fixture in
            let full = try await FullMeeting(fixture)
            try await full.hold()
            try await full.approve()
            let languages = try Languages.load(from: FixtureCheckout.root + "/Languages")
            func source(_ version: PrintedVersion) async throws -> String {
                let order = PrintOrder(council: fixture.site.council.id, meeting: full.id, version: version)
                let page = try await fixture.site.database.read { try $0.sheet(of: order, languages) }
                return String(decoding: try #require(page).bytes, as: UTF8.self)
            }
            let (printed, printedForMembers) = (try await source(.public), try await source(.members))
            for word in FullMeeting.publicWords { #expect(printed.contains(word), "\(word)") }
            for word in FullMeeting.memberWords { #expect(printedForMembers.contains(word), "\(word)") }
            var outside = try await [printed] + publicRecord(fixture)
            for path in [
                "/oparl/v1.1/body/kalliste/meeting/\(full.id)", "/popolo/kalliste",
                "/api/v1/councils/kalliste/meetings?when=past", "/api/v1/councils/kalliste/decisions",
                "/feeds/kalliste/decisions.atom", MeetingsFixture.base + "/search?q=kazoo",
            ] { outside.append(await fixture.site.text(path)) }
            for text in outside {
                for word in FullMeeting.memberWords + FullMeeting.namedWords {
                    #expect(!text.contains(word), "\(word)")
                }
            }
            for word in FullMeeting.namedWords { #expect(!printedForMembers.contains(word), "\(word)") }
            #expect(outside.contains { $0.contains("One Kazoo.") && $0.contains("\"day\":\"2026-03-23\"") })
        }
    }

    /// What the public log of the Record holds: the bytes after the salt.
    private func publicRecord(_ fixture: MeetingsFixture) async throws -> [String] {
        try await fixture.site.database.read { snapshot in
            try snapshot.rows(
                """
                SELECT c.body FROM record_content AS c JOIN record_log AS l ON l.council = c.council AND l.id = c.log
                WHERE l.audience = 'public'
                """
            ).flatMap(\.values).compactMap { value in
                guard case .blob(let bytes) = value else { return nil }
                return String(decoding: bytes.dropFirst(32), as: UTF8.self)
            }
        }
    }

    @Test("what was moved, amended and decided stands there word for word, and a vote on an amendment is no decision")
    func account() async throws {
        try await MeetingsFixture.onSQLite(FullMeeting.rules) { fixture in
            let full = try await FullMeeting(fixture)
            try await full.hold()
            let text = await fixture.site.text(full.minutes + ".txt", as: .member).replacing("\n", with: " ")
            for sentence in [
                "Police moved motion 1: Kazoo for all 1. One Kazoo. 2. A year of it.",
                "Mayor moved amendment 1 to motion 1. Changes paragraph 1. One Mandola.",
                "School raised a point of order at", "Residents declared an interest in this item",
                "What was said of it: “My Spinet.” The seat counts neither for the quorum nor in the vote.",
                "Voted on motion 1 in this order: amendment 1 and motion 1.",
                "Amendment 1 to motion 1 was adopted.",
                "Motion 1 was adopted as amended. The adopted text: 1. One Mandola. 2. A year of it.",
                "Vote: Adopted. Show of hands.", "Decision 2026/1: Adopted.", "Elected: Anna Zither",
            ] { #expect(text.contains(sentence), "\(sentence) in \(text)") }
            #expect(!text.contains("Decision :"))
        }
    }

    @Test("the schema of Akoma Ntoso accepts minutes that contain everything, as a draft and signed, for each reader")
    func schema() async throws {
        guard OwnPython.isReady, let schema = OwnPython.schemas("akomantoso30.xsd") else { return }
        try await MeetingsFixture.onSQLite(FullMeeting.rules) { fixture in
            let full = try await FullMeeting(fixture)
            try await full.hold()
            var documents = [await fixture.site.text(full.minutes + ".xml", as: .analyst)]
            try await full.approve()
            for who in [Who.visitor, .member, .analyst] {
                documents.append(await fixture.site.text(full.minutes + ".xml", as: who))
            }
            for element in ["<speech ", "<pointOfOrder ", "<noticesOfMotion ", "<resolutions ", "<signature "] {
                #expect(documents[1].contains(element), "\(element)")
            }
            let outcome = try await OwnPython.run(
                "check_akomantoso.py", [schema], documents.joined(separator: "\u{c}"))
            #expect(outcome.status == 0, "\(outcome.output) \(outcome.errors)")
        }
    }

    @Test("minutes of a meeting at which nothing happened keep to the schema too")
    func empty() async throws {
        guard OwnPython.isReady, let schema = OwnPython.schemas("akomantoso30.xsd") else { return }
        try await MeetingsFixture.onSQLite { fixture in
            let meeting = try await fixture.call(audience: "public", items: "")
            for seat in 0..<3 { try await fixture.arrive(seat, at: meeting) }
            try await fixture.send("/meetings/\(meeting)/open")
            try await fixture.send("/meetings/\(meeting)/close")
            let page = MeetingsFixture.base + "/meetings/\(meeting)/minutes.xml"
            let document = await fixture.site.text(page, as: .member)
            let outcome = try await OwnPython.run("check_akomantoso.py", [schema], document)
            #expect(outcome.status == 0, "\(outcome.output) \(outcome.errors)")
        }
    }
}
