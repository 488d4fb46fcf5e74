// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

extension PersonalData {
    /// What this module holds about a person. Erasing the account leaves a row without a name, to which others refer.
    static let ofAccess: [PersonalData] = [
        sessions, devices, links, codes, accountActs, acts, places, memberships, account,
    ]

    private static let sessions = PersonalData(
        "sessions", times: ["created", "authenticated", "seen", "ends"],
        export: {
            try $0.rows(
                "SELECT device, created, authenticated, seen, ends FROM session WHERE person = \($1) ORDER BY id")
        },
        erase: { try $0.endSessions(of: $1) })

    private static let devices = PersonalData(
        "known-browsers", times: ["seen"],
        export: { try $0.rows("SELECT seen FROM known_device WHERE person = \($1) ORDER BY seen") },
        erase: { try $0.run("DELETE FROM known_device WHERE person = \($1)") })

    private static let links = PersonalData(
        "mailed-links", times: ["created", "ends", "used"],
        export: {
            try $0.rows(
                "SELECT purpose, address, created, ends, used FROM mailed_link WHERE person = \($1) ORDER BY created")
        },
        erase: { try $0.run("DELETE FROM mailed_link WHERE person = \($1)") })

    private static let codes = PersonalData(
        "one-time-codes", times: ["confirmed"],
        export: { try $0.rows("SELECT confirmed FROM one_time_secret WHERE person = \($1)") },
        erase: { transaction, person in
            try transaction.run("DELETE FROM one_time_secret WHERE person = \(person)")
            try transaction.run("DELETE FROM recovery_code WHERE person = \(person)")
        })

    /// Entries stay without their device: that something was done to the installation outlives who did it.
    private static let accountActs = PersonalData(
        "account-acts", times: ["at"],
        export: {
            try $0.rows("SELECT at, channel, action, note FROM account_act WHERE about = \($1) ORDER BY at, id")
        },
        erase: { try $0.run("UPDATE account_act SET note = NULL WHERE about = \($1)") })

    /// Without the ids of subjects: the person may not see all of them any more. Entries stay, without a name.
    private static let acts = PersonalData(
        "acts-in-councils", times: ["at"],
        export: {
            try $0.rows(
                """
                SELECT c.slug AS council, a.at, a.action, a.subject_kind FROM act AS a JOIN council AS c ON c.id = a.council
                WHERE a.person = \($1) ORDER BY a.at, a.id
                """)
        },
        erase: { _, _ in })

    /// Places end and stay, without a name: who could see what, and when, must remain answerable.
    private static let places = PersonalData(
        "places", times: ["starts", "ends"],
        export: {
            try $0.rows(
                """
                SELECT c.slug AS council, g.audience, g.role, g.starts, g.ends FROM grants AS g
                JOIN council AS c ON c.id = g.council WHERE g.person = \($1) ORDER BY g.starts, g.id
                """)
        },
        erase: {
            try $0.run("UPDATE grants SET ends = \($0.now) WHERE person = \($1) AND (ends IS NULL OR ends > \($0.now))")
        })

    private static let memberships = PersonalData(
        "known-in", times: ["since"],
        export: {
            try $0.rows(
                """
                SELECT c.slug AS council, m.name, m.since FROM member AS m JOIN council AS c ON c.id = m.council
                WHERE m.person = \($1) ORDER BY c.slug
                """)
        },
        erase: { try $0.run("UPDATE member SET name = \(Person.erasedName) WHERE person = \($1)") })

    private static let account = PersonalData(
        "account", times: ["created"],
        export: { try $0.rows("SELECT id, name, address, tongue, is_operator, created FROM person WHERE id = \($1)") },
        erase: { transaction, person in
            try transaction.run("DELETE FROM password WHERE person = \(person)")
            try transaction.run(
                """
                UPDATE person SET name = \(Person.erasedName), address = NULL, tongue = NULL, is_operator = 0,
                    erased = \(transaction.now)
                WHERE id = \(person)
                """)
        })
}

extension Person {
    /// Stored in place of the name of somebody who left. Pages say it in their own language where they find it.
    public static let erasedName = "—"
}
