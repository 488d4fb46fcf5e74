// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import SiteKit
import Testing
import Web

@testable import Dialogue

@Suite("Questions from the audience")
struct QuestionTests {
    @Test("what a moderator may do with a question depends on where it stands")
    func moves() {
        let table: [Question.State: Set<Question.Move>] = [
            .waiting: [.show, .hold, .merge], .shown: [.hold, .take, .answered, .later, .write, .merge],
            .now: [.show, .answered, .later, .write], .answered: [.take, .write],
            .later: [.show, .take, .answered, .write], .held: [.show], .merged: [.show],
        ]
        for state in Question.State.allCases {
            #expect(Set(Question.Move.allCases.filter { $0.result(from: state) != nil }) == table[state], "\(state)")
        }
    }

    @Test(
        "a question does not exist for anybody but moderators and its asker until it is shown, nor once it is held back"
    )
    func moderation() async throws {
        try await Hall.onEachEngine { hall in
            let address = try await hall.open()
            let before = await hall.site.get(address).comparable
            let (asker, other) = (Browser(hall.site), Browser(hall.site))
            #expect(await asker.post("\(address)/questions", ["question": "Where does Mr X live?"]).status == 303)
            let id = try #require(try await hall.question("Where does Mr X live?"))
            func others() async -> [String] {
                var seen = [await other.text(address), await other.text("\(address)/questions")]
                for who in [Who.visitor, .outsider, .stranger, .resident, .member, .operator] {
                    seen.append(await hall.site.text(address, as: who))
                    seen.append(
                        await hall.site.text("/api/v1/councils/kalliste/conferences/\(address.suffix(36))", as: who))
                }
                return seen
            }
            #expect(await others().allSatisfy { !$0.contains("Mr X") })
            #expect(await hall.site.get(address).comparable == before, "not even a number tells of it")
            #expect(await asker.text(address).contains("Only you see it"))
            #expect(await other.post("\(address)/votes", ["for": id]).status == 404)
            #expect(await hall.site.text("\(address)/run", as: .coordinator).contains("Mr X"))
            for who in [Who.visitor, .outsider, .stranger, .resident, .operator, .member] {
                #expect(await hall.move(id, "show", in: address, as: who).status == 404, "\(who)")
            }

            #expect(await hall.move(id, "hold", in: address).status == 422, "without a reason nothing is held back")
            #expect(await hall.move(id, "hold", in: address, ["words": "It names a private person."]).status == 303)
            #expect(await others().allSatisfy { !$0.contains("Mr X") && !$0.contains("private person.") })
            #expect(await hall.site.get(address).comparable == before)
            #expect(await asker.text(address).contains("It names a private person."))
        }
    }

    @Test("votes count once for each, sort the list, and can be taken back")
    func votes() async throws {
        try await Hall.onEachEngine { hall in
            let address = try await hall.open()
            let first = try await hall.shown("First question", in: address)
            let second = try await hall.shown("Second question", in: address)
            let guests = (0..<3).map { _ in Browser(hall.site) }
            for guest in guests { #expect(await guest.post("\(address)/votes", ["for": second]).status == 303) }
            _ = await guests[0].post("\(address)/votes", ["for": second])
            _ = await guests[0].post("\(address)/votes", ["for": first])
            #expect(try await count(hall, second) == 3)
            #expect(try await count(hall, first) == 1)
            let page = await guests[0].text(address)
            let (one, two) = (
                try #require(page.firstRange(of: "First question")),
                try #require(page.firstRange(of: "Second question"))
            )
            #expect(two.lowerBound < one.lowerBound)
            for _ in 0..<2 { _ = await guests[0].post("\(address)/votes", ["take": second]) }
            #expect(try await count(hall, second) == 2)
            let once = "0123456789abcdef0123"
            for _ in 0..<2 { _ = await guests[1].post("\(address)/votes", ["for": first], once: once) }
            #expect(try await count(hall, first) == 2, "a double click counts once")
        }
    }

    @Test("of two moderators the slower one is told, and nothing of theirs is lost")
    func twoModerators() async throws {
        try await Hall.onEachEngine { hall in
            let address = try await hall.open()
            _ = await Browser(hall.site).post("\(address)/questions", ["question": "Twice?"])
            let id = try #require(try await hall.question("Twice?"))
            let show: Fields = ["move": "show", "version": "1"]
            #expect(await hall.site.post("\(address)/questions/\(id)", show, as: .chair).status == 303)
            let hold: Fields = ["move": "hold", "version": "1", "words": "Not now, please."]
            let late = await hall.site.post("\(address)/questions/\(id)", hold, as: .coordinator)
            #expect(late.status == 409)
            #expect(String(decoding: late.bytes, as: UTF8.self).contains("Not now, please."))
            #expect(await Browser(hall.site).text(address).contains("Twice?"))
        }
    }

    @Test("questions that ask the same are put together, and whoever voted for both counts once")
    func merging() async throws {
        try await Hall.onEachEngine { hall in
            let address = try await hall.open()
            let (asker, both) = (Browser(hall.site), Browser(hall.site))
            let first = try await hall.shown("What did it cost?", in: address)
            let second = try await hall.shown("How much was it?", in: address, from: asker)
            for id in [first, second] { _ = await both.post("\(address)/votes", ["for": id]) }
            _ = await Browser(hall.site).post("\(address)/votes", ["for": second])
            #expect(await hall.move(second, "merge", in: address, ["into": second]).status == 422)
            #expect(await hall.move(second, "merge", in: address, ["into": first]).status == 303)
            #expect(try await count(hall, first) == 3, "both, the other voter, and the asker of the second")
            #expect(await !both.text(address).contains("How much was it?"))
            #expect(await asker.text(address).contains("It asks the same as: What did it cost?"))
        }
    }

    @Test("an answer in writing stands on the page, also after the session; nothing is asked any more then")
    func answers() async throws {
        try await Hall.onEachEngine { hall in
            let address = try await hall.open()
            let first = try await hall.shown("Power included?", in: address)
            let second = try await hall.shown("And then?", in: address)
            #expect(await hall.move(first, "take", in: address).status == 303)
            #expect(await Browser(hall.site).text(address).contains("Being answered now"))
            #expect(await hall.move(second, "take", in: address).status == 303)
            #expect(try await state(hall, first) == "answered", "one at a time")
            #expect(await hall.move(second, "later", in: address).status == 303)
            #expect(await hall.site.post("\(address)/close", [:], as: .coordinator).status == 303)
            #expect(await hall.move(second, "write", in: address, ["words": "Forty euros a lamp."]).status == 303)
            let page = await Browser(hall.site).text(address)
            #expect(page.contains("Forty euros a lamp.") && page.contains("2 asked, 2 answered"))
            let late = await Browser(hall.site).post("\(address)/questions", ["question": "Too late?"])
            #expect(late.status == 409 && String(decoding: late.bytes, as: UTF8.self).contains("This session is over."))
            #expect(await Browser(hall.site).post("\(address)/votes", ["for": first]).status == 409)
        }
    }

    @Test("one person cannot fill the list: five wait at a time, and a question has its length and perhaps its name")
    func limits() async throws {
        try await Hall.onEachEngine { hall in
            let address = try await hall.open(["signing": "signed"])
            let guest = Browser(hall.site)
            #expect(await guest.post("\(address)/questions", ["question": "Unsigned?"]).status == 422)
            #expect(await guest.post("\(address)/questions", ["question": " ", "signature": "Rosa"]).status == 422)
            let long = String(repeating: "x", count: 501)
            #expect(await guest.post("\(address)/questions", ["question": long, "signature": "Rosa"]).status == 422)
            for number in 1...5 {
                let reply = await guest.post("\(address)/questions", ["question": "Q\(number)?", "signature": "Rosa"])
                #expect(reply.status == 303)
            }
            let sixth = await guest.post(
                "\(address)/questions", ["question": "The sixth of mine?", "signature": "Rosa"])
            #expect(sixth.status == 422)
            #expect(String(decoding: sixth.bytes, as: UTF8.self).contains("The sixth of mine?"), "what was typed stays")
        }
    }

    @Test("where only those registered take part, others are told so")
    func registeredOnly() async throws {
        try await Hall.onEachEngine { hall in
            let address = try await hall.open(["asking": "registered"])
            #expect(await Browser(hall.site).post("\(address)/questions", ["question": "May I?"]).status == 409)
            let rosa = Browser(hall.site)
            _ = await rosa.post("\(address)/registrations", ["address": "rosa@city.example"])
            _ = await rosa.post("\(try await hall.link(to: "rosa@city.example"))/confirm", [:])
            #expect(await rosa.post("\(address)/questions", ["question": "May I?"]).status == 303)
        }
    }

    private func count(_ hall: Hall, _ id: String) async throws -> Int {
        try await hall.site.database.read { try $0.value("SELECT votes FROM conference_question WHERE id = \(id)") }
            ?? -1
    }

    private func state(_ hall: Hall, _ id: String) async throws -> String? {
        try await hall.site.database.read { try $0.value("SELECT state FROM conference_question WHERE id = \(id)") }
    }
}
