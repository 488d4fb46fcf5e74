// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

extension Accounts {
    /// Signs in by address and password, or asks for a code; throws `SignInRefusal`.
    ///
    /// An unknown address costs the same statements and the same hash as a wrong password. Attempts are counted by
    /// address and network, so that a stranger's do not count against the owner elsewhere; and a browser that has
    /// signed in before counts by itself, so that a stranger's in the same network do not either.
    public func signIn(address typed: String, password: Password, from source: SignInSource) async throws -> SignInStep
    {
        guard let address = AccountAddress(typed) else { throw SignInRefusal.wrong }
        let claim = try await database.write { try self.claim(on: address, from: source, in: $0) }
        if let wait = claim.wait { throw SignInRefusal.wait(seconds: wait.wholeSeconds) }
        guard try await isRight(password, claim.hash), let hash = claim.hash else { throw SignInRefusal.wrong }
        let renewed = hash.isOutdated(for: hasher.cost) ? try? await hasher.hash(password) : nil
        let step = try await database.write { try self.go(on: claim, from: source, renewing: renewed, in: $0) }
        guard let step else { throw SignInRefusal.wrong }
        return step
    }

    /// Checks a password, against nothing where there is no hash, and takes as long.
    func isRight(_ password: Password, _ hash: PasswordHash?) async throws -> Bool {
        do {
            return try await hasher.matches(password, hash)
        } catch {
            throw SignInRefusal.busy
        }
    }

    /// An attempt as it was charged, before the password is looked at.
    struct Claim: Sendable {
        let address: AccountAddress
        let wait: Duration?
        let isKnownDevice: Bool
        let person: PersonID?
        let hash: PasswordHash?
    }

    func claim(on address: AccountAddress, from source: SignInSource, in transaction: Transaction) throws
        -> Claim
    {
        try transaction.lock("sign-in")
        let isKnown = try transaction.isKnownDevice(source.knownDevice, of: address)
        let wait = try charge(address, source, isKnownDevice: isKnown, in: transaction)
        let found = try transaction.row(
            """
            SELECT p.id, w.hash FROM person AS p LEFT JOIN password AS w ON w.person = p.id
            WHERE p.address = \(address) AND p.erased IS NULL
            """)
        let hash: String? = try found?["hash"]
        return Claim(
            address: address, wait: wait, isKnownDevice: isKnown, person: try found?["id"],
            hash: hash.map(PasswordHash.init(stored:)))
    }

    private func charge(
        _ address: AccountAddress, _ source: SignInSource, isKnownDevice: Bool, in transaction: Transaction
    ) throws -> Duration? {
        if let wait = try transaction.charge(pairing(of: address, source, isKnownDevice), .signIn) { return wait }
        return isKnownDevice ? nil : try transaction.charge(crowd(of: source), .network)
    }

    /// What attempts on an address are counted by: the known device, else the network.
    private func pairing(of address: AccountAddress, _ source: SignInSource, _ isKnownDevice: Bool) -> [UInt8] {
        let place = isKnownDevice ? source.knownDevice.map { "device \(Base64URL.encode($0.mark))" } : nil
        return keys.source("sign-in", address.text, place ?? "network \(source.network.text)")
    }

    private func crowd(of source: SignInSource) -> [UInt8] { keys.source("network", source.network.text) }

    /// The password was right: begins a session, or the wait for a code. Nil where it was changed meanwhile.
    func go(
        on claim: Claim, from source: SignInSource, renewing: PasswordHash?, in transaction: Transaction
    ) throws -> SignInStep? {
        guard let person = claim.person, let hash = claim.hash else { return nil }
        let stored: String? = try transaction.value("SELECT hash FROM password WHERE person = \(person)")
        guard stored == hash.text else { return nil }
        if let renewing { try transaction.run("UPDATE password SET hash = \(renewing.text) WHERE person = \(person)") }
        if try transaction.usesCodes(person) { return .codeNeeded(try transaction.awaitCode(of: person)) }
        return .signedIn(
            try begin(person, claim.address, from: source, isKnownDevice: claim.isKnownDevice, in: transaction))
    }

    /// Begins a session for somebody who has shown who they are, and forgets their failed attempts.
    func begin(
        _ person: PersonID, _ address: AccountAddress, from source: SignInSource, isKnownDevice: Bool,
        in transaction: Transaction
    ) throws -> OpenedSession {
        try transaction.forget(pairing(of: address, source, isKnownDevice))
        if !isKnownDevice { try transaction.giveBack(crowd(of: source)) }
        if let session = source.session { try transaction.run("DELETE FROM session WHERE token = \(session.mark)") }
        let device = try isKnownDevice ? nil : welcome(person, source.device, in: transaction)
        if isKnownDevice, let token = source.knownDevice { try transaction.noteDevice(token) }
        try transaction.enterOwnAct(.sessionBegin, by: person, note: source.device.description)
        return try transaction.openSession(of: person, on: source.device, life: life, deviceCookie: device)
    }

    /// Makes a browser known, and tells the person by mail unless it is their first.
    private func welcome(_ person: PersonID, _ device: DeviceLabel, in transaction: Transaction) throws -> Token {
        let isFirst = try transaction.row("SELECT 1 FROM known_device WHERE person = \(person) LIMIT 1") == nil
        if !isFirst { try send(.newDevice(device), to: person, in: transaction) }
        return try transaction.makeDeviceKnown(to: person)
    }

    /// Posts a mail to a person's own address.
    func send(_ kind: AccountMail.Kind, to person: PersonID, in transaction: Transaction) throws {
        guard let person = try transaction.person(person), let address = person.address else { return }
        let mail = AccountMail(
            person: person.id, address: address, name: person.name, tongue: person.tongue, kind: kind)
        try post.post(mail, in: transaction)
    }
}
