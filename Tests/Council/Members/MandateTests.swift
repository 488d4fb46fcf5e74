// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Council

@Suite("Mandates")
struct MandateTests {
    private func seat(_ site: SiteFixture, _ profileID: String = "prefect") async throws -> Seat {
        try #require(await site.plenaryHoldings().first { $0.seat.profileID == profileID }?.seat)
    }

    @Test("whoever is given a seat is invited, becomes a member, and stands in the list of members")
    func give() async throws {
        try await CouncilSite.onEachEngine { site in
            let seat = try await seat(site)
            try await site.giveSeat(seat.id, to: "outsider@kalliste.example", name: "Iris Prefect")
            #expect(try await site.standing(.outsider).roles == [.member])
            let page = try await site.page("/c/kalliste/en/members", as: .member)
            #expect(page.text("main")?.contains("Iris Prefect") == true)
            let mails = site.post.all.filter { $0.address.text == "outsider@kalliste.example" }
            #expect(mails.count == 1, "somebody with an account is told of the place")
        }
    }

    @Test("somebody without an account gets a link to choose a password")
    func invite() async throws {
        try await CouncilSite.onSQLite { site in
            try await site.giveSeat(seat(site).id, to: "new@city.example", name: "New Person", ["language": "fr"])
            let mail = try #require(site.post.all.last)
            #expect(mail.address.text == "new@city.example" && mail.tongue == .fr)
            guard case .invitation(let council, _) = mail.kind else { return #expect(Bool(false), "an invitation") }
            #expect(council == "Kalliste Safety Council")
        }
    }

    @Test("names of persons are for members, unless the mandate makes them public")
    func names() async throws {
        try await CouncilSite.onEachEngine { site in
            let (hidden, shown) = (try await seat(site), try await seat(site, "prosecutor"))
            try await site.giveSeat(hidden.id, to: "a@city.example", name: "Hidden Holder")
            try await site.giveSeat(shown.id, to: "b@city.example", name: "Public Holder", ["public": "yes"])
            for who in Who.others {
                for path in [
                    "/c/kalliste/en/members", "/c/kalliste/en/seats/\(hidden.id)", "/api/v1/councils/kalliste/seats",
                ] {
                    let text = await site.text(path, as: who)
                    #expect(!text.contains("Hidden Holder"), "\(path) as \(who)")
                }
                let text = await site.text("/c/kalliste/en/members", as: who)
                #expect(text.contains("Public Holder") && text.contains("held"), "\(who)")
            }
            for who in Who.ofTheCouncil {
                #expect(await site.text("/c/kalliste/en/members", as: who).contains("Hidden Holder"))
            }
        }
    }

    @Test("a mandate begins and ends at midnight where the council is")
    func midnight() async throws {
        try await CouncilSite.onEachEngine { site in
            // It is Monday, 2 March 2026, 11:00 in Athens.
            try await site.giveSeat(
                seat(site).id, to: "outsider@kalliste.example", name: "O",
                ["from": "2026-03-03", "until": "2026-03-04"])
            #expect(try await !site.standing(.outsider).isMember)
            try await site.wait(.seconds(12 * 3600 + 3599))  // 2 March, 23:59:59 in Athens
            #expect(try await !site.standing(.outsider).isMember)
            try await site.wait(.seconds(1))
            #expect(try await site.standing(.outsider).isMember)
            try await site.wait(.seconds(2 * 86_400 - 1))  // 4 March, 23:59:59
            #expect(try await site.standing(.outsider).isMember)
            try await site.wait(.seconds(1))
            #expect(try await !site.standing(.outsider).isMember)
        }
    }

    @Test("a mandate that is ended takes its places with it, at midnight or at once")
    func end() async throws {
        try await CouncilSite.onEachEngine { site in
            let seat = try await seat(site)
            try await site.giveSeat(seat.id, to: "outsider@kalliste.example", name: "O")
            var mandate = try #require(await site.plenaryHoldings().first { $0.seat.id == seat.id }?.titular?.mandate)
            _ = try await site.accepted(
                "/mandates/\(mandate.id)/end", ["version": "1", "when": "day", "day": "2026-03-02"])
            #expect(try await site.standing(.outsider).isMember, "until midnight")
            try await site.wait(.seconds(13 * 3600))
            #expect(try await !site.standing(.outsider).isMember)

            try await site.giveSeat(seat.id, to: "outsider@kalliste.example", name: "O", ["from": "2026-03-03"])
            #expect(try await site.standing(.outsider).isMember)
            mandate = try #require(await site.plenaryHoldings().first { $0.seat.id == seat.id }?.titular?.mandate)
            _ = try await site.accepted("/mandates/\(mandate.id)/end", ["version": "1", "when": "now"])
            #expect(try await !site.standing(.outsider).isMember)
            #expect(try await site.plenaryHoldings().first { $0.seat.id == seat.id }?.isVacant == true)
        }
    }

    @Test("a seat has one titular and one substitute at a time, and they are two people")
    func two() async throws {
        try await CouncilSite.onSQLite { site in
            let seat = try await seat(site)
            try await site.giveSeat(seat.id, to: "a@city.example", name: "A", ["until": "2026-06-30"])
            try await site.giveSeat(seat.id, to: "b@city.example", name: "B", ["kind": "substitute"])
            for (fields, why) in [
                (
                    ["person": "C", "address": "c@city.example", "kind": "titular", "from": "2026-06-30"],
                    "Somebody holds this seat"
                ),
                (
                    ["person": "A", "address": "a@city.example", "kind": "substitute", "from": "2026-03-02"],
                    "holds this seat already"
                ),
                (
                    [
                        "person": "D", "address": "d@city.example", "kind": "titular", "from": "2026-09-02",
                        "until": "2026-09-01",
                    ], "before the first"
                ),
            ] as [(Fields, String)] {
                let reply = await site.post("/c/kalliste/en/seats/\(seat.id)/mandates", fields, as: .coordinator)
                #expect(reply.status == 422)
                let text = try site.read(reply).text(".summary")
                #expect(text?.contains(why) == true, "\(text ?? "")")
            }
            let refused = try #require(AccountAddress("c@city.example"))
            #expect(try await site.database.read { try $0.person(at: refused) } == nil, "a refused form invites nobody")
            try await site.giveSeat(seat.id, to: "c@city.example", name: "C", ["from": "2026-07-01"])
            let holding = try #require(await site.plenaryHoldings().first { $0.seat.id == seat.id })
            #expect(holding.titular?.name == "A" && holding.substitute?.name == "B")
        }
    }

    @Test("the holder of the seat that presides is the chair; guests and those who attend are no members")
    func roles() async throws {
        try await CouncilSite.onEachEngine { site in
            let plenary = try await site.plenary()
            let mayor = try await seat(site, "mayor")
            #expect(try await site.plenaryHoldings().first { $0.seat.id == mayor.id }?.presides == true)
            try await site.giveSeat(mayor.id, to: "outsider@kalliste.example", name: "Mayor")
            #expect(try await site.standing(.outsider).roles == [.chair])
            let guest = try await site.makeSeat(
                "Guest of the day", in: plenary.id, ["kind": "invited", "standing": "voice"])
            try await site.giveSeat(guest, to: "stranger@kalliste.example", name: "Guest")
            #expect(try await !site.standing(.stranger).isMember)
            #expect(try await site.plenaryHoldings().first { $0.seat.id == guest }?.titular?.name == "Guest")
        }
    }

    @Test("an abolished seat takes its mandates with it")
    func abolish() async throws {
        try await CouncilSite.onSQLite { site in
            let seat = try await seat(site)
            try await site.giveSeat(seat.id, to: "outsider@kalliste.example", name: "O")
            _ = try await site.accepted("/seats/\(seat.id)/end", ["day": "2026-03-02"])
            try await site.wait(.seconds(86_400))
            #expect(try await !site.standing(.outsider).isMember)
            #expect(try await !site.plenaryHoldings().contains { $0.seat.id == seat.id })
        }
    }

    @Test("a form sent twice gives one mandate")
    func once() async throws {
        try await CouncilSite.onSQLite { site in
            let seat = try await seat(site)
            let fields: Fields = ["person": "A", "address": "a@city.example", "kind": "titular", "from": "2026-03-02"]
            for _ in 1...2 {
                let reply = await site.post(
                    "/c/kalliste/en/seats/\(seat.id)/mandates", fields, as: .coordinator, once: "the-same-number-twice")
                #expect(reply.status == 303)
            }
            #expect(site.post.all.count == 1)
        }
    }
}
