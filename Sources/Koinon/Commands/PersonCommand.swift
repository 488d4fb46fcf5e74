// SPDX-License-Identifier: EUPL-1.2
import Access
import ArgumentParser
import Database
import Language

/// `koinon person`: accounts, from the console of the server.
struct PersonCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "person", abstract: "Invite people, and help those who lost their password.",
        subcommands: [PersonInvite.self, PersonReset.self])
}

/// `koinon person invite`: an account for somebody, by mail.
struct PersonInvite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite", abstract: "Mail somebody a link to choose a password.")

    @OptionGroup var place: Place
    @Argument(help: "Mail address.") var address: String
    @Option(help: "Name, as the person wants to be called.") var name: String
    @Option(help: "Language of the mail, such as fr.") var language: String?
    @Flag(help: "The person runs this installation.") var `operator` = false

    func run() async throws {
        guard let address = AccountAddress(address) else { throw ValidationError("\(address) is not a mail address.") }
        let installation = try await Installation.open(place)
        let guest = Guest(address: address, name: name, tongue: language.map(Tongue.init(rawValue:)))
        let accounts = installation.accounts
        let isOperator = self.operator
        try await installation.database.write { transaction in
            let permit = try transaction.operatorPermit("person.invite", .console())
            let person = try accounts.invite(guest, permit)
            if isOperator { try permit.setOperator(person, true) }
        }
        await installation.database.close()
        tell("The invitation is in the outbox; a running server sends it.")
    }
}

/// `koinon person reset`: a new password for somebody who is locked out.
struct PersonReset: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Mail somebody a link for a new password.")

    @OptionGroup var place: Place
    @Argument(help: "Mail address.") var address: String

    func run() async throws {
        guard let address = AccountAddress(address) else { throw ValidationError("\(address) is not a mail address.") }
        let installation = try await Installation.open(place)
        let accounts = installation.accounts
        try await installation.database.write { transaction in
            guard let person = try transaction.person(at: address) else {
                throw Settings.Refusal(description: "No account has the address \(address.text).")
            }
            try accounts.sendReset(
                to: person.id, transaction.operatorPermit("person.reset", .console(), about: person.id))
        }
        await installation.database.close()
        tell("The mail is in the outbox; a running server sends it.")
    }
}
