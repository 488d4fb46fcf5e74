// SPDX-License-Identifier: EUPL-1.2
import Database

extension Migration {
    /// Presence from afar, declared interests, who presides, and the screen of the room with its code.
    ///
    /// The address of a screen is stored as it is: whoever can read this row can read the meeting, and the address opens
    /// nothing but what hangs on the wall.
    static let screens = Migration(
        "meetings-005-screens",
        [
            "ALTER TABLE meeting_stay ADD COLUMN remote BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE meeting_recusal ADD COLUMN interest TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE meeting_recusal ADD COLUMN own BIGINT NOT NULL DEFAULT 0",
            """
            CREATE TABLE meeting_presiding (
                council TEXT NOT NULL, meeting TEXT NOT NULL, at BIGINT NOT NULL, seat TEXT NOT NULL,
                PRIMARY KEY (council, meeting, at)
            )
            """,
            """
            CREATE TABLE meeting_screen (
                council TEXT NOT NULL, meeting TEXT NOT NULL, address TEXT, code TEXT NOT NULL,
                PRIMARY KEY (council, meeting)
            )
            """,
            "CREATE UNIQUE INDEX meeting_screen_address ON meeting_screen (address)",
        ])
}
