// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension PersonalData {
    /// Who noted where a decision stands; it stays with the decision.
    static let ofReviews = PersonalData(
        "decision-reviews", times: ["at"],
        export: {
            try $0.rows("SELECT decision, status, note, at FROM decision_review WHERE person = \($1) ORDER BY at, id")
        },
        erase: { _, _ in })
}

extension Retention {
    /// What is kept of what became of decisions.
    static let ofRegister: [Retention] = [
        Retention(
            "decision_follow", Message("Whom a decision is addressed to, the answer, and where it stands."),
            keeps: asLong, why: account),
        Retention(
            "decision_review", Message("Who noted where a decision stands, and when."), keeps: asLong, why: account),
        Retention(
            "decision_reminder", Message("That somebody was reminded of an answer; no personal data."),
            keeps: Message("Two years."), why: Message("To remind once, and not twice."),
            purge: { "DELETE FROM decision_reminder WHERE at <= \($0 - .seconds(730 * 86_400))" }),
    ]
}
