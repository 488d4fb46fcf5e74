// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage
import SiteKit
import Web

@testable import Council

/// A site with this room, in which both councils work by a profile.
enum CouncilSite {
    static func onEachEngine(profile: String = "fr-clspd", _ body: @escaping (SiteFixture) async throws -> Void)
        async throws
    {
        try await SiteFixture.onEachEngine(rooms: rooms) { site in
            try await establish(site, profile)
            try await body(site)
        }
    }

    static func onSQLite(profile: String = "fr-clspd", _ body: @escaping (SiteFixture) async throws -> Void)
        async throws
    {
        try await SiteFixture.onSQLite(rooms: rooms) { site in
            try await establish(site, profile)
            try await body(site)
        }
    }

    @Sendable static func rooms(_ ground: SiteFixture.Ground) throws -> [Room] {
        let profiles = try Checkout.profiles().map { try ProfileFile(name: $0, text: Checkout.text("Profiles/\($0)")) }
        return [
            .lineage(parts: []), .council(accounts: ground.accounts, profiles: ProfileShelf(profiles)),
            .installation(describing: []),
        ]
    }

    static func establish(_ site: SiteFixture, _ profile: String) async throws {
        let text = try Checkout.profile(profile)
        let councils = [site.council, site.other]
        try await site.database.write { transaction in
            let permit = try transaction.operatorPermit("council.create", .console())
            for council in councils { try permit.establish(council, by: text) }
        }
    }
}

extension SiteFixture {
    func plenary() async throws -> Formation {
        let council = council.id
        guard let plenary = try await database.read({ try $0.plenary(of: council) }) else { throw Refusal.absent }
        return plenary
    }

    /// The seats of the plenary with their holders of today, as somebody sees them.
    func plenaryHoldings(as who: Who = .coordinator) async throws -> [Holding] {
        let (plenary, scope, council) = (try await plenary(), try await standing(who).scope, council)
        return try await database.read { try $0.holders(of: plenary, on: council.today(at: $0.now), for: scope) }
    }

    /// Sends a form that must be accepted, and answers where it led.
    func accepted(_ path: String, _ fields: Fields, as who: Who = .coordinator) async throws -> String {
        let reply = await post("/c/kalliste/en" + path, fields, as: who)
        guard reply.status == 303, let target = reply.header("Location") else {
            throw Unaccepted(path: path, status: reply.status, page: String(decoding: reply.bytes, as: UTF8.self))
        }
        return target
    }

    struct Unaccepted: Error {
        let path: String
        let status: Int
        let page: String
    }

    /// The id at the end of an address.
    func lastPart(_ target: String) -> String { String(target.split(separator: "/").last ?? "") }

    /// Sets up a formation through its form; its id.
    func foundFormation(_ name: String, readers: String, as who: Who = .coordinator) async throws -> FormationID {
        let target = try await accepted(
            "/formations", ["kind": "restricted", "name-en": name, "readers": readers], as: who)
        guard let id = FormationID(lastPart(target)) else { throw Refusal.absent }
        return id
    }

    /// Makes a seat in a formation through its form; its id.
    func makeSeat(_ name: String, in formation: FormationID, _ more: Fields = [:]) async throws -> SeatID {
        var fields = more
        for (field, value) in [("name-en", name), ("kind", "designated"), ("standing", "vote")]
        where fields[field] == nil {
            fields.append(field, value)
        }
        let target = try await accepted("/formations/\(formation)/seats/new", fields)
        guard let id = SeatID(lastPart(target)) else { throw Refusal.absent }
        return id
    }

    /// Gives somebody of the fixture, or anybody else, a seat through its form.
    func giveSeat(_ seat: SeatID, to address: String, name: String, _ more: Fields = [:]) async throws {
        var fields = more
        for (field, value) in [("person", name), ("address", address), ("kind", "titular"), ("from", "2026-03-02")]
        where fields[field] == nil { fields.append(field, value) }
        _ = try await accepted("/seats/\(seat)/mandates", fields)
    }
}
