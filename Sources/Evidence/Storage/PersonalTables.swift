// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension PersonalData {
    /// What this room holds about a person: what they brought in and signed. The figures stay when they leave.
    static let ofEvidence: [PersonalData] = [
        PersonalData(
            "findings", times: ["made"],
            export: { try $0.rows("SELECT id, sentence, made FROM finding WHERE person = \($1) ORDER BY made, id") },
            erase: { try $0.run("UPDATE finding SET person = NULL WHERE person = \($1)") }),
        PersonalData(
            "brought-in", times: ["made"],
            export: {
                try $0.rows(
                    "SELECT dataset, number, made FROM dataset_version WHERE person = \($1) ORDER BY made, dataset")
            },
            erase: { transaction, person in
                try transaction.run("UPDATE dataset_version SET person = NULL WHERE person = \(person)")
                try transaction.run("UPDATE boundary_set SET person = NULL WHERE person = \(person)")
                try transaction.run("UPDATE population SET person = NULL WHERE person = \(person)")
                try transaction.run("UPDATE import SET person = NULL WHERE person = \(person)")
            }),
        PersonalData(
            "signed-off", times: ["published"],
            export: {
                try $0.rows("SELECT id, published FROM publication WHERE person = \($1) ORDER BY published, id")
            },
            erase: { try $0.run("UPDATE publication SET person = NULL WHERE person = \($1)") }),
    ]
}

extension Retention {
    /// How long this room keeps its rows.
    static let ofEvidence: [Retention] = [
        Retention(
            "import", Message("A file that was sent, and who sent it."),
            keeps: Message("A week, unless it was confirmed."),
            why: Message("To let a person see what a file would bring before it counts.")),
        Retention(
            "boundary_set", Message("Boundaries of areas, and who brought them in."),
            keeps: Message("As long as the council; without a name once the account is erased."),
            why: Message("To count again when a mistake is found, and to answer where figures come from.")),
        Retention(
            "population", Message("Numbers of residents, and who brought them in."),
            keeps: Message("As long as the council; without a name once the account is erased."),
            why: Message("To count again when a mistake is found, and to answer where figures come from.")),
        Retention(
            "dataset_version", Message("The file behind a dataset with its single records, and who brought it in."),
            keeps: Message(
                "As long as the dataset; the file until the day that the dataset names, where it names one."),
            why: Message("To count again when a mistake is found, and to answer where figures come from.")),
        Retention(
            "publication", Message("Frozen figures, and who signed them off."),
            keeps: Message("As long as the council."),
            why: Message("To keep later publications from betraying small numbers of earlier ones.")),
        Retention(
            "finding", Message("A sentence somebody signed, with what it rests on."),
            keeps: Message("As long as the council; without a name once the account is erased."),
            why: Message("To show what a decision rests on.")),
    ]
}
