// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Foundation
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Council

@Suite("Founding a council")
struct FoundingTests {
    private static let fields: Fields = [
        "profile": "gr-tosppa", "name": "Δημοτικό Συμβούλιο", "slug": "neo", "language": "el", "zone": "Europe/Athens",
        "person": "First Coordinator", "address": "first@city.example",
    ]

    @Test("the operator founds one from a profile; its coordinator is invited; nobody else can")
    func found() async throws {
        try await CouncilSite.onEachEngine { site in
            for who in Who.allCases where who != .operator {
                let reply = await site.post("/en/councils", Self.fields, as: who)
                #expect(reply.status == 404, "\(who)")
            }
            _ = try await site.page("/en/councils/new", as: .operator)
            #expect(await site.post("/en/councils", Self.fields, as: .operator).header("Location") == "/c/neo/en")
            let page = try await site.page("/c/neo/el/how-it-works")
            #expect(page.text("main")?.contains("Τοπικό Συμβούλιο Πρόληψης Παραβατικότητας") == true)
            #expect(site.post.all.map(\.address.text) == ["first@city.example"])
            #expect(await site.text("/api/v1/councils").contains("\"neo\""))
        }
    }

    @Test(
        "what was typed wrongly is named, and nothing is made",
        arguments: [
            ("slug", "Neo Slug"), ("slug", "kalliste"), ("zone", "Mars/Base"), ("profile", "nobody"),
            ("address", "no address"),
            ("name", ""), ("language", "qps"),
        ])
    func refused(field: String, value: String) async throws {
        try await CouncilSite.onSQLite { site in
            var fields = Self.fields.removing([field])
            fields.append(field, value)
            let reply = await site.post("/en/councils", fields, as: .operator)
            #expect(reply.status == 422)
            let page = try site.read(reply)
            #expect(page.first(".summary a")?.attributes["href"] == "#f-\(field)")
            #expect(await site.get("/c/neo/en").status == 404)
        }
    }

    @Test(
        "a published council shows statements with sources, caveats and what is not known",
        arguments: ["piraeus", "montreuil"])
    func facts(name: String) async throws {
        try await CouncilSite.onEachEngine { site in
            let text = try Checkout.text("Demonstration/\(name).yaml")
            let council = try await site.database.write { transaction in
                let permit = try transaction.operatorPermit("council.describe", .console())
                return try permit.addPublishedFacts(text, tongue: .el, zone: Zone("Europe/Athens") ?? .utc)
            }
            #expect(council.slug == name)
            for tongue in ["en", "fr", "el"] {
                for path in ["", "/profile"] {
                    let page = try await site.page("/c/\(name)/\(tongue)\(path)")
                    #expect(page.first("main .note") != nil, "the notice stands above everything")
                }
            }
            for path in ["/members", "/how-it-works"] { #expect(await site.get("/c/\(name)/en\(path)").status == 404) }
            let facts = try PublishedFacts(yaml: text)
            let page = try await site.page("/c/\(name)/en/profile").text("main") ?? ""
            for statement in facts.answers.values.flatMap(\.said) {
                #expect(page.contains(statement.says.text(in: .en)))
                if let caveat = statement.caveat { #expect(page.contains(caveat.text(in: .en))) }
            }
        }
    }

    @Test("the interface for programs is public, and gives what the pages give")
    func api() async throws {
        try await CouncilSite.onEachEngine { site in
            for path in ["", "/kalliste", "/kalliste/organisations", "/kalliste/formations", "/kalliste/seats"] {
                let reply = await site.get("/api/v1/councils\(path)")
                #expect(reply.status == 200 && reply.contentType == "application/json", "\(path)")
                _ = try JSONSerialization.jsonObject(with: Data(reply.bytes))
            }
            #expect(await site.get("/api/v1/councils/nowhere/seats").status == 404)
            #expect(await site.text("/api/v1/councils/kalliste/seats").contains("\"standing\":\"vote\""))
        }
    }
}
