// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension PersonalData {
    /// What audits hold about a person: what they began, wrote last, saw otherwise and signed. The texts stay.
    static let ofAudits: [PersonalData] = [
        PersonalData(
            "audits", times: ["made"],
            export: { try $0.rows("SELECT id, title, made FROM audit WHERE person = \($1) ORDER BY made, id") },
            erase: { transaction, person in
                try transaction.run("UPDATE audit SET person = NULL WHERE person = \(person)")
                try transaction.run("UPDATE audit_step SET person = NULL WHERE person = \(person)")
            }),
        PersonalData(
            "audit-dissent", times: ["made"],
            export: {
                try $0.rows(
                    "SELECT audit, who, body, made FROM audit_dissent WHERE person = \($1) ORDER BY made, id")
            },
            erase: { try $0.run("UPDATE audit_dissent SET person = NULL WHERE person = \($1)") }),
        PersonalData(
            "audit-reports", times: ["published"],
            export: {
                try $0.rows(
                    "SELECT audit, number, published FROM audit_report WHERE person = \($1) ORDER BY published, id")
            },
            erase: { try $0.run("UPDATE audit_report SET person = NULL WHERE person = \($1)") }),
    ]
}

extension Retention {
    /// How long audits are kept.
    static let ofAudits: [Retention] = [
        Retention(
            "audit", Message("Safety audits, and who began each."),
            keeps: Message("As long as the council; without a name once the account is erased."),
            why: Message("To show what a decision rests on.")),
        Retention(
            "audit_step", Message("The steps of an audit, and who wrote each last."),
            keeps: Message("As long as the council; without a name once the account is erased."),
            why: Message("To show what a decision rests on.")),
        Retention(
            "audit_dissent", Message("Who sees an audit otherwise, by office or organisation, and how."),
            keeps: Message("As long as the council; without a name once the account is erased."),
            why: Message("To keep disagreement beside what it is about.")),
        Retention(
            "audit_report", Message("Signed reports of audits, and who signed them off."),
            keeps: Message("As long as the council; without a name once the account is erased."),
            why: Message("To show what was published, and on which figures.")),
    ]
}
