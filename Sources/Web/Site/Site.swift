// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Markup

/// The whole of Koinon as one function from a request to a reply; the server around it only carries bytes.
public final class Site: Sendable {
    public let facts: SiteFacts
    public let rooms: [Room]
    public let metrics = Metrics()
    public let live: EventHub
    let database: Database
    let router: Router
    let cache: PageCache
    let reading: RateLimit
    let sending: RateLimit
    private let seen = SeenSessions()
    private let uses: UseNotes?

    /// Without `accounts`, sessions are not noted as used and end idle.
    public init(
        facts: SiteFacts, rooms: [Room], database: Database, accounts: Accounts? = nil, limits: Limits = Limits()
    ) {
        self.facts = facts
        self.rooms = rooms
        self.database = database
        router = Router(rooms.flatMap(\.doors))
        cache = PageCache(capacity: limits.cachedBytes)
        reading = RateLimit(limits.reading)
        sending = RateLimit(limits.sending)
        live = EventHub()
        uses = accounts.map(UseNotes.init)
    }

    /// How much one client (a person who is signed in, or the network of strangers) and the cache may take.
    public struct Limits: Sendable {
        public var reading = RateLimit.Allowance(burst: 600, perSecond: 100)
        public var sending = RateLimit.Allowance(burst: 60, perSecond: 2)
        public var cachedBytes = 24 << 20

        public init() {}
    }

    /// Answers one request. Never throws: whatever goes wrong has a page of its own.
    public func respond(to request: Request) async -> Reply {
        let start = ContinuousClock.now
        let found = router.match(request.path)
        let match = found[request.method == .head ? .get : request.method]
        let reply = Finish.revalidated(await reply(to: request, match, among: found), for: request)
        note(request, match?.door, reply, took: .now - start)
        return reply
    }

    private func reply(to request: Request, _ match: Router.Match?, among found: [Method: Router.Match]) async -> Reply
    {
        // A door of any method tells whether people or programs come to this address.
        let door = match?.door ?? found.values.first?.door
        let limit = request.method == .post ? sending : reading
        if let seconds = limit.wait(for: seen.client(of: request), now: facts.clock()) {
            return Finish.complete(await tooMany(seconds, request, door), for: request, at: match?.door)
        }
        guard let match else {
            let failure: Failure = found.isEmpty ? .absent : .method(Array(found.keys))
            return Finish.complete(await self.failure(failure, request, door), for: request, at: nil)
        }
        guard let key = cacheKey(request, match.door), let version = try? await database.version() else {
            return Finish.complete(await answer(request, at: match), for: request, at: match.door)
        }
        if let kept = cache.reply(for: key, version: version, now: facts.clock()) { return kept }
        let reply = Finish.complete(await answer(request, at: match), for: request, at: match.door)
        cache.keep(reply, for: key, version: version, now: facts.clock())
        return reply
    }

    /// What was typed comes back even now, unless it is very much.
    private func tooMany(_ seconds: Int, _ request: Request, _ door: Door?) async -> Reply {
        let read = try? await BodyReader.read(request, limit: 64 << 10)
        return await failure(.tooMany(seconds: seconds), read ?? request, door)
    }

    /// Only pages anybody may read, asked for by somebody who is not signed in, are kept.
    private func cacheKey(_ request: Request, _ door: Door) -> String? {
        guard request.method != .post, door.admission == .anyone, door.kind == .page || door.kind == .program,
            !request.hasSession
        else { return nil }
        // A page that depends on the browser's language stands at an address without one.
        return door.pattern.slots.contains("language") ? request.target : nil
    }

    private func answer(_ request: Request, at match: Router.Match) async -> Reply {
        var request = request
        do {
            // Nobody fills the disk with a file for a door that stays shut.
            if match.door.kind.bodyLimit > EndpointKind.formLimit { try await letIn(request, match) }
            request = try await BodyReader.read(request, limit: match.door.kind.bodyLimit)
            let (reply, viewer) = try await handle(request, match)
            seen.note(request, isSignedIn: viewer.isSignedIn)
            uses?.note(viewer)
            return reply
        } catch {
            return await failure(Failure(error), request, match.door)
        }
    }

    private func letIn(_ request: Request, _ match: Router.Match) async throws {
        guard request.isFromOurPages(base: facts.base) else { throw Failure.unconfirmed }
        _ = try await database.read { try Arrival(request, match.door, match.slots, facts, $0) }
    }

    private func handle(_ request: Request, _ match: Router.Match) async throws -> (Reply, Viewer) {
        let (door, slots, facts) = (match.door, match.slots, facts)
        switch try door.open(slots) {
        case .read(let body):
            return try await database.read { snapshot in
                let arrival = try Arrival(request, door, slots, facts, snapshot)
                return (try Visit(arrival, snapshot: snapshot).answer(body), arrival.viewer)
            }
        case .write(let body):
            return try await database.write { transaction in
                let arrival = try Arrival(request, door, slots, facts, transaction)
                return (try Submission(arrival, transaction: transaction).once(body), arrival.viewer)
            }
        case .work(let body):
            let arrival = try await database.read { try Arrival(request, door, slots, facts, $0) }
            try arrival.checkForm()
            return (try await body(Work(database: database, arrival: arrival)), arrival.viewer)
        }
    }

    private func note(_ request: Request, _ door: Door?, _ reply: Reply, took duration: Duration) {
        let pattern = door?.pattern.description ?? "/{other}"
        metrics.count(request.method, pattern, status: reply.status, took: duration)
        guard facts.logsRequests else { return }
        facts.journal.note(
            "request",
            [
                "method": .text(request.method.rawValue), "route": .text(pattern), "status": .number(reply.status),
                "milliseconds": .number(Int(duration / .milliseconds(1))),
            ])
    }
}

/// What the whole installation is configured to be.
public struct SiteFacts: Sendable {
    /// The address of the installation, without a slash at the end. Links in mails come from here, never from a request.
    public let base: String
    public let languages: Languages
    public let keys: Keys
    public let assets: Assets
    public let journal: Journal
    public let clock: @Sendable () -> Instant
    /// The entries of all rooms, in order.
    public let navigation: [NavigationEntry]
    /// Whether each request leaves a line in the journal: its route, never the address or who asked.
    public let logsRequests: Bool

    public init(
        base: String, languages: Languages, keys: Keys, assets: Assets, journal: Journal,
        navigation: [NavigationEntry] = [], logsRequests: Bool = false, clock: @escaping @Sendable () -> Instant
    ) {
        self.base = base
        self.languages = languages
        self.keys = keys
        self.assets = assets
        self.journal = journal
        self.clock = clock
        self.navigation = navigation.sorted { $0.order < $1.order }
        self.logsRequests = logsRequests
    }

    /// Whether browsers reach us encrypted, so that cookies may be confined to that.
    var isSecure: Bool { base.hasPrefix("https:") }
}
