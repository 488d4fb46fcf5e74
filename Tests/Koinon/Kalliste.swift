// SPDX-License-Identifier: EUPL-1.2
import Access
import Foundation
import Language
import TestKit
import Testing
import Web

@testable import Koinon

/// The demonstration as `--demo` plays it, for a fixed day, and what its pages say.
enum Kalliste {
    static let today = Date(timeIntervalSince1970: 1_795_424_400)  // 23 November 2026, 09:00 UTC
    static let home = "/c/kalliste/en"
    static let password = "lantern steps at night"

    /// Hands over a folder, and clears it away.
    static func withFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "koinon_demo_\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }

    /// The site with its demonstration, played anew.
    static func played(_ arguments: [String] = [], _ body: (Site, Installation) async throws -> Void) async throws {
        try await withFolder { folder in
            let place = try Place.parse(["--data", folder.path] + arguments)
            _ = try await Demonstration(password: password, scale: 1).prepare(place, today: today)
            let installation = try await open(place)
            try await body(try site(of: installation), installation)
            await installation.database.close()
        }
    }

    /// An installation on the fixed day.
    static func open(_ place: Place) async throws -> Installation {
        try await Installation.open(place) { Instant(microseconds: Int64(today.timeIntervalSince1970) * 1_000_000) }
    }

    /// The site of an installation, patient with a walk.
    static func site(of installation: Installation) throws -> Site {
        var limits = Site.Limits()
        limits.reading = RateLimit.Allowance(burst: 100_000, perSecond: 100_000)
        return Site(
            facts: try installation.facts(base: "http://koinon.example"), rooms: installation.rooms,
            database: installation.database, limits: limits)
    }

    /// The cookie of an office that signed in.
    static func cookie(of office: String, in installation: Installation) async throws -> String {
        let step = try await installation.accounts.signIn(
            address: "\(office)@kalliste.example", password: Password(password),
            from: SignInSource(
                network: NetworkSource(address: "10.1.1.1"), device: DeviceLabel(userAgent: nil), deviceCookie: nil,
                sessionCookie: nil))
        guard case .signedIn(let session) = step else { throw CocoaError(.userCancelled) }
        return "\(SessionCookie.name)=\(session.cookie.text)"
    }

    /// Every page of the council that somebody reaches by links, by address; each must be answered and hold for the strict
    /// parser.
    static func pages(_ site: Site, cookie: String? = nil, most: Int = 600) async throws -> [String: String] {
        var found: [String: String] = [:]
        var waiting = [home]
        while let path = waiting.popLast() {
            guard found[path] == nil, found.count < most else { continue }
            let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
            let query = parts.count > 1 ? try Fields(urlEncoded: parts[1]) : [:]
            let headers = Headers(cookie.map { [("cookie", $0)] } ?? [])
            let reply = await site.respond(to: Request(.get, parts[0], query: query, headers: headers))
            guard reply.contentType?.hasPrefix("text/html") == true else { continue }
            #expect(reply.status == 200, "\(path)")
            let page = try HtmlDocument.parse(reply.bytes)
            found[path] = page.first("main")?.text ?? ""
            let links = page.all("a[href]").compactMap { $0["href"] }
            waiting += links.map { String($0.prefix { $0 != "#" }) }.filter { $0.hasPrefix(home) }
        }
        return found
    }
}
