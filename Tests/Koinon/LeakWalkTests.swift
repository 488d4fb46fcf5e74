// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import SiteKit
import TestKit
import Testing
import Web

/// What may not be seen is answered as what does not exist: at every address of every room, for everybody.
@Suite("The leak walk")
struct LeakWalkTests {
    @Test("an id that is not for somebody is answered as one that does not exist, by every address that takes one")
    func hiddenAsAbsent() async throws {
        try await SiteFixture.onEachEngine(rooms: House.rooms) { site in
            let planted = try await House.open(site) + House.hide(site)
            for (door, object) in pairs(site.doors, planted) {
                for who in Who.allCases where !object.readers.contains(who) {
                    await site.expectAbsent(object, behind: door, in: site.council, as: who)
                }
            }
        }
    }

    @Test("another council knows of nothing, whoever asks, even those who may read it at home")
    func acrossCouncils() async throws {
        try await SiteFixture.onEachEngine(rooms: House.rooms) { site in
            let planted = try await House.open(site) + House.hide(site)
            for (door, object) in pairs(site.doors, planted) where door.pattern.slots.contains("council") {
                for who in Who.allCases { await site.expectAbsent(object, behind: door, in: site.other, as: who) }
            }
        }
    }

    @Test("pages, lists, feeds, searches and files are the same with and without what somebody may not see")
    func twoWorlds() async throws {
        try await SiteFixture.onEachEngine(rooms: House.rooms) { site in
            let open = try await House.open(site)
            let words = ["Lanterns", "Xylophones", "Harpsichord", "Quorundam", "Zanzibar", "xylo"]
            let addresses = site.listAddresses(with: words) + site.pageAddresses(of: open)
            let before = await site.answers(at: addresses, as: Who.allCases)
            let hidden = try await House.hide(site)
            let after = await site.answers(at: addresses, as: Who.allCases)
            let readers = hidden.reduce(into: Set<Who>()) { $0.formUnion($1.readers) }
            for question in before.keys where !readers.contains(question.who) {
                let difference = Difference(before[question], after[question])
                #expect(difference == nil, "\(question.path) as \(question.who)")
            }
            for (question, answer) in after {
                for object in hidden where !object.readers.contains(question.who) {
                    guard let word = object.word, !question.path.contains(word) else { continue }
                    #expect(!answer.contains(word), "\(word) at \(question.path) for \(question.who)")
                }
            }
        }
    }

    @Test("whoever may see what was planted finds its page, so that the walk walks over something")
    func readersFindIt() async throws {
        try await SiteFixture.onEachEngine(rooms: House.rooms) { site in
            let planted = try await House.open(site) + House.hide(site)
            for (door, object) in pairs(site.doors, planted) where object.isPage(door) && door.method == .get {
                guard door.kind != .program else { continue }
                var statuses: Set<Int> = []
                for who in object.readers {
                    let status = await site.get(door.path(object.slots, council: site.council), as: who).status
                    #expect(status != 404, "\(door.pattern) as \(who)")
                    statuses.insert(status)
                }
                #expect(statuses.contains(200), "\(door.pattern)")
            }
        }
    }

    @Test("something is planted behind every address that takes an object")
    func everyAddressIsWalked() async throws {
        try await SiteFixture.onSQLite(rooms: House.rooms) { site in
            let planted = try await House.open(site) + House.hide(site)
            for door in site.doors where !door.objectSlots.isEmpty {
                let isWalked = planted.contains { $0.fits(door) && $0.readers != Set(Who.allCases) }
                let reason = House.withoutObjects[door.pattern.description]
                #expect(isWalked || reason != nil, "plant something hidden for \(door.pattern) of \(door.room)")
            }
        }
    }

    private func pairs(_ doors: [Door], _ planted: [Planted]) -> [(Door, Planted)] {
        doors.flatMap { door in planted.filter { $0.fits(door) && !door.objectSlots.isEmpty }.map { (door, $0) } }
    }
}
