// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension CouncilModule {
    /// What this room holds about a person: the seats they held. Names go with the account; terms stay.
    static let personalData: [PersonalData] = [
        PersonalData(
            "mandates",
            export: {
                try $0.rows(
                    """
                    SELECT c.slug AS council, s.names AS seat, m.kind, m.first_day, m.last_day, m.name_public
                    FROM mandate AS m JOIN council AS c ON c.id = m.council
                    JOIN seat AS s ON s.council = m.council AND s.id = m.seat
                    WHERE m.person = \($1) ORDER BY m.first_day, m.id
                    """)
            },
            erase: { transaction, person in
                try transaction.run("UPDATE mandate SET name_public = 0 WHERE person = \(person)")
                try transaction.run("UPDATE rule_verdict SET person = NULL WHERE person = \(person)")
                try transaction.run("UPDATE duty_fulfilment SET person = NULL WHERE person = \(person)")
                try transaction.run("UPDATE constitution_adoption SET person = NULL WHERE person = \(person)")
            })
    ]

    /// How long each table of this room keeps its rows.
    static let retentions: [Retention] = [
        Retention(
            "constitution", Message("The rules a council works by; no personal data."), keeps: councilLong,
            why: Message("To run meetings and votes by the council’s own rules.")),
        Retention(
            "rule_verdict", Message("Which rule was confirmed or corrected, by whom and why."), keeps: councilLong,
            why: Message("To tell later why a rule is as it is.")),
        Retention(
            "constitution_adoption", Message("Which version of its profile a council adopted, by whom and why."),
            keeps: councilLong, why: Message("To tell later which rules were in force when.")),
        Retention(
            "organisation", Message("The organisations that take part; no personal data."), keeps: councilLong,
            why: Message("To show who takes part, and to know who names the holder of a seat.")),
        Retention(
            "seat", Message("The seats of a council; no personal data."), keeps: councilLong,
            why: Message("To know who may vote and speak.")),
        Retention(
            "formation", Message("The compositions in which a council meets; no personal data."), keeps: councilLong,
            why: Message("To call the right people, and nobody else.")),
        Retention(
            "formation_seat", Message("Which seats belong to which formation; no personal data."), keeps: councilLong,
            why: Message("To call the right people, and nobody else.")),
        Retention(
            "mandate", Message("Who held which seat, from when to when."),
            keeps: Message("As long as the council; without a name once the account is erased."),
            why: Message("To count quorum and votes, and to answer later whether they were rightly counted.")),
        Retention(
            "formation_place", Message("Which mandates have brought somebody into a formation."), keeps: councilLong,
            why: Message("To end their places with the mandate.")),
        Retention(
            "duty_fulfilment", Message("That something the rules ask for was done, when, and who wrote it down."),
            keeps: councilLong, why: Message("To see what is due, and to account for what was done.")),
        Retention(
            "council_reminder", Message("That coordinators were reminded of a date; no personal data."),
            keeps: Message("Two years."), why: Message("To remind once and not each morning."),
            purge: { "DELETE FROM council_reminder WHERE at <= \($0 - .seconds(730 * 86_400))" }),
        Retention(
            "published_facts", Message("What is published about councils that do not work here; no personal data."),
            keeps: councilLong, why: Message("To compare councils.")),
        Retention(
            "public_object", Message("Which objects are public, since when, and which were; ids and times alone."),
            keeps: councilLong,
            why: Message("So that programs which read the council learn what changed and what went.")),
    ]

    private static let councilLong = Message("As long as the council.")
}
