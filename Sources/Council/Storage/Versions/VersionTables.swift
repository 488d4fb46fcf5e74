// SPDX-License-Identifier: EUPL-1.2
import Database

extension Migration {
    /// Each version of a profile that a council adopted as a whole, with the text it adopted; and for each verdict what
    /// a rule rests on that was taken from a later version. What was adopted before is the beginning of each history.
    static let versions = Migration(
        "council-002-versions",
        [
            """
            CREATE TABLE constitution_adoption (
                council TEXT NOT NULL, id TEXT NOT NULL, at BIGINT NOT NULL, person TEXT, day TEXT NOT NULL,
                document TEXT NOT NULL, reason TEXT NOT NULL,
                PRIMARY KEY (council, id)
            )
            """,
            """
            INSERT INTO constitution_adoption (council, id, at, day, document, reason)
            SELECT council, council, 0, adopted, document, '' FROM constitution
            """,
            "ALTER TABLE rule_verdict ADD COLUMN grounds TEXT",
        ])
}
