// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Jobs
import Language
import Lineage
import Markup
import SiteKit
import TestKit
import Testing
import Web

@testable import Strategy

/// A council with two organisations, a finding, a decision, and a formation that only some belong to.
struct Town {
    let site: SiteFixture
    let police: OrganisationID
    let works: OrganisationID
    let harbour: FormationID
    let languages: Languages

    static let address = "/c/kalliste/en"

    /// Rooms and people; `police` is the organisation of the member, the harbour group that of coordinator and chair.
    static func onEachEngine(series: SeriesSource = .none, _ body: @escaping @Sendable (Town) async throws -> Void)
        async throws
    {
        try await SiteFixture.onEachEngine(rooms: { _ in try Self.rooms(series) }) { site in
            try await body(try await Town(site))
        }
    }

    private static func rooms(_ series: SeriesSource) throws -> [Room] {
        let languages = try Languages.load(from: FixtureCheckout.root + "/Languages")
        let ground = Room(
            "Ground", routes: GroundRoute.self, migrations: JobsModule.migrations + CouncilModule.migrations
        ) { route in
            switch route {
            case .desk: .read { $0.page(Page(title: "Desk", content: try StrategyModule.desk($0))) }
            case .home: .read { $0.page(Page(title: "Home", content: try StrategyModule.home($0))) }
            }
        }
        return [
            ground, .lineage(parts: StrategyModule.threadParts(series: series)),
            .strategy(series: series, languages: languages),
        ]
    }

    init(_ site: SiteFixture) async throws {
        self.site = site
        languages = try Languages.load(from: FixtureCheckout.root + "/Languages")
        let (police, works, harbour) = (OrganisationID.random(), OrganisationID.random(), FormationID.random())
        (self.police, self.works, self.harbour) = (police, works, harbour)
        let council = site.council
        let (member, coordinator) = (site.person(.member), try await site.standing(.coordinator))
        try await site.database.write { transaction in
            for (id, name, audience) in [
                (police, "City police", Audience.public), (works, "Works department", .members),
            ] {
                try transaction.run(
                    """
                    INSERT INTO organisation (council, id, audience, within, names, sort, since, version)
                    VALUES (\(council.id), \(id), \(audience), 'public', \(LocalText(name, .en)), \(name), '2020-01-01', 1)
                    """)
            }
            try transaction.name(.formation(harbour), "Harbour group", in: council.id)
            for (kind, step, title) in [
                ("finding", Step.finding, "The stairway is dark"),
                ("decision", .decision, "Adopted: light the stairway"),
            ] {
                try transaction.put(
                    Node(
                        council: council.id, reference: NodeReference(NodeKind(rawValue: kind), kind),
                        readership: Readership(.public),
                        step: step, title: title, tongue: .en, day: day(1, 5), path: [kind]))
            }
            let permit = try transaction.permit(GivePlace.self, coordinator, on: council)
            if let member {
                try permit.give(NewGrant(member, .member, in: .members, organisation: police, basis: "mandate"))
            }
        }
        try await site.place(.coordinator, .coordinator, in: .formation(harbour))
        try await site.place(.chair, .chair, in: .formation(harbour))
    }

    /// Enters an object through its form and returns its address.
    func add(_ kind: Kind, _ fields: Fields, audience: Audience = .public, as who: Who = .coordinator) async throws
        -> String
    {
        let reply = await site.post("\(Self.address)/\(kind.segment)", Self.form(kind, fields, audience), as: who)
        if reply.status != 303 {
            Issue.record("\(kind) refused: \(try site.read(reply).text("h1, .err-msg, .summary li"))")
        }
        return try #require(reply.header("Location"))
    }

    /// A form with everything that must be there.
    static func form(_ kind: Kind, _ fields: Fields, _ audience: Audience = .public) -> Fields {
        let usual: Fields =
            switch kind {
            case .priority: ["rank": "1", "ranked": "2026-02-01"]
            case .recommendation: ["made": "2026-02-10", "answerDue": "2026-03-12"]
            case .action: ["starts": "2026-04-01", "due": "2026-06-30", "currency": "EUR"]
            case .indicator:
                ["unit": "in 100", "direction": "lower", "baselineValue": "38", "baselineDay": "2026-01-15"]
            case .evaluation:
                [
                    "measure": "Reports of harassment", "area": "Lantern Steps", "comparison": "Rope Street",
                    "beforeFrom": "2025-03", "beforeTo": "2026-02", "afterFrom": "2026-04", "afterTo": "2027-03",
                ]
            }
        var form = Fields([("audience", audience.key), ("version", "0")] + fields.pairs)
        for (name, value) in usual.pairs where form[name] == nil { form.append(name, value) }
        return form
    }

    func link(_ address: String) -> String { String(address.split(separator: "?")[0]) }
}

enum GroundRoute: RouteSet {
    case desk, home

    static let endpoints: [Endpoint<GroundRoute>] = [
        .page("/test-desk", .anyone, "Desk") { _ in .desk }, .page("/test-home", .anyone, "Home") { _ in .home },
    ]

    var path: RoutePath {
        switch self {
        case .desk: .council(["test-desk"])
        case .home: .council(["test-home"])
        }
    }
}
