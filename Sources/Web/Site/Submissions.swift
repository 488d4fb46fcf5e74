// SPDX-License-Identifier: EUPL-1.2
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

    /// Forgets forms accepted more than a day ago.
    func purgeSubmissions() throws {
        let yesterday: Language.Instant = now - .seconds(86_400)
        try run("DELETE FROM submission WHERE at < \(yesterday)")
    }
}
