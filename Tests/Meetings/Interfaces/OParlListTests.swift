// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Foundation
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Council
@testable import Meetings

@Suite("OParl: lists, and what is public no more")
struct OParlListTests {
    private static let oparl = MeetingsFixture.oparl
    private static let epoch = "modified_since=2000-01-01T00:00:00Z"

    @Test("an item that is public no more leaves an id and times, in the list of what changed alone")
    func tombstone() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call(audience: "public", items: "Opening\nXylophones")
            let item = try await fixture.items(of: meeting)[1]
            let paper = try await fixture.lay("Harpsichord", "Spinet.", with: item.id, at: meeting)
            let path = "\(Self.oparl)/agenda-item/\(item.id)"
            #expect(try await fixture.object(path).name == "Xylophones")
            try await fixture.turnBackTimes()
            let before = try await fixture.object("\(Self.oparl)/meeting/\(meeting)").modified
            try await fixture.save(item, at: meeting, audience: "members")
            let gone = try await fixture.object(path)
            #expect(gone.deleted == true && gone.name == nil && gone.order == nil)
            #expect(gone.created != gone.modified)
            let text = await fixture.site.text(path)
            #expect(!text.contains("Xylophones") && !text.contains("web"))
            #expect(try await fixture.all("\(Self.oparl)/agenda-items").map(\.name) == ["Opening"])
            let changed = try await fixture.all("\(Self.oparl)/agenda-items?\(Self.epoch)")
            #expect(changed.filter { $0.deleted == true }.map(\.id) == [gone.id])
            // Never inside its meeting, which changed with it.
            let after = try await fixture.object("\(Self.oparl)/meeting/\(meeting)")
            #expect(after.agendaItem?.objects.map(\.name) == ["Opening"] && after.modified != before)
            // Its paper went with it, and the bytes.
            for type in ["paper", "consultation", "file"] {
                #expect(try await fixture.object("\(Self.oparl)/\(type)/\(paper)").deleted == true)
            }
            for use in ["access", "download"] {
                let reply = await fixture.site.get("\(Self.oparl)/file/\(paper)/\(use)")
                #expect(reply.status == 410 && reply.header("Access-Control-Allow-Origin") == "*")
                #expect(String(decoding: reply.bytes, as: UTF8.self).contains("https://schema.oparl.org/1.1/Error"))
            }
            let stored = try await fixture.site.database.read { try $0.rows("SELECT * FROM public_object") }
            #expect(!"\(stored.map(\.values))".contains("Xylophones"))
            // And back again.
            try await fixture.save(item, at: meeting, audience: "meeting", version: 2)
            #expect(try await fixture.object(path).name == "Xylophones")
        }
    }

    @Test("an item taken off, and one that was never public, are told apart by nobody who did not know")
    func never() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call(audience: "public", items: "Opening\nXylophones")
            let items = try await fixture.items(of: meeting)
            try await fixture.send("/meetings/\(meeting)/items/\(items[1].id)/remove")
            #expect(try await fixture.object("\(Self.oparl)/agenda-item/\(items[1].id)").deleted == true)
            let secret = try await fixture.call(fixture.restricted, items: "Kettledrum")
            let hidden = try await fixture.items(of: secret)[0]
            let missing = "\(Self.oparl)/agenda-item/\(ItemID.random())"
            await fixture.site.expectAbsent("\(Self.oparl)/agenda-item/\(hidden.id)", like: missing, as: Who.allCases)
            let reply = await fixture.site.get(missing)
            #expect(reply.contentType == "application/json")
            let error = "\"type\":\"https://schema.oparl.org/1.1/Error\""
            #expect(String(decoding: reply.bytes, as: UTF8.self).contains(error))
        }
    }

    @Test("what is not public moves no time, no number, no count and no tag of what is")
    func still() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call(audience: "public", items: "Opening\nBuses\nBudget")
            try await fixture.publishNames()
            try await fixture.turnBackTimes()
            let paths =
                OParlType.allCases.map { "\(Self.oparl)/\($0.list)?\(Self.epoch)" }
                + [Self.oparl, "\(Self.oparl)/meeting/\(meeting)", "/popolo/kalliste", "/oparl/v1.1"]
            func look() async -> [String] {
                var seen: [String] = []
                for path in paths {
                    let reply = await fixture.site.get(path)
                    seen.append("\(reply.header("ETag") ?? "") \(String(decoding: reply.bytes, as: UTF8.self))")
                }
                return seen
            }
            let before = await look()
            // A restricted formation meets, decides and is minuted; an item for members is added, moved, given a paper and
            // taken up in the public meeting.
            _ = try await fixture.call(fixture.restricted, items: "Kettledrum")
            try await fixture.send(
                "/meetings/\(meeting)/agenda",
                ["title": "Personnel", "kind": "discussion", "minutes": "", "text": "", "audience": "members"])
            let hidden = try #require(try await fixture.items(of: meeting).last)
            _ = try await fixture.lay("Bassoon", "Clarinet.", with: hidden.id, at: meeting)
            for _ in 0..<2 {
                try await fixture.send("/meetings/\(meeting)/items/\(hidden.id)/move", ["to": "up"])
            }
            #expect(try await fixture.items(of: meeting).map(\.title) == ["Opening", "Personnel", "Buses", "Budget"])
            let after = await look()
            for (path, (old, new)) in zip(paths, zip(before, after)) { #expect(old == new, "\(path)") }
        }
    }

    @Test("pages go on where the one before ended, carry their filters along, and are read in order without a scan")
    func pages() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            for day in 10...16 {
                _ = try await fixture.call(audience: "public", extra: ["date": "2026-03-\(day)", "items": ""])
            }
            let path = "\(Self.oparl)/meetings?limit=3&omit_internal=true&\(Self.epoch)"
            let first = try await fixture.list(path)
            #expect(first.data.count == 3 && first.pagination.totalElements == 7 && first.pagination.totalPages == 3)
            #expect(first.data.allSatisfy { $0.agendaItem == nil })
            let next = try #require(first.links.next)
            for kept in ["limit=3", "omit_internal=true", "modified_since=2000-01-01T00%3A00%3A00Z"] {
                #expect(next.contains(kept) && first.links.`self`.contains(kept), "\(next)")
            }
            let second = try await fixture.list(next)
            #expect(second.pagination.currentPage == 2 && second.links.`self` == next)
            #expect(try await fixture.all(path).map(\.id).count == 7)
            #expect(Set(try await fixture.all(path).map(\.id)).count == 7)
            #expect(try await fixture.list("\(Self.oparl)/meetings?limit=1000000").pagination.elementsPerPage == 25)
            for filter in [PublicFilter(), .since(fixture.site.clock.now)] {
                try await fixture.site.database.read { snapshot in
                    let plan = try snapshot.publicPlan(.meeting, filter, in: fixture.site.council)
                    #expect(plan.scans.isEmpty, "\(plan)")
                }
            }
        }
    }

    @Test(
        "what cannot be read is refused with the reason, in the form of the standard",
        arguments: [
            "created_since=yesterday", "modified_until=2026-13-01T00:00:00Z", "limit=0", "limit=many", "limit=-1",
            "after=nonsense",
        ])
    func refused(query: String) async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let reply = await fixture.site.get("\(Self.oparl)/meetings?\(query)")
            #expect([400, 404].contains(reply.status))
            #expect(String(decoding: reply.bytes, as: UTF8.self).contains("https://schema.oparl.org/1.1/Error"))
        }
    }

    @Test("another council's addresses lead to nothing of this one, and a described one has no interface")
    func councils() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call(audience: "public")
            let other = "/oparl/v1.1/body/nisi/meeting/"
            #expect(await fixture.site.get(other + "\(meeting)").status == 404)
            #expect(try await fixture.list("/oparl/v1.1/body/nisi/meetings").pagination.totalElements == 0)
            let nisi = fixture.site.other.id
            try await fixture.site.database.write { transaction in
                try transaction.run("INSERT INTO published_facts (council, document) VALUES (\(nisi), 'x')")
            }
            #expect(await fixture.site.get("/oparl/v1.1/body/nisi").status == 404)
            #expect(await fixture.site.get("/popolo/nisi").status == 404)
            #expect(try await fixture.all("/oparl/v1.1/bodies").count == 1)
        }
    }
}

extension PublicFilter {
    fileprivate static func since(_ instant: Instant) -> PublicFilter {
        var filter = PublicFilter()
        filter.modifiedSince = instant
        return filter
    }
}

extension MeetingsFixture {
    /// Sets all times of the register far back, so that whatever changes afterwards shows.
    func turnBackTimes() async throws {
        let then = Instant(seconds: 1_700_000_000)
        try await site.database.write { transaction in
            try transaction.run("UPDATE public_object SET created = \(then), modified = \(then)")
        }
    }
}
