// SPDX-License-Identifier: EUPL-1.2
import Database

extension Migration {
    /// From the draft to the signed minutes: corrections, texts written at the same time, approval at a later meeting's
    /// item, signatures, and the printed versions.
    static let minutesChain = Migration(
        "meetings-006-minutes",
        [
            "ALTER TABLE minutes ADD COLUMN way TEXT",
            "ALTER TABLE minutes ADD COLUMN approved_item TEXT",
            "ALTER TABLE minutes ADD COLUMN approved_vote TEXT",
            """
            CREATE TABLE minutes_window (
                council TEXT NOT NULL, meeting TEXT NOT NULL, opened BIGINT NOT NULL, last_day TEXT NOT NULL,
                PRIMARY KEY (council, meeting)
            )
            """,
            """
            CREATE TABLE minutes_remark (
                council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                meeting TEXT NOT NULL, item TEXT, person TEXT NOT NULL, at BIGINT NOT NULL, text TEXT NOT NULL,
                verdict TEXT, answer TEXT, answered BIGINT,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX minutes_remark_of ON minutes_remark (council, meeting, at, id)",
            "CREATE INDEX minutes_remark_person ON minutes_remark (person)",
            """
            CREATE TABLE minutes_variant (
                council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                meeting TEXT NOT NULL, note TEXT NOT NULL, person TEXT NOT NULL, at BIGINT NOT NULL, text TEXT NOT NULL,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE UNIQUE INDEX minutes_variant_of ON minutes_variant (council, note, person)",
            "CREATE INDEX minutes_variant_at ON minutes_variant (council, meeting, at, id)",
            "CREATE INDEX minutes_variant_person ON minutes_variant (person)",
            """
            CREATE TABLE minutes_agenda (
                council TEXT NOT NULL, item TEXT NOT NULL, meeting TEXT NOT NULL, on_meeting TEXT NOT NULL,
                PRIMARY KEY (council, item)
            )
            """,
            "CREATE INDEX minutes_agenda_of ON minutes_agenda (council, meeting, item)",
            """
            CREATE TABLE minutes_signature (
                council TEXT NOT NULL, meeting TEXT NOT NULL, authority TEXT NOT NULL, person TEXT NOT NULL,
                at BIGINT NOT NULL, digest TEXT NOT NULL,
                PRIMARY KEY (council, meeting, authority)
            )
            """,
            "CREATE INDEX minutes_signature_person ON minutes_signature (person)",
            """
            CREATE TABLE minutes_print (
                council TEXT NOT NULL, meeting TEXT NOT NULL, version TEXT NOT NULL, state TEXT NOT NULL, file TEXT,
                at BIGINT NOT NULL,
                PRIMARY KEY (council, meeting, version)
            )
            """,
        ])
}
