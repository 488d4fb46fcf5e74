// SPDX-License-Identifier: EUPL-1.2
import Database

/// Tables that stand for those of any room.
enum Schema {
    static let papers = Migration(
        "test-001-papers",
        [
            """
            CREATE TABLE paper (
                council TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, pages BIGINT, weight DOUBLE PRECISION,
                scan \(.bytes), audience TEXT NOT NULL DEFAULT 'public',
                PRIMARY KEY (council, id), CONSTRAINT paper_has_pages CHECK (pages > 0))
            """,
            "CREATE UNIQUE INDEX paper_by_title ON paper (council, title)",
            "CREATE INDEX paper_by_audience ON paper (council, audience, title, id)",
            """
            CREATE TABLE remark (
                council TEXT NOT NULL, paper TEXT NOT NULL, text TEXT NOT NULL,
                FOREIGN KEY (council, paper) REFERENCES paper (council, id))
            """,
        ])

    /// A log with a dense sequence, as the Record keeps one.
    static let log = Migration(
        "test-002-log",
        [
            "CREATE TABLE entry (log TEXT NOT NULL, number BIGINT NOT NULL, writer TEXT NOT NULL, PRIMARY KEY (log, number))"
        ])
}

extension Transaction {
    /// Adds a paper of the council `k`.
    func add(paper id: String, title: String? = nil, audience: String = "public") throws {
        try run(
            "INSERT INTO paper (council, id, title, audience) VALUES ('k', \(id), \(title ?? id), \(audience))")
    }

    /// Appends to the log under its lock, one number after the last.
    func append(to log: String, by writer: String) throws {
        try lock("log:\(log)")
        let last: Int? = try value("SELECT MAX(number) FROM entry WHERE log = \(log)")
        try run("INSERT INTO entry (log, number, writer) VALUES (\(log), \((last ?? 0) + 1), \(writer))")
    }
}
