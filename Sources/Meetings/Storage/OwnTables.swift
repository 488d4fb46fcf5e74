// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension PersonalData {
    /// What this room holds about a person. Who was there and how a named vote went belongs to the minutes; the rows
    /// stay, and the person's name goes with the account.
    static let ofMeetings: [PersonalData] =
        [
            PersonalData(
                "meeting-answers", times: ["at"],
                export: {
                    try $0.rows(
                        "SELECT meeting, answer, at FROM meeting_answer WHERE person = \($1) ORDER BY at, meeting")
                },
                erase: { try $0.run("DELETE FROM meeting_answer WHERE person = \($1)") }),
            PersonalData(
                "meeting-presence", times: ["came", "went"],
                export: {
                    try $0.rows(
                        "SELECT meeting, kind, came, went FROM meeting_stay WHERE person = \($1) ORDER BY came, id")
                },
                erase: { _, _ in }),
            PersonalData(
                "meeting-ballots", times: ["at"],
                export: {
                    try $0.rows("SELECT vote, choice, at FROM meeting_ballot WHERE person = \($1) ORDER BY at, vote")
                },
                erase: { _, _ in }),
            PersonalData(
                "meeting-speeches", times: ["began", "ended"],
                export: {
                    try $0.rows(
                        """
                        SELECT meeting, item, kind, began, ended FROM meeting_turn WHERE person = \($1)
                        ORDER BY asked, id
                        """)
                },
                erase: { _, _ in }),
            PersonalData(
                "meeting-motions", times: ["moved"],
                export: {
                    try $0.rows(
                        """
                        SELECT meeting, title, text, moved FROM motion WHERE person = \($1)
                        UNION ALL SELECT meeting, kind AS title, text, moved FROM amendment WHERE person = \($1)
                        ORDER BY moved, title
                        """)
                },
                erase: { _, _ in }),
            PersonalData(
                "meeting-marked-ballots", times: ["at"],
                export: {
                    try $0.rows(
                        "SELECT vote, marks, at FROM meeting_marked_ballot WHERE person = \($1) ORDER BY at, vote")
                },
                erase: { _, _ in }),
            PersonalData(
                "meeting-counts",
                export: { try $0.rows("SELECT vote, count FROM meeting_count WHERE person = \($1) ORDER BY vote") },
                erase: { try $0.run("DELETE FROM meeting_count WHERE person = \($1)") }),
            PersonalData(
                "meeting-secret-votes",
                export: { try $0.rows("SELECT vote FROM meeting_turnout WHERE person = \($1) ORDER BY vote") },
                erase: { _, _ in }),
            .ofDateSearches,
        ] + ofMinutes
}

extension Retention {
    /// What this room keeps.
    static let ofMeetings: [Retention] =
        [
            Retention(
                "meeting", Message("Date, place and state of each meeting; no personal data."), keeps: asLong,
                why: account),
            Retention(
                "agenda_item", Message("The items of each agenda."), keeps: asLong, why: account),
            Retention(
                "agenda_paper", Message("Texts and files laid before a meeting."), keeps: asLong, why: account),
            Retention(
                "meeting_stay", Message("Who was at a meeting, for which seat, from when to when."), keeps: asLong,
                why: Message("To establish the quorum, and to prove it later.")),
            Retention(
                "meeting_recusal", Message("Which seat took no part in an item."), keeps: asLong, why: account),
            Retention(
                "meeting_answer", Message("Who said they would come."), keeps: Message("90 days after the answer."),
                why: Message("To know beforehand whether the quorum will be reached."),
                purge: { "DELETE FROM meeting_answer WHERE at < \($0 - .seconds(90 * 86_400))" }),
            Retention(
                "meeting_vote", Message("What was put to the vote, and the result."), keeps: asLong, why: account),
            Retention(
                "meeting_ballot", Message("How each seat voted in a named vote."), keeps: asLong,
                why: Message("A named vote is taken so that everybody concerned can know it.")),
            Retention(
                "meeting_marked_ballot", Message("How each seat voted in an election or a ranking by name."),
                keeps: asLong,
                why: Message("A named vote is taken so that everybody concerned can know it.")),
            Retention(
                "meeting_count", Message("The first of two counts of a show of hands, shown to nobody."),
                keeps: Message("Until the vote is closed."), why: Message("To compare it with the second.")),
            Retention(
                "meeting_turnout", Message("Who took part in a secret vote; not how they voted."),
                keeps: asLong,
                why: Message("So that nobody votes twice, and the ballots can be counted against the voters.")),
            Retention(
                "meeting_box", Message("Sealed ballots of a secret vote that is open, tied to nobody."),
                keeps: Message("Until the vote is closed."), why: Message("To count them.")),
            Retention(
                "meeting_secret_ballot", Message("Opened ballots of secret votes, under random codes."), keeps: asLong,
                why: Message("So that anybody can count them again.")),
            Retention(
                "meeting_turn", Message("Who had the floor at a meeting, for which seat, from when to when."),
                keeps: asLong,
                why: account),
            Retention(
                "motion", Message("What was moved under an item, by which seat and whom; withdrawn motions too."),
                keeps: asLong, why: account),
            Retention(
                "amendment", Message("Changes to motions, by which seat and whom, and what became of them."),
                keeps: asLong, why: account),
            Retention("decision", Message("Decisions with their numbers."), keeps: asLong, why: account),
            Retention("minutes_note", Message("What was written down for the minutes."), keeps: asLong, why: account),
            Retention("minutes", Message("Approved minutes."), keeps: asLong, why: account),
        ] + ofMinutes

    static let asLong = Message("As long as the council.")
    static let account = Message("To account for what the council did.")
}
