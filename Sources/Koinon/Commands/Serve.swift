// SPDX-License-Identifier: EUPL-1.2
import Access
import ArgumentParser
import Database
import Foundation
import Language
import Web

/// `koinon serve`: answers browsers and programs until it is told to stop.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Start the server.")

    @OptionGroup var place: Place

    @Option(help: "Network address to listen on. Setting: KOINON_HOST.")
    var host: String?

    @Option(help: "Port to listen on. Setting: KOINON_PORT.")
    var port: Int?

    func run() async throws {
        let installation = try await Installation.open(place)
        let settings = installation.settings
        let host = host ?? settings["KOINON_HOST"] ?? "127.0.0.1"
        let port = try port ?? settings.number("KOINON_PORT") ?? 8080
        let base = settings["KOINON_BASE"] ?? "http://\(host):\(port)"
        let site = Site(facts: try installation.facts(base: base), rooms: installation.rooms, database: installation.database)
        let server = Server(
            site: site, host: host, port: port, proxies: settings.proxies,
            background: [Background { await site.live.run(installation.database) }])
        try await server.run { FileHandle.standardOutput.write(Data("Koinon answers at \(base)\n".utf8)) }
        await installation.database.close()
    }
}

extension Settings {
    /// The proxies whose word about the client's address is taken.
    var proxies: TrustedProxies {
        TrustedProxies((self["KOINON_PROXIES"] ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) })
    }
}

extension Installation {
    /// What the site is configured to be.
    func facts(base: String) throws -> SiteFacts {
        SiteFacts(
            base: base, languages: languages, keys: keys, assets: try Assets(folder: share.path("Assets")),
            journal: .standardError(clock: Self.clock), navigation: rooms.flatMap(\.navigation), clock: Self.clock)
    }
}
