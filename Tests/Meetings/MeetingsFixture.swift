// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
import Language
import Lineage
import Record
import SiteKit
import TestKit
import Testing
import Web

@testable import Council
@testable import Meetings

/// The people of the fixture; the room `Council` has a type of this name within.
typealias Who = SiteKit.Who

/// A site with a council that has rules, a plenary of five seats, and a restricted formation nobody else knows of.
struct MeetingsFixture: Sendable {
    let site: SiteFixture
    let plenary: FormationID
    let restricted: FormationID
    /// Mayor, police, school, residents, one vacant seat; the police's substitute is the coordinator.
    let seats: [SeatID]

    static let base = "/c/kalliste/en"

    static func onEachEngine(
        _ rules: Constitution = .sample(), _ body: @escaping (MeetingsFixture) async throws -> Void
    ) async throws {
        try await SiteFixture.onEachEngine(rooms: rooms) { try await body(MeetingsFixture($0, rules)) }
    }

    static func onSQLite(
        _ rules: Constitution = .sample(), _ body: @escaping (MeetingsFixture) async throws -> Void
    ) async throws {
        try await SiteFixture.onSQLite(rooms: rooms) { try await body(MeetingsFixture($0, rules)) }
    }

    @Sendable private static func rooms(_ ground: SiteFixture.Ground) throws -> [Room] {
        let keys = try RecordKeys(ground.keys, site: "koinon.example")
        let languages = try Languages.load(from: FixtureCheckout.root + "/Languages")
        return [
            Room(
                "Tables", routes: NoRoute.self,
                migrations: JobsModule.migrations + Files.migrations + CouncilModule.migrations
            ) { _ in
                .read { _ in throw Refusal.absent }
            },
            .lineage(parts: MeetingsModule.threadParts), .record(keys: keys),
            .meetings(keys: keys, languages: languages, cabinet: .ofTests),
        ]
    }

    private enum NoRoute: RouteSet {
        case nothing
        static let endpoints: [Endpoint<NoRoute>] = []
        var path: RoutePath { .plain([]) }
    }

    init(_ site: SiteFixture, _ rules: Constitution) async throws {
        self.site = site
        let council = site.council.id
        (plenary, restricted) = (.random(), .random())
        seats = (0..<5).map { _ in .random() }
        let (plenary, restricted, seats) = (plenary, restricted, seats)
        let holders: [(seat: Int, who: Who, kind: Mandate.Kind)] = [
            (0, .chair, .titular), (1, .member, .titular), (1, .coordinator, .substitute), (2, .analyst, .titular),
        ]
        try await site.database.write { transaction in
            try transaction.run(
                """
                INSERT INTO constitution (council, profile, profile_version, adopted, document, working, version)
                VALUES (\(council), 'free-form', 1, '2020-01-01', '{}', \(try StoredJSON.text(of: rules)), 1)
                """)
            try transaction.formation(plenary, .plenary, .public, "Plenary", in: council)
            try transaction.formation(restricted, .restricted, .formation(restricted), "Night watch", in: council)
            for (index, name) in ["Mayor", "Police", "School", "Residents", "Tram company"].enumerated() {
                try transaction.seat(seats[index], name, in: council, of: [plenary], place: index)
            }
            let closed: SeatID = .random()
            try transaction.seat(closed, "Mayor in private", in: council, of: [restricted], place: 0)
            for holder in holders {
                try transaction.mandate(of: site.person(holder.who), in: seats[holder.seat], holder.kind, council)
            }
            try transaction.mandate(of: site.person(.resident), in: seats[3], .titular, council)
            try transaction.mandate(of: site.person(.chair), in: closed, .titular, council)
            try transaction.name(.formation(restricted), "Night watch", in: council)
        }
        for (who, role) in [(Who.chair, Role.chair), (.coordinator, .coordinator)] {
            try await site.place(who, role, in: .formation(restricted))
        }
    }

    /// Calls a meeting three weeks ahead, and says where it is.
    func call(
        _ formation: FormationID? = nil, audience: String = "formation",
        items: String = "Opening\nNight staff on tram line 2",
        extra: Fields = [:]
    ) async throws -> MeetingID {
        // What a test adds comes first, and the first value of a name counts.
        var fields = extra
        let usual: Fields = [
            "formation": "\(formation ?? plenary)", "date": "2026-03-23", "time": "18:00", "minutes": "90",
            "venue": "on-site", "place": "Town hall", "address": "", "audience": audience, "items": items, "reason": "",
        ]
        for pair in usual.pairs { fields.append(pair.name, pair.value) }
        let reply = await site.post(Self.base + "/meetings/new", fields, as: .coordinator)
        let location = reply.header("Location")
        try #require(location != nil, "\(reply.status) \(String(decoding: reply.bytes, as: UTF8.self))")
        return try #require(MeetingID(String((location ?? "").split(separator: "/").last ?? "")))
    }

    /// Sends a form that must be accepted; returns where it led.
    @discardableResult
    func send(
        _ path: String, _ fields: Fields = [:], as who: Who = .coordinator,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> String {
        let reply = await site.post(Self.base + path, fields, as: who)
        let text = String(decoding: reply.bytes.prefix(6_000), as: UTF8.self)
        return try #require(
            reply.header("Location"), "\(path) as \(who): \(reply.status) \(text)", sourceLocation: sourceLocation)
    }

    /// The items of a meeting, as the coordinator sees them.
    func items(of meeting: MeetingID) async throws -> [AgendaItem] {
        let standing = try await site.standing(.coordinator)
        return try await site.database.read { snapshot in
            guard let meeting = try snapshot.meeting(meeting, for: standing.scope) else { return [] }
            return try snapshot.items(of: meeting, for: standing.scope)
        }
    }

    func votes(of meeting: MeetingID) async throws -> [Vote] {
        let standing = try await site.standing(.coordinator)
        return try await site.database.read { snapshot in
            guard let meeting = try snapshot.meeting(meeting, for: standing.scope) else { return [] }
            return try snapshot.votes(of: meeting, for: standing.scope)
        }
    }

    func arrive(_ seat: Int, _ kind: String = "titular", at meeting: MeetingID) async throws {
        try await send("/meetings/\(meeting)/presence", ["who": "came \(seats[seat]) \(kind)", "at": ""])
    }

    /// Opens a meeting with mayor, police and school present, and takes up an item.
    func open(_ meeting: MeetingID, item: Int = 1) async throws -> AgendaItem {
        for seat in 0..<3 { try await arrive(seat, at: meeting) }
        try await send("/meetings/\(meeting)/open")
        let item = try await items(of: meeting)[item]
        try await send("/meetings/\(meeting)/items/\(item.id)/take")
        return item
    }

    /// Decides something by show of hands in a plenary of its own; returns the decision's page.
    func decide(_ text: String, audience: String = "formation") async throws -> (meeting: MeetingID, page: String) {
        let meeting = try await call(audience: audience)
        let item = try await open(meeting)
        let vote = try await send(
            "/meetings/\(meeting)/items/\(item.id)/votes",
            ["text": text, "method": "show-of-hands", "matter": "decision", "recommendation": ""])
        let path = String(vote.dropFirst(Self.base.count))
        let page = try await send(path + "/close", ["for": "2", "against": "1", "abstained": "0", "sure": "yes"])
        return (meeting, String(page.dropFirst(Self.base.count)))
    }
}

extension Transaction {
    fileprivate func formation(
        _ id: FormationID, _ kind: Formation.Kind, _ audience: Audience, _ name: String, in council: CouncilID
    ) throws {
        try run(
            """
            INSERT INTO formation (council, id, audience, within, kind, names, sort, since, version)
            VALUES (\(council), \(id), \(audience), 'public', \(kind), \(LocalText(name, .en)), \(name), '2020-01-01', 1)
            """)
    }

    fileprivate func seat(
        _ id: SeatID, _ name: String, in council: CouncilID, of formations: [FormationID], place: Int
    ) throws {
        try run(
            """
            INSERT INTO seat (council, id, audience, within, names, kind, standing, since, version)
            VALUES (\(council), \(id), 'public', 'public', \(LocalText(name, .en)), \(SeatKind.designated),
                \(SeatStanding.vote), '2020-01-01', 1)
            """)
        for formation in formations {
            try run(
                """
                INSERT INTO formation_seat (council, formation, seat, presides, place)
                VALUES (\(council), \(formation), \(id), \(place == 0), \(place))
                """)
        }
    }

    fileprivate func mandate(
        of person: PersonID?, in seat: SeatID, _ kind: Mandate.Kind, _ council: CouncilID
    ) throws {
        try run(
            """
            INSERT INTO mandate (council, id, seat, person, kind, first_day, name_public, version)
            VALUES (\(council), \(newID(Mandate.self)), \(seat), \(person), \(kind), '2020-01-01', 0, 1)
            """)
    }
}
