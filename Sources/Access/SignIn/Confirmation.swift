// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

extension Accounts {
    /// Asks somebody who is signed in once more who they are, before a dangerous act; throws `SignInRefusal`.
    ///
    /// The session goes on under a new cookie. Wrong answers count against this session alone.
    public func confirm(_ viewer: Viewer, password: Password, code: String?) async throws -> OpenedSession {
        guard let session = viewer.session, let person = viewer.person else { throw SignInRefusal.startAgain }
        _ = try await rightHash(of: viewer, password)
        let outcome = try await database.write { transaction -> Result<OpenedSession, SignInRefusal> in
            guard try self.hasRightCode(code, person, in: transaction) else { return .failure(.wrongCode) }
            try transaction.forget(self.source(of: session))
            let renewed = try transaction.renewSession(session, of: person, life: life)
            return renewed.map { .success($0) } ?? .failure(.startAgain)
        }
        return try outcome.get()
    }

    /// The person's own hash, where this is the password it was made from; throws `SignInRefusal`.
    func rightHash(of viewer: Viewer, _ password: Password) async throws -> PasswordHash {
        guard let session = viewer.session, let person = viewer.person else { throw SignInRefusal.startAgain }
        let (wait, hash) = try await database.write { transaction in
            let wait = try transaction.charge(self.source(of: session), .signIn)
            return (wait, try transaction.passwordHash(of: person))
        }
        if let wait { throw SignInRefusal.wait(seconds: wait.wholeSeconds) }
        guard try await isRight(password, hash), let hash else { throw SignInRefusal.wrong }
        return hash
    }

    func source(of session: SessionID) -> [UInt8] { keys.source("confirm", session.description) }

    /// Whether the code is right, or none is needed.
    private func hasRightCode(_ code: String?, _ person: PersonID, in transaction: Transaction) throws -> Bool {
        guard try transaction.usesCodes(person) else { return true }
        return try code.map { try accept($0, of: person, in: transaction) } ?? false
    }
}

extension Snapshot {
    func passwordHash(of person: PersonID) throws -> PasswordHash? {
        let stored: String? = try value("SELECT hash FROM password WHERE person = \(person)")
        return stored.map(PasswordHash.init(stored:))
    }
}
