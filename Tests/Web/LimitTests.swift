// SPDX-License-Identifier: EUPL-1.2
import Access
import Language
import Testing

@testable import Web

@Suite("Limits")
struct LimitTests {
    private func at(_ seconds: Int64) -> Language.Instant { Language.Instant(seconds: seconds) }

    private func network(_ address: String) -> RateLimit.Client { .network(NetworkSource(address: address)) }

    @Test("a client may send a burst, then waits, then goes on")
    func bucket() {
        let limit = RateLimit(.init(burst: 3, perSecond: 0.5))
        for _ in 1...3 { #expect(limit.wait(for: network("192.0.2.1"), now: at(0)) == nil) }
        #expect(limit.wait(for: network("192.0.2.1"), now: at(0)) == 2)
        #expect(limit.wait(for: network("192.0.2.2"), now: at(0)) == nil, "another client is not held up")
        #expect(limit.wait(for: network("192.0.2.1"), now: at(2)) == nil)
    }

    @Test("an IPv6 client counts as its network")
    func sameNetwork() {
        let limit = RateLimit(.init(burst: 1, perSecond: 0.1))
        #expect(limit.wait(for: network("2001:db8:1:2:3:4:5:6"), now: at(0)) == nil)
        #expect(limit.wait(for: network("2001:db8:1:2:9:9:9:9"), now: at(0)) != nil)
        #expect(limit.wait(for: network("2001:db8:1:3::1"), now: at(0)) == nil)
    }

    @Test("behind one address, people who are signed in do not hold each other up, and made-up cookies buy nothing")
    func sessions() {
        let limit = RateLimit(.init(burst: 1, perSecond: 0.1))
        let seen = SeenSessions()
        func asking(_ cookie: String) -> RateLimit.Client {
            seen.client(of: Request(.post, "/", headers: ["cookie": "\(SessionCookie.name)=\(cookie)"]))
        }
        for member in ["one", "two"] {
            seen.note(
                Request(.get, "/", headers: ["cookie": "\(SessionCookie.name)=\(member)"]), isSignedIn: true)
            #expect(limit.wait(for: asking(member), now: at(0)) == nil)
            #expect(limit.wait(for: asking(member), now: at(0)) == 10)
        }
        #expect(limit.wait(for: asking("made up"), now: at(0)) == nil)
        #expect(limit.wait(for: asking("made up too"), now: at(0)) == 10, "strangers share the bucket of their network")
        seen.note(Request(.get, "/", headers: ["cookie": "\(SessionCookie.name)=one"]), isSignedIn: false)
        #expect(asking("one") == asking("made up"), "an ended session is a stranger again")
    }

    @Test("the table of clients stays bounded")
    func bounded() {
        let limit = RateLimit(.init(burst: 3, perSecond: 1), capacity: 100)
        for client in 0..<10_000 { _ = limit.wait(for: network("10.0.\(client / 256).\(client % 256)"), now: at(0)) }
        #expect(limit.count <= 101)
    }

    @Test(
        "only a trusted proxy may say for whom it asks",
        arguments: [
            ("192.0.2.9", "198.51.100.1", "192.0.2.9"),
            ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
            ("127.0.0.1", "203.0.113.7, 198.51.100.1", "198.51.100.1"),
            ("127.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"),
            ("127.0.0.1", nil, "127.0.0.1"),
        ] as [(String, String?, String)])
    func proxies(peer: String, forwarded: String?, client: String) {
        #expect(TrustedProxies(["127.0.0.1", "10.0.0.2"]).client(peer: peer, forwarded: forwarded) == client)
    }
}
