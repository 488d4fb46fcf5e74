// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import SiteKit
import TestKit
import Testing
import Web

@testable import Council

/// A formation that only its own people know of, with a seat, an organisation and a holder nobody else may know of.
struct Secluded {
    static let word = "Lantern"
    let formation: FormationID
    let seat: SeatID
    let organisation: OrganisationID

    init(_ site: SiteFixture) async throws {
        formation = try await site.foundFormation("Lantern group", readers: "own")
        let target = try await site.accepted(
            "/organisations", ["name-en": "Lantern shelter", "readers": "formation:\(formation)"])
        organisation = try #require(OrganisationID(site.lastPart(target)))
        seat = try await site.makeSeat("Lantern seat", in: formation, ["organisation": "\(organisation)"])
        try await site.giveSeat(seat, to: "outsider@kalliste.example", name: "Lantern Holder")
    }
}

@Suite("A formation that nobody else may know of")
struct SeclusionTests {
    /// Everybody but the coordinator, who set it up, and the outsider, who holds its seat.
    static let others: [Who] = [.visitor, .stranger, .resident, .operator, .member, .analyst, .chair]

    @Test("is absent from every page, list, search and interface, and nothing on them changes")
    func absent() async throws {
        try await CouncilSite.onEachEngine { site in
            let plenary = try await site.plenary()
            let pages = [
                "/c/kalliste/en", "/c/kalliste/en/profile", "/c/kalliste/en/members", "/c/kalliste/en/organisations",
                "/c/kalliste/en/formations", "/c/kalliste/en/how-it-works", "/c/kalliste/en/formations/\(plenary.id)",
                "/c/kalliste/en/search?q=lantern", "/api/v1/councils", "/api/v1/councils/kalliste",
                "/api/v1/councils/kalliste/organisations", "/api/v1/councils/kalliste/formations",
                "/api/v1/councils/kalliste/seats",
            ]
            var before: [String: String] = [:]
            for who in Self.others {
                for page in pages { before["\(who)\(page)"] = await site.get(page, as: who).comparable }
            }
            let secluded = try await Secluded(site)
            for who in Self.others {
                for page in pages {
                    let after = await site.get(page, as: who).comparable
                    #expect(after == before["\(who)\(page)"], "\(page) as \(who)")
                    #expect(!after.replacing("value=\"lantern\"", with: "").contains(Secluded.word))
                }
            }
            #expect(await site.text("/c/kalliste/en/search?q=lantern", as: .coordinator).contains("Lantern group"))
            #expect(await site.text("/c/kalliste/en/formations", as: .outsider).contains("Lantern group"))
            _ = try await site.page("/c/kalliste/en/formations/\(secluded.formation)", as: .outsider)
        }
    }

    @Test("its addresses are answered, byte for byte, as addresses of nothing")
    func addresses() async throws {
        try await CouncilSite.onEachEngine { site in
            let secluded = try await Secluded(site)
            let mandate = try await site.mandates(in: secluded.seat).first?.id
            let missing = "01890000-0000-7000-8000-000000000000"
            for (path, id) in [
                ("/formations/", "\(secluded.formation)"), ("/seats/", "\(secluded.seat)"),
                ("/organisations/", "\(secluded.organisation)"),
            ] {
                await site.expectAbsent(
                    "/c/kalliste/en\(path)\(id)", like: "/c/kalliste/en\(path)\(missing)", as: Self.others)
                await site.expectAbsent(
                    "/c/kalliste/en\(path)\(id)/edit", like: "/c/kalliste/en\(path)\(missing)/edit", as: Self.others)
            }
            await site.expectAbsent(
                "/c/kalliste/en/mandates/\(try #require(mandate))", like: "/c/kalliste/en/mandates/\(missing)",
                as: Self.others)
            await site.expectAbsent(
                "/c/kalliste/en/thread/formation/\(secluded.formation)",
                like: "/c/kalliste/en/thread/formation/\(missing)",
                as: Self.others)
            await site.expectAbsent(
                "/c/nisi/en/formations/\(secluded.formation)", like: "/c/nisi/en/formations/\(missing)",
                as: [.visitor, .stranger, .coordinator])
        }
    }

    @Test("forms about it are answered as forms about nothing")
    func forms() async throws {
        try await CouncilSite.onSQLite { site in
            let secluded = try await Secluded(site)
            let missing = "01890000-0000-7000-8000-000000000000"
            for who in Self.others {
                for (before, id, after) in [
                    ("/formations/", "\(secluded.formation)", "/end"),
                    ("/formations/", "\(secluded.formation)", "/seats"),
                    ("/formations/", "\(secluded.formation)", "/holders"), ("/seats/", "\(secluded.seat)", "/mandates"),
                    ("/seats/", "\(secluded.seat)", "/end"),
                ] {
                    let fields: Fields = ["day": "2026-03-02", "seat": "\(secluded.seat)", "mandate": missing]
                    let (path, like) = (
                        "/c/kalliste/en\(before)\(id)\(after)", "/c/kalliste/en\(before)\(missing)\(after)"
                    )
                    let (hidden, absent) = (
                        await site.post(path, fields, as: who), await site.post(like, fields, as: who)
                    )
                    #expect(hidden.status == 404, "\(path) as \(who)")
                    #expect(hidden.comparable(at: path) == absent.comparable(at: like), "\(path) as \(who)")
                }
            }
        }
    }

    @Test("the record of who did what tells others nothing of it")
    func acts() async throws {
        try await CouncilSite.onEachEngine { site in
            let before = try await site.acts(.member).count
            _ = try await Secluded(site)
            #expect(try await site.acts(.member).count == before)
            #expect(try await site.acts(.chair).count == before)
            let own = try await site.acts(.coordinator).map(\.action)
            for action in ["formation.found", "seat.add", "mandate.give", "organisation.add"] {
                #expect(own.contains(action))
            }
        }
    }

    @Test("another coordinator does not see it either, until somebody who belongs to it lets them in")
    func coordinators() async throws {
        try await CouncilSite.onEachEngine { site in
            let secluded = try await Secluded(site)
            try await site.place(.analyst, .coordinator, in: .members)
            #expect(await site.get("/c/kalliste/en/formations/\(secluded.formation)", as: .analyst).status == 404)
            let analyst = try #require(site.person(.analyst))
            _ = try await site.accepted("/formations/\(secluded.formation)/secretariat", ["person": "\(analyst)"])
            #expect(await site.get("/c/kalliste/en/formations/\(secluded.formation)", as: .analyst).status == 200)
        }
    }

    @Test("a new holder of a council seat that sits in it is let in by its own people, and nobody else learns why")
    func holders() async throws {
        try await CouncilSite.onEachEngine { site in
            let formation = try await site.foundFormation("Lantern group", readers: "own")
            let prefect = try #require(await site.plenaryHoldings().first { $0.seat.profileID == "prefect" }?.seat)
            _ = try await site.accepted("/formations/\(formation)/seats", ["seat": "\(prefect.id)"])
            try await site.place(.analyst, .coordinator, in: .members)
            _ = try await site.accepted(
                "/seats/\(prefect.id)/mandates",
                ["person": "P", "address": "outsider@kalliste.example", "kind": "titular", "from": "2026-03-02"],
                as: .analyst)
            #expect(try await site.standing(.outsider).roles == [.member])
            #expect(try await site.standing(.outsider).formations.isEmpty)
            let page = try await site.page("/c/kalliste/en/formations/\(formation)", as: .coordinator)
            let mandate = try #require(page.first("input[name=mandate]")?.attributes["value"])
            _ = try await site.accepted("/formations/\(formation)/holders", ["mandate": mandate])
            #expect(try await site.standing(.outsider).formations[formation] == [.member])

            // Ending the mandate ends every place it brought, known to whoever ends it or not.
            _ = try await site.accepted("/mandates/\(mandate)/end", ["version": "1", "when": "now"], as: .analyst)
            #expect(try await site.standing(.outsider).formations.isEmpty)
            #expect(try await !site.standing(.outsider).isMember)
        }
    }
}

@Suite("Formations")
struct FormationTests {
    @Test("whoever sets one up keeps its secretariat; its badge has its name")
    func found() async throws {
        try await CouncilSite.onEachEngine { site in
            let id = try await site.foundFormation("Night life", readers: "public")
            #expect(try await site.standing(.coordinator).formations[id] == [.coordinator])
            let council = site.council.id
            #expect(try await site.database.read { try $0.name(of: .formation(id), in: council) } == "Night life")
            #expect(await site.text("/c/kalliste/en/formations").contains("Night life"))
        }
    }

    @Test("one for members is read by members only")
    func members() async throws {
        try await CouncilSite.onSQLite { site in
            let id = try await site.foundFormation("Night life", readers: "members")
            for who in Who.ofTheCouncil {
                #expect(await site.get("/c/kalliste/en/formations/\(id)", as: who).status == 200)
            }
            await site.expectAbsent(
                "/c/kalliste/en/formations/\(id)",
                like: "/c/kalliste/en/formations/01890000-0000-7000-8000-000000000000",
                as: Who.others)
        }
    }

    @Test("seats of the council sit in it with their holders, and leave it with them")
    func seats() async throws {
        try await CouncilSite.onEachEngine { site in
            let id = try await site.foundFormation("Night life", readers: "public")
            let prefect = try #require(await site.plenaryHoldings().first { $0.seat.profileID == "prefect" }?.seat)
            try await site.giveSeat(prefect.id, to: "outsider@kalliste.example", name: "P")
            _ = try await site.accepted("/formations/\(id)/seats", ["seat": "\(prefect.id)"])
            #expect(try await site.standing(.outsider).formations[id] == [.member])
            _ = try await site.accepted("/formations/\(id)/chair", ["seat": "\(prefect.id)"])
            #expect(try await site.standing(.outsider).formations[id] == [.chair])
            _ = try await site.accepted("/formations/\(id)/chair", ["seat": ""])
            #expect(try await site.standing(.outsider).formations[id] == [.member])
            _ = try await site.accepted("/formations/\(id)/seats/removal", ["seat": "\(prefect.id)"])
            #expect(try await site.standing(.outsider).formations.isEmpty)
            #expect(try await site.standing(.outsider).isMember, "the seat in the plenary stays")
        }
    }

    @Test("a closed one has nobody in it from midnight on")
    func close() async throws {
        try await CouncilSite.onEachEngine { site in
            let id = try await site.foundFormation("Night life", readers: "public")
            _ = try await site.accepted("/formations/\(id)/end", ["day": "2026-03-02"])
            #expect(try await site.standing(.coordinator).formations[id] != nil)
            try await site.wait(.seconds(13 * 3600))
            #expect(try await site.standing(.coordinator).formations[id] == nil)
            #expect(await !site.text("/c/kalliste/en/formations").contains("Night life"))
        }
    }

    @Test("the plenary cannot be closed")
    func plenary() async throws {
        try await CouncilSite.onSQLite { site in
            let plenary = try await site.plenary()
            let reply = await site.post(
                "/c/kalliste/en/formations/\(plenary.id)/end", ["day": "2026-03-02"], as: .coordinator)
            #expect(reply.status == 403)
        }
    }

    @Test("whoever saw an older version overwrites nothing")
    func conflict() async throws {
        try await CouncilSite.onSQLite { site in
            let id = try await site.foundFormation("Night life", readers: "public")
            _ = try await site.accepted("/formations/\(id)", ["version": "1", "name-en": "Nights"])
            let reply = await site.post(
                "/c/kalliste/en/formations/\(id)", ["version": "1", "name-en": "Evenings"], as: .coordinator)
            #expect(reply.status == 409)
            let page = try site.read(reply)
            #expect(page.first("#f-name-en")?.attributes["value"] == "Evenings")
            #expect(page.text("main")?.contains("Nights") == true)
        }
    }
}

extension SiteFixture {
    func mandates(in seat: SeatID) async throws -> [Mandate] {
        let scope = try await standing(.coordinator).scope
        return try await database.read { snapshot in
            try snapshot.seat(seat, for: scope).map { try snapshot.mandates(of: $0) } ?? []
        }
    }
}
