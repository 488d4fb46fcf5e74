// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// Forms that were accepted, so that a double click or a reload does nothing twice. Kept for a day.
enum Submissions {
    static let migrations = [
        Migration(
            "web-001-submission",
            [
                "CREATE TABLE submission (number TEXT PRIMARY KEY, target TEXT NOT NULL, at BIGINT NOT NULL)",
                "CREATE INDEX submission_at ON submission (at)",
            ])
    ]

    static let retention = Retention(
        "submission",
        Message("A fingerprint of a form that was accepted, with its random number, and the page it led to."),
        keeps: Message("One day."), why: Message("To do nothing twice when a form is sent twice."),
        purge: { "DELETE FROM submission WHERE at < \($0 - .seconds(86_400))" })
}

/// What was uploaded. What a form was refused for after its file was stored is kept by nothing.
enum StoredFiles {
    static let retention = Retention(
        "file", Message("Papers of meetings, and files that datasets were made from."),
        keeps: Message("As long as what refers to them; one day where nothing does."),
        why: Message("To read the paper; to count anew."),
        purge: { "DELETE FROM file WHERE kept = 0 AND stored < \($0 - .seconds(86_400))" })
}

extension Snapshot {
    /// Where a form that was already accepted led.
    func target(ofSubmission number: String) throws -> String? {
        try value("SELECT target FROM submission WHERE number = \(number)")
    }
}

extension Transaction {
    func keep(submission number: String, target: String) throws {
        try run("INSERT INTO submission (number, target, at) VALUES (\(number), \(target), \(now))")
    }
}
