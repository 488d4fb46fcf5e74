// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage

extension NodeKind {
    static let walk = NodeKind("walk")
}

extension Walk {
    fileprivate init(_ row: Row, stops: [WalkStop]) throws {
        guard let time = LocalTime(try row["time"] as String) else { throw ValueError.unknown("LocalTime") }
        let roles: [String: String] = try StoredJSON.value(of: row["roles"])
        self.init(
            id: try row["id"], council: try row["council"], readership: try Readership(row),
            version: try row["version"],
            plan: WalkPlan(
                title: try row["title"], tongue: Tongue(rawValue: try row["tongue"]), day: try row["day"], time: time,
                isAfterDark: try row["is_after_dark"], meetingPlace: try row["meeting_place"],
                roles: roles.reduce(into: [:]) { found, role in
                    if let known = WalkRole(rawValue: role.key) { found[known] = role.value }
                },
                answersBy: try row["answers_by"], stops: stops),
            after: try row["after"], seal: try row["seal"])
    }

    /// A walk that is being planned.
    init(
        new id: WalkID, _ plan: WalkPlan, in council: CouncilID, for readership: Readership, after: WalkID?,
        seal: [UInt8]
    ) {
        self.init(
            id: id, council: council, readership: readership, version: 0, plan: plan, after: after, seal: seal)
    }
}

extension Snapshot {
    static let walkList = Keyset("walks", key: "w.day", id: "w.id", isDescending: true)

    /// A walk the viewer may know of.
    func walk(_ id: WalkID, for scope: Scope) throws -> Walk? {
        try row("SELECT w.* FROM walk AS w WHERE w.id = \(id) AND \(scope.sees("w"))").map { row in
            try Walk(row, stops: try stops(of: id, in: scope.council))
        }
    }

    /// The walks the viewer may know of, the latest first: id, title, language, day and readers.
    func walks(for scope: Scope, after cursor: Keyset.Cursor?, size: Int = 50) throws -> Keyset.Page<WalkLine> {
        try Self.walkList.page(
            of: size, after: cursor, in: self, select: "w.id, w.title, w.tongue, w.day, w.audience, w.within",
            from: "walk AS w", where: "w.council = \(scope.council) AND w.within IN \(list: scope.keys)",
            partitions: scope.keys.map { "w.audience = \($0)" }, WalkLine.init)
    }

    private func stops(of walk: WalkID, in council: CouncilID) throws -> [WalkStop] {
        try rows("SELECT * FROM walk_stop WHERE council = \(council) AND walk = \(walk) ORDER BY number").map { row in
            WalkStop(
                number: try row["number"], name: try row["name"], area: try row["area"], note: try row["note"])
        }
    }
}

/// A walk in a list.
struct WalkLine: Sendable {
    let id: WalkID
    let title: String
    let tongue: String
    let day: LocalDate
    let readership: Readership

    init(_ row: Row) throws {
        (id, title, tongue) = (try row["id"], try row["title"], try row["tongue"])
        (day, readership) = (try row["day"], try Readership(row))
    }
}

extension Permit<PlanWalk> {
    /// Keeps a new walk.
    func insert() throws {
        let plan = subject.plan
        try transaction.run(
            """
            INSERT INTO walk (council, id, audience, within, version, title, tongue, day, time, is_after_dark,
                meeting_place, roles, answers_by, after, seal)
            VALUES (\(council), \(subject.id), \(subject.readership.audience), \(subject.readership.within), 1,
                \(plan.title), \(plan.tongue.rawValue), \(plan.day), \(plan.time.description), \(plan.isAfterDark),
                \(plan.meetingPlace), \(try plan.storedRoles), \(plan.answersBy), \(subject.after), \(subject.seal))
            """)
        try writeStops(plan.stops)
        try enterNode(plan)
    }

    /// Changes the plan; false where somebody was faster.
    func save(_ plan: WalkPlan, over version: Int) throws -> Bool {
        let changed = try transaction.run(
            """
            UPDATE walk SET version = version + 1, title = \(plan.title), tongue = \(plan.tongue.rawValue),
                day = \(plan.day), time = \(plan.time.description), is_after_dark = \(plan.isAfterDark),
                meeting_place = \(plan.meetingPlace), roles = \(try plan.storedRoles), answers_by = \(plan.answersBy)
            WHERE council = \(council) AND id = \(subject.id) AND version = \(version)
            """)
        guard changed == 1 else { return false }
        try transaction.run("DELETE FROM walk_stop WHERE council = \(council) AND walk = \(subject.id)")
        try writeStops(plan.stops)
        try enterNode(plan)
        return true
    }

    private func writeStops(_ stops: [WalkStop]) throws {
        for stop in stops {
            try transaction.run(
                """
                INSERT INTO walk_stop (council, walk, number, name, area, note)
                VALUES (\(council), \(subject.id), \(stop.number), \(stop.name), \(stop.area), \(stop.note))
                """)
        }
    }

    /// Lets the walk be found, and stand as evidence in a thread.
    private func enterNode(_ plan: WalkPlan) throws {
        let node = Node(
            council: council, reference: NodeReference(.walk, subject.id), readership: subject.readership,
            step: .evidence, title: plan.title, tongue: plan.tongue, day: plan.day,
            path: ["evidence", "walks", "\(subject.id)"])
        try transaction.put(node, text: plan.stops.map(\.name).joined(separator: "\n"))
    }
}

extension Permit<RemoveWalk> {
    /// Takes the walk out with its records, photos and promises.
    func remove() throws {
        let files: [ID<StoredFile>] = try transaction.rows(
            "SELECT file FROM walk_photo WHERE council = \(council) AND walk = \(subject.id) AND file IS NOT NULL"
        ).map { try $0["file"] }
        for file in files { try Files.delete(file, council: council, in: transaction) }
        try transaction.run("DELETE FROM walk WHERE council = \(council) AND id = \(subject.id)")
        try transaction.removeNode(NodeReference(.walk, subject.id), in: council)
    }
}

extension WalkPlan {
    fileprivate var storedRoles: String {
        get throws {
            try StoredJSON.text(of: roles.reduce(into: [String: String]()) { $0[$1.key.rawValue] = $1.value })
        }
    }
}
