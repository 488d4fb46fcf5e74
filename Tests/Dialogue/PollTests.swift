// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import SiteKit
import Testing
import Web

@testable import Dialogue

@Suite("Polls and the evaluation at the end")
struct PollTests {
    @Test("while a poll is open only the number of voters shows, to everybody; then the result does")
    func sealed() async throws {
        try await Hall.onEachEngine { hall in
            let (address, poll) = try await opened(hall)
            for number in 0..<6 {
                let reply = await Browser(hall.site).post("\(poll)/answer", ["choice": number < 4 ? "0" : "2"])
                #expect(reply.status == 303)
            }
            let api = "/api/v1/councils/kalliste/conferences/\(address.suffix(36))"
            for who in Who.allCases {
                let page = try await hall.site.page(address, as: who)
                #expect(page.first("#polled")?.text.contains("6 have answered.") == true, "\(who)")
                #expect(page.first("#polled table") == nil, "\(who)")
                #expect(await hall.site.text(api, as: who).contains("\"answer\":\"Never\",\"votes\":null"), "\(who)")
            }
            #expect(try await hall.site.page("\(address)/run", as: .coordinator).first("#pollDesk table") == nil)
            #expect(await hall.site.post("\(poll)/close", [:], as: .coordinator).status == 303)
            let cells = try await hall.site.page(address).all("#polled td.n").map(\.text)
            #expect(cells == ["4", "0", "2"])
            #expect(await hall.site.text(api).contains("\"answer\":\"Never\",\"votes\":2"))
        }
    }

    @Test("an answer counts once for each, and after closing it is refused, never unknown")
    func once() async throws {
        try await Hall.onEachEngine { hall in
            let (_, poll) = try await opened(hall)
            let guest = Browser(hall.site)
            #expect(await guest.post("\(poll)/answer", ["choice": "7"]).status == 422)
            #expect(await guest.post("\(poll)/answer", [:]).status == 422)
            #expect(await guest.post("\(poll)/answer", ["choice": "1"]).status == 303)
            #expect(await guest.post("\(poll)/answer", ["choice": "0"]).status == 409)
            _ = await hall.site.post("\(poll)/close", [:], as: .coordinator)
            let late = await Browser(hall.site).post("\(poll)/answer", ["choice": "0"])
            #expect(late.status == 409 && String(decoding: late.bytes, as: UTF8.self).contains("was not counted"))
            #expect(try await sum(hall) == 1)
        }
    }

    @Test("of answers in flight while a poll is closed each is counted or refused, and the counts add up")
    func inFlight() async throws {
        try await Hall.onEachEngine { hall in
            let (_, poll) = try await opened(hall)
            let site = hall.site
            let statuses = await withTaskGroup(of: Int?.self) { group in
                for number in 0..<40 {
                    group.addTask { await Browser(site).post("\(poll)/answer", ["choice": "\(number % 3)"]).status }
                    if number == 20 {
                        group.addTask {
                            _ = await site.post("\(poll)/close", [:], as: .coordinator)
                            return nil
                        }
                    }
                }
                return await group.reduce(into: [Int]()) { list, status in if let status { list.append(status) } }
            }
            #expect(Set(statuses).isSubset(of: [303, 409]) && statuses.count == 40)
            #expect(try await sum(hall) == statuses.count { $0 == 303 })
        }
    }

    @Test("a poll that is only prepared does not exist for the audience; one of too few voters tells no answers")
    func preparedAndSmall() async throws {
        try await Hall.onEachEngine { hall in
            let address = try await hall.open()
            let form: Fields = ["poll": "Periwinkle?", "answers": "Yes\nNo"]
            #expect(await hall.site.post("\(address)/polls", form, as: .coordinator).status == 303)
            #expect(
                await hall.site.post("\(address)/polls", form.changed(by: ["answers": "One"]), as: .coordinator).status
                    == 422)
            let id: String = try #require(
                try await hall.site.database.read { try $0.value("SELECT id FROM conference_poll") })
            #expect(await !hall.site.text(address, as: .member).contains("Periwinkle"))
            #expect(await Browser(hall.site).post("\(address)/polls/\(id)/answer", ["choice": "0"]).status == 404)
            _ = await hall.site.post("\(address)/polls/\(id)/open", [:], as: .coordinator)
            _ = await Browser(hall.site).post("\(address)/polls/\(id)/answer", ["choice": "0"])
            _ = await hall.site.post("\(address)/close", [:], as: .coordinator)
            #expect(await hall.site.text(address).contains("Fewer than 5 answered"), "closed with the session")
        }
    }

    @Test(
        "small counts are hidden, with as many others as it takes",
        arguments: [
            ([3, 1, 0], [nil, nil, nil]), ([40, 12, 9], [40, 12, 9]), ([40, 3, 9], [40, nil, nil]),
            ([40, 2, 2], [nil, nil, nil]), ([40, 4, 3], [40, nil, nil]), ([6, 0, 0], [6, 0, 0]),
            ([10, 1, 0], [nil, nil, nil]),
        ] as [([Int], [Int?])])
    func smallCounts(counts: [Int], shown: [Int?]) { #expect(SmallCounts.shown(counts, hidingBelow: 5) == shown) }

    @Test("people say once how it was, and it shows only where enough did")
    func opinions() async throws {
        try await Hall.onEachEngine { hall in
            let address = try await hall.open()
            let early = await Browser(hall.site).post("\(address)/opinions", ["useful": "yes"])
            #expect(early.status == 409)
            _ = await hall.site.post("\(address)/close", [:], as: .coordinator)
            let guests = (0..<6).map { _ in Browser(hall.site) }
            for guest in guests.prefix(4) { _ = await guest.post("\(address)/opinions", ["useful": "yes"]) }
            _ = await guests[0].post("\(address)/opinions", ["useful": "no"])
            #expect(
                try await hall.site.page(address).first(
                    "#evaluation ~ table, section[aria-labelledby=evaluation] table") == nil)
            for guest in guests.suffix(2) { _ = await guest.post("\(address)/opinions", ["useful": "yes"]) }
            let cells = try await hall.site.page(address).all("section[aria-labelledby=evaluation] td").map(\.text)
            #expect(cells == ["6", "0", "0"])
        }
    }

    private func opened(_ hall: Hall) async throws -> (address: String, poll: String) {
        let address = try await hall.open()
        let form: Fields = ["poll": "Has your city walked at night?", "answers": "Often\nOnce\nNever"]
        #expect(await hall.site.post("\(address)/polls", form, as: .coordinator).status == 303)
        let id: String = try #require(
            try await hall.site.database.read { try $0.value("SELECT id FROM conference_poll") })
        #expect(await hall.site.post("\(address)/polls/\(id)/open", [:], as: .coordinator).status == 303)
        return (address, "\(address)/polls/\(id)")
    }

    private func sum(_ hall: Hall) async throws -> Int {
        try await hall.site.database.read { try $0.value("SELECT SUM(votes) FROM conference_poll_count") } ?? 0
    }
}
