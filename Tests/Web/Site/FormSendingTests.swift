// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import SiteKit
import TestKit
import Testing

@testable import Web

@Suite("Sending a form")
struct FormSendingTests {
    private let path = "/c/kalliste/en/hall/pin"

    /// Sends the fields as they are, with the cookies of somebody.
    private func send(
        _ fields: Fields, _ site: SiteFixture, as who: Who = .member, headers: [(String, String)] = []
    ) async -> Reply {
        let sent = Request(.post, path, headers: Headers(site.cookies(of: who) + headers), body: .form(fields, []))
        return await site.site.respond(to: sent)
    }

    private func token(_ site: SiteFixture, of who: Who) async throws -> String {
        let page = try await site.page(path, as: who)
        return try #require(page.first("main form input[name=_token]")?["value"])
    }

    @Test("without the token of one of our pages nothing is done, and what was typed comes back")
    func needsToken() async throws {
        try await onEachEngine { site in
            let foreign = try await token(site, of: .chair)
            for token in [nil, "", "x", foreign] {
                var fields: Fields = ["text": "Lights in the stairs", "_once": Token.random().text]
                if let token { fields.append("_token", token) }
                let reply = await send(fields, site)
                #expect(reply.status == 409)
                let page = try site.read(reply)
                #expect(page.text("h1") == "Please send this once more")
                #expect(page.first("main input[name=text]")?["value"] == "Lights in the stairs")
            }
            #expect(await site.notices() == 0)
        }
    }

    @Test("the form that comes back can be sent as it is")
    func comesBackWhole() async throws {
        try await onEachEngine { site in
            let page = try site.read(
                await send(["text": "Lights", "_once": Token.random().text, "more": "a\r\nb"], site))
            let fields = page.all("main form input").map { (name: $0["name"] ?? "", value: $0["value"] ?? "") }
            let reply = await send(Fields(fields), site)
            #expect(reply.status == 303)
            #expect(await site.notices() == 1)
        }
    }

    @Test("a token of an ended session is worth nothing")
    func staleToken() async throws {
        try await onEachEngine { site in
            let old = try await token(site, of: .member)
            try await site.wait(.seconds(60))
            let reply = await send(["text": "Late", "_token": old, "_once": Token.random().text], site)
            #expect(reply.status == 409)
            #expect(await site.notices() == 0)
        }
    }

    @Test(
        "a browser that says the form stands on another site is not believed to be ours",
        arguments: [
            [("origin", "https://evil.example")], [("sec-fetch-site", "cross-site")], [("sec-fetch-site", "same-site")],
            [("origin", "http://koinon.example.evil.example")],
            [("origin", "http://evil.example"), ("host", "koinon.example")],
        ])
    func otherSite(headers: [(String, String)]) async throws {
        try await onEachEngine { site in
            let fields: Fields = [
                "text": "Forged", "_token": try await token(site, of: .member), "_once": Token.random().text,
            ]
            #expect(await send(fields, site, headers: headers).status == 409)
            #expect(await site.notices() == 0)
        }
    }

    @Test(
        "a browser that says it stands on our page, or says nothing, is taken by its token",
        arguments: [
            [("origin", "http://koinon.example"), ("sec-fetch-site", "same-origin")], [("origin", "null")], [],
            [("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")],
        ])
    func ownSite(headers: [(String, String)]) async throws {
        try await onEachEngine { site in
            let fields: Fields = [
                "text": "Ours", "_token": try await token(site, of: .member), "_once": Token.random().text,
            ]
            #expect(await send(fields, site, headers: headers).status == 303)
        }
    }

    @Test("a form sent twice is done once, and leads to the same page")
    func once() async throws {
        try await onEachEngine { site in
            let number = Token.random().text
            let replies = [
                await site.post(path, ["text": "Lights"], as: .member, once: number),
                await site.post(path, ["text": "Lights"], as: .member, once: number),
            ]
            #expect(replies.map(\.status) == [303, 303])
            #expect(Set(replies.compactMap { $0.header("Location") }).count == 1)
            #expect(await site.notices() == 1)
        }
    }

    @Test("a form sent eight times at the same moment is done once")
    func onceConcurrently() async throws {
        try await onEachEngine { site in
            let number = Token.random().text
            let replies = await withTaskGroup(of: Reply.self) { group in
                for _ in 0..<8 {
                    group.addTask { await site.post(path, ["text": "Lights"], as: .member, once: number) }
                }
                return await group.reduce(into: [Reply]()) { $0.append($1) }
            }
            #expect(replies.allSatisfy { $0.status == 303 })
            #expect(Set(replies.compactMap { $0.header("Location") }).count == 1)
            #expect(await site.notices() == 1)
        }
    }

    @Test("a form that was changed after going back in the browser is another one")
    func changedAfterwards() async throws {
        try await onEachEngine { site in
            let number = Token.random().text
            for text in ["Lights", "Lights in the stairs"] {
                #expect(await site.post(path, ["text": text], as: .member, once: number).status == 303)
            }
            #expect(await site.notices() == 2)
        }
    }

    @Test("a refused form may be sent again with the same number")
    func refusedThenSent() async throws {
        try await onEachEngine { site in
            let number = Token.random().text
            #expect(await site.post(path, ["text": ""], as: .member, once: number).status == 422)
            #expect(await site.post(path, ["text": "Lights"], as: .member, once: number).status == 303)
        }
    }

    @Test("a form without a number is not done")
    func withoutNumber() async throws {
        try await onEachEngine { site in
            let reply = await send(["text": "Lights", "_token": try await token(site, of: .member)], site)
            #expect(reply.status == 409)
            #expect(await site.notices() == 0)
        }
    }
}
