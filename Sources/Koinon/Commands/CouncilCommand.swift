// SPDX-License-Identifier: EUPL-1.2
import Access
import ArgumentParser
import Council
import Database
import Foundation
import Language

/// `koinon council`: councils, from the console of the server.
struct CouncilCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "council", abstract: "Found, list and move councils.",
        subcommands: [CouncilCreate.self, CouncilList.self, CouncilExport.self, CouncilImport.self])
}

/// `koinon council create`: a council from a country profile.
struct CouncilCreate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Found a council from a profile of the folder Profiles.")

    @OptionGroup var place: Place
    @Option(help: "The profile, such as fr-clspd, gr-tosppa, ew-csp or free-form.") var profile: String
    @Option(help: "Name of the council.") var name: String
    @Option(help: "Its short name in addresses: small letters, digits, hyphens.") var slug: String
    @Option(help: "Language it works in, such as fr.") var language: String
    @Option(help: "Its time zone, such as Europe/Paris.") var zone: String
    @Option(help: "Mail address of the coordinator, who is invited.") var coordinator: String
    @Option(help: "Name of the coordinator.") var coordinatorName: String

    func run() async throws {
        guard let zone = Zone(zone) else {
            throw ValidationError("\(zone) is not a time zone; it reads like Europe/Paris.")
        }
        guard CouncilIdentity.isSlug(slug) else { throw ValidationError("\(slug) is not a short name for addresses.") }
        guard let address = AccountAddress(coordinator) else {
            throw ValidationError("\(coordinator) is not a mail address.")
        }
        try await answering { try await found(in: zone, address) }
    }

    private func found(in zone: Zone, _ address: AccountAddress) async throws {
        let installation = try await Installation.open(place)
        let path = installation.share.path("Profiles/\(profile).yaml")
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Settings.Refusal(
                description: "There is no profile \(profile) in \(installation.share.path("Profiles")).")
        }
        let tongue = Tongue(rawValue: language)
        guard installation.languages.offered.contains(tongue) else {
            let offered = installation.languages.offered.map(\.rawValue).joined(separator: ", ")
            throw Settings.Refusal(description: "There is no language \(language). There are: \(offered)")
        }
        let founding = Founding(slug: slug, name: name, tongue: tongue, zone: zone, profile: text)
        let guest = Guest(address: address, name: coordinatorName, tongue: tongue)
        let accounts = installation.accounts
        do {
            try await installation.database.write { transaction in
                let permit = try transaction.operatorPermit("council.create", .console())
                let council = try permit.found(founding)
                let person = try accounts.invite(guest, permit)
                try permit.appointCoordinator(person, of: council, knownAs: guest.name)
            }
        } catch CouncilRefusal.slugTaken {
            throw Settings.Refusal(description: "The short name \(slug) is taken. Nothing was changed.")
        }
        await installation.database.close()
        tell("\(name) stands at /c/\(slug)/\(language). The invitation of its coordinator is in the outbox.")
    }
}

/// `koinon council list`: the councils of the installation.
struct CouncilList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the councils.")

    @OptionGroup var place: Place

    func run() async throws {
        try await answering {
            let installation = try await Installation.open(place)
            let councils = try await installation.database.read { try $0.councils() }
            await installation.database.close()
            for council in councils { tell("\(council.slug)\t\(council.tongue.rawValue)\t\(council.name)") }
        }
    }
}

/// `koinon council export`: a whole council as one file.
struct CouncilExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write a whole council into one file, while it is in use.",
        discussion: """
            The file holds everything the council knows, restricted things included: keep it as you keep the keys. \
            Passwords are not in it; people choose a new one where the council arrives.
            """)

    @OptionGroup var place: Place
    @Argument(help: "The council's short name.") var slug: String
    @Argument(help: "The file to write; it must not exist.", completion: .file()) var file: String

    func run() async throws {
        try await answering {
            let installation = try await Installation.open(place)
            let tally = try await CouncilArchive(file: file).write(slug, of: installation)
            await installation.database.close()
            tell("\(file): \(tally.rows) rows, with \(tally.people) people and \(tally.files) files.")
        }
    }
}

/// `koinon council import`: the council of such a file, into this installation.
struct CouncilImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Bring the council of such a file into this installation: all of it, or nothing.",
        discussion:
            "People who have an account here by the same mail address keep it. The record is verified on the way.")

    @OptionGroup var place: Place
    @Argument(help: "The file.", completion: .file()) var file: String

    func run() async throws {
        try await answering {
            let installation = try await Installation.open(place)
            let (council, tally) = try await CouncilArchive(file: file).take(into: installation)
            await installation.database.close()
            tell("\(council.name) stands at /c/\(council.slug)/\(council.tongue.rawValue).")
            tell("\(tally.rows) rows, with \(tally.people) new people and \(tally.files) files; the record verifies.")
            tell("People choose a password by “Forgotten your password?” before they sign in.")
        }
    }
}
