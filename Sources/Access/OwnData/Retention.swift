// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// How long the rows of one table are kept, and why; rendered in the documentation and purged by a job.
public struct Retention: Sendable {
    public let table: String
    /// What a row says, in plain words.
    public let what: Message
    /// How long it is kept.
    public let keeps: Message
    /// The purpose it is kept for.
    public let why: Message
    /// Deletes the rows whose time is over; nil where rows go with what they belong to.
    let purge: (@Sendable (Instant) -> SQL)?

    public init(
        _ table: StaticString, _ what: Message, keeps: Message, why: Message,
        purge: (@Sendable (_ now: Instant) -> SQL)? = nil
    ) {
        self.table = table.description
        self.what = what
        self.keeps = keeps
        self.why = why
        self.purge = purge
    }
}

extension Transaction {
    /// Deletes what is kept no longer; returns the number of rows by table.
    public func purge(_ retentions: [Retention]) throws -> [String: Int] {
        try retentions.reduce(into: [:]) { deleted, retention in
            guard let purge = retention.purge else { return }
            deleted[retention.table, default: 0] += try run(purge(now))
        }
    }
}

extension Retention {
    /// What this module keeps.
    static let ofAccess: [Retention] = account + signIn + councils

    private static let whileAccount = Message("As long as the account; erased with it.")

    private static let account: [Retention] = [
        Retention(
            "person", Message("Name, mail address, language of each person with an account."), keeps: whileAccount,
            why: Message(
                "To let people sign in and to write to them. After erasure an empty row keeps what others refer to.")),
        Retention(
            "password", Message("The argon2id hash of a password."), keeps: whileAccount,
            why: Message("To check a password without knowing it.")),
        Retention(
            "one_time_secret", Message("The sealed secret of an authenticator app."),
            keeps: Message("Until one-time codes are turned off."), why: Message("To check one-time codes.")),
        Retention(
            "recovery_code", Message("Keyed hashes of recovery codes."),
            keeps: Message("Until one-time codes are turned off."),
            why: Message("To let somebody in who lost their phone.")),
    ]

    private static let signIn: [Retention] = [
        Retention(
            "session", Message("A signed-in browser: its coarse name and last use."),
            keeps: Message("12 hours after the last use, 7 days at most."),
            why: Message("To stay signed in, and to see where one is."),
            purge: { "DELETE FROM session WHERE ends <= \($0)" }),
        Retention(
            "sign_in_step", Message("A right password waiting for its code."), keeps: Message("Five minutes."),
            why: Message("To sign in with one-time codes."), purge: { "DELETE FROM sign_in_step WHERE ends <= \($0)" }),
        Retention(
            "known_device", Message("That a browser has signed in before."),
            keeps: Message("180 days after the last sign-in."),
            why: Message("To keep strangers’ failed attempts from shutting people out."),
            purge: { "DELETE FROM known_device WHERE seen <= \($0 - .days(180))" }),
        Retention(
            "mailed_link", Message("That a link was mailed, and whether it was used."),
            keeps: Message("30 days after its end."),
            why: Message("To answer a second click with a useful sentence."),
            purge: { "DELETE FROM mailed_link WHERE ends <= \($0 - .days(30))" }),
        Retention(
            "attempt", Message("Keyed hashes of address and network with a count of attempts."),
            keeps: Message("One day."),
            why: Message("To slow down guessing."), purge: { "DELETE FROM attempt WHERE last <= \($0 - .days(1))" }),
        Retention(
            "account_act",
            Message("What was done to an account or the installation, when, from which kind of browser."),
            keeps: Message("One year."), why: Message("To let people notice what was not them."),
            purge: { "DELETE FROM account_act WHERE at <= \($0 - .days(365))" }),
        Retention(
            "installation_key", Message("The fingerprint of the key file; no personal data."),
            keeps: Message("As long as the installation."),
            why: Message("To notice a restored database with the wrong keys.")),
    ]

    private static let councils: [Retention] = [
        Retention(
            "council", Message("Name, address part, language and time zone of each council; no personal data."),
            keeps: Message("As long as the council."), why: Message("To tell councils apart.")),
        Retention(
            "audience_name", Message("What the groups of a council are called; no personal data."),
            keeps: Message("As long as the council."), why: Message("To say on each page who can read it.")),
        Retention(
            "member", Message("The name by which a council knows a person."),
            keeps: Message("As long as the council; the name goes when the account is erased."),
            why: Message("To show who is who in minutes, votes and actions.")),
        Retention(
            "grants", Message("Who belongs to which group, in which role, for which term."),
            keeps: Message("As long as the council; without a name once the account is erased."),
            why: Message("To decide who may see and do what, and to answer later who could.")),
        Retention(
            "act", Message("Who did what, to which object, when."), keeps: Message("Five years."),
            why: Message("To let a council account for what was done in its name."),
            purge: { "DELETE FROM act WHERE at <= \($0 - .days(5 * 365))" }),
    ]
}
