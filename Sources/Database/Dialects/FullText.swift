// SPDX-License-Identifier: EUPL-1.2

/// A full-text index: FTS5 on SQLite, a GIN index on PostgreSQL, with the same hits.
///
/// Both get words that Swift has folded and cut already (`Folding.words`), and neither looks into them again.
/// It is a table of its own, with one row per subject, written in the transaction that writes the subject.
public struct FullText: Sendable {
    private let table: SQL

    /// An index by the name of its table.
    public init(_ name: StaticString) {
        table = SQL(parts: [.text(name)])
    }

    /// What makes the tables, for a migration.
    public var schema: [SQL] {
        [
            """
            CREATE TABLE \(table) (
                number \(SQL.numbered), council TEXT NOT NULL, subject TEXT NOT NULL, words TEXT NOT NULL,
                UNIQUE (council, subject))
            """,
            SQL.fullText(table),
        ]
    }

    /// Sets the words of a subject.
    public func put(
        _ words: [String], for subject: some Storable, council: some Storable, in transaction: Transaction
    ) throws {
        let text = Self.tokens(words).joined(separator: " ")
        let row: SQL = "council = \(council) AND subject = \(subject)"
        try transaction.run(.unindex(table, row))
        try transaction.run(
            """
            INSERT INTO \(table) (council, subject, words) VALUES (\(council), \(subject), \(text))
            ON CONFLICT (council, subject) DO UPDATE SET words = excluded.words
            """)
        try transaction.run(.index(table, row))
    }

    /// Forgets a subject.
    public func remove(_ subject: some Storable, council: some Storable, in transaction: Transaction) throws {
        let row: SQL = "council = \(council) AND subject = \(subject)"
        try transaction.run(.unindex(table, row))
        try transaction.run("DELETE FROM \(table) WHERE \(row)")
    }

    /// A SELECT of the subjects of a council that have all these words, the last of which may be a beginning:
    /// `"node.id IN (\(index.subjects(…)))"`.
    public func subjects(with words: [String], lastIsBeginning: Bool = true, council: some Storable) -> SQL {
        let words = Self.tokens(words)
        guard !words.isEmpty else { return "SELECT subject FROM \(table) WHERE 1 = 0" }
        let matches = SQL.matches(table, words, lastIsBeginning)
        return "SELECT subject FROM \(table) WHERE council = \(council) AND \(matches)"
    }

    /// What neither engine would cut differently: no ASCII but letters and digits.
    private static func tokens(_ words: [String]) -> [String] {
        words.flatMap { $0.split { $0.isASCII && !$0.isLetter && !$0.isNumber } }.map(String.init)
    }
}

extension SQL {
    /// A number given to each row, which stays the same when SQLite packs its file.
    fileprivate static let numbered = either(
        sqlite: "INTEGER PRIMARY KEY", postgres: "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY")

    /// The index itself, which PostgreSQL keeps by itself, and SQLite by the two statements below.
    fileprivate static func fullText(_ table: SQL) -> SQL {
        either(
            sqlite: """
                CREATE VIRTUAL TABLE \(table)_index USING fts5
                (words, content = '\(table)', content_rowid = 'number', tokenize = 'ascii', detail = 'none')
                """,
            postgres: """
                CREATE INDEX \(table)_index ON \(table) USING gin (array_to_tsvector(string_to_array(words, ' ')))
                """)
    }

    /// Adds a row's words to the index.
    fileprivate static func index(_ table: SQL, _ row: SQL) -> SQL {
        either(sqlite: "INSERT INTO \(table)_index (rowid, words) SELECT number, words FROM \(table) WHERE \(row)")
    }

    /// Takes a row's words out again, which FTS5 has to be told.
    fileprivate static func unindex(_ table: SQL, _ row: SQL) -> SQL {
        either(
            sqlite: """
                INSERT INTO \(table)_index (\(table)_index, rowid, words)
                SELECT 'delete', number, words FROM \(table) WHERE \(row)
                """)
    }

    /// Both query languages take words in quotes, which `tokens` keeps out of the words themselves.
    fileprivate static func matches(_ table: SQL, _ words: [String], _ lastIsBeginning: Bool) -> SQL {
        let sqlite = words.map { "\"\($0)\"" }.joined(separator: " ") + (lastIsBeginning ? "*" : "")
        let postgres = words.map { "'\($0)'" }.joined(separator: " & ") + (lastIsBeginning ? ":*" : "")
        return either(
            sqlite: "number IN (SELECT rowid FROM \(table)_index WHERE \(table)_index MATCH \(sqlite))",
            postgres: "array_to_tsvector(string_to_array(words, ' ')) @@ CAST(\(postgres) AS tsquery)")
    }
}
