// SPDX-License-Identifier: EUPL-1.2
import Access
import SiteKit
import TestKit
import Testing

@testable import Web

@Suite("Nobody loses what they typed")
struct KeptTests {
    private let path = "/c/kalliste/en/hall/pin"

    @Test(
        "whatever goes wrong, the text comes back ready to be sent again",
        arguments: [
            ("full", 507), ("away", 503), ("faster", 409), ("mine", 403), ("who are you", 403),
        ])
    func kept(text: String, status: Int) async throws {
        try await onEachEngine { site in
            let reply = await site.post(path, ["text": text, "more": "Three flights"], as: .member)
            #expect(reply.status == status)
            let page = try site.read(reply)
            #expect(page.first("main input[name=text]")?["value"] == text)
            #expect(page.first("main input[name=more]")?["value"] == "Three flights")
            #expect(page.all("main li").contains { $0.text == "Three flights" })
            #expect(reply.header("Retry-After") == (status == 503 ? "5" : nil))
        }
    }

    @Test("a refused form is the form itself, refilled, with the field named")
    func refused() async throws {
        try await onEachEngine { site in
            let reply = await site.post(path, ["text": "", "more": "Three <flights>"], as: .member)
            #expect(reply.status == 422)
            let page = try site.read(reply)
            #expect(page.text("main textarea") == "Three <flights>")
            #expect(page.first("#f-text")?["aria-invalid"] == "true")
            #expect(page.first(".summary a")?["href"] == "#f-text")
        }
    }

    @Test("whose session ended meanwhile keeps the text too")
    func signedOut() async throws {
        try await onEachEngine { site in
            let reply = await site.post(path, ["text": "Written for an hour"], as: .visitor)
            #expect(reply.status == 404)
            let page = try site.read(reply)
            #expect(page.first("main input[name=text]")?["value"] == "Written for an hour")
        }
    }

    @Test("whom the limit stops keeps the text, and is told when to try again")
    func limited() async throws {
        try await onEachEngine { site in
            var limits = Site.Limits()
            limits.sending = RateLimit.Allowance(burst: 1, perSecond: 0.1)
            let strict = Site(facts: site.site.facts, rooms: site.site.rooms, database: site.database, limits: limits)
            for status in [409, 429] {
                let body = Body.bytes(Array("text=Written+for+an+hour".utf8))
                let type = ("content-type", "application/x-www-form-urlencoded")
                let sent = Request(.post, path, headers: Headers(site.cookies(of: .member) + [type]), body: body)
                let reply = await strict.respond(to: sent)
                #expect(reply.status == status)
                #expect(reply.header("Retry-After") == (status == 429 ? "10" : nil))
                let page = try site.read(reply)
                #expect(page.first("main input[name=text]")?["value"] == "Written for an hour")
            }
        }
    }

    @Test("passwords and codes are never written back")
    func secrets() async throws {
        try await onEachEngine { site in
            let typed: Fields = ["password": "away", "code": "123456"]
            let replies = [
                await site.post("/en/secret", typed, as: .visitor),
                await site.post("/en/secret", ["password": "hunter2 hunter2", "code": "123456"], as: .visitor),
                await site.site.respond(to: Request(.post, "/en/secret", body: .form(typed, []))),
                await site.post("/en/nowhere", typed, as: .visitor),
            ]
            #expect(replies.map(\.status) == [503, 422, 409, 404])
            for reply in replies {
                #expect(!reply.text.contains("hunter2") && !reply.text.contains("123456"))
                #expect(!reply.text.contains("value=\"away\""))
                _ = try site.read(reply)
            }
        }
    }

    @Test("whoever asks for a page that needs signing in is led there and back; a form stays where it is")
    func signIn() async throws {
        try await onEachEngine { site in
            let asked = await site.get("/fr/own?day=2")
            #expect(asked.status == 303)
            #expect(asked.header("Location") == "/fr/sign-in?next=%2Ffr%2Fown%3Fday%3D2")
        }
    }

    @Test("a dangerous act without anything typed asks for the password, and leads back to the page of the form")
    func confirm() async throws {
        try await onEachEngine { site in
            let page = "http://koinon.example/c/kalliste/en/hall?x=1"
            for (referer, goal) in [
                (page, "/en/confirm?next=%2Fc%2Fkalliste%2Fen%2Fhall%3Fx%3D1"),
                ("https://evil.example/", "/en/confirm"),
            ] {
                let request = Request(.post, path, headers: ["referer": referer], body: .form(["_once": "x"], []))
                let visitor = Visitor(
                    say: site.site.facts.languages.speech(in: .en), isSignedIn: true, bearer: .visitor(.random()),
                    newToken: nil)
                let failure = FailurePage(.confirmIdentity, visitor, request, site.site.facts)
                #expect(!failure.keepsSomething)
                #expect(failure.asking.address == goal)
            }
        }
    }
}
