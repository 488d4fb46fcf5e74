// SPDX-License-Identifier: EUPL-1.2
import Database

extension Migration {
    /// Motions, their amendments, and which vote is about which of them.
    static let motions = Migration(
        "meetings-005-motions",
        [
            """
            CREATE TABLE motion (
                council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                meeting TEXT NOT NULL, item TEXT NOT NULL, number BIGINT NOT NULL, mover TEXT NOT NULL,
                person TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, state TEXT NOT NULL,
                moved BIGINT NOT NULL, version BIGINT NOT NULL,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE UNIQUE INDEX motion_of ON motion (council, meeting, item, number)",
            "CREATE INDEX motion_person ON motion (person)",
            """
            CREATE TABLE amendment (
                council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                meeting TEXT NOT NULL, motion TEXT NOT NULL, number BIGINT NOT NULL, mover TEXT NOT NULL,
                person TEXT NOT NULL, kind TEXT NOT NULL, paragraph BIGINT NOT NULL, text TEXT NOT NULL,
                state TEXT NOT NULL, moved BIGINT NOT NULL, place BIGINT, reason TEXT,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE UNIQUE INDEX amendment_of ON amendment (council, meeting, motion, number)",
            "CREATE INDEX amendment_person ON amendment (person)",
            """
            CREATE TABLE motion_vote (
                council TEXT NOT NULL, vote TEXT NOT NULL, motion TEXT NOT NULL, amendment TEXT,
                PRIMARY KEY (council, vote)
            )
            """,
        ])

    /// When what was moved was settled, and when the chair let an amendment come next, so that the minutes tell it there.
    static let motionTimes = Migration(
        "meetings-008-motion-times",
        [
            "ALTER TABLE motion ADD COLUMN settled BIGINT",
            "ALTER TABLE amendment ADD COLUMN settled BIGINT",
            "ALTER TABLE amendment ADD COLUMN ordered BIGINT",
        ])
}
