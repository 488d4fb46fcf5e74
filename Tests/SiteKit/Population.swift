// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// The councils and people of a fixture.
struct Population: Sendable {
    let council: CouncilIdentity
    let other: CouncilIdentity
    let people: [Who: PersonID]

    static let password = Password("horse staple battery")

    /// Made as the console would make them; nobody's rights are invented.
    static func make(in ground: SiteFixture.Ground) async throws -> Population {
        let prepared = try await ground.accounts.prepare(password, own: [])
        return try await ground.database.write { transaction in
            let permit = try transaction.operatorPermit("fixture.make", .console())
            let council = try permit.createCouncil(
                slug: "kalliste", name: "Kalliste Safety Council", tongue: .en, zone: Zone("Europe/Athens") ?? .utc)
            let other = try permit.createCouncil(
                slug: "nisi", name: "Nisi Safety Council", tongue: .el, zone: Zone("Europe/Athens") ?? .utc)
            var people: [Who: PersonID] = [:]
            for who in Who.allCases where who != .visitor {
                guard let address = AccountAddress(who.address) else { continue }
                people[who] = try permit.createPerson(Guest(address: address, name: who.name), password: prepared).id
            }
            try place(people, in: council, other, permit)
            return Population(council: council, other: other, people: people)
        }
    }

    private static func place(
        _ people: [Who: PersonID], in council: CouncilIdentity, _ other: CouncilIdentity, _ permit: OperatorPermit
    ) throws {
        for (who, person) in people.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            switch who {
            case .coordinator: try permit.appointCoordinator(person, of: council, knownAs: who.name)
            case .operator: try permit.setOperator(person, true)
            case .stranger: try permit.appointCoordinator(person, of: other, knownAs: who.name)
            case .resident: try permit.transaction.place(person, .resident, in: .signedIn, of: council)
            case .member: try permit.transaction.place(person, .member, in: .members, of: council)
            case .analyst: try permit.transaction.place(person, .analyst, in: .members, of: council)
            case .chair: try permit.transaction.place(person, .chair, in: .members, of: council)
            case .visitor, .outsider: break
            }
        }
    }
}

extension Transaction {
    /// Gives somebody a place without asking anybody, and without an entry in the record of who did what.
    func place(_ person: PersonID, _ role: Role, in audience: Audience, of council: CouncilIdentity) throws {
        if try names(of: [person], in: council.id).isEmpty {
            let name = try self.person(person)?.name ?? ""
            try run(
                "INSERT INTO member (council, person, name, since) VALUES (\(council.id), \(person), \(name), \(now))")
        }
        try run(
            """
            INSERT INTO grants (council, id, person, audience, role, starts, basis)
            VALUES (\(council.id), \(newID(Grant.self)), \(person), \(audience), \(role), \(now), 'fixture')
            """)
        try notify(AccessModule.rightsChannel, person.description)
    }
}
