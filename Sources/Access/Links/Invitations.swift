// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// Somebody to be invited, as the one who invites knows them.
public struct Guest: Hashable, Sendable {
    public let address: AccountAddress
    public let name: String
    /// The language of the mail, where one is known.
    public let tongue: Tongue?

    /// A name that is empty once tidied becomes what stands before the @.
    public init(address: AccountAddress, name: String, tongue: Tongue? = nil) {
        self.address = address
        self.name = PersonName.tidy(name) ?? String(address.local)
        self.tongue = tongue
    }
}

extension Accounts {
    /// Makes somebody known in the permit's council and mails them; places are given to the id it returns.
    ///
    /// Whether they had an account already is told to nobody but them: the council knows them by the name typed here.
    public func invite<A: GivesPlaces>(_ guest: Guest, to council: CouncilIdentity, _ permit: Permit<A>) throws
        -> PersonID
    {
        guard permit.council == council.id else { throw Refusal.absent }
        let person = try permit.transaction.findOrMake(guest)
        let isNew = try !permit.transaction.isKnown(person.id, in: council.id)
        try permit.transaction.join(person.id, council.id, as: guest.name)
        if isNew { try sendInvitation(to: person, from: council, in: permit.transaction) }
        return person.id
    }

    /// Invites somebody into the installation; the operator may then appoint them.
    public func invite(_ guest: Guest, _ permit: OperatorPermit) throws -> PersonID {
        let person = try permit.transaction.findOrMake(guest)
        try sendInvitation(to: person, from: nil, in: permit.transaction)
        return person.id
    }

    private func sendInvitation(to person: Person, from council: CouncilIdentity?, in transaction: Transaction) throws {
        if try transaction.passwordHash(of: person.id) == nil {
            let token = try transaction.makeLink(.invitation, for: person.id)
            try send(.invitation(council: council?.name, token), to: person.id, in: transaction)
        } else if let council {
            try send(.place(council: council.name), to: person.id, in: transaction)
        }
    }
}

extension OperatorPermit {
    /// Makes a person who can sign in at once: for the demonstration, and for the first operator at the console.
    public func createPerson(_ guest: Guest, password: PreparedPassword) throws -> Person {
        let person = try transaction.findOrMake(guest)
        try transaction.setPassword(password, of: person.id)
        return person
    }
}

extension Transaction {
    /// The person of this address, made where there is none yet.
    fileprivate func findOrMake(_ guest: Guest) throws -> Person {
        try run(
            """
            INSERT INTO person (id, name, address, tongue, is_operator, created)
            VALUES (\(newID(Person.self)), \(guest.name), \(guest.address), \(guest.tongue?.rawValue), 0, \(now))
            ON CONFLICT (address) DO NOTHING
            """)
        guard let person = try person(at: guest.address) else { throw DatabaseError.conflict }
        return person
    }

    func setPassword(_ password: PreparedPassword, of person: PersonID) throws {
        try run(
            """
            INSERT INTO password (person, hash, changed) VALUES (\(person), \(password.hash.text), \(now))
            ON CONFLICT (person) DO UPDATE SET hash = excluded.hash, changed = excluded.changed
            """)
    }
}
