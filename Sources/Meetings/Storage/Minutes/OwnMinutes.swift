// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension PersonalData {
    /// Remarks and signatures belong to the minutes and stay; what was typed beside a note goes.
    static let ofMinutes: [PersonalData] = [
        PersonalData(
            "minutes-remarks", times: ["at", "answered"],
            export: {
                try $0.rows(
                    """
                    SELECT meeting, text, at, verdict, answer, answered FROM minutes_remark
                    WHERE person = \($1) ORDER BY at, id
                    """)
            },
            erase: { _, _ in }),
        PersonalData(
            "minutes-texts", times: ["at"],
            export: {
                try $0.rows("SELECT meeting, text, at FROM minutes_variant WHERE person = \($1) ORDER BY at, id")
            },
            erase: { try $0.run("DELETE FROM minutes_variant WHERE person = \($1)") }),
        PersonalData(
            "minutes-signatures", times: ["at"],
            export: {
                try $0.rows(
                    "SELECT meeting, authority, at FROM minutes_signature WHERE person = \($1) ORDER BY at, meeting")
            },
            erase: { _, _ in }),
    ]
}

extension Retention {
    /// What is kept of the way from a draft to signed minutes.
    static let ofMinutes: [Retention] = [
        Retention(
            "minutes_window", Message("Until when members could ask for corrections of a draft."), keeps: asLong,
            why: account),
        Retention(
            "minutes_remark", Message("What members asked to be corrected, and the answers."), keeps: asLong,
            why: account),
        Retention(
            "minutes_variant", Message("Texts of a note that were written at the same time."),
            keeps: Message("Until somebody settles them, or until the approval."),
            why: Message("So that nothing typed is lost.")),
        Retention(
            "minutes_agenda", Message("Which item of an agenda puts which minutes to the vote."), keeps: asLong,
            why: account),
        Retention(
            "minutes_signature", Message("Who signed which minutes, in which office, when."), keeps: asLong,
            why: Message("To prove it later.")),
        Retention(
            "minutes_print", Message("Which PDF was made of which minutes; no personal data."), keeps: asLong,
            why: Message("To hand them out.")),
    ]
}
