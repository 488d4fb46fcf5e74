// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Foundation
import Jobs
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
        try await answering {
            let installation = try await Installation.open(place)
            let settings = installation.settings
            let host = host ?? settings["KOINON_HOST"] ?? "127.0.0.1"
            let port = try port ?? settings.number("KOINON_PORT") ?? 8080
            let base = settings["KOINON_BASE_ADDRESS"] ?? "http://\(host):\(port)"
            let site = Site(facts: try installation.facts(base: base), rooms: installation.rooms, database: installation.database)
            let worker = try installation.worker(base: base)
            let server = Server(
                site: site, host: host, port: port, proxies: settings.proxies,
                background: [
                    Background(work: { await site.live.run(installation.database) }),
                    Background(work: { await worker.run() }, stop: { await worker.stop() }),
                ])
            try await server.run { tell("Koinon answers at \(base)") }
            await installation.database.close()
        }
    }
}

/// A line for whoever started the program; `print` would hold it back where the output is a file.
func tell(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
}
