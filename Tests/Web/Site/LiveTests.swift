// SPDX-License-Identifier: EUPL-1.2
import Access
import SiteKit
import TestKit
import Testing

@testable import Database
@testable import Web

@Suite("Live events")
struct LiveTests {
    private func stream(_ site: SiteFixture, as who: Who) async throws -> EventStream {
        let reply = await site.get("/c/kalliste/en/hall/live", as: who)
        guard case .events(let stream) = reply.content else { throw Missing() }
        return stream
    }

    private struct Missing: Error {}

    @Test("an event wakes those who watch its channel, and nobody else")
    func channels() async throws {
        let hub = EventHub()
        var watching = hub.watch(EventStream(channels: ["hall"]) { true }).makeAsyncIterator()
        var other = hub.watch(EventStream(channels: ["other"]) { true }).makeAsyncIterator()
        #expect(hub.count == 2)
        hub.pass(Notice(channel: "hall", payload: "1"))
        hub.pass(.gap)
        #expect(await watching.next() == .changed("hall"))
        #expect(await other.next() == .changed("other"), "after a gap everybody looks again")
    }

    @Test("what many do in one moment is told once, and what somebody does alone at once")
    func gathered() async throws {
        let hub = EventHub()
        var ticks = hub.watch(EventStream(channels: ["hall"]) { true }).makeAsyncIterator()
        for _ in 0..<1_000 { hub.pass(Notice(channel: "hall", payload: Urgency.gathered.rawValue)) }
        #expect(await ticks.next() == .changed("hall"))
        hub.pass(Notice(channel: AccessModule.rightsChannel, payload: "somebody"))
        hub.pass(Notice(channel: "hall", payload: ""))
        hub.pass(Notice(channel: "hall", payload: Urgency.gathered.rawValue))
        #expect(await ticks.next() == .changed("hall"), "at once")
        #expect(await ticks.next() == .changed("hall"), "once more, for what was gathered since")
        #expect(EventHub.pause(watchers: 2_000) == .seconds(4))
        #expect(EventHub.pause(watchers: 3) == .milliseconds(300))
    }

    @Test("a browser that went leaves nothing behind")
    func gone() async throws {
        let hub = EventHub()
        let task = Task { for await _ in hub.watch(EventStream(channels: ["a", "b"]) { true }) {} }
        while hub.count == 0 { await Task.yield() }
        task.cancel()
        await task.value
        #expect(hub.count == 0)
    }

    @Test("a stream is asked again when the person's rights change, and only then and theirs")
    func rights() async throws {
        try await onEachEngine { site in
            let hub = EventHub()
            let stream = try await stream(site, as: .member)
            var ticks = hub.watch(stream).makeAsyncIterator()
            #expect(await stream.mayStay(site.database))
            hub.pass(Notice(channel: AccessModule.rightsChannel, payload: "somebody else"))
            try await site.accounts.signOutEverywhere(site.viewer(.member))
            let person = try #require(site.person(.member))
            hub.pass(Notice(channel: AccessModule.rightsChannel, payload: person.description))
            #expect(await ticks.next() == .mayHaveToGo)
            #expect(await !stream.mayStay(site.database))
        }
    }

    @Test("whoever may not open the address gets no stream")
    func admission() async throws {
        try await onEachEngine { site in
            #expect(await site.get("/c/kalliste/en/hall/live", as: .outsider).status == 404)
            #expect(await site.get("/c/nisi/en/hall/live", as: .member).status == 404)
        }
    }

    @Test("a session in use is noted after the answer, so that it does not end idle")
    func use() async throws {
        try await onEachEngine { site in
            let noting = Site(
                facts: site.site.facts, rooms: site.site.rooms, database: site.database, accounts: site.accounts)
            for _ in 0..<5 {
                site.clock.move(.seconds(10 * 3_600))
                let reply = await noting.respond(
                    to: Request(.get, "/en/own", headers: Headers(site.cookies(of: .member))))
                #expect(reply.status == 200)
                while try await site.viewer(.member).isDueForNote { try await Task.sleep(for: .milliseconds(5)) }
            }
        }
    }

    @Test("the private port tells figures and health, and nothing of persons")
    func monitor() async throws {
        try await onEachEngine { site in
            _ = await site.get("/c/kalliste/en/hall", as: .member)
            _ = await site.get("/secret/address", as: .member)
            let monitor = Monitor(site: site.site)
            let metrics = await monitor.respond(to: Request(.get, "/metrics")).text
            #expect(
                metrics.contains(
                    "koinon_requests_total{method=\"GET\",route=\"/c/{council}/{language}/hall\",status=\"200\"} 1\n"))
            #expect(metrics.contains("koinon_up 1") && metrics.contains("koinon_jobs_dead 0"))
            #expect(!metrics.contains("kalliste") && !metrics.contains("secret"))
            #expect(await monitor.respond(to: Request(.get, "/health")).text.contains("\"status\":\"ok\""))
            #expect(await monitor.respond(to: Request(.get, "/c/kalliste/en/hall")).status == 404)
            await site.database.close()
            #expect(await monitor.respond(to: Request(.get, "/health")).status == 503)
            #expect(await monitor.respond(to: Request(.get, "/metrics")).text.contains("koinon_up 0"))
        }
    }
}
