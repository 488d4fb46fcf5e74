// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import SiteKit
import Testing
import Web

@testable import Council

extension Planting {
    /// The plenary with a seat for everybody to read, and a formation that only chair and coordinator know of, with
    /// an organisation, a seat and a mandate of its own.
    static let council = Planting(
        open: { site in
            try await site.establish()
            let organisation = try await site.accepted("/organisations", ["name-en": "Landlords", "readers": "public"])
            return [
                Planted("Council", "/organisations/{id}", ["id": site.id(in: organisation)], readers: Set(Who.allCases))
            ]
        },
        hidden: { site in
            let readers: Set<Who> = [.chair, .coordinator]
            let formation = try await site.closedFormation("Nightingale")
            let organisation = try await site.accepted(
                "/organisations", ["name-en": "Ocarina shelter", "readers": "formation:\(formation)"])
            let seat = try await site.accepted(
                "/formations/\(formation)/seats/new",
                ["name-en": "Periscope", "kind": "designated", "standing": "vote"])
            let seatID = site.id(in: seat)
            _ = try await site.accepted(
                "/seats/\(seatID)/mandates",
                ["person": "Chair Person", "address": Who.chair.address, "kind": "titular", "from": "2026-03-02"])
            let mandate = try #require(
                await site.ids(on: "/seats/\(seatID)", after: "/mandates/", as: .coordinator).first)
            return [
                Planted("Council", "/formations/{id}", ["id": formation], word: "Nightingale", readers: readers),
                Planted(
                    "Council", "/organisations/{id}", ["id": site.id(in: organisation)], word: "Ocarina",
                    readers: readers),
                Planted("Council", "/seats/{id}", ["id": seatID], word: "Periscope", readers: readers),
                Planted("Council", "/mandates/{id}", ["id": mandate], readers: readers),
            ]
        })
}

extension SiteFixture {
    /// Both councils begin to work, by the plainest of the profiles.
    func establish() async throws {
        let profile = try String(contentsOfFile: FixtureCheckout.root + "/Profiles/free-form.yaml", encoding: .utf8)
        let councils = [council, other]
        try await database.write { transaction in
            let permit = try transaction.operatorPermit("council.create", .console())
            for council in councils { try permit.establish(council, by: profile) }
        }
    }

    /// A formation of chair and coordinator, set up through its form; its id.
    func closedFormation(_ name: String) async throws -> String {
        let target = try await accepted("/formations", ["kind": "restricted", "name-en": name, "readers": "own"])
        let id = self.id(in: target)
        try await place(.chair, .chair, in: Audience.formation(try #require(FormationID(id))))
        return id
    }

    /// Sends a form that must be accepted, and answers where it led.
    func accepted(_ path: String, _ fields: Fields, as who: Who = .coordinator) async throws -> String {
        let reply = await post("/c/kalliste/en" + path, fields, as: who)
        let page = String(decoding: reply.bytes, as: UTF8.self)
        return try #require(reply.header("Location"), "\(path): \(reply.status) \(page)")
    }

    /// The id at the end of an address.
    func id(in target: String) -> String {
        String(target.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").last ?? "")
    }

    /// The ids that stand after some words in the links and forms of a page.
    func ids(on path: String, after mark: String, as who: Who) async -> [String] {
        let text = await text("/c/kalliste/en" + path, as: who)
        return text.split(separator: mark, omittingEmptySubsequences: false).dropFirst().map { String($0.prefix(36)) }
            .filter { ID<Planted>($0) != nil }
    }
}
