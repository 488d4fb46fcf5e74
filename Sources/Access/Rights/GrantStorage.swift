// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

extension Transaction {
    /// Writes a grant without asking anybody; the callers ask.
    @discardableResult
    func insert(_ grant: NewGrant, in council: CouncilID) throws -> GrantID {
        let id = newID(Grant.self)
        try run(
            """
            INSERT INTO grants (council, id, person, audience, role, organisation, starts, ends, basis)
            VALUES (\(council), \(id), \(grant.person), \(grant.audience), \(grant.role), \(grant.organisation),
                \(grant.starts ?? now), \(grant.ends), \(grant.basis))
            """)
        try announceRights(of: grant.person)
        return id
    }

    /// Makes a person known in a council by a name; the name stays where they are known already.
    func join(_ person: PersonID, _ council: CouncilID, as name: String) throws {
        try run(
            """
            INSERT INTO member (council, person, name, since) VALUES (\(council), \(person), \(name), \(now))
            ON CONFLICT (council, person) DO NOTHING
            """)
    }

    /// Tells every process that open pages of this person must be asked again what they may show.
    func announceRights(of person: PersonID) throws { try notify(AccessModule.rightsChannel, person.description) }
}

extension Snapshot {
    /// Whether a person has been made known in a council.
    func isKnown(_ person: PersonID, in council: CouncilID) throws -> Bool {
        try row("SELECT 1 FROM member WHERE council = \(council) AND person = \(person)") != nil
    }

    /// Whether anybody ever had a place in the audience.
    func hasHadMembers(_ audience: Audience, in council: CouncilID) throws -> Bool {
        try row("SELECT 1 FROM grants WHERE council = \(council) AND audience = \(audience) LIMIT 1") != nil
    }

    /// The places in a council that the viewer may know of, with those that ended where asked, oldest first.
    public func grants(_ standing: Standing, of person: PersonID? = nil, endedToo: Bool = false) throws -> [Grant] {
        guard standing.isMember else { return [] }
        let someone: SQL = person.map { "AND person = \($0)" } ?? ""
        let running: SQL = endedToo ? "" : "AND (ends IS NULL OR ends > \(now))"
        return try rows(
            """
            SELECT * FROM grants
            WHERE council = \(standing.council) AND audience IN \(list: standing.scope.keys) \(someone) \(running)
            ORDER BY starts, id
            """
        ).map(Grant.init)
    }

    /// The names of people as their council knows them. For ids that stand in something the viewer sees.
    public func names(of people: some Sequence<PersonID>, in council: CouncilID) throws -> [PersonID: String] {
        let people = Set(people)
        guard !people.isEmpty else { return [:] }
        return try rows("SELECT person, name FROM member WHERE council = \(council) AND person IN \(list: people)")
            .reduce(into: [:]) { $0[try $1["person"]] = try $1["name"] }
    }
}

extension Grant {
    init(_ row: Row) throws {
        self.init(
            id: try row["id"], council: try row["council"], person: try row["person"], audience: try row["audience"],
            role: try row["role"], organisation: try row["organisation"], starts: try row["starts"],
            ends: try row["ends"], basis: try row["basis"])
    }
}
