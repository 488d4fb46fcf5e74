// SPDX-License-Identifier: EUPL-1.2
import Database

/// The tables of the Record. Rows of a log are never changed, except that content may be erased.
enum RecordTables {
    static let migrations = [
        Migration(
            "record-001-logs",
            [
                """
                CREATE TABLE record_log (
                    council TEXT NOT NULL,
                    id TEXT NOT NULL,
                    audience TEXT NOT NULL,
                    within TEXT NOT NULL,
                    origin TEXT NOT NULL,
                    PRIMARY KEY (council, id),
                    UNIQUE (council, audience, within),
                    UNIQUE (id)
                )
                """,
                // The entries of the tree: 32 bytes that tell nothing of what they stand for.
                """
                CREATE TABLE record_leaf (
                    council TEXT NOT NULL,
                    log TEXT NOT NULL,
                    position BIGINT NOT NULL,
                    commitment \(.bytes) NOT NULL,
                    PRIMARY KEY (council, log, position)
                )
                """,
                // Hashes of full subtrees above the leaves: level 1 covers two leaves, level 2 four.
                """
                CREATE TABLE record_node (
                    council TEXT NOT NULL,
                    log TEXT NOT NULL,
                    level BIGINT NOT NULL,
                    position BIGINT NOT NULL,
                    hash \(.bytes) NOT NULL,
                    PRIMARY KEY (council, log, level, position)
                )
                """,
                // Salt and content of a leaf, encrypted where the log is not public. Once erased, `body` is NULL and
                // `erased_by` is the position of the entry that says when and why.
                """
                CREATE TABLE record_content (
                    council TEXT NOT NULL,
                    log TEXT NOT NULL,
                    position BIGINT NOT NULL,
                    body \(.bytes),
                    erased_by BIGINT,
                    PRIMARY KEY (council, log, position)
                )
                """,
                // One signed head for each size the log ever had.
                """
                CREATE TABLE record_head (
                    council TEXT NOT NULL,
                    log TEXT NOT NULL,
                    size BIGINT NOT NULL,
                    root \(.bytes) NOT NULL,
                    signature \(.bytes) NOT NULL,
                    PRIMARY KEY (council, log, size)
                )
                """,
            ]),
        // Keys that signed heads of a council's logs before it moved here.
        Migration(
            "record-002-former-keys",
            [
                """
                CREATE TABLE record_former_key (
                    council TEXT NOT NULL,
                    public_key \(.bytes) NOT NULL,
                    PRIMARY KEY (council, public_key)
                )
                """
            ]),
    ]
}
