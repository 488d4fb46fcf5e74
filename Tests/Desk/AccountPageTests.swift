// SPDX-License-Identifier: EUPL-1.2
import Access
import Foundation
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Access
@testable import Desk

@Suite("One's own account")
struct AccountPageTests {
    @Test(
        "whoever is not signed in is asked to, and nothing is done",
        arguments: [
            "/en/account/name", "/en/account/language", "/en/account/password", "/en/account/address",
            "/en/account/codes/begin",
            "/en/account/codes/confirm", "/en/account/codes/renew", "/en/account/codes/off",
            "/en/account/sign-out-everywhere",
            "/en/account/erase", "/en/confirm",
        ])
    func visitors(path: String) async throws {
        try await onEachEngine { site in
            let empty = await site.post(path, [:], as: .visitor)
            #expect(empty.status == 303 && empty.location?.hasPrefix("/en/sign-in") == true)
            let typed = await site.post(path, ["name": "Written with care"], as: .visitor)
            #expect(typed.status == 403 && typed.text.contains("Written with care"))
            let secret = await site.post(path, ["password": "horse staple battery"], as: .visitor)
            #expect(secret.status == 303 && !secret.text.contains("horse staple"))
            _ = try site.read(typed)
        }
    }

    @Test("a name is saved, and one that is none is shown again with what was typed")
    func name() async throws {
        try await onEachEngine { site in
            #expect(await site.post("/en/account/name", ["name": "  Maria   Nikolaou "], as: .member).status == 303)
            #expect(await site.text("/en/account", as: .member).contains("value=\"Maria Nikolaou\""))
            let long = String(repeating: "x", count: 121)
            let refused = await site.post("/en/account/name", ["name": long], as: .member)
            #expect(refused.status == 422)
            let page = try site.read(refused)
            #expect(page.first("#name-name")?["value"] == long && page.first("#name-name")?["aria-invalid"] == "true")
        }
    }

    @Test("the language of pages and mails is one of those offered, or the browser's")
    func language() async throws {
        try await onEachEngine { site in
            for (language, status) in [("el", 303), ("", 303), ("xx", 422)] {
                #expect(await site.post("/en/account/language", ["language": language], as: .member).status == status)
            }
        }
    }

    @Test("the password is changed with the present one, and neither comes back into a page")
    func password() async throws {
        try await onEachEngine { site in
            let wrong: Fields = ["password": "not the present one", "password-new": "quite another horse"]
            let refused = await site.post("/en/account/password", wrong, as: .member)
            #expect(
                refused.status == 422 && !refused.text.contains("quite another")
                    && !refused.text.contains("not the present"))
            let fields: Fields = ["password": "horse staple battery", "password-new": "quite another horse"]
            let reply = await site.post("/en/account/password", fields, as: .member)
            #expect(reply.location == "/en/desk")
            #expect(reply.cookies["koinon-session"]?.isEmpty == false)
            #expect(await site.get("/en/account", as: .member).status == 303, "the old session is over")
        }
    }

    @Test("a new address counts once its link is opened and confirmed, and the old one is told")
    func address() async throws {
        try await onEachEngine { site in
            let refused = await site.post("/en/account/address", ["address": "nowhere"], as: .member)
            #expect(refused.status == 422)
            let asked = await site.post("/en/account/address", ["address": "new@kalliste.example"], as: .member)
            #expect(asked.status == 200)
            #expect(await !site.text("/en/account", as: .member).contains("new@kalliste.example"))
            let path = "/en/address/\(try site.mailedToken())"
            for _ in 0..<2 { #expect(try await site.page(path).text("h1") == "Confirm your mail address") }
            #expect(await site.post(path, [:], as: .visitor).location == "/en/sign-in")
            #expect(await site.text("/en/account", as: .member).contains("new@kalliste.example"))
            let told = site.post.all.contains { $0.kind == .addressChanged && $0.address.text == Who.member.address }
            #expect(told)
            #expect(await site.post(path, [:], as: .visitor).status == 409)
        }
    }

    @Test("an address that somebody has is answered as any other")
    func takenAddress() async throws {
        try await onEachEngine { site in
            var answers: Set<String> = []
            for address in ["free@kalliste.example", Who.chair.address] {
                answers.insert(await site.post("/en/account/address", ["address": address], as: .member).comparable)
            }
            #expect(answers.count == 1)
        }
    }

    @Test("what cannot be undone easily asks for the password where it was not given a moment ago")
    func askedAgain() async throws {
        try await onEachEngine { site in
            site.clock.move(.seconds(3_600))
            let page = "http://koinon.example/en/account/codes"
            for path in [
                "/en/account/codes/begin", "/en/account/codes/renew", "/en/account/codes/off", "/en/account/erase",
            ] {
                let reply = await site.post(path, [:], as: .member, headers: [("referer", page)])
                #expect(reply.status == 303 && reply.location == "/en/confirm?next=%2Fen%2Faccount%2Fcodes", "\(path)")
            }
            let typed = await site.post("/en/account/address", ["address": "new@kalliste.example"], as: .member)
            #expect(typed.status == 403 && typed.text.contains("value=\"new@kalliste.example\""))
            let confirmed = await site.post(
                "/en/confirm", ["password": "horse staple battery", "next": "/en/account/codes"], as: .member)
            #expect(confirmed.status == 303)
            #expect(confirmed.location == "/en/account/codes")
        }
    }

    @Test("one-time codes are set up with a first code, turned off again, and recovery codes are shown once")
    func codes() async throws {
        try await onEachEngine { site in
            #expect(
                try await site.page("/en/account/codes", as: .member).all("form[action=/en/account/codes/begin]").count
                    == 1)
            let setup = try site.read(await site.post("/en/account/codes/begin", [:], as: .member))
            let phone = Phone(key: try #require(setup.text("dd code")))
            let wrong = await site.post("/en/account/codes/confirm", ["code": "000000"], as: .member)
            #expect(wrong.status == 422 && !wrong.text.contains("value=\"000000\""))
            let code = TimeCode.code(secret: phone.secret, counter: TimeCode.counter(at: site.clock.now))
            let done = await site.post("/en/account/codes/confirm", ["code": code], as: .member)
            #expect(done.header("Cache-Control") == "private, no-store")
            let papers = try site.read(done).all("ol code").map(\.text)
            #expect(papers.count == 10 && Set(papers).count == 10)
            let on = try await site.page("/en/account/codes", as: .member)
            #expect(on.root.text.contains("You have 10 recovery codes left.") && !on.root.text.contains(papers[0]))

            let step = await site.send(
                "/en/sign-in", ["address": Who.member.address, "password": "horse staple battery"])
            #expect(step.location?.hasPrefix("/en/sign-in/code") == true && step.cookies["koinon-session"] == nil)
            let cookies = ["koinon-step": try #require(step.cookies["koinon-step"])]
            #expect(await site.send("/en/sign-in/code", ["code": "000000"], cookies: cookies).status == 422)
            let entered = await site.send("/en/sign-in/code", ["code": papers[3]], cookies: cookies)
            #expect(entered.status == 303 && entered.cookies["koinon-session"] != nil)

            let renewed = try site.read(await site.post("/en/account/codes/renew", [:], as: .member)).all("ol code")
                .map(\.text)
            #expect(Set(renewed).isDisjoint(with: papers))
            #expect(await site.post("/en/account/codes/off", [:], as: .member).location == "/en/account/codes")
            #expect(
                try await site.page("/en/account/codes", as: .member).all("form[action=/en/account/codes/begin]").count
                    == 1)
        }
    }

    @Test("one's own data come as a file, and an erased account is gone")
    func leaving() async throws {
        try await onEachEngine { site in
            let data = await site.get("/en/account/data", as: .member)
            #expect(data.contentType == "application/json" && data.text.contains(Who.member.address))
            #expect(data.header("Cache-Control") == "private, no-store")
            #expect(await site.post("/en/account/erase", [:], as: .member).location == "/en")
            #expect(await site.get("/en/account", as: .member).status == 303)
            #expect(
                await site.post("/en/account/erase", [:], as: .coordinator).status == 422,
                "the council would be left alone")
        }
    }

    @Test("sessions are listed to their owner and ended one by one")
    func sessions() async throws {
        try await onEachEngine { site in
            let other = await site.send(
                "/en/sign-in", ["address": Who.member.address, "password": "horse staple battery"])
            let cookie = ["koinon-session": try #require(other.cookies["koinon-session"])]
            let page = try await site.page("/en/account", as: .member)
            let ends = page.all("form").compactMap { $0["action"] }.filter { $0.hasSuffix("/end") }
            #expect(ends.count == 1)
            let path = try #require(ends.first)
            #expect(await site.post(path, [:], as: .chair).status == 303, "somebody else's: nothing happens")
            #expect(await site.open("/en/account", cookies: cookie).status == 200)
            #expect(await site.post(path, [:], as: .member).status == 303)
            #expect(await site.open("/en/account", cookies: cookie).status == 303)
        }
    }
}
