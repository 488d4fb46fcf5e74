// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Foundation
import SiteKit
import TestKit
import Testing

@testable import Web

@Suite("What every answer carries")
struct AnswerTests {
    private let wall = "/c/kalliste/en/hall"

    @Test("every answer forbids scripts and styles inside, frames, and other sites")
    func policy() async throws {
        try await onEachEngine { site in
            for path in [
                wall, "\(wall)/77", "/nowhere", "/", "/health", "/api/v1/hall/kalliste", "\(wall)/files/a.bin",
            ] {
                let reply = await site.get(path)
                #expect(reply.all("Content-Security-Policy") == [Finish.policy], "\(path)")
                #expect(reply.all("X-Content-Type-Options") == ["nosniff"])
                #expect(reply.all("Referrer-Policy") == ["same-origin"])
                #expect(reply.all("Cache-Control").count == 1)
            }
        }
        #expect(!Finish.policy.contains("unsafe") && Finish.policy.hasPrefix("default-src 'none'"))
    }

    @Test("a browser that has the page is told so, whichever way it names it")
    func notModified() async throws {
        try await onEachEngine { site in
            let first = await site.get(wall)
            let tag = try #require(first.header("ETag"))
            for known in [tag, String(tag.dropFirst(2)), "\"other\", \(tag)", "*"] {
                let reply = await site.get(wall, headers: [("if-none-match", known)])
                #expect(reply.status == 304 && reply.bytes.isEmpty)
                #expect(reply.header("ETag") == tag)
            }
            #expect(await site.get(wall, headers: [("if-none-match", "\"other\"")]).status == 200)
            _ = try await site.pinned("New")
            #expect(await site.get(wall, headers: [("if-none-match", tag)]).status == 200)
        }
    }

    @Test("the head of a page is the head of the page, and its body stays home")
    func head() async throws {
        try await onEachEngine { site in
            for path in [wall, "\(wall)/99", "/api/v1/hall/kalliste"] {
                let get = await site.get(path)
                let head = await site.site.respond(to: Request(.head, path))
                #expect(head.status == get.status && head.header("ETag") == get.header("ETag"))
            }
        }
    }

    @Test("an address that takes another method says which, to people and to programs")
    func methods() async throws {
        try await onEachEngine { site in
            let page = await site.post(wall, ["a": "b"], as: .member)
            #expect(page.status == 405 && page.header("Allow") == "GET")
            let form = await site.get("\(wall)/1/withdraw")
            #expect(form.status == 405 && form.header("Allow") == "POST")
            let program = await site.post("/api/v1/hall/kalliste", ["a": "b"], as: .member)
            #expect(program.contentType == "application/problem+json" && program.status == 405)
        }
    }

    @Test("whatever names no page leads to the same page, in the language of the address")
    func nowhere() async throws {
        try await onEachEngine { site in
            for path in [
                "/nowhere", "/c/none/en/hall", "/c/kalliste/xx/hall", "/c/kalliste/EN/hall", "/c/kalliste/en/hall/05",
                "/c/kalliste/en/hall/+5", "/c/kalliste/en/hall/x", "/c/kalliste/en/hall/", "/c/kalliste/en/hall/%00",
            ] {
                let reply = await site.get(path)
                #expect(reply.status == 404, "\(path)")
                let page = try site.read(reply)
                #expect(page.text("h1") == "Nothing for you at this address")
            }
            for (path, language) in [("/c/kalliste/fr/hall/99", "fr"), ("/c/fr/el/hall/99", "el")] {
                let page = try site.read(await site.get(path))
                #expect(page.first("html")?["lang"] == language)
            }
        }
    }

    @Test("a page for members does not exist for others")
    func admission() async throws {
        try await onEachEngine { site in
            for who in Who.allCases {
                let status = await site.get("\(wall)/pin", as: who).status
                #expect(status == (Who.ofTheCouncil.contains(who) ? 200 : 404), "\(who)")
                #expect(await site.get("/en/own", as: who).status == (who == .visitor ? 303 : 200))
            }
            #expect(await site.get("/c/nisi/en/hall/pin", as: .coordinator).status == 404, "another council")
        }
    }

    @Test(
        "programs are told what went wrong in a form they can read",
        arguments: [
            ("/api/v1/hall/none", 404, "Not found"),
            ("/api/v1/hall/kalliste?day=away", 503, "The database does not answer"),
            ("/api/v1/hall/kalliste?day=broken", 500, "Internal error"),
            ("/api/v1/hall/kalliste?day=who", 401, "Sign-in needed"),
        ])
    func problems(path: String, status: Int, title: String) async throws {
        try await onEachEngine { site in
            let reply = await site.get(path)
            #expect(reply.status == status && reply.contentType == "application/problem+json")
            let problem = try #require(JSONSerialization.jsonObject(with: Data(reply.bytes)) as? [String: Any])
            #expect(problem["status"] as? Int == status && problem["title"] as? String == title)
            #expect(problem["type"] as? String == "about:blank")
            #expect(reply.header("Retry-After") == (status == 503 ? "5" : nil))
        }
    }

    @Test("whoever asks too much is told when to come back, and others are not held up")
    func tooMuch() async throws {
        try await onEachEngine { site in
            var limits = Site.Limits()
            limits.reading = RateLimit.Allowance(burst: 2, perSecond: 0.5)
            let strict = Site(facts: site.site.facts, rooms: site.site.rooms, database: site.database, limits: limits)
            for (path, type) in [
                (wall, "text/html; charset=utf-8"), ("/api/v1/hall/kalliste", "application/problem+json"),
            ] {
                let client = "192.0.2.\(path.count)"
                for _ in 0..<2 { #expect(await strict.respond(to: Request(.get, path, client: client)).status == 200) }
                let reply = await strict.respond(to: Request(.get, path, client: client))
                #expect(reply.status == 429 && reply.header("Retry-After") == "2" && reply.contentType == type)
            }
            for number in 0..<2 { _ = await strict.respond(to: Request(.get, "/no/\(number)", client: "192.0.2.9")) }
            #expect(
                await strict.respond(to: Request(.get, "/no/3", client: "192.0.2.9")).status == 429, "nor by guessing")
        }
    }

    @Test("the first page is in the language of the person, else of the browser, else English")
    func languages() async throws {
        try await onEachEngine { site in
            for (header, goal) in [("el;q=0.5, fr", "/fr"), ("de, el", "/el"), ("xx", "/en"), ("", "/en")] {
                #expect(await site.get("/", headers: [("accept-language", header)]).header("Location") == goal)
            }
            try await site.accounts.choose(.el, site.viewer(.member))
            let reply = await site.get("/", as: .member, headers: [("accept-language", "fr")])
            #expect(reply.header("Location") == "/el")
            let page = try await site.page("/c/kalliste/fr/hall", as: .member)
            #expect(page.first("html")?["lang"] == "fr", "the address says which language")
        }
    }

    @Test("a cookie is for us alone, and goes over encrypted lines where there are such")
    func cookies() async throws {
        try await onEachEngine { site in
            let plain = await site.get("\(wall)/cookie").all("Set-Cookie")
            #expect(plain == ["hall=1; Path=/; HttpOnly; SameSite=Lax"])
            let visit = try #require(await site.get("\(wall)/tokens").all("Set-Cookie").first)
            #expect(visit.hasPrefix("koinon-visit=") && visit.hasSuffix("; Path=/; HttpOnly; SameSite=Lax"))
            let facts = SiteFacts(
                base: "https://koinon.example", languages: site.site.facts.languages, keys: site.ground.keys,
                assets: site.site.facts.assets, journal: site.site.facts.journal, clock: { site.clock.now })
            let secure = Site(facts: facts, rooms: site.site.rooms, database: site.database)
            let cookie = await secure.respond(to: Request(.get, "\(wall)/cookie")).header("Set-Cookie")
            #expect(cookie == "hall=1; Path=/; HttpOnly; SameSite=Lax; Secure")
        }
    }

    @Test(
        "no field reaches a header as another header",
        arguments: [
            "a\r\nSet-Cookie: x=1", "a%0d%0aSet-Cookie: x=1", "/\r\nX: y", "/a%0D%0AX:%20y", "/\u{2028}X: y",
            "\"; x=\"", "//evil.example",
        ])
    func headerInjection(text: String) async throws {
        try await onEachEngine { site in
            let replies = [
                await site.site.respond(to: Request(.get, "\(wall)/go", query: ["to": text])),
                await site.site.respond(to: Request(.get, "/en/own", query: ["a": text, text: "b"])),
                await site.site.respond(
                    to: Request(
                        .get,
                        "\(wall)/files/" + (text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""))),
                await site.post("\(wall)/pin", ["text": text], as: .member),
                await site.post("\(wall)/pin", ["text": "who are you", text: text], as: .member),
            ]
            for reply in replies {
                for (name, value) in reply.headers {
                    #expect((name + value).utf8.allSatisfy { (0x20...0x7E).contains($0) }, "\(name): \(value)")
                }
                #expect(reply.header("Location")?.hasPrefix("//") != true)
                #expect(reply.header("X") == nil)
            }
        }
    }

    @Test("a file has a name that every browser takes, and its own")
    func fileNames() async throws {
        try await onEachEngine { site in
            let reply = await site.get("\(wall)/files/%CE%94%CE%AE%CE%BC%CE%BF%CF%82%22.pdf")
            #expect(
                reply.header("Content-Disposition")
                    == "attachment; filename=\"------.pdf\"; filename*=UTF-8''%CE%94%CE%AE%CE%BC%CE%BF%CF%82%22.pdf")
        }
    }
}
