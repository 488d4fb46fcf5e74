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

    public init(facts: SiteFacts, rooms: [Room], database: Database, limits: Limits = Limits()) {
        self.facts = facts
        self.rooms = rooms
        self.database = database
        router = Router(rooms.flatMap(\.doors))
        cache = PageCache(capacity: limits.cachedBytes)
        reading = RateLimit(limits.reading)
        sending = RateLimit(limits.sending)
        live = EventHub()
    }

    /// How much one client, and the cache, may take.
    public struct Limits: Sendable {
        public var reading = RateLimit.Allowance(burst: 600, perSecond: 100)
        public var sending = RateLimit.Allowance(burst: 60, perSecond: 2)
        public var cachedBytes = 24 << 20

        public init() {}
    }

    /// Answers one request. Never throws: whatever goes wrong has a page of its own.
    public func respond(to request: Request) async -> Reply {
        let found = router.match(request.path)
        let method = request.method == .head ? Method.get : request.method
        guard let match = found[method] else {
            return await respondWithoutDoor(request, others: Array(found.keys))
        }
        let reply = await respond(to: request, at: match)
        metrics.count(method, match.door.pattern, status: reply.status)
        return reply
    }

    private func respond(to request: Request, at match: Router.Match) async -> Reply {
        let limit = request.method == .post ? sending : reading
        if let seconds = limit.wait(for: request.client, now: facts.clock()) {
            let reply = await failure(.tooMany(seconds: seconds), request, match.door)
            return Finish.complete(reply, for: request, at: match.door)
        }
        guard let key = cacheKey(request, match.door), let version = try? await database.version() else {
            let reply = Finish.complete(await answer(request, at: match), for: request, at: match.door)
            return Finish.revalidated(reply, for: request)
        }
        if let kept = cache.reply(for: key, version: version) { return Finish.revalidated(kept, for: request) }
        let reply = Finish.complete(await answer(request, at: match), for: request, at: match.door)
        if reply.header("Set-Cookie") == nil { cache.keep(reply, for: key, version: version) }
        return Finish.revalidated(reply, for: request)
    }

    /// Only pages anybody may read, asked for by somebody who is not signed in, are kept.
    private func cacheKey(_ request: Request, _ door: Door) -> String? {
        guard request.method != .post, door.admission == .anyone, door.kind == .page || door.kind == .program,
            request.headers["cookie"]?.contains(SessionCookie.name) != true
        else { return nil }
        // A page that depends on the browser's language stands at an address without one.
        return door.pattern.slots.contains("language") ? request.target : nil
    }

    private func answer(_ request: Request, at match: Router.Match) async -> Reply {
        var request = request
        do {
            request = try await BodyReader.read(request, limit: match.door.kind.bodyLimit)
            return try await handle(request, match)
        } catch {
            return await failure(Failure(error), request, match.door)
        }
    }

    private func handle(_ request: Request, _ match: Router.Match) async throws -> Reply {
        let slots = match.slots
        let door = match.door
        let facts = facts
        switch try door.open(slots) {
        case .read(let body):
            return try await database.read { snapshot in
                let arrival = try Arrival(request, door, slots, facts, snapshot)
                return try Visit(arrival, snapshot: snapshot).answer(body)
            }
        case .write(let body):
            return try await database.write { transaction in
                let arrival = try Arrival(request, door, slots, facts, transaction)
                return try Submission(arrival, transaction: transaction).once(body)
            }
        case .work(let body):
            let arrival = try await database.read { try Arrival(request, door, slots, facts, $0) }
            try arrival.checkForm()
            return try await body(Work(database: database, arrival: arrival))
        }
    }

    /// No such address, or not by this method: the same page as for what one may not see.
    private func respondWithoutDoor(_ request: Request, others: [Method]) async -> Reply {
        metrics.count(request.method, "/{other}", status: others.isEmpty ? 404 : 405)
        let reply = await failure(others.isEmpty ? .absent : .method(others), request, nil)
        return Finish.complete(reply, for: request, at: nil)
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

    public init(
        base: String, languages: Languages, keys: Keys, assets: Assets, journal: Journal,
        navigation: [NavigationEntry] = [],        clock: @escaping @Sendable () -> Instant
    ) {
        self.base = base
        self.languages = languages
        self.keys = keys
        self.assets = assets
        self.journal = journal
        self.clock = clock
        self.navigation = navigation.sorted { $0.order < $1.order }
    }

    /// Whether browsers reach us encrypted, so that cookies may be confined to that.
    var isSecure: Bool { base.hasPrefix("https:") }
}
