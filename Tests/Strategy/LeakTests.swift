// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import SiteKit
import TestKit
import Testing
import Web

@testable import Strategy

@Suite("What may not be seen does not exist")
struct LeakTests {
    private static let secret = "Zephyrus"

    /// One object of each kind for an audience, with a word in it that stands nowhere else.
    private func fill(_ town: Town, _ audience: Audience) async throws -> [String] {
        let action = try await town.add(
            .action, ["title": "\(Self.secret) action", "owner": town.police.description], audience: audience)
        let actionID = String(action.split(separator: "/").last ?? "")
        var all = [action]
        all.append(
            try await town.add(
                .priority, ["title": "\(Self.secret) priority", "rests2": "finding:finding"], audience: audience))
        all.append(
            try await town.add(
                .recommendation, ["title": "\(Self.secret) advice", "addressee": town.police.description],
                audience: audience))
        all.append(
            try await town.add(
                .indicator, ["title": "\(Self.secret) indicator", "rests6": "action:\(actionID)"], audience: audience))
        all.append(
            try await town.add(
                .evaluation, ["title": "\(Self.secret) evaluation", "action": actionID], audience: audience))
        return all
    }

    private static let lists = [
        "\(Town.address)/priorities", "\(Town.address)/actions", "\(Town.address)/actions?status=running",
        "\(Town.address)/actions.csv", "\(Town.address)/search?q=zephyrus", "\(Town.address)/thread/finding/finding",
        "\(Town.address)/test-home", "\(Town.address)/test-desk", "/api/v1/councils/kalliste/priorities",
        "/api/v1/councils/kalliste/actions", "/api/v1/councils/kalliste/indicators",
    ]

    /// Everything somebody gets on lists, feeds, files, search, threads and desks.
    private func everything(_ site: SiteFixture, _ who: Who) async -> [String] {
        var all: [String] = []
        for path in Self.lists {
            all.append((await site.get(path, as: who)).comparable.replacing("zephyrus", with: ""))
        }
        return all
    }

    /// The address is answered like one of nothing, but for the address itself, which the way to sign in repeats.
    private func expectAbsent(_ site: SiteFixture, _ address: String, _ who: Who) async {
        let (id, none) = (String(address.suffix(36)), "01900000-0000-7000-8000-000000000000")
        let hidden = await site.get(address, as: who)
        let missing = await site.get(address.replacing(id, with: none), as: who)
        #expect(hidden.status == 404)
        #expect(hidden.comparable.replacing(id, with: none) == missing.comparable, "\(address) as \(who)")
    }

    @Test("what is kept for a formation leaves no trace for anybody else")
    func formation() async throws {
        try await Town.onEachEngine { town in
            let site = town.site
            let outside: [Who] = Who.others + [.member, .analyst]
            var before: [Who: [String]] = [:]
            for who in outside { before[who] = await everything(site, who) }
            let addresses = try await fill(town, .formation(town.harbour))
            for who in outside {
                #expect(await everything(site, who) == before[who], "\(who)")
                for address in addresses { await expectAbsent(site, address, who) }
            }
            for address in addresses { _ = try await site.page(address, as: .chair) }
            #expect(await site.text("/api/v1/councils/kalliste/actions", as: .chair).contains(Self.secret))
        }
    }

    @Test("what is kept for members leaves no trace for anybody else")
    func members() async throws {
        try await Town.onEachEngine { town in
            let site = town.site
            var before: [Who: [String]] = [:]
            for who in Who.others { before[who] = await everything(site, who) }
            let addresses = try await fill(town, .members)
            for who in Who.others { #expect(await everything(site, who) == before[who], "\(who)") }
            for address in addresses {
                for who in Who.others { #expect(await site.get(address, as: who).status == 404) }
                _ = try await site.page(address, as: .member)
            }
            #expect(try await site.page("\(Town.address)/test-desk", as: .member).text("#actions") == "Your actions")
        }
    }

    @Test("nobody can refer to what they cannot see, nor take away a reference they do not know of")
    func references() async throws {
        try await Town.onEachEngine { town in
            let site = town.site
            let council = site.council.id
            try await site.database.write { transaction in
                try transaction.put(
                    Node(
                        council: council, reference: NodeReference(NodeKind("finding"), "hidden"),
                        readership: Readership(.formation(town.harbour)), step: .finding, title: "Hidden", tongue: .en,
                        day: day(1, 6), path: ["hidden"]))
            }
            try await site.place(.analyst, .coordinator, in: .members)
            let mine = try await town.add(.priority, ["title": "A", "rests2": "finding:hidden"], as: .analyst)
            let theirs = try await town.add(.priority, ["title": "B", "rests2": "finding:hidden"])
            var edited = Town.form(.priority, ["title": "B again"]).removing(["version"])
            edited.append("version", "1")
            #expect(await site.post(theirs, edited, as: .analyst).status == 303)
            let links: [String] = try await site.database.read {
                try $0.rows("SELECT from_id FROM link WHERE to_id = 'hidden'").map { try $0["from_id"] }
            }
            #expect(links == [String(theirs.split(separator: "/").last ?? "")])
            #expect(!mine.isEmpty)
        }
    }

    @Test("lists read an index and no more than they show")
    func plans() async throws {
        try await Town.onEachEngine { town in
            let standing = try await town.site.standing(.coordinator)
            try await town.site.database.read { snapshot in
                let partitions = EntryList.partitions(standing.scope)
                let today = day(3, 2)
                for (list, table) in [
                    (EntryList.priorities, "priority" as SQL), (EntryList.actions, "action"),
                    (EntryList.indicators, "indicator"),
                ] {
                    let plan = try list.plan(in: snapshot, select: "e.*", from: "\(table) AS e", partitions: partitions)
                    #expect(plan.scans.isEmpty, "\(plan)")
                }
                let late = ActionFilter(status: .late).condition(today: today)
                let plan = try EntryList.actions.plan(
                    in: snapshot, select: "e.*", from: "action AS e", where: late, partitions: partitions)
                #expect(plan.scans.isEmpty, "\(plan)")
            }
        }
    }
}
