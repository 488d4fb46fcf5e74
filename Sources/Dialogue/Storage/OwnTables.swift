// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Retention {
    /// What this room keeps of people, and for how long.
    static let ofDialogue: [Retention] = [
        Retention(
            "conference_registration",
            Message("Mail addresses that asked for a place in a session, or were invited to one."),
            keeps: Message("30 days after the session; three days where nobody confirmed."),
            why: Message("To give a place, to remind, and to tell of changes."),
            purge: { "DELETE FROM conference_registration WHERE until <= \($0)" }),
        Retention(
            "conference_key", Message("Marks of the links in those mails."),
            keeps: Message("30 days after the session; three days where nobody confirmed."),
            why: Message("To let somebody confirm or give up a place without an account."),
            purge: { "DELETE FROM conference_key WHERE until <= \($0)" }),
        Retention(
            "conference_question", Message("Questions from the audience, signed as their askers signed them."),
            keeps: Message("As long as the council; 30 days after the session where they were not shown."),
            why: Message("To answer them, and to keep what was answered."),
            purge: { "DELETE FROM conference_question WHERE until <= \($0) AND is_shown = 0" }),
        Retention(
            "conference_asker", Message("Which random code asked which question."),
            keeps: Message("30 days after the session."),
            why: Message("To show askers what became of their question."),
            purge: { "DELETE FROM conference_asker WHERE until <= \($0)" }),
        Retention(
            "conference_vote", Message("Which random code voted for which question."),
            keeps: Message("30 days after the session."), why: Message("To count nobody twice."),
            purge: { "DELETE FROM conference_vote WHERE until <= \($0)" }),
        Retention(
            "conference_poll_voter", Message("Which random code answered which poll; not what it answered."),
            keeps: Message("30 days after the session."), why: Message("To count nobody twice."),
            purge: { "DELETE FROM conference_poll_voter WHERE until <= \($0)" }),
        Retention(
            "conference_opinion_voter", Message("Which random code said how a session was; not what it said."),
            keeps: Message("30 days after the session."), why: Message("To count nobody twice."),
            purge: { "DELETE FROM conference_opinion_voter WHERE until <= \($0)" }),
    ]
}

extension PersonalData {
    /// Registrations are found by the mail address of the account; nothing else here names anybody.
    static let ofDialogue: [PersonalData] = [
        PersonalData(
            "registrations-for-sessions", times: ["asked", "confirmed"],
            export: {
                try $0.rows(
                    """
                    SELECT c.title, r.state, r.asked, r.confirmed FROM conference_registration AS r
                    JOIN conference AS c ON c.council = r.council AND c.id = r.conference
                    WHERE r.address = (SELECT address FROM person WHERE id = \($1)) ORDER BY r.asked, r.id
                    """)
            },
            erase: { transaction, person in
                let theirs: SQL = """
                    SELECT r.id FROM conference_registration AS r
                    WHERE r.address = (SELECT address FROM person WHERE id = \(person))
                    """
                try transaction.run("DELETE FROM conference_key WHERE registration IN (\(theirs))")
                try transaction.run("DELETE FROM conference_registration WHERE id IN (\(theirs))")
            })
    ]
}
