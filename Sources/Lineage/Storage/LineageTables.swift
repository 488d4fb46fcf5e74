// SPDX-License-Identifier: EUPL-1.2
import Database

extension Migration {
    /// Objects of all rooms, how they refer to each other, and the words they are found by.
    ///
    /// The words repeat council and readership, so that a search walks only rows the viewer may see: neither its
    /// result nor its time tells of others.
    static let lineage = Migration(
        "lineage-001-nodes",
        [
            """
            CREATE TABLE node (
                council TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
                audience TEXT NOT NULL, within TEXT NOT NULL,
                step BIGINT, title TEXT NOT NULL, brief TEXT NOT NULL, tongue TEXT NOT NULL,
                day TEXT NOT NULL, path TEXT NOT NULL,
                PRIMARY KEY (council, kind, id)
            )
            """,
            """
            CREATE TABLE link (
                council TEXT NOT NULL, from_kind TEXT NOT NULL, from_id TEXT NOT NULL,
                relation TEXT NOT NULL, to_kind TEXT NOT NULL, to_id TEXT NOT NULL,
                PRIMARY KEY (council, from_kind, from_id, relation, to_kind, to_id)
            )
            """,
            "CREATE INDEX link_back ON link (council, to_kind, to_id, from_kind, from_id)",
            """
            CREATE TABLE search_word (
                council TEXT NOT NULL, audience TEXT NOT NULL, word TEXT NOT NULL, place BIGINT NOT NULL,
                within TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
                PRIMARY KEY (council, audience, word, place, kind, id)
            )
            """,
            "CREATE INDEX search_word_of ON search_word (council, kind, id, word)",
        ])

    /// What people are told of, each seen by one person alone and forgotten after a year.
    static let notices = Migration(
        "lineage-002-notices",
        [
            """
            CREATE TABLE notice (
                council TEXT NOT NULL, id TEXT NOT NULL, person TEXT NOT NULL,
                event TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL, at BIGINT NOT NULL, seen BIGINT,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX notice_of ON notice (person, council, id)",
            "CREATE INDEX notice_at ON notice (at)",
        ])
}
