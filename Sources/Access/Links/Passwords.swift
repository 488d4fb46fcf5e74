// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// A password that passed the policy and was hashed, ready to be written in a transaction.
public struct PreparedPassword: Sendable {
    let hash: PasswordHash
}

extension Accounts {
    /// Checks a new password and hashes it; throws `PasswordRefusal`, or `SignInRefusal.busy`.
    public func prepare(_ password: Password, own words: [String]) async throws -> PreparedPassword {
        if let refusal = PasswordPolicy.refusal(of: password, own: words) { throw refusal }
        do {
            return PreparedPassword(hash: try await hasher.hash(password))
        } catch is HashingBusy {
            throw SignInRefusal.busy
        }
    }

    /// Mails a link for a new password, where the address has an account; answers the same where it has none.
    ///
    /// Past three mails, and too many requests from one network, it only seems to: whoever owns the mailbox has a
    /// link that still works, so nobody can be kept from theirs.
    public func askForReset(address typed: String, from source: SignInSource) async throws {
        guard let address = AccountAddress(typed) else { return }
        try await database.write { transaction in
            try transaction.lock("sign-in")
            let crowd = try transaction.charge(keys.source("network", source.network.text), .network)
            let mails = try transaction.charge(keys.source("mail", address.text), .mail)
            let person = try transaction.person(at: address)
            let token = try transaction.makeLink(.reset, for: person?.id)
            guard crowd == nil, mails == nil, let person else { return }
            try self.send(.reset(token), to: person.id, in: transaction)
        }
    }

    /// Mails a link for a new password to somebody who asked the operator for one.
    public func sendReset(to person: PersonID, _ permit: OperatorPermit) throws {
        let token = try permit.transaction.makeLink(.reset, for: person)
        try send(.reset(token), to: person, in: permit.transaction)
    }

    /// Sets the password a mailed link allows, ends every session and link of the person, and signs in.
    ///
    /// Throws `LinkRefusal`, `PasswordRefusal` or `SignInRefusal.busy`. Where one-time codes are used, one is asked for
    /// as always: a mailbox alone does not open such an account.
    public func setPassword(
        _ password: Password, byLink text: String, from source: SignInSource
    ) async throws -> SignInStep {
        let state = try await database.read { try $0.link(text, for: [.invitation, .reset]) }
        guard case .open(let person) = state, let token = Token(text: text) else { throw LinkRefusal(state: state) }
        let prepared = try await prepare(password, own: await ownWords(of: person))
        let step = try await database.write { transaction -> SignInStep? in
            guard try transaction.use(token), let address = person.address else { return nil }
            try self.change(person.id, to: prepared, in: transaction)
            try transaction.run("DELETE FROM known_device WHERE person = \(person.id)")
            try transaction.enterOwnAct(.passwordReset, by: person.id)
            if try transaction.usesCodes(person.id) { return .codeNeeded(try transaction.awaitCode(of: person.id)) }
            return .signedIn(try self.begin(person.id, address, from: source, isKnownDevice: false, in: transaction))
        }
        guard let step else { throw LinkRefusal(state: .used) }
        return step
    }

    /// Signs in whoever sends the form of a link a second time with the password it just set: the answer to a first
    /// click may never have arrived. By the rules of every attempt to sign in; nil where link or password do not fit.
    ///
    /// Throws `SignInRefusal.wait` or `.busy`.
    public func signInAgain(
        _ password: Password, byUsedLink text: String, from source: SignInSource
    ) async throws -> SignInStep? {
        guard let address = try await database.read({ try $0.address(behindUsedLink: text) }) else { return nil }
        do {
            return try await signIn(address: address.text, password: password, from: source)
        } catch SignInRefusal.wrong {
            return nil
        }
    }

    /// Changes the viewer's password, given the present one; other sessions end. Throws `SignInRefusal` for the
    /// present password, `PasswordRefusal` for the new one.
    public func changePassword(_ viewer: Viewer, from present: Password, to password: Password) async throws
        -> OpenedSession
    {
        let hash = try await rightHash(of: viewer, present)
        guard let session = viewer.session, let person = try await database.read({ try $0.person(viewer) }) else {
            throw SignInRefusal.startAgain
        }
        let prepared = try await prepare(password, own: await ownWords(of: person))
        let renewed = try await database.write { transaction -> OpenedSession? in
            guard try transaction.passwordHash(of: person.id) == hash else { return nil }
            try transaction.forget(self.source(of: session))
            guard let renewed = try transaction.renewSession(session, of: person.id, life: life) else { return nil }
            try self.change(person.id, to: prepared, keeping: session, in: transaction)
            try transaction.enterOwnAct(.passwordChange, by: person.id)
            return renewed
        }
        guard let renewed else { throw SignInRefusal.startAgain }
        return renewed
    }

    /// Words a password must not lean on: the person's names, address, and councils.
    private func ownWords(of person: Person) async throws -> [String] {
        try await database.read { snapshot in
            let known: [String] = try snapshot.rows("SELECT name FROM member WHERE person = \(person.id)").map {
                try $0[0]
            }
            let councils = try snapshot.councils(of: person.id).flatMap { [$0.name, $0.slug] }
            return [person.name, person.address?.text ?? ""] + known + councils
        }
    }

    /// Writes the password; whatever the old one opened is closed. Who had one is told: it may have been somebody else.
    private func change(
        _ person: PersonID, to password: PreparedPassword, keeping session: SessionID? = nil,
        in transaction: Transaction
    ) throws {
        let isFirst = try transaction.passwordHash(of: person) == nil
        try transaction.setPassword(password, of: person)
        try transaction.endSessions(of: person, except: session)
        try transaction.closeLinks(of: person)
        if !isFirst { try send(.passwordChanged, to: person, in: transaction) }
    }
}
