// SPDX-License-Identifier: EUPL-1.2
import Access
import SiteKit
import TestKit
import Testing
import Web

@testable import Desk

@Suite("Signing in at the door")
struct SignInPageTests {
    private let password = "horse staple battery"

    @Test("with address and password one comes in, and goes on to where one wanted to go")
    func signIn() async throws {
        try await onEachEngine { site in
            let fields: Fields = [
                "address": Who.member.address, "password": password, "next": "/c/kalliste/fr/search?q=a",
            ]
            let reply = await site.send("/en/sign-in", fields)
            #expect(reply.status == 303 && reply.location == "/c/kalliste/fr/search?q=a")
            let session = try #require(reply.cookies["koinon-session"])
            let desk = await site.open("/en/account", cookies: ["koinon-session": session])
            #expect(desk.status == 200 && desk.text.contains("Member Person"))
        }
    }

    @Test(
        "nobody is led away by a link with a foreign goal",
        arguments: ["https://evil.example/", "//evil.example", "/\\evil.example"])
    func foreignGoal(next: String) async throws {
        try await onEachEngine { site in
            let reply = await site.send(
                "/en/sign-in", ["address": Who.member.address, "password": password, "next": next])
            #expect(reply.location == "/en/desk")
            let page = try await site.page("/en/sign-in?next=\(next)")
            #expect(page.first("input[name=next]")?["value"] == "")
        }
    }

    @Test("a wrong password and an unknown address get the same answer, which keeps the address and no password")
    func wrong() async throws {
        try await onEachEngine { site in
            var answers: Set<String> = []
            for address in [Who.member.address, "nobody@kalliste.example"] {
                let reply = await site.send("/en/sign-in", ["address": address, "password": "wrong horse battery"])
                #expect(reply.status == 422)
                let page = try site.read(reply)
                #expect(page.first("input[name=address]")?["value"] == address)
                #expect(!reply.text.contains("wrong horse"))
                answers.insert(reply.comparable.replacing(address, with: "ADDRESS"))
            }
            #expect(answers.count == 1)
        }
    }

    @Test("who tries too often is told to wait")
    func wait() async throws {
        try await onEachEngine { site in
            var statuses: [Int] = []
            for _ in 0..<40 {
                statuses.append(
                    await site.send("/en/sign-in", ["address": "nobody@kalliste.example", "password": "wrong"]).status)
            }
            #expect(statuses.first == 422 && statuses.last == 429)
        }
    }

    @Test("signing out ends the session on the server, not only in the browser")
    func signOut() async throws {
        try await onEachEngine { site in
            let reply = await site.post("/en/sign-out", [:], as: .member)
            #expect(reply.location == "/en" && reply.cookies["koinon-session"] == "")
            #expect(await site.get("/en/account", as: .member).status == 303)
        }
    }

    @Test("whoever forgot the password gets a link, and the same answer as somebody without an account")
    func forgotten() async throws {
        try await onEachEngine { site in
            var answers: Set<String> = []
            for address in [Who.member.address, "nobody@kalliste.example", "not an address"] {
                let reply = await site.send("/en/forgotten", ["address": address])
                answers.insert(reply.comparable)
                #expect(reply.status == 200)
            }
            #expect(answers.count == 1)
            let token = try site.mailedToken()
            for _ in 0..<2 { #expect(try await site.page("/en/link/\(token)").text("h1") == "Choose a password") }
            let short = await site.send("/en/link/\(token)", ["password": "short"])
            #expect(short.status == 422)
            let done = await site.send("/en/link/\(token)", ["password": "another horse staple"])
            #expect(done.status == 303 && done.cookies["koinon-session"]?.isEmpty == false)
            let used = try await site.page("/en/link/\(token)")
            #expect(used.text("h1") == "This link cannot be used")
            #expect(await site.send("/en/link/\(token)", ["password": "yet another staple"]).status == 409)
            let again = await site.send("/en/link/\(token)", ["password": "another horse staple"])
            #expect(again.status == 303 && again.cookies["koinon-session"]?.isEmpty == false, "a second click arrives")
        }
    }

    @Test("the pages of the door stand in every language", arguments: ["en", "fr", "el"])
    func pages(language: String) async throws {
        try await onEachEngine { site in
            for path in ["", "/sign-in", "/sign-in/code", "/forgotten", "/link/nothing", "/address/nothing"] {
                _ = try await site.page("/\(language)\(path)")
            }
        }
    }
}
