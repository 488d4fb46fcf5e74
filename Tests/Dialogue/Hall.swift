// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Jobs
import Language
import Lineage
import SiteKit
import Synchronization
import TestKit
import Testing
import Web

@testable import Dialogue

/// A council that opens its sessions.
struct Hall {
    let site: SiteFixture
    let languages: Languages

    static let address = "/c/kalliste/en/conferences"

    static func onEachEngine(_ body: @escaping @Sendable (Hall) async throws -> Void) async throws {
        let languages = try Languages.load(from: FixtureCheckout.root + "/Languages")
        try await SiteFixture.onEachEngine(rooms: { _ in
            [
                Room("Ground", routes: NoRoute.self, migrations: JobsModule.migrations + CouncilModule.migrations) {
                    route in
                    switch route {}
                },
                .lineage(parts: []), .dialogue(languages: languages),
            ]
        }) { try await body(Hall(site: $0, languages: languages)) }
    }

    private enum NoRoute: RouteSet {
        static let endpoints: [Endpoint<NoRoute>] = []
        var path: RoutePath { switch self {} }
    }

    /// What the form of a session sends, three weeks ahead.
    static let plan: Fields = [
        "title": "What an evening walk can tell a city", "lead": "Web conference of four councils.", "text": "",
        "languages": "English", "series": "Safety evenings", "day": "2026-03-23", "time": "15:00",
        "zone": "Europe/Athens", "minutes": "90",
        "programme": "15:00 | Welcome | Chair\n15:10 | From stairway to decision",
        "moderators": "Network office", "documents": "Slides | https://city.example/slides.pdf", "openness": "public",
        "video": "https://video.city.example/hall", "videoFor": "anybody", "videoFrom": "open", "registers": "yes",
        "capacity": "", "asking": "anybody", "signing": "free", "version": "0",
    ]

    /// Announces a session; its address.
    func announce(_ changes: Fields = [:]) async throws -> String {
        let reply = await site.post(Self.address, Self.plan.changed(by: changes), as: .coordinator)
        if reply.status != 303 {
            Issue.record("refused: \(try site.read(reply).text(".err-msg, .summary li"))")
        }
        return try #require(reply.header("Location"))
    }

    /// Announces a session and opens it.
    func open(_ changes: Fields = [:]) async throws -> String {
        let address = try await announce(changes)
        #expect(await site.post("\(address)/open", [:], as: .coordinator).status == 303)
        return address
    }

    /// A question asked from a browser and shown by the moderator.
    func shown(_ text: String, in address: String, from guest: Browser? = nil) async throws -> String {
        let guest = guest ?? Browser(site)
        #expect(await guest.post("\(address)/questions", ["question": text]).status == 303)
        let id = try #require(try await question(text))
        #expect(await move(id, "show", in: address).status == 303)
        return id
    }

    /// What a moderator does with a question.
    func move(_ id: String, _ move: String, in address: String, _ fields: Fields = [:], as who: Who = .coordinator)
        async
        -> Reply
    {
        let version: Int? = try? await site.database.read {
            try $0.value("SELECT version FROM conference_question WHERE id = \(id)")
        }
        return await site.post(
            "\(address)/questions/\(id)",
            Fields([("move", move), ("version", "\(version ?? 0)")] + fields.pairs), as: who)
    }

    func question(_ text: String) async throws -> String? {
        try await site.database.read { try $0.value("SELECT id FROM conference_question WHERE text = \(text)") }
    }

    /// Letters that wait, with all their words.
    func letters() async throws -> [(to: String, words: String)] {
        try await site.database.read { snapshot in
            try snapshot.rows("SELECT recipient, letter FROM outbox ORDER BY posted, recipient").map {
                (try $0["recipient"], try $0["letter"])
            }
        }
    }

    /// The address that the latest letter to somebody leads to.
    func link(to address: String) async throws -> String {
        let letter = try #require(try await letters().last { $0.to == address })
        let words = letter.words.replacing("\\/", with: "/")
        let start = try #require(words.firstRange(of: "/c/kalliste"))
        return String(words[start.lowerBound...].prefix { $0 != "\"" })
    }
}

extension Fields {
    /// The same form with some fields typed otherwise.
    func changed(by changes: Fields) -> Fields {
        Fields(removing(Set(changes.pairs.map(\.name))).pairs + changes.pairs)
    }
}

/// Somebody's browser, which keeps the cookies it is given.
final class Browser: Sendable {
    private let site: SiteFixture
    private let visit = Token.random()
    private let jar = Mutex<[String: String]>([:])

    init(_ site: SiteFixture) { self.site = site }

    var cookies: [String: String] { jar.withLock { $0 } }

    func get(_ path: String) async -> Reply {
        await keep(site.site.respond(to: Request(.get, path, headers: ["cookie": header])))
    }

    func text(_ path: String) async -> String { String(decoding: await get(path).bytes, as: UTF8.self) }

    /// Sends a form as one of our pages would.
    func post(_ path: String, _ fields: Fields, once: String = Token.random().text) async -> Reply {
        var fields = fields
        fields.append("_token", site.ground.keys.formToken(for: .visitor(visit)))
        fields.append("_once", once)
        return await keep(
            site.site.respond(to: Request(.post, path, headers: ["cookie": header], body: .form(fields, []))))
    }

    private var header: String {
        (["koinon-visit": visit.text].merging(cookies) { first, _ in first }).map { "\($0.key)=\($0.value)" }
            .joined(separator: "; ")
    }

    private func keep(_ reply: Reply) -> Reply {
        for (name, value) in reply.headers where name == "Set-Cookie" {
            let pair = value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            if pair.count == 2, pair[0] != "koinon-visit" { jar.withLock { $0[pair[0]] = pair[1] } }
        }
        return reply
    }
}
