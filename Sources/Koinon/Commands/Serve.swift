// SPDX-License-Identifier: EUPL-1.2
import ArgumentParser
import Foundation
import Jobs
import Web

/// `koinon serve`: answers browsers and programs until it is told to stop.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Start the server.",
        discussion: """
            With --demo the program first makes up the city of Kalliste and a year of its council, in an empty place of \
            its own; later starts take it as it is. --scale multiplies its incidents, findings and decisions, for \
            measuring: 240 gives a million incidents and 4,800 decisions, and takes minutes. Large files of incidents \
            come in as from the command line, and a working group decides twenty things at a sitting.
            """)

    @OptionGroup var place: Place

    @Option(help: "Network address to listen on. Setting: KOINON_HOST.")
    var host: String?

    @Option(help: "Port to listen on. Setting: KOINON_PORT.")
    var port: Int?

    @Flag(help: "Show a fictional council with a year of its life.")
    var demo = false

    @Option(help: "The password of everybody in the demonstration; made up and printed where it is left out.")
    var demoPassword: String?

    @Option(help: "How many times the plain amount of data the demonstration holds.")
    var scale = 1

    func validate() throws {
        guard demo || (demoPassword == nil && scale == 1) else {
            throw ValidationError("--demo-password and --scale go with --demo.")
        }
        guard (1...Demonstration.largestScale).contains(scale) else {
            throw ValidationError("--scale is a number from 1 to \(Demonstration.largestScale).")
        }
    }

    func run() async throws {
        try await answering {
            let guests = demo ? try await Demonstration(password: demoPassword, scale: scale).prepare(place) : nil
            let installation = try await Installation.open(place)
            let settings = installation.settings
            let host = host ?? settings["KOINON_HOST"] ?? "127.0.0.1"
            let port = try port ?? settings.number("KOINON_PORT") ?? 8080
            let base = settings["KOINON_BASE_ADDRESS"] ?? "http://\(host):\(port)"
            let site = Site(
                facts: try installation.facts(base: base), rooms: installation.rooms, database: installation.database,
                accounts: installation.accounts)
            let worker = try installation.worker(base: base)
            let server = Server(
                site: site, at: Server.Address(host: host, port: port), monitoring: try settings.monitoring,
                proxies: settings.proxies,
                background: [
                    Background(work: { await site.live.run(installation.database) }),
                    Background(work: { await worker.run() }, stop: { await worker.stop() }),
                ])
            do {
                try await server.run {
                    tell("Koinon answers at \(base)")
                    Task { installation.readProfiles() }
                    if let guests { tell(guests.lines) }
                }
            } catch let error as CannotListen {
                throw Settings.Refusal(description: "Nothing can listen at \(host), port \(port): \(error.reason).")
            }
            await installation.database.close()
        }
    }
}

extension Installation {
    /// Reads the profiles ahead of the first page that shows them. A server does not go on with one that cannot be read: a
    /// council would be founded on less than the city thinks.
    fileprivate func readProfiles() {
        do {
            _ = try profiles.files
        } catch {
            FileHandle.standardError.write(Data("koinon: \(error)\n".utf8))
            exit(1)
        }
    }
}

/// A line for whoever started the program; `print` would hold it back where the output is a file.
func tell(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
}
