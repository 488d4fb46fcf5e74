// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Jobs
import Language
import Lineage
import Record
import SiteKit
import TestKit
import Testing
import Web

@testable import Evidence

/// A council whose member speaks for a landlord and whose chair speaks for a school; both are asked for reports on quarters.
struct ReportSite {
    let site: SiteFixture
    let landlord: OrganisationID
    let school: OrganisationID
    let room: EvidenceRoom

    static let address = "/c/kalliste/en/evidence/reports"
    /// The week of the fixture's first morning, and the one after.
    static let (first, second) = ("2026-W10", "2026-W11")

    static func onEachEngine(_ body: @escaping @Sendable (ReportSite) async throws -> Void) async throws {
        try await SiteFixture.onEachEngine(rooms: rooms) { try await body(try await ReportSite($0)) }
    }

    static func onSQLite(_ body: @escaping @Sendable (ReportSite) async throws -> Void) async throws {
        try await SiteFixture.onSQLite(rooms: rooms) { try await body(try await ReportSite($0)) }
    }

    private static func rooms(_ ground: SiteFixture.Ground) throws -> [Room] {
        let keys = try RecordKeys(ground.keys, site: "koinon.example")
        return [
            .lineage(parts: EvidenceThread.parts), .record(keys: keys), .council(accounts: ground.accounts),
            .evidence(keys: keys, languages: try languages()),
        ]
    }

    private static func languages() throws -> Languages {
        try Languages.load(from: FixtureCheckout.root + "/Languages")
    }

    init(_ site: SiteFixture) async throws {
        self.site = site
        room = EvidenceRoom(
            keys: try RecordKeys(site.ground.keys, site: "koinon.example"), threshold: { _, _ in nil },
            languages: try Self.languages())
        let (landlord, school) = (OrganisationID.random(), OrganisationID.random())
        (self.landlord, self.school) = (landlord, school)
        let (council, coordinator) = (site.council, try await site.standing(.coordinator))
        let (member, chair) = (try #require(site.person(.member)), try #require(site.person(.chair)))
        try await site.database.write { transaction in
            for (id, name) in [(landlord, "Aktaia Housing"), (school, "School board")] {
                try transaction.run(
                    """
                    INSERT INTO organisation (council, id, audience, within, names, sort, since, version)
                    VALUES (\(council.id), \(id), 'public', 'public', \(LocalText(name, .en)), \(name), '2020-01-01', 1)
                    """)
            }
            let permit = try transaction.permit(GivePlace.self, coordinator, on: council)
            try permit.give(NewGrant(member, .member, in: .members, organisation: landlord, basis: "mandate"))
            try permit.give(NewGrant(chair, .member, in: .members, organisation: school, basis: "mandate"))
        }
        let set = try await site.bring(Quarters.geoJSON, .boundaries())
        let reply = await site.post(
            "\(Self.address)/partners",
            [
                "version": "0", "boundaries": set, "reminds": "2", "shows": "4", "kind-\(landlord)": "landlord",
                "kind-\(school)": "school",
            ], as: .coordinator)
        try #require(reply.status == 303)
    }

    /// What a form says, for one of the two organisations.
    func fields(_ more: Fields, week: String = first, for organisation: OrganisationID? = nil) -> Fields {
        let base: Fields = [
            "organisation": "\(organisation ?? landlord)", "week": week, "version": "0", "words": "", "do": "send",
        ]
        return Fields(base.removing(Set(more.pairs.map(\.name))).pairs + more.pairs)
    }

    /// Sends a report that must be taken; its address.
    @discardableResult
    func report(
        _ more: Fields, week: String = first, for organisation: OrganisationID? = nil, as who: Who = .member
    ) async throws -> String {
        let reply = await site.post(Self.address, fields(more, week: week, for: organisation), as: who)
        if reply.status != 303 { Issue.record("refused: \(try site.read(reply).text("main") ?? "")") }
        return try #require(reply.header("Location"))
    }

    /// What the schedule does.
    func tick() async throws {
        let (council, clock) = (site.council, ReportClock(room: room))
        try await site.database.write { try clock.remind(council, in: $0) }
        try await site.database.write { try clock.show(council, in: $0) }
    }

    func letters() async throws -> [(to: String, words: String)] {
        try await site.database.read { snapshot in
            try snapshot.rows("SELECT recipient, letter FROM outbox ORDER BY posted, recipient").map {
                (try $0["recipient"], try $0["letter"])
            }
        }
    }

    /// What somebody was told, the latest first.
    func told(_ who: Who) async throws -> [String] {
        let (person, standing) = (try #require(site.person(who)), try await site.standing(who))
        return try await site.database.read { try $0.notifications(of: person, for: standing.scope).map(\.event) }
    }
}
