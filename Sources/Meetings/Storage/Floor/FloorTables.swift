// SPDX-License-Identifier: EUPL-1.2
import Database

extension Migration {
    /// Turns to speak, closed lists, and how each formation gives the floor.
    ///
    /// One speaks at a time at a meeting, and a seat waits once, whatever the program does: the tables refuse more.
    static let speakers = Migration(
        "meetings-005-speakers",
        [
            """
            CREATE TABLE meeting_turn (
                council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                meeting TEXT NOT NULL, item TEXT NOT NULL, seat TEXT NOT NULL, person TEXT NOT NULL, college TEXT,
                kind TEXT NOT NULL, asked BIGINT NOT NULL, began BIGINT, ended BIGINT, allowance BIGINT,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX meeting_turn_of ON meeting_turn (council, meeting, asked, id)",
            "CREATE INDEX meeting_turn_person ON meeting_turn (person)",
            """
            CREATE UNIQUE INDEX meeting_turn_waits ON meeting_turn (council, meeting, item, seat, kind)
            WHERE began IS NULL
            """,
            """
            CREATE UNIQUE INDEX meeting_turn_speaks ON meeting_turn (council, meeting)
            WHERE began IS NOT NULL AND ended IS NULL
            """,
            """
            CREATE TABLE speakers_list_closure (
                council TEXT NOT NULL, meeting TEXT NOT NULL, item TEXT NOT NULL, at BIGINT NOT NULL,
                PRIMARY KEY (council, meeting, item)
            )
            """,
            """
            CREATE TABLE speaking_rules (
                council TEXT NOT NULL, formation TEXT NOT NULL, turns TEXT NOT NULL, seconds BIGINT,
                college_seconds BIGINT,
                PRIMARY KEY (council, formation)
            )
            """,
        ])
}
