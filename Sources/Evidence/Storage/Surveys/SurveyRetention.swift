// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Retention {
    /// How long answers, and what lets people answer, are kept.
    static let ofSurveys: [Retention] = [
        Retention(
            "survey_code", Message("Hashes of codes in letters that nobody has used yet."),
            keeps: Message("Until it is used, or the wave is closed."),
            why: Message("To take one answer for each letter.")),
        Retention(
            "survey_sent", Message("Hashes of the random numbers of forms sent by an open link."),
            keeps: Message("Until the wave is closed."), why: Message("To count a form once that was sent twice.")),
        Retention(
            "survey_answer",
            Message("What one person ticked, without name, code or time of day. Nothing leads to who it was."),
            keeps: Message("Two years after the wave is closed; the figures stay."),
            why: Message("To weight again, and to compare with a later wave."),
            purge: { now in
                """
                DELETE FROM survey_answer WHERE EXISTS (
                    SELECT 1 FROM survey_wave AS w WHERE w.council = survey_answer.council AND w.id = survey_answer.wave
                        AND w.until <= \(now))
                """
            }),
        Retention(
            "survey_words", Message("What people wrote in a survey, apart from what they ticked."),
            keeps: Message("Two years after the wave is closed; what an analyst allowed to be shown stays."),
            why: Message("To read it, and to show what may be shown."),
            purge: { now in
                """
                DELETE FROM survey_words WHERE state <> 'allowed' AND EXISTS (
                    SELECT 1 FROM survey_wave AS w WHERE w.council = survey_words.council AND w.id = survey_words.wave
                        AND w.until <= \(now))
                """
            }),
    ]
}
