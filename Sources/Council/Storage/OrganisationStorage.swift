// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Organisation {
    init(_ row: Row) throws {
        self.init(
            id: try row["id"], council: try row["council"], readership: try Readership(row), names: try row["names"],
            site: try row["site"], since: try row["since"], until: try row["until"], version: try row["version"])
    }
}

extension Snapshot {
    /// One organisation, if the viewer may know of it.
    public func organisation(_ id: OrganisationID, for scope: Scope) throws -> Organisation? {
        try row("SELECT o.* FROM organisation AS o WHERE o.id = \(id) AND \(scope.sees("o"))").map(Organisation.init)
    }

    /// The organisations that take part and that the viewer may know of, by name; those after one of them where given.
    public func organisations(
        for scope: Scope, after place: OrganisationID? = nil, limit: Int = 100
    ) throws -> [Organisation] {
        let later: SQL =
            try place.flatMap { try organisationPlace($0, for: scope) }.map { "AND (o.sort, o.id) > (\($0.sort), \($0.id))" }
            ?? ""
        let lists = scope.merged { sees in
            """
            SELECT o.* FROM organisation AS o WHERE \(sees("o")) AND o.until IS NULL \(later)
            ORDER BY o.sort, o.id LIMIT \(limit)
            """
        }
        return try rows("SELECT * FROM (\(lists)) AS o ORDER BY o.sort, o.id LIMIT \(limit)").map(Organisation.init)
    }

    private func organisationPlace(_ id: OrganisationID, for scope: Scope) throws -> (sort: String, id: OrganisationID)? {
        try row("SELECT o.sort, o.id FROM organisation AS o WHERE o.id = \(id) AND \(scope.sees("o"))")
            .map { (try $0["sort"], try $0["id"]) }
    }

    /// Organisations by their ids, for those that stand in something the viewer sees.
    func organisations(_ ids: some Sequence<OrganisationID>, in council: CouncilID) throws -> [OrganisationID: Organisation] {
        let ids = Set(ids)
        guard !ids.isEmpty else { return [:] }
        return try rows("SELECT * FROM organisation WHERE council = \(council) AND id IN \(list: ids)")
            .map(Organisation.init).reduce(into: [:]) { $0[$1.id] = $1 }
    }
}
