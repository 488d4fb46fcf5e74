// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Formation {
    init(_ row: Row) throws {
        self.init(
            id: try row["id"], council: try row["council"], readership: try Readership(row), kind: try row["kind"],
            names: try row["names"], purpose: try row["purpose"], profileID: try row["profile_formation"],
            since: try row["since"], until: try row["until"], ends: try row["ends"], version: try row["version"])
    }
}

extension Snapshot {
    /// One formation, if the viewer may know of it.
    public func formation(_ id: FormationID, for scope: Scope) throws -> Formation? {
        try row("SELECT f.* FROM formation AS f WHERE f.id = \(id) AND \(scope.sees("f"))").map(Formation.init)
    }

    /// The formations that exist and that the viewer may know of: the plenary first, then by name.
    public func formations(for scope: Scope, limit: Int = 200) throws -> [Formation] {
        let lists = scope.merged { sees in
            """
            SELECT f.* FROM formation AS f WHERE \(sees("f")) AND f.until IS NULL ORDER BY f.sort, f.id LIMIT \(limit)
            """
        }
        return try rows("SELECT * FROM (\(lists)) AS f ORDER BY f.sort, f.id LIMIT \(limit)").map(Formation.init)
    }

    /// The council's plenary; nil before the council has a constitution.
    public func plenary(of council: CouncilID) throws -> Formation? {
        try row("SELECT * FROM formation WHERE council = \(council) AND kind = \(Formation.Kind.plenary)")
            .map(Formation.init)
    }

    /// The formations among some ids that the viewer may know of.
    public func formations(_ ids: some Sequence<FormationID>, for scope: Scope) throws -> [FormationID: Formation] {
        let ids = Set(ids)
        guard !ids.isEmpty else { return [:] }
        return try rows("SELECT f.* FROM formation AS f WHERE f.id IN \(list: ids) AND \(scope.sees("f"))")
            .map(Formation.init).reduce(into: [:]) { $0[$1.id] = $1 }
    }

    /// The formations a seat belongs to, as far as the viewer may know of them. The seat must have been read by a scope.
    public func formations(of seat: Seat, for scope: Scope) throws -> [Formation] {
        try rows(
            """
            SELECT f.* FROM formation_seat AS fs JOIN formation AS f ON f.council = fs.council AND f.id = fs.formation
            WHERE fs.council = \(seat.council) AND fs.seat = \(seat.id) AND f.until IS NULL AND \(scope.sees("f"))
            ORDER BY f.sort, f.id
            """
        ).map(Formation.init)
    }
}
