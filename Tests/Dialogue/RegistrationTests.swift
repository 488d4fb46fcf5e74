// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import SiteKit
import Testing
import Web

@testable import Dialogue

@Suite("Registering for a session")
struct RegistrationTests {
    @Test("an address gets a place only once its owner has confirmed it, and loses every trace when they give it up")
    func doubleOptIn() async throws {
        try await Hall.onEachEngine { hall in
            let address = try await hall.announce(["videoFor": "registered", "videoFrom": "always"])
            let browser = Browser(hall.site)
            #expect(await browser.post("\(address)/registrations", ["address": "Rosa@City.example "]).status == 303)
            #expect(try await hall.letters().map(\.to) == ["rosa@city.example"])
            let link = try await hall.link(to: "rosa@city.example")
            #expect(try await state(hall) == "asked", "looking changes nothing")
            #expect(await browser.text(link).contains("Confirm my place"))
            #expect(try await state(hall) == "asked", "looking changes nothing")
            #expect(await !browser.text(address).contains("video.city.example/hall"))

            #expect(await browser.post("\(link)/confirm", [:]).status == 303)
            #expect(try await state(hall) == "confirmed")
            #expect(await browser.post("\(link)/confirm", [:]).status == 303, "a second press finds it confirmed")
            #expect(await browser.text(address).contains("video.city.example/hall"))
            #expect(await !Browser(hall.site).text(address).contains("video.city.example/hall"))
            let placed = try #require(try await hall.letters().last)
            #expect(placed.words.contains("conference-") && placed.words.contains("PUBLISH"), "with the calendar entry")

            #expect(await browser.post("\(link)/give-up", [:]).status == 303)
            #expect(try await count(hall, "conference_registration") == 0)
            #expect(try await count(hall, "conference_key") == 0)
            #expect(await browser.get(link).status == 404)
        }
    }

    @Test("nobody learns who is registered: the answer is the same for a known and an unknown address")
    func sameAnswer() async throws {
        try await Hall.onEachEngine { hall in
            let address = try await hall.announce()
            let rosa = Browser(hall.site)
            _ = await rosa.post("\(address)/registrations", ["address": "rosa@city.example"])
            _ = await rosa.post("\(try await hall.link(to: "rosa@city.example"))/confirm", [:])
            let answers = await [
                Browser(hall.site).post("\(address)/registrations", ["address": "rosa@city.example"]),
                Browser(hall.site).post("\(address)/registrations", ["address": "jean@city.example"]),
            ].map(\.comparable)
            #expect(answers[0] == answers[1])
            // Asked ten times, an address gets one mail of a kind a day.
            for _ in 0..<10 {
                _ = await Browser(hall.site).post("\(address)/registrations", ["address": "jean@city.example"])
            }
            #expect(try await hall.letters().count { $0.to == "jean@city.example" } == 1)
        }
    }

    @Test("when all places are taken people wait, and move up when somebody leaves")
    func waitingList() async throws {
        try await Hall.onEachEngine { hall in
            let address = try await hall.announce(["capacity": "1"])
            var links: [String] = []
            for name in ["rosa", "jean", "tom"] {
                let browser = Browser(hall.site)
                _ = await browser.post("\(address)/registrations", ["address": "\(name)@city.example"])
                let link = try await hall.link(to: "\(name)@city.example")
                _ = await browser.post("\(link)/confirm", [:])
                links.append(link)
                hall.site.clock.move(.seconds(60))
            }
            func states() async throws -> [String] {
                try await hall.site.database.read {
                    try $0.rows("SELECT state FROM conference_registration ORDER BY asked").map { try $0[0] }
                }
            }
            #expect(try await states() == ["confirmed", "waiting", "waiting"])
            _ = await Browser(hall.site).post("\(links[0])/give-up", [:])
            #expect(try await states() == ["confirmed", "waiting"])
            #expect(try await hall.letters().last?.to == "jean@city.example")
        }
    }

    @Test("those with a place are reminded once, told of another time, and forgotten thirty days after")
    func remindersAndEnd() async throws {
        try await Hall.onEachEngine { hall in
            let address = try await hall.announce()
            let browser = Browser(hall.site)
            _ = await browser.post("\(address)/registrations", ["address": "rosa@city.example"])
            _ = await browser.post("\(try await hall.link(to: "rosa@city.example"))/confirm", [:])
            let clock = ConferenceClock(means: Means(languages: hall.languages))
            let council = hall.site.council
            func remind() async throws -> Int {
                try await hall.site.database.write { try clock.remind(council, in: $0) }
                return try await hall.letters().count
            }
            #expect(try await remind() == 2)
            try await hall.site.wait(.seconds(20 * 86_400 + 6 * 3_600))
            #expect(try await remind() == 3)
            #expect(try await remind() == 3)

            let moved = Hall.plan.changed(by: ["time": "16:00", "version": "1"])
            #expect(await hall.site.post(address, moved, as: .coordinator).status == 303)
            #expect(try await hall.letters().last?.words.contains("has changed") == true)

            try await hall.site.wait(.seconds(40 * 86_400))
            let retentions = hall.site.site.rooms.flatMap(\.retentions)
            try await hall.site.database.write { _ = try $0.purge(retentions) }
            #expect(try await count(hall, "conference_registration") == 0)
            #expect(try await count(hall, "conference_key") == 0)
        }
    }

    @Test("only those who keep registrations take the list out, and it stands in the record of acts that they did")
    func export() async throws {
        try await Hall.onEachEngine { hall in
            let address = try await hall.announce()
            let browser = Browser(hall.site)
            _ = await browser.post("\(address)/registrations", ["address": "+rosa@city.example"])
            _ = await browser.post("\(try await hall.link(to: "+rosa@city.example"))/confirm", [:])
            for who in [Who.visitor, .outsider, .stranger, .resident, .operator] {
                #expect(await hall.site.post("\(address)/registrations/list", [:], as: who).status == 404, "\(who)")
            }
            #expect(await hall.site.post("\(address)/registrations/list", [:], as: .member).status == 403)
            let list = await hall.site.post("\(address)/registrations/list", [:], as: .coordinator)
            #expect(
                String(decoding: list.bytes, as: UTF8.self)
                    == "address,language,state\r\n'+rosa@city.example,en,confirmed\r\n")
            let acts: [String] = try await hall.site.database.read {
                try $0.rows("SELECT action FROM act WHERE action = 'conference.registrations'").map { try $0[0] }
            }
            #expect(acts.count == 1)
        }
    }

    @Test("a session for members and guests is open to those invited by mail, and to councils invited")
    func invited() async throws {
        try await Hall.onEachEngine { hall in
            let address = try await hall.announce([
                "openness": "invited", "guests": "\(hall.site.other.id)", "title": "Wintergreen",
            ])
            for who in [Who.visitor, .outsider, .resident, .operator] {
                #expect(await hall.site.get(address, as: who).status == 404, "\(who)")
                #expect(await !hall.site.text(Hall.address, as: who).contains("Wintergreen"), "\(who)")
            }
            for who in [Who.member, .stranger] {
                #expect(await hall.site.get(address, as: who).status == 200, "\(who)")
                #expect(await hall.site.text(Hall.address, as: who).contains("Wintergreen"), "\(who)")
            }
            let sent = await hall.site.post(
                "\(address)/invitations", ["addresses": "jean@city.example\ntom@city.example"], as: .coordinator)
            #expect(sent.status == 303)
            let jean = Browser(hall.site)
            let link = try await hall.link(to: "jean@city.example")
            #expect(try await hall.letters().allSatisfy { !$0.words.contains("Wintergreen") }, "mails are neutral")
            #expect(await jean.get(address).status == 404)
            _ = await jean.post("\(link)/confirm", [:])
            #expect(await jean.get(address).status == 200)
            #expect(await jean.post("\(address)/questions", ["question": "May I?"]).status == 303)
        }
    }

    private func state(_ hall: Hall) async throws -> String? {
        try await hall.site.database.read { try $0.value("SELECT state FROM conference_registration") }
    }

    private func count(_ hall: Hall, _ table: SQL) async throws -> Int {
        try await hall.site.database.read { try $0.value("SELECT COUNT(*) FROM \(table)") } ?? -1
    }
}
