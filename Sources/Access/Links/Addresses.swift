// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

extension Accounts {
    /// Mails a link to the address the viewer wants from now on. Answers the same where somebody has it already.
    ///
    /// Throws `Refusal.signInAgain` unless the viewer gave their password a moment ago.
    public func askForAddress(_ address: AccountAddress, _ viewer: Viewer) async throws {
        try await database.write { transaction in
            let person = try transaction.recently(viewer)
            guard try transaction.charge(keys.source("mail", address.text), .mail) == nil else { return }
            let other = try transaction.person(at: address)
            let token = try transaction.makeLink(.newAddress, for: other == nil ? person.id : nil, address: address)
            let kind: AccountMail.Kind = other == nil ? .newAddress(token) : .addressInUse
            let mail = AccountMail(
                person: other?.id, address: address, name: (other ?? person).name, tongue: (other ?? person).tongue,
                kind: kind)
            try post.post(mail, in: transaction)
        }
    }

    /// Takes the new address whose link was opened, and tells the old one. Throws `LinkRefusal`.
    public func takeAddress(byLink text: String) async throws {
        let outcome = try await database.write { transaction -> LinkState? in
            let state = try transaction.link(text, for: [.newAddress])
            guard case .open(let person) = state, let token = Token(text: text) else { return state }
            let address: AccountAddress? = try transaction.value(
                "SELECT address FROM mailed_link WHERE token = \(token.mark)")
            guard let address, try transaction.use(token), try transaction.person(at: address) == nil else {
                return .used
            }
            try self.send(.addressChanged, to: person.id, in: transaction)
            try transaction.run("UPDATE person SET address = \(address) WHERE id = \(person.id)")
            try transaction.closeLinks(of: person.id)
            try transaction.enterOwnAct(.addressChange, by: person.id)
            return nil
        }
        if let outcome { throw LinkRefusal(state: outcome) }
    }

    /// Writes the viewer's own name, in every council that knows them; an empty one changes nothing.
    public func rename(_ viewer: Viewer, to typed: String) async throws {
        guard let person = viewer.person, let name = PersonName.tidy(typed) else { return }
        try await database.write { transaction in
            try transaction.run("UPDATE person SET name = \(name) WHERE id = \(person) AND erased IS NULL")
            try transaction.run("UPDATE member SET name = \(name) WHERE person = \(person)")
            try transaction.enterOwnAct(.nameChange, by: person)
        }
    }

    /// Writes the language the viewer wants for pages and mails; nil leaves it to the browser.
    public func choose(_ tongue: Tongue?, _ viewer: Viewer) async throws {
        guard let person = viewer.person else { return }
        try await database.write { transaction in
            try transaction.run(
                "UPDATE person SET tongue = \(tongue?.rawValue) WHERE id = \(person) AND erased IS NULL")
        }
    }
}

extension Snapshot {
    /// The viewer's own account, provided their session runs and their password was given a moment ago.
    /// Throws `Refusal`.
    func recently(_ viewer: Viewer) throws -> Person {
        let found = try row(
            """
            SELECT s.authenticated, p.* FROM session AS s JOIN person AS p ON p.id = s.person
            WHERE s.id = \(viewer.session) AND s.person = \(viewer.person) AND s.ends > \(now)
            """)
        guard let found else { throw Refusal.signInNeeded }
        guard SessionLife.isRecent(try found["authenticated"], at: now) else { throw Refusal.signInAgain }
        return try Person(found)
    }
}
