// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Foundation
import Language

/// The demonstration: a fictional city with a year of council life, beside two real councils that are described by what
/// is published about them.
struct Demonstration: Sendable {
    /// The password that everybody of the demonstration shares, where the operator chose one.
    let password: String?
    /// How many times the plain amount of incidents, findings and decisions.
    let scale: Int

    /// The same seed gives the same city, the same ids and the same year.
    static let seed: UInt64 = 0x4B61_6C6C_6973_7465

    /// What somebody needs to sign in.
    struct Guests: Sendable {
        let password: String
        /// Whether the year was played just now.
        let isNew: Bool
    }

    /// Sees to it that the place holds the demonstration, and plays it where it is empty.
    ///
    /// Throws `Settings.Refusal` where it holds a real council: made-up figures never stand among real ones.
    func prepare(_ place: Place, today: Date = .now) async throws -> Guests {
        let installation = try await Installation.open(place)
        let folder = installation.folder
        let keeper = DemonstrationPassword(folder: folder)
        let state = try await Self.state(of: installation, keeper)
        switch state {
        case .played(let kept):
            let chosen = try await change(kept, keeper, in: installation)
            await installation.database.close()
            return Guests(password: chosen, isNew: false)
        case .other(let reason):
            await installation.database.close()
            throw Settings.Refusal(description: reason)
        case .empty:
            await installation.database.close()
            let chosen = password ?? DemonstrationPassword.random()
            if installation.isEmbedded {
                try await Rehearsal(folder: folder).perform { try await play(in: $0, chosen, today: today) }
            } else {
                try await play(in: place, chosen, today: today)
            }
            try keeper.write(chosen)
            return Guests(password: chosen, isNew: true)
        }
    }

    private enum State {
        case empty
        case played(password: String)
        case other(reason: String)
    }

    private static func state(of installation: Installation, _ keeper: DemonstrationPassword) async throws -> State {
        let councils = try await installation.database.read { try $0.councils() }
        if councils.isEmpty { return .empty }
        guard councils.contains(where: { $0.slug == "kalliste" && $0.isFictional }) else {
            return .other(
                reason: "There is a real council here. Give the demonstration a place of its own with --data.")
        }
        guard let password = try keeper.read() else {
            return .other(
                reason:
                    "The demonstration here was not played to its end. Remove \(installation.folder) and start again.")
        }
        return .played(password: password)
    }

    /// Gives everybody the password the operator chose this time, where it is another one.
    private func change(
        _ kept: String, _ keeper: DemonstrationPassword, in installation: Installation
    ) async throws -> String {
        guard let password, password != kept else { return kept }
        let prepared = try await installation.accounts.preparedForDemonstration(password)
        try await installation.database.write { try $0.give(prepared, to: Office.allCases) }
        try keeper.write(password)
        return password
    }
}

extension Demonstration {
    /// Plays the year that ends on a day.
    func play(in place: Place, _ password: String, today: Date) async throws {
        let now = Instant(microseconds: Int64(today.timeIntervalSince1970 * 1_000_000))
        let zone = Zone("Europe/Athens") ?? .utc
        let almanac = Almanac(today: now.local(in: zone).date, zone: zone)
        let clock = StageClock(almanac.moment(almanac.month(14).day(1), 9))
        let installation = try await Installation.open(place, clock: { clock.now }, ids: .seeded(Self.seed))
        let prepared = try await installation.accounts.preparedForDemonstration(password)
        let stage = try Stage(installation, clock: clock, almanac: almanac, scale: scale)
        try await stage.playAll()
        clock.move(to: now)
        try await stage.end()
        try await installation.database.write { transaction in
            try transaction.give(prepared, to: Office.allCases)
            try transaction.forgetLetters()
        }
        await installation.database.close()
    }
}

extension Accounts {
    /// The shared password, hashed once for all; throws `Settings.Refusal` where it is too easily guessed.
    fileprivate func preparedForDemonstration(_ password: String) async throws -> PreparedPassword {
        do {
            return try await prepare(Password(password), own: [])
        } catch is PasswordRefusal {
            throw Settings.Refusal(
                description:
                    "--demo-password needs at least \(PasswordPolicy.shortest) characters, and not obvious ones.")
        }
    }
}

extension Transaction {
    /// The letters of a year that is over go to nobody, and its minutes are not printed.
    fileprivate func forgetLetters() throws {
        try run("DELETE FROM job")
        try run("DELETE FROM minutes_print")
        try run("DELETE FROM outbox")
    }

    /// Gives the people of the demonstration a password; those who are not there yet get an account.
    func give(_ password: PreparedPassword, to offices: [Office]) throws {
        let permit = try operatorPermit("demonstration.people", .console())
        for office in offices {
            guard let address = AccountAddress(office.address) else { continue }
            let tongue: Tongue = office == .mairie ? .fr : .en
            _ = try permit.createPerson(Guest(address: address, name: office.name, tongue: tongue), password: password)
        }
    }
}

extension Demonstration {
    /// Two million incidents and ten thousand decisions: more than the budgets ask for.
    static let largestScale = 500
}

extension Demonstration.Guests {
    /// How to sign in, a line each.
    var lines: String {
        """
        The city of Kalliste and its council are made up. The password of all of them is \(password)
          as coordinator  coordinator@kalliste.example
          as partner      landlord@kalliste.example
          as resident     resident@kalliste.example
        """
    }
}
