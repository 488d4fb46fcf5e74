// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
import Language
import Synchronization
import TestKit
import Web

/// A whole site on a database of its own, with two councils and people of every role signed in.
///
/// ```swift
/// try await SiteFixture.onEachEngine(rooms: { [.council(accounts: $0.accounts)] }) { site in
///     let page = try await site.page("/c/kalliste/en/members", as: .member)
///     let reply = await site.post("/c/kalliste/en/formations", ["name": "Night life"], as: .coordinator)
/// }
/// ```
public final class SiteFixture: Sendable {
    /// What a room may need to be made.
    public struct Ground: Sendable {
        public let database: Database
        public let keys: Keys
        public let accounts: Accounts
        public let post: FixturePost
        public let clock: FixtureClock
    }

    public let ground: Ground
    public let site: Site
    /// The council everybody here belongs to, at `/c/kalliste`.
    public let council: CouncilIdentity
    /// Another one of the same installation, at `/c/nisi`, with one coordinator.
    public let other: CouncilIdentity
    private let people: [Who: PersonID]
    private let sessions: Mutex<[Who: OpenedSession]>

    public var database: Database { ground.database }
    public var accounts: Accounts { ground.accounts }
    public var clock: FixtureClock { ground.clock }
    public var post: FixturePost { ground.post }

    /// Makes councils and people, and signs everybody in.
    ///
    /// With `pseudo`, pages are there in the pseudo-language too.
    public init(
        _ database: Database, clock: FixtureClock, pseudo: Bool = false, rooms: @Sendable (Ground) throws -> [Room]
    ) async throws {
        let (keys, post) = (Keys.ephemeral(), FixturePost())
        let accounts = Accounts(
            database: database, keys: keys, hasher: try PasswordHasher(cost: .test), post: post)
        ground = Ground(database: database, keys: keys, accounts: accounts, post: post, clock: clock)
        let rooms = try rooms(ground)
        try await database.migrate(Self.migrations(rooms))
        site = Site(
            facts: try SiteFacts.ofFixture(ground, rooms, pseudo: pseudo), rooms: rooms, database: database,
            limits: .generous)
        let population = try await Population.make(in: ground)
        (council, other, people) = (population.council, population.other, population.people)
        sessions = Mutex([:])
        try await signEverybodyIn()
    }

    /// Runs a body with a fresh site on each engine.
    public static func onEachEngine(
        rooms: @escaping @Sendable (Ground) throws -> [Room], _ body: @escaping (SiteFixture) async throws -> Void
    ) async throws {
        let clock = FixtureClock()
        try await forEachEngine(clock: { clock.now }) { database in
            clock.reset()
            try await body(SiteFixture(database, clock: clock, rooms: rooms))
        }
    }

    /// Runs a body with a fresh site on SQLite, for what does not depend on the engine.
    public static func onSQLite(
        pseudo: Bool = false, rooms: @escaping @Sendable (Ground) throws -> [Room],
        _ body: @escaping (SiteFixture) async throws -> Void
    ) async throws {
        let clock = FixtureClock()
        try await withDatabase(on: .sqlite, clock: { clock.now }) { database in
            try await body(SiteFixture(database, clock: clock, pseudo: pseudo, rooms: rooms))
        }
    }

    /// The whole ground, and what the rooms bring.
    private static func migrations(_ rooms: [Room]) -> [Migration] {
        let known = Set(rooms.map(\.name))
        // The site writes down which forms were accepted, whichever rooms a test asks for.
        let installation: [Room] = known.contains("Installation") ? [] : [.installation(describing: [])]
        let ground = JobsModule.migrations + Files.migrations + AccessModule.migrations
        var done: Set<String> = []
        return (ground + (rooms + installation).flatMap(\.migrations)).filter { done.insert($0.id).inserted }
    }
}

extension SiteFixture {
    /// The person somebody is; nil for a visitor.
    public func person(_ who: Who) -> PersonID? { people[who] }

    /// Who somebody is to the site, in the session they have.
    public func viewer(_ who: Who) async throws -> Viewer {
        let cookie = session(of: who)?.cookie.text
        return try await database.read { try $0.viewer(forCookie: cookie) }
    }

    /// What somebody is in the council at this moment.
    public func standing(_ who: Who, in council: CouncilIdentity? = nil) async throws -> Standing {
        let (viewer, council) = (try await viewer(who), (council ?? self.council).id)
        return try await database.read { try $0.standing(of: viewer, in: council) }
    }

    /// Lets time pass. Sessions may end meanwhile, so everybody signs in again.
    public func wait(_ duration: Duration) async throws {
        clock.move(duration)
        try await signEverybodyIn()
    }

    /// Gives somebody a further place in the council, as the console would.
    public func place(_ who: Who, _ role: Role, in audience: Audience, of council: CouncilIdentity? = nil) async throws
    {
        guard let person = people[who] else { return }
        let council = council ?? self.council
        try await database.write { transaction in
            try transaction.place(person, role, in: audience, of: council)
        }
    }

    func session(of who: Who) -> OpenedSession? { sessions.withLock { $0[who] } }

    private func signEverybodyIn() async throws {
        for (number, who) in Who.allCases.enumerated() {
            guard people[who] != nil else { continue }
            let source = SignInSource(
                network: NetworkSource(address: "192.0.2.\(number + 1)"),
                device: DeviceLabel(userAgent: "Firefox/1 Linux"))
            let step = try await accounts.signIn(address: who.address, password: Population.password, from: source)
            guard case .signedIn(let session) = step else { throw SignInRefusal.wrongCode }
            sessions.withLock { $0[who] = session }
        }
    }
}
