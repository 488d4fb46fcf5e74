// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// What a person copies into their authenticator app, once.
public struct OneTimeSetup: Hashable, Sendable {
    /// The secret in groups of four letters.
    public let secret: String
    /// The `otpauth` address, which a phone opens in its app.
    public let address: String
}

extension Accounts {
    /// Begins with one-time codes: a secret that counts once a code proves that the app has it.
    ///
    /// Throws `Refusal.signInAgain` unless the password was given a moment ago.
    public func beginCodes(_ viewer: Viewer, issuer: String) async throws -> OneTimeSetup {
        let secret = Digest.randomBytes(TimeCode.secretBytes)
        let account = try await database.write { transaction in
            let person = try transaction.recently(viewer)
            guard try !transaction.usesCodes(person.id) else { throw CodesRefusal.alreadyOn }
            let sealed = secretSeal.close(secret, place: person.id.description)
            try transaction.run(
                """
                INSERT INTO one_time_secret (person, sealed) VALUES (\(person.id), \(sealed))
                ON CONFLICT (person) DO UPDATE SET sealed = excluded.sealed, last_step = NULL
                """)
            return person.address?.text ?? person.name
        }
        return OneTimeSetup(
            secret: TimeCode.grouped(secret),
            address: TimeCode.address(secret: secret, issuer: issuer, account: account))
    }

    /// Turns one-time codes on with a first code; other sessions end. Returns the recovery codes, to be shown once.
    public func turnCodesOn(_ viewer: Viewer, code: String) async throws -> [String] {
        let codes = RecoveryCode.newSet()
        try await database.write { transaction in
            let person = try transaction.recently(viewer)
            guard let secret = try self.secret(of: person.id, confirmed: false, in: transaction),
                let step = TimeCode.matchingStep(code, secret: secret, at: transaction.now, after: nil)
            else { throw SignInRefusal.wrongCode }
            try transaction.run(
                """
                UPDATE one_time_secret SET confirmed = \(transaction.now), last_step = \(step)
                WHERE person = \(person.id)
                """)
            try self.replace(codes, of: person.id, in: transaction)
            try transaction.endSessions(of: person.id, except: viewer.session)
            try transaction.enterOwnAct(.codesOn, by: person.id)
            try self.send(.codesOn, to: person.id, in: transaction)
        }
        return codes.map(\.grouped)
    }

    /// Makes new recovery codes; the old ones are worth nothing any more.
    public func renewRecoveryCodes(_ viewer: Viewer) async throws -> [String] {
        let codes = RecoveryCode.newSet()
        try await database.write { transaction in
            let person = try transaction.recently(viewer)
            guard try transaction.usesCodes(person.id) else { throw CodesRefusal.notOn }
            try self.replace(codes, of: person.id, in: transaction)
            try transaction.enterOwnAct(.recoveryCodesRenew, by: person.id)
        }
        return codes.map(\.grouped)
    }

    /// Turns one-time codes off. Throws `Refusal.signInAgain` unless password and code were given a moment ago.
    public func turnCodesOff(_ viewer: Viewer) async throws {
        try await database.write { transaction in
            let person = try transaction.recently(viewer)
            try self.removeCodes(of: person.id, in: transaction)
            try transaction.enterOwnAct(.codesOff, by: person.id)
        }
    }

    /// Turns off the codes of somebody who lost phone and paper, and has shown the operator who they are.
    public func turnCodesOff(of person: PersonID, _ permit: OperatorPermit) throws {
        try removeCodes(of: person, in: permit.transaction)
    }

    private func removeCodes(of person: PersonID, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM one_time_secret WHERE person = \(person)")
        try transaction.run("DELETE FROM recovery_code WHERE person = \(person)")
        try send(.codesOff, to: person, in: transaction)
    }

    private func replace(_ codes: [RecoveryCode], of person: PersonID, in transaction: Transaction) throws {
        try transaction.run("DELETE FROM recovery_code WHERE person = \(person)")
        for code in codes {
            try transaction.run(
                "INSERT INTO recovery_code (person, mark) VALUES (\(person), \(keys.mark(code, of: person)))")
        }
    }
}

extension Snapshot {
    /// How many recovery codes the viewer has left.
    public func recoveryCodesLeft(of viewer: Viewer) throws -> Int {
        try value("SELECT COUNT(*) FROM recovery_code WHERE person = \(viewer.person) AND used IS NULL") ?? 0
    }
}

/// Why one-time codes cannot be set up or renewed.
public enum CodesRefusal: Error, Hashable, Sendable, CaseIterable {
    case alreadyOn, notOn

    /// The sentence shown to the person.
    public var message: Message {
        switch self {
        case .alreadyOn: Message("One-time codes are on already. Turn them off before you set up another phone.")
        case .notOn: Message("One-time codes are not on.")
        }
    }
}
