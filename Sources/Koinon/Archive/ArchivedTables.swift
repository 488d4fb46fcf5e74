// SPDX-License-Identifier: EUPL-1.2
import Access
import Database

/// Which rows of the database belong to a council, and go where it goes.
///
/// Every table with a column `council` does, so that a room's next table is in the archive without a line here. A test
/// fails when a table is neither a council's nor named here.
enum ArchivedTables {
    /// Tables with a council's rows that stay behind, and why.
    static let left = [
        "calendar_address": "an address leads here; people make a new one where the council arrives",
        "conference_asker": "codes of browsers here; the questions go along",
        "conference_key": "links of mails that lead here",
        "conference_opinion_voter": "codes of browsers here; the counts go along",
        "conference_poll_voter": "codes of browsers here; the counts go along",
        "conference_vote": "codes of browsers here; the number of votes goes along",
        "job": "work to be done is the installation's; schedules begin anew where the council arrives",
        "meeting_box":
            "sealed with a key that stays here; a vote that is open is ended without a result where it arrives",
        "meeting_count": "one of two counts of hands in a vote that is open, shown to nobody",
        "meeting_screen": "addresses of screens and codes of rooms are made anew where the council arrives",
        "outbox": "a mail goes out once, from where it was written",
        "survey_code": "codes of letters that lead here", "survey_sent": "forms sent here; the answers go along",
        "public_object": "kept by the database itself; programs that read the council begin anew at its new addresses",
    ]

    /// Tables of the installation itself, and why none of their rows goes along.
    static let installation = [
        "migration": "the schema's own",
        "schedule": "the installation's",
        "password": "whoever moves chooses a new one",
        "one_time_secret": "sealed with this installation's key",
        "recovery_code": "made with this installation's key",
        "session": "ends here", "sign_in_step": "ends here", "known_device": "ends here", "mailed_link": "ends here",
        "attempt": "keeps guessers out here",
        "installation_key": "this installation's",
        "account_act": "what was done to accounts here",
        "submission": "forms accepted here",
    ]

    /// The tables whose rows go along, in an order in which they can be written.
    static func of(_ tables: [StoredTable]) -> [StoredTable] {
        tables.filter { ["person", "council"].contains($0.name) || ($0.has("council") && left[$0.name] == nil) }
    }

    /// The rows of a table that belong to a council.
    static func question(_ table: StoredTable, of council: CouncilID) -> SQL {
        let columns = table.columnNames.joined(by: ", ")
        return "SELECT \(columns) FROM \(table.sql) WHERE \(condition(table.name, council))"
    }

    private static func condition(_ table: String, _ council: CouncilID) -> SQL {
        switch table {
        case "person":
            """
            id IN (SELECT person FROM member WHERE council = \(council)
                UNION SELECT person FROM grants WHERE council = \(council))
            """
        case "council": "id = \(council)"
        // What nobody has kept yet, and what a job was to read, is sent again.
        case "file": "council = \(council) AND kept = 1"
        case "file_chunk":
            "council = \(council) AND file IN (SELECT id FROM file WHERE council = \(council) AND kept = 1)"
        // A poll that is open is sealed for everybody, also for whoever carries the council away.
        case "conference_poll": "council = \(council) AND state <> 'open'"
        case "conference_poll_count":
            """
            council = \(council) AND poll IN (
                SELECT id FROM conference_poll WHERE council = \(council) AND state <> 'open')
            """
        // How a vote goes that is open is shown to nobody; it is ended without a result where it arrives.
        case "meeting_ballot", "meeting_marked_ballot":
            "council = \(council) AND vote IN (SELECT id FROM meeting_vote WHERE council = \(council) AND state <> 'open')"
        case "import": "council = \(council) AND state <> 'counting'"
        default: "council = \(council)"
        }
    }
}
