// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

extension Accounts {
    /// The second step of signing in: a code from the app, or one of the recovery codes; throws `SignInRefusal`.
    ///
    /// Five codes a step, and ever longer waits over the steps of one person, but not from a browser known to be
    /// theirs: whoever learned the password cannot shut the owner out, and the owner is told.
    public func signIn(_ step: String, code: String, from source: SignInSource) async throws -> OpenedSession {
        guard let token = Token(text: step) else { throw SignInRefusal.startAgain }
        let outcome = try await database.write { transaction -> Result<OpenedSession, SignInRefusal> in
            try transaction.lock("sign-in")
            return try self.take(code, for: token, from: source, in: transaction)
        }
        return try outcome.get()
    }

    /// Codes one step takes before it has to begin again.
    private static let codesPerStep = 5

    private func take(
        _ code: String, for token: Token, from source: SignInSource, in transaction: Transaction
    ) throws -> Result<OpenedSession, SignInRefusal> {
        let found = try transaction.row(
            """
            SELECT s.person, p.address FROM sign_in_step AS s JOIN person AS p ON p.id = s.person
            WHERE s.token = \(token.mark) AND s.ends > \(transaction.now) AND s.attempts < \(Self.codesPerStep)
            """)
        guard let found, let address: AccountAddress = try found["address"] else { return .failure(.startAgain) }
        let person: PersonID = try found["person"]
        let isKnown = try transaction.isKnownDevice(source.knownDevice, of: address)
        if let wait = try chargeCode(of: person, isKnownDevice: isKnown, in: transaction) {
            return .failure(.wait(seconds: wait.wholeSeconds))
        }
        guard try accept(code, of: person, in: transaction) else {
            try transaction.run("UPDATE sign_in_step SET attempts = attempts + 1 WHERE token = \(token.mark)")
            return .failure(.wrongCode)
        }
        try transaction.run("DELETE FROM sign_in_step WHERE token = \(token.mark)")
        try transaction.forget(keys.source("code", person.description))
        return .success(try begin(person, address, from: source, isKnownDevice: isKnown, in: transaction))
    }

    /// Counts codes from unknown browsers; when the free ones are used up, the person hears of it.
    private func chargeCode(of person: PersonID, isKnownDevice: Bool, in transaction: Transaction) throws -> Duration? {
        guard !isKnownDevice else { return nil }
        let source = keys.source("code", person.description)
        if let wait = try transaction.charge(source, .code) { return wait }
        let attempts: Int? = try transaction.value("SELECT attempts FROM attempt WHERE source = \(source)")
        if attempts == Throttle.code.free { try send(.codesRefused, to: person, in: transaction) }
        return nil
    }

    /// Takes a code from the app or from paper, each once.
    func accept(_ code: String, of person: PersonID, in transaction: Transaction) throws -> Bool {
        if let paper = RecoveryCode(typed: code) { return try use(paper, of: person, in: transaction) }
        guard let secret = try secret(of: person, confirmed: true, in: transaction) else { return false }
        let last: Int64? = try transaction.value("SELECT last_step FROM one_time_secret WHERE person = \(person)")
        guard let step = TimeCode.matchingStep(code, secret: secret, at: transaction.now, after: last) else {
            return false
        }
        try transaction.run("UPDATE one_time_secret SET last_step = \(step) WHERE person = \(person)")
        return true
    }

    private func use(_ paper: RecoveryCode, of person: PersonID, in transaction: Transaction) throws -> Bool {
        let used = try transaction.run(
            """
            UPDATE recovery_code SET used = \(transaction.now)
            WHERE person = \(person) AND mark = \(keys.mark(paper, of: person)) AND used IS NULL
            """)
        guard used == 1 else { return false }
        try transaction.enterOwnAct(.recoveryCodeUse, by: person)
        try send(.recoveryCodeUsed, to: person, in: transaction)
        return true
    }

    /// The person's secret, opened; nil where they have none (in that state).
    func secret(of person: PersonID, confirmed: Bool, in snapshot: Snapshot) throws -> [UInt8]? {
        let state: SQL = confirmed ? "confirmed IS NOT NULL" : "confirmed IS NULL"
        let sealed: [UInt8]? = try snapshot.value(
            "SELECT sealed FROM one_time_secret WHERE person = \(person) AND \(state)")
        return try sealed.map { try secretSeal.open($0, place: person.description) }
    }
}

extension Keys {
    /// What is stored of a recovery code. The key makes sixty bits enough against whoever reads the database.
    func mark(_ code: RecoveryCode, of person: PersonID) -> [UInt8] { recovery.mark("\(person)\n\(code.letters)") }
}

extension Transaction {
    /// Remembers for five minutes that the password was right.
    func awaitCode(of person: PersonID) throws -> Token {
        let token = Token.random()
        try run(
            """
            INSERT INTO sign_in_step (token, person, attempts, ends)
            VALUES (\(token.mark), \(person), 0, \(now + .minutes(5)))
            """)
        return token
    }
}

extension Snapshot {
    /// Whether the person signs in with one-time codes.
    public func usesCodes(_ person: PersonID) throws -> Bool {
        try row("SELECT 1 FROM one_time_secret WHERE person = \(person) AND confirmed IS NOT NULL") != nil
    }
}
