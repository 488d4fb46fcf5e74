// SPDX-License-Identifier: EUPL-1.2
import Database
import Language
import Synchronization
import TestKit

@testable import Access

/// A clock that a test moves.
final class TestClock: Sendable {
    private let instant: Mutex<Instant>

    init(_ start: Instant = .testMorning) { instant = Mutex(start) }

    var now: Instant { instant.withLock { $0 } }
    func move(_ duration: Duration) { instant.withLock { $0 = $0 + duration } }
}

/// The mails a test's people would have got.
final class TestPost: AccountPost {
    private let mails = Mutex<[AccountMail]>([])

    func post(_ mail: AccountMail, in transaction: Transaction) throws { mails.withLock { $0.append(mail) } }

    var all: [AccountMail] { mails.withLock { $0 } }
    func to(_ address: String) -> [AccountMail] { all.filter { $0.address.text == address } }

    /// The link of the last mail to an address that carries one.
    func link(to address: String) -> Token? {
        to(address).reversed().lazy.compactMap { mail -> Token? in
            switch mail.kind {
            case .invitation(_, let token), .reset(let token), .newAddress(let token): token
            default: nil
            }
        }.first
    }
}

/// A database with people in it, and what they need to sign in.
struct TestPeople: Sendable {
    static let password = Password("horse staple battery")

    let database: Database
    let clock: TestClock
    let post = TestPost()
    let accounts: Accounts

    init(_ database: Database, _ clock: TestClock) throws {
        self.database = database
        self.clock = clock
        accounts = Accounts(
            database: database, keys: .ephemeral(), hasher: try PasswordHasher(cost: .test), post: post)
    }

    /// Runs a body on each engine, with the tables of this module and a clock that moves.
    static func onEachEngine(
        and migrations: [Migration] = [], _ body: @escaping (TestPeople) async throws -> Void
    ) async throws {
        let clock = TestClock()
        try await forEachEngine(AccessModule.migrations + migrations, clock: { clock.now }) { database in
            try await body(TestPeople(database, clock))
        }
    }

    func council(_ slug: String) async throws -> CouncilIdentity {
        try await database.write { transaction in
            let permit = try transaction.operatorPermit("council.create", .console())
            return try permit.createCouncil(slug: slug, name: "Council of \(slug)", tongue: .en, zone: .utc)
        }
    }

    /// A person with an account and a password.
    func person(_ name: String, address: String? = nil) async throws -> PersonID {
        let address = AccountAddress(address ?? "\(name.lowercased())@kalliste.example")!
        let prepared = PreparedPassword(hash: try PasswordHash(Self.password, cost: .test))
        return try await database.write { transaction in
            let permit = try transaction.operatorPermit("person.create", .console())
            return try permit.createPerson(Guest(address: address, name: name), password: prepared).id
        }
    }

    /// A person with a place in a council, without asking anybody.
    func person(_ name: String, _ role: Role, in audience: Audience, of council: CouncilIdentity) async throws
        -> PersonID
    {
        let person = try await person(name)
        try await place(person, role, in: audience, of: council)
        return person
    }

    func place(
        _ person: PersonID, _ role: Role, in audience: Audience, of council: CouncilIdentity, starts: Instant? = nil,
        ends: Instant? = nil
    ) async throws {
        try await database.write { transaction in
            try transaction.join(person, council.id, as: transaction.person(person)?.name ?? "")
            try transaction.insert(
                NewGrant(person, role, in: audience, starts: starts, ends: ends, basis: "test"), in: council.id)
        }
    }

    /// Signs in from a browser never seen before.
    func signIn(_ address: String, from network: String = "192.0.2.1") async throws -> OpenedSession {
        let source = source(network)
        guard
            case .signedIn(let session) = try await accounts.signIn(
                address: address, password: Self.password, from: source)
        else { throw SignInRefusal.wrongCode }
        return session
    }

    func viewer(_ session: OpenedSession) async throws -> Viewer { try await viewer(session.cookie.text) }

    func viewer(_ cookie: String?) async throws -> Viewer {
        try await database.read { try $0.viewer(forCookie: cookie) }
    }

    /// The standing of somebody, in a session of their own.
    func standing(_ address: String, in council: CouncilIdentity) async throws -> Standing {
        let viewer = try await viewer(signIn(address))
        return try await database.read { try $0.standing(of: viewer, in: council.id) }
    }

    func source(
        _ network: String = "192.0.2.1", device: Token? = nil, session: Token? = nil, agent: String = "Firefox/1 Linux"
    ) -> SignInSource {
        SignInSource(
            network: NetworkSource(address: network), device: DeviceLabel(userAgent: agent), deviceCookie: device?.text,
            sessionCookie: session?.text)
    }
}
