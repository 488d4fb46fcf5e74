// SPDX-License-Identifier: EUPL-1.2
import Access
import Synchronization

/// A session as limits know it: 64 bits of its cookie, under a key that each process draws anew. Nothing can be signed in
/// with it.
struct SessionMark: Hashable, Sendable {
    private let bits: Int

    init(cookie: String) { bits = cookie.hashValue }
}

/// The sessions this process has lately seen to be valid. A cookie that somebody made up is none of them, and buys nothing.
final class SeenSessions: Sendable {
    private let capacity: Int
    private let seen = Mutex<Set<SessionMark>>([])

    init(capacity: Int = 20_000) { self.capacity = capacity }

    /// Whose bucket the request draws from.
    func client(of request: Request) -> RateLimit.Client {
        let network = NetworkSource(address: request.client)
        guard let mark = Self.mark(request), seen.withLock({ $0.contains(mark) }) else { return .network(network) }
        return .session(mark, network)
    }

    /// Remembers whether the request's session held. A full set begins anew: everybody is seen again with the next page.
    func note(_ request: Request, isSignedIn: Bool) {
        guard let mark = Self.mark(request) else { return }
        seen.withLock { seen in
            guard isSignedIn else {
                seen.remove(mark)
                return
            }
            if seen.count >= capacity { seen.removeAll() }
            seen.insert(mark)
        }
    }

    private static func mark(_ request: Request) -> SessionMark? {
        request.cookies[SessionCookie.name].map(SessionMark.init(cookie:))
    }
}
