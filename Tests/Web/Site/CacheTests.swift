// SPDX-License-Identifier: EUPL-1.2
import Access
import SiteKit
import TestKit
import Testing

@testable import Web

@Suite("Pages that are kept")
struct CacheTests {
    private let wall = "/c/kalliste/en/hall"

    private func isKept(_ path: String, _ site: SiteFixture) async -> Bool {
        guard let version = try? await site.database.version() else { return false }
        return site.site.cache.reply(for: path, version: version, now: site.clock.now) != nil
    }

    @Test("a page for visitors is kept until anything is committed, and a withdrawn notice is gone at once")
    func withdrawn() async throws {
        try await onEachEngine { site in
            let number = try await site.pinned("Meeting on Tuesday")
            #expect(await site.text(wall).contains("Meeting on Tuesday"))
            #expect(await site.text(wall).contains("Meeting on Tuesday"))
            #expect(await site.post("\(wall)/\(number)/withdraw", [:], as: .coordinator).status == 303)
            #expect(await !isKept(wall, site))
            #expect(await !site.text(wall).contains("Meeting on Tuesday"))
            #expect(await site.get("\(wall)/\(number)").status == 404)
        }
    }

    @Test("a page is kept for a minute at most, since some say what is to come")
    func aMinute() async throws {
        // On PostgreSQL any commit of the whole cluster counts, and other tests commit.
        try await SiteFixture.onSQLite(rooms: { _ in [.hall] }) { site in
            _ = await site.get(wall)
            site.clock.move(.seconds(59))
            #expect(await isKept(wall, site))
            site.clock.move(.seconds(1))
            #expect(await !isKept(wall, site))
        }
    }

    @Test("nothing is kept for whoever is signed in, even where their session is over")
    func signedIn() async throws {
        try await onEachEngine { site in
            #expect(await site.text(wall, as: .member).contains("Member Person"))
            #expect(await !isKept(wall, site))
            _ = await site.get(wall, headers: [("cookie", "koinon-session=over")])
            #expect(await !isKept(wall, site))
            #expect(await !site.text(wall).contains("Member Person"))
        }
    }

    @Test("a page that sets a cookie, or holds a form's token, is kept for nobody", arguments: ["cookie", "tokens"])
    func personal(page: String) async throws {
        try await onEachEngine { site in
            let path = "\(wall)/\(page)"
            for cookie in [nil, "koinon-visit=\(Token.random().text)"] {
                let reply = await site.get(path, headers: cookie.map { [("cookie", $0)] } ?? [])
                #expect(reply.status == 200)
                #expect(reply.header("Cache-Control") == "private, no-store")
                #expect(await !isKept(path, site))
            }
        }
    }

    @Test("pages that are refused are not kept")
    func refused() async throws {
        try await onEachEngine { site in
            let reply = await site.get("\(wall)/12")
            #expect(reply.status == 404 && reply.header("Cache-Control") == "private, no-store")
            #expect(await !isKept("\(wall)/12", site))
        }
    }

    @Test("the cache keeps within its bounds")
    func bounded() async throws {
        try await SiteFixture.onSQLite(rooms: { _ in [.hall] }) { site in
            let version = try await site.database.version()
            let cache = PageCache(capacity: 100_000)
            for number in 0..<1_000 {
                cache.keep(
                    .text(String(repeating: "x", count: 1_000)), for: "/\(number)", version: version,
                    now: site.clock.now)
            }
            let kept = (0..<1_000).filter { cache.reply(for: "/\($0)", version: version, now: site.clock.now) != nil }
            #expect(!kept.isEmpty && kept.count <= 66)
            cache.keep(.text(String(repeating: "x", count: 50_000)), for: "/big", version: version, now: site.clock.now)
            #expect(cache.reply(for: "/big", version: version, now: site.clock.now) == nil)
        }
    }
}
