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

@Suite("OParl: what is public, as objects")
struct OParlTests {
    private static let oparl = MeetingsFixture.oparl

    @Test("a program that knows one address finds the council and all its lists")
    func entrance() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let system = await fixture.site.text("/oparl/v1.1")
            #expect(system.contains("\"body\":\"http://koinon.example/oparl/v1.1/bodies\""))
            let bodies = try await fixture.all("/oparl/v1.1/bodies")
            #expect(bodies.map(\.id) == ["kalliste", "nisi"].map { "http://koinon.example/oparl/v1.1/body/\($0)" })
            let body = await fixture.site.text(Self.oparl)
            for type in OParlType.allCases {
                let list = "http://koinon.example\(Self.oparl)/\(type.list)"
                #expect(body.contains("\"\(type.memberOfBody)\":\"\(list)\""), "\(type)")
                #expect(await fixture.site.get(list.replacing("http://koinon.example", with: "")).status == 200)
            }
            #expect(body.contains("\"legislativeTerm\":[]"))
            #expect(body.contains("/organization/\(fixture.plenary)\""))
        }
    }

    @Test("a meeting carries its public items, numbered without a gap, with papers and what was decided")
    func meetings() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            let meeting = try await fixture.call(audience: "public", items: "Opening\nPersonnel\nNight buses")
            let items = try await fixture.items(of: meeting)
            try await fixture.save(items[1], at: meeting, audience: "members")
            let paper = try await fixture.lay("Offer", "Two stewards.", with: items[2].id, at: meeting)
            let address = "\(Self.oparl)/meeting/\(meeting)"
            let read = try await fixture.object(address)
            #expect(read.agendaItem?.objects.map(\.name) == ["Opening", "Night buses"])
            #expect(read.agendaItem?.objects.map(\.number) == ["1", "2"])
            #expect(read.agendaItem?.objects.map(\.order) == [0, 1])
            #expect(!(await fixture.site.text(address)).contains("Personnel"))
            let file = try await fixture.object("\(Self.oparl)/file/\(paper)")
            let access = await fixture.site.get(
                try #require(file.accessUrl).replacing("http://koinon.example", with: ""))
            #expect(access.header("Content-Disposition") == nil && access.bytes == Array("Two stewards.".utf8))
            let kept = await fixture.site.get(
                try #require(file.downloadUrl).replacing("http://koinon.example", with: ""))
            #expect(kept.header("Content-Disposition")?.hasPrefix("attachment; filename=") == true)
            let item = try await fixture.object("\(Self.oparl)/agenda-item/\(items[2].id)")
            #expect(item.meeting?.addresses == ["http://koinon.example" + address])
        }
    }

    @Test("what a public vote came to stands with its item")
    func decided() async throws {
        try await MeetingsFixture.onSQLite { fixture in
            let decided = try await fixture.decide("Buses until two.", audience: "public")
            let items = try await fixture.object("\(Self.oparl)/meeting/\(decided.meeting)").agendaItem?.objects
            #expect(items?.last?.result == "Adopted" && items?.last?.resolutionText == "Buses until two.")
        }
    }

    @Test("people are those whose names are public today, one for each mandate")
    func people() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            #expect(try await fixture.all("\(Self.oparl)/people").isEmpty)
            try await fixture.publishNames()
            let people = try await fixture.all("\(Self.oparl)/people")
            #expect(Set(people.compactMap(\.name)) == ["Chair Person", "Member Person", "Coordinator Person"])
            #expect(people.allSatisfy { $0.membership?.objects.count == 1 })
            let memberships = try await fixture.all("\(Self.oparl)/memberships")
            #expect(Set(memberships.compactMap(\.role)) == ["Mayor", "Police", "Substitute for Police"])
            for who in Who.allCases {
                let person = try #require(fixture.site.person(who) ?? fixture.site.person(.chair))
                #expect(!(await fixture.site.text("\(Self.oparl)/people")).contains("\(person)"), "ids of accounts")
            }
        }
    }

    @Test("a mandate ends at midnight where the council is, without a write")
    func midnight() async throws {
        try await MeetingsFixture.onEachEngine { fixture in
            try await fixture.publishNames()
            let today = LocalDate.of("2026-03-02")
            try await fixture.site.database.write { transaction in
                try transaction.run(
                    "UPDATE mandate SET last_day = \(today) WHERE seat = \(fixture.seats[0])")
                // The database goes by the machine's clock; here it is to be that of the test.
                try transaction.run(
                    "UPDATE public_object SET created = \(transaction.now), modified = \(transaction.now)")
            }
            let mayor = try #require(
                try await fixture.all("\(Self.oparl)/people").first { $0.name == "Chair Person" })
            try await fixture.site.wait(.seconds(24 * 3_600))
            #expect(try await fixture.all("\(Self.oparl)/people").count == 2)
            let gone = try await fixture.object(mayor.id)
            #expect(gone.deleted == true && gone.name == nil && gone.modified == "2026-03-03T00:00:00+02:00")
            let since = "modified_since=2026-03-02T23:00:00%2B02:00"
            let changed = try await fixture.list("\(Self.oparl)/people?\(since)").data
            #expect(changed.contains { $0.id == mayor.id && $0.deleted == true })
            let later = "modified_since=2026-03-03T00:00:01%2B02:00&modified_until=2026-03-03T12:00:00%2B02:00"
            #expect(try await fixture.list("\(Self.oparl)/people?\(later)").data.isEmpty)
        }
    }
}
