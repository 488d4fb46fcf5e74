// SPDX-License-Identifier: EUPL-1.2
import Access
import Foundation
import SiteKit
import Synchronization
import TestKit
import Testing

@testable import Web

@Suite("Files that come with a form")
struct UploadTests {
    private let path = "/c/kalliste/en/hall/upload"

    /// A form with a file of some bytes, cut into pieces, as it comes over the line.
    private func body(_ site: SiteFixture, of who: Who, bytes: Int, read: Counter? = nil) -> Body {
        let fields = [("_token", site.token(of: who)), ("_once", Token.random().text)]
        var head = fields.map { "--xYzZY\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }
            .joined()
        head += "--xYzZY\r\nContent-Disposition: form-data; name=\"file\"; filename=\"plan.csv\"\r\n\r\n"
        let pieces =
            [Array(head.utf8)] + (0..<bytes / 10_000).map { _ in [UInt8](repeating: 65, count: 10_000) }
            + [Array("\r\n--xYzZY--\r\n".utf8)]
        let left = Mutex(pieces[...])
        return .stream(
            AsyncThrowingStream<[UInt8], any Error> {
                read?.add()
                return left.withLock { $0.popFirst() }
            })
    }

    private func send(_ body: Body, _ site: SiteFixture, as who: Who) async -> Reply {
        let type = ("content-type", "multipart/form-data; boundary=xYzZY")
        return await site.site.respond(
            to: Request(.post, path, headers: Headers(site.cookies(of: who) + [type]), body: body))
    }

    private func spools() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: NSTemporaryDirectory()).filter {
            $0.hasPrefix("koinon-") && !$0.contains("_")
        }.count
    }

    @Test("a file within the limit arrives, one above it is refused with the limit")
    func limit() async throws {
        try await onEachEngine { site in
            let small = await send(body(site, of: .coordinator, bytes: 2_000_000), site, as: .coordinator)
            #expect(small.status == 303 && small.header("Location") == "/c/kalliste/en/hall/2000000")
            let large = await send(body(site, of: .coordinator, bytes: 4_000_000), site, as: .coordinator)
            #expect(large.status == 413)
            let page = try site.read(large)
            #expect(page.text("main .lead")?.contains("3") == true)
            #expect(await site.notices() == 1)
        }
    }

    @Test("nobody's file is read for a door that stays shut")
    func shutDoor() async throws {
        try await onEachEngine { site in
            for who in [Who.visitor, .outsider, .stranger, .member, .operator] {
                let read = Counter()
                let reply = await send(body(site, of: .coordinator, bytes: 2_000_000, read: read), site, as: who)
                #expect(reply.status == 404)
                #expect(read.count == 0, "\(who)")
            }
        }
    }

    @Test("a line that breaks leaves nothing")
    func broken() async throws {
        try await onEachEngine { site in
            let stream = AsyncThrowingStream<[UInt8], any Error> { continuation in
                continuation.yield(
                    Array("--xYzZY\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nhalf".utf8))
                continuation.finish()
            }
            #expect(await send(.stream(stream), site, as: .coordinator).status == 400)
            #expect(await site.notices() == 0)
        }
    }

    @Test(
        "what is no form, or no text, is refused in words",
        arguments: [
            ("application/json", "{}", 415), ("application/x-www-form-urlencoded", "text=%FF", 400),
            ("multipart/form-data", "", 415),
            ("multipart/form-data; boundary=x", String(repeating: "y", count: 20_000), 400),
            ("application/x-www-form-urlencoded", String(repeating: "a", count: 1_100_000), 413),
        ])
    func noForm(type: String, text: String, status: Int) async throws {
        try await onEachEngine { site in
            let headers = Headers(site.cookies(of: .member) + [("content-type", type)])
            let request = Request(.post, "/c/kalliste/en/hall/pin", headers: headers, body: .bytes(Array(text.utf8)))
            let reply = await site.site.respond(to: request)
            #expect(reply.status == status)
            let page = try site.read(reply)
            #expect(page.text("h1") == "This could not be read")
        }
    }
}

/// Counts.
final class Counter: Sendable {
    private let value = Mutex(0)
    var count: Int { value.withLock { $0 } }
    func add() { value.withLock { $0 += 1 } }
}
