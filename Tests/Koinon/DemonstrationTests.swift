// SPDX-License-Identifier: EUPL-1.2
import Access
import Foundation
import Language
import SiteKit
import TestKit
import Testing
import Web

@testable import Koinon

/// Kalliste is played as `--demo` plays it, for a fixed day.
@Suite("The demonstration", .serialized)
struct DemonstrationTests {
    private static let today = Date(timeIntervalSince1970: 1_795_424_400)  // 23 November 2026, 09:00 UTC
    private static let home = "/c/kalliste/en"

    /// The site with its demonstration, played anew.
    private func played(_ arguments: [String], _ body: (Site, Installation) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "koinon_demo_\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let place = try Place.parse(["--data", folder.path] + arguments)
        let demonstration = Demonstration(password: "lantern steps at night", scale: 1)
        _ = try await demonstration.prepare(place, today: Self.today)
        let installation = try await Installation.open(place) {
            Instant(microseconds: Int64(Self.today.timeIntervalSince1970) * 1_000_000)
        }
        var limits = Site.Limits()
        limits.reading = RateLimit.Allowance(burst: 100_000, perSecond: 100_000)
        let site = Site(
            facts: try installation.facts(base: "http://koinon.example"), rooms: installation.rooms,
            database: installation.database, limits: limits)
        try await body(site, installation)
        await installation.database.close()
    }

    /// Every page that a visitor reaches by links, by address; each must be answered and hold for the strict parser.
    private func pages(_ site: Site) async throws -> [String: String] {
        var found: [String: String] = [:]
        var waiting = [Self.home]
        while let path = waiting.popLast() {
            guard found[path] == nil, found.count < 600 else { continue }
            let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
            let query = parts.count > 1 ? try Fields(urlEncoded: parts[1]) : [:]
            let reply = await site.respond(to: Request(.get, parts[0], query: query))
            guard reply.contentType?.hasPrefix("text/html") == true else { continue }
            #expect(reply.status == 200, "\(path)")
            let page = try HtmlDocument.parse(reply.bytes)
            found[path] = page.first("main")?.text ?? ""
            let links = page.all("a[href]").compactMap { $0["href"] }
            waiting += links.map { String($0.prefix { $0 != "#" }) }.filter { $0.hasPrefix(Self.home) }
        }
        return found
    }

    @Test("it plays on both engines without a refused form, and every page a visitor reaches can be read")
    func plays() async throws {
        for engine in TestEngine.available {
            try await withLocation(on: engine) { location in
                var arguments: [String] = []
                if case .postgres(let address) = location { arguments = ["--database", address] }
                try await played(arguments) { site, _ in
                    let found = try await pages(site)
                    #expect(found.count > 60, "\(engine): \(found.count) pages")
                    let all = found.values.joined(separator: "\n")
                    #expect(all.contains("Light the 140 metres") && all.contains("14 for"))
                    #expect(!all.contains("block C,") && !all.contains("Caretaker"), "what is restricted shows nowhere")
                }
            }
        }
    }

    @Test("played twice for the same day, it is the same to the letter")
    func repeats() async throws {
        var runs: [[String: String]] = []
        for _ in 0..<2 {
            try await played([]) { site, _ in runs.append(try await pages(site)) }
        }
        #expect(runs[0].keys.sorted() == runs[1].keys.sorted())
        // The heads of the Record differ: they are made with the installation's own key, and with salts nobody can guess.
        for (path, text) in runs[0] where path != Self.home + "/record" { #expect(runs[1][path] == text, "\(path)") }
    }

    @Test("a folder with a real council is left alone")
    func refuses() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "koinon_demo_\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let place = try Place.parse(["--data", folder.path])
        let installation = try await Installation.open(place)
        try await installation.database.write { transaction in
            _ = try transaction.operatorPermit("test", .console())
                .createCouncil(slug: "piraeus", name: "Piraeus", tongue: .el, zone: .utc)
        }
        await installation.database.close()
        await #expect(throws: Settings.Refusal.self) {
            try await Demonstration(password: nil, scale: 1).prepare(place)
        }
    }
}
