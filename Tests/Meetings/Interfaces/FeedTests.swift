// SPDX-License-Identifier: EUPL-1.2
import Foundation
import SiteKit
import TestKit
import Testing
import Web

@testable import Meetings

@Suite("What other programs read of meetings and decisions")
struct FeedTests {
    private static let base = MeetingsFixture.base

    private struct Feed: Decodable {
        struct Entry: Decodable {
            let id: String
            let title: String
            let updated: String
            let link: String
            let summary: String
            let tongue: String
        }

        let version: String
        let id: String
        let title: String
        let updated: String
        let entries: [Entry]
    }

    @Test("another program reads the feed of decisions: ids that stay, times, and nothing that is not public")
    func atom() async throws {
        guard OwnPython.isReady else { return }
        try await MeetingsFixture.onSQLite { fixture in
            let first = try await fixture.decide("Lights & <buses> «at night».", audience: "public")
            try await fixture.site.wait(.seconds(3_600))
            _ = try await fixture.decide("Kept among members.")
            let path = "/feeds/kalliste/decisions.atom"
            let feed: Feed = try await OwnPython.read("read_feed.py", [], await fixture.site.text(path))
            #expect(feed.version == "atom10" && feed.entries.count == 1)
            let entry = try #require(feed.entries.first)
            #expect(entry.id == "urn:uuid:\(try #require(first.page.split(separator: "/").last))")
            #expect(entry.summary.contains("Lights & <buses> «at night»."))
            #expect(entry.link == "http://koinon.example\(Self.base)\(first.page)")
            #expect(entry.updated == feed.updated && entry.tongue == "en")
            let again: Feed = try await OwnPython.read("read_feed.py", [], await fixture.site.text(path))
            #expect(again.id == feed.id && again.entries.map(\.id) == [entry.id])
        }
    }

    @Test("pages name their feeds in the head, where programs look for them")
    func discovery() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let decisions = try await fixture.site.page(Self.base + "/decisions")
            let feed = try #require(decisions.first("head link[rel=alternate]"))
            #expect(feed["type"] == "application/atom+xml" && feed["href"] == "/feeds/kalliste/decisions.atom")
            let meetings = try await fixture.site.page(Self.base + "/meetings")
            #expect(meetings.first("head link[rel=alternate]")?["href"] == "/calendars/kalliste.ics")
        }
    }

    @Test("a public meeting tells search engines what the page says; one for fewer tells nothing")
    func events() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let open = try await fixture.call(
                audience: "public", extra: ["venue": "hybrid", "address": "https://meet.example/1"])
            let page = try await fixture.site.page(Self.base + "/meetings/\(open)")
            let event = try #require(page.first("main div[itemscope]"))
            let said = event.children.reduce(into: [String: String]()) { said, element in
                guard let name = element["itemprop"] else { return }
                said[name] = element["content"] ?? element.children.first?["content"]
            }
            #expect(
                said == [
                    "name": "Plenary", "startDate": "2026-03-23T18:00:00+02:00",
                    "endDate": "2026-03-23T19:30:00+02:00", "eventStatus": "https://schema.org/EventScheduled",
                    "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode", "inLanguage": "en",
                    "url": "http://koinon.example\(Self.base)/meetings/\(open)", "location": "Town hall",
                    "organizer": fixture.site.council.name,
                ])
            try await fixture.send("/meetings/\(open)/cancel")
            let after = await fixture.site.text(Self.base + "/meetings/\(open)")
            #expect(after.contains("https://schema.org/EventCancelled"))
            let closed = try await fixture.call(extra: ["date": "2026-03-24"])
            let inside = await fixture.site.text(Self.base + "/meetings/\(closed)", as: .member)
            #expect(!inside.contains("schema.org"))
        }
    }
}
