// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Foundation
import Language
import TestKit
import Testing
import Web

@testable import Record

/// A council of visitors: a public log, a log of a formation, and the site that shows them.
private struct RecordSite: Sendable {
    let site: Site
    let database: Database
    let keys: RecordKeys
    let log: RecordLog
    let hidden: RecordLog

    static func onEachEngine(_ body: (RecordSite) async throws -> Void) async throws {
        let secrets = Keys.ephemeral()
        let keys = try RecordKeys(secrets, site: "kalliste.example")
        let checkout = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
        let facts = SiteFacts(
            base: "https://kalliste.example", languages: try .load(from: checkout.appending(path: "Languages").path),
            keys: secrets, assets: try Assets(folder: checkout.appending(path: "Assets").path),
            journal: Journal(clock: { .testMorning }, write: { _ in }), clock: { .testMorning })
        try await forEachEngine(AccessModule.migrations + Record.migrations) { database in
            let (log, hidden) = try await database.write { transaction in
                let council = try transaction.operatorPermit("council.create", .console()).createCouncil(
                    slug: "kalliste", name: "Kalliste", tongue: .en, zone: .utc)
                let formation = Readership(.formation(transaction.newID()))
                for number in 0..<60 {
                    try transaction.record(.vote(number), of: council.id, for: Readership(.public), signedBy: keys)
                    try transaction.record(.vote(number), of: council.id, for: formation, signedBy: keys)
                }
                let log = try transaction.log(of: council.id, for: Readership(.public), signedBy: keys)
                try transaction.erase(58, of: log, reason: "GDPR <17>", signedBy: keys)
                return (log, try transaction.log(of: council.id, for: formation, signedBy: keys))
            }
            let site = Site(facts: facts, rooms: [.record(keys: keys)], database: database)
            try await body(RecordSite(site: site, database: database, keys: keys, log: log, hidden: hidden))
        }
    }

    func get(_ path: String, _ query: Fields = [:]) async -> Reply {
        await site.respond(to: Request(.get, path, query: query))
    }

    func page(_ path: String, _ query: Fields = [:]) async throws -> HtmlDocument {
        try HtmlDocument.parse(await get(path, query).bytes)
    }
}

@Suite("The Record's addresses")
struct SiteTests {
    @Test("the heads and proofs of public logs are there for every program, and hold")
    func programs() async throws {
        try await RecordSite.onEachEngine { site in
            let base = "/record/\(site.log.id)"
            let list = String(decoding: await site.get("/record").bytes, as: UTF8.self)
            #expect(list.contains(site.log.id.description) && !list.contains(site.hidden.id.description))
            let replies = [
                await site.get("\(base)/head"), await site.get("\(base)/head", ["size": "7"]),
                await site.get("\(base)/proof", ["index": "3"]),
                await site.get("\(base)/proof", ["index": "58", "size": "60"]),
                await site.get("\(base)/consistency", ["from": "7"]),
                await site.get("\(base)/consistency", ["from": "60"]),
            ]
            #expect(replies.allSatisfy { $0.status == 200 })
            let exhibits = try replies.map { try Exhibit($0.bytes) }
            let statements = try Verification(trusting: site.keys.verifiers(of: site.log.origin)).check(exhibits)
            #expect(statements.count == 8)
        }
    }

    @Test("a restricted log, an unknown one, and what a log does not have get the same answer, byte for byte")
    func oneAnswer() async throws {
        try await RecordSite.onEachEngine { site in
            let (log, hidden, unknown) = (site.log.id, site.hidden.id, RecordLogID.random())
            for place in ["head", "proof", "consistency"] {
                let query: Fields = ["index": "1", "from": "1"]
                let replies = [
                    await site.get("/record/\(hidden)/\(place)", query),
                    await site.get("/record/\(unknown)/\(place)", query),
                    await site.get("/record/x/\(place)", query),
                    await site.get("/record/\(log)/\(place)", ["index": "1", "from": "1", "size": "99"]),
                    await site.get("/record/\(log)/\(place)", ["index": "99", "from": "99", "size": "-1"]),
                    await site.get("/record/\(log)/\(place)", ["index": "x", "from": "x", "size": "x"]),
                ]
                #expect(Set(replies.map(\.status)) == [404])
                #expect(Set(replies.map(\.bytes)).count == 1)
                #expect(Set(replies.map { "\($0.headers)" }).count == 1)
            }
            for rest in ["", "/1"] {
                var answers: Set<String> = []
                for id in [hidden, unknown] {
                    let reply = await site.get("/c/kalliste/en/record/\(id)\(rest)")
                    #expect(reply.status == 404)
                    // The page offers to sign in and come back, so the address asked for stands in it.
                    let text = String(decoding: reply.bytes, as: UTF8.self)
                    answers.insert(text.replacingOccurrences(of: "\(id)", with: "ID"))
                }
                #expect(answers.count == 1)
            }
        }
    }

    @Test("the page explains the Record in every language, and shows the public head with its key")
    func explanation() async throws {
        try await RecordSite.onEachEngine { site in
            for language in ["en", "fr", "el"] {
                let page = try await site.page("/c/kalliste/\(language)/record")
                let head = try await site.database.read { try $0.head(of: site.log).description }
                #expect(
                    page.text("pre")?.split(whereSeparator: \.isWhitespace)
                        == head.split(whereSeparator: \.isWhitespace))
                #expect(page.all("section").count == 4)
                #expect(page.root.text.contains(site.keys.verifiers(of: site.log.origin)[0].description))
                #expect(!page.root.text.contains(site.hidden.id.description))
            }
        }
    }

    @Test("a council without acts has a page that says so")
    func empty() async throws {
        try await RecordSite.onEachEngine { site in
            _ = try await site.database.write { transaction in
                try transaction.operatorPermit("council.create", .console()).createCouncil(
                    slug: "empty", name: "Empty", tongue: .en, zone: .utc)
            }
            #expect(try await site.page("/c/empty/en/record").root.text.contains("Nothing recorded yet"))
            let other = await site.get("/c/empty/en/record/\(site.log.id)")
            #expect(other.status == 404, "the log of another council")
        }
    }

    @Test("the entries are listed fifty at a time, erased ones with their reason, each with its proof")
    func entries() async throws {
        try await RecordSite.onEachEngine { site in
            let base = "/c/kalliste/en/record/\(site.log.id)"
            let first = try await site.page(base)
            let second = try await site.page(base, ["before": "12"])
            #expect(first.all("tbody tr").count == 50 && second.all("tbody tr").count == 12)
            #expect(first.root.text.contains("see entry 61: GDPR <17>"))
            #expect(second.root.text.contains("The book was opened"))
            let proof = await site.get("\(base)/58")
            #expect(proof.header("Content-Disposition")?.contains("record-\(site.log.id)-58.json") == true)
            #expect(try Verification().check([Exhibit(proof.bytes)]).count == 3)
            for wrong in ["62", "-1", "x"] { #expect(await site.get("\(base)/\(wrong)").status == 404) }
        }
    }
}
