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

    /// The first organisations, by name, that take part and that the viewer may know of.
    public func organisations(for scope: Scope, limit: Int = 100) throws -> [Organisation] {
        try organisationPage(for: scope, of: limit).items
    }

    /// A page of the organisations that take part, by name. Throws `Refusal.absent` for a cursor of another list.
    func organisationPage(
        for scope: Scope, of size: Int = 50, after cursor: Keyset.Cursor? = nil
    ) throws -> Keyset.Page<Organisation> {
        do {
            return try OrganisationList.keyset.page(
                of: size, after: cursor, in: self, select: "o.*", from: "organisation AS o",
                where: OrganisationList.condition(scope), partitions: OrganisationList.partitions(scope),
                Organisation.init)
        } catch DatabaseError.cursor {
            throw Refusal.absent
        }
    }

    /// Organisations by their ids, for those that stand in something the viewer sees.
    func organisations(_ ids: some Sequence<OrganisationID>, in council: CouncilID) throws -> [OrganisationID:
        Organisation]
    {
        let ids = Set(ids)
        guard !ids.isEmpty else { return [:] }
        return try rows("SELECT * FROM organisation WHERE council = \(council) AND id IN \(list: ids)")
            .map(Organisation.init).reduce(into: [:]) { $0[$1.id] = $1 }
    }
}

/// The list of organisations as the database reads it; a test asserts its plan.
enum OrganisationList {
    static let keyset = Keyset("organisations by name", key: "o.sort", id: "o.id")

    static func condition(_ scope: Scope) -> SQL {
        "o.council = \(scope.council) AND o.within IN \(list: scope.keys) AND o.until IS NULL"
    }

    static func partitions(_ scope: Scope) -> [SQL] { scope.keys.map { "o.audience = \($0)" } }
}
