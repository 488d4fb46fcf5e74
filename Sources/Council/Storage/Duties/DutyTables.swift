// SPDX-License-Identifier: EUPL-1.2
import Database

extension Migration {
    /// What a coordinator wrote down as done, what coordinators were reminded of, and the planned end of a formation.
    static let duties = Migration(
        "council-003-duties",
        [
            """
            CREATE TABLE duty_fulfilment (
                council TEXT NOT NULL, id TEXT NOT NULL, duty TEXT NOT NULL, day TEXT NOT NULL, note TEXT NOT NULL,
                person TEXT, at BIGINT NOT NULL,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX duty_fulfilment_of ON duty_fulfilment (council, duty, day, id)",
            """
            CREATE TABLE council_reminder (
                council TEXT NOT NULL, subject TEXT NOT NULL, occasion BIGINT NOT NULL, at BIGINT NOT NULL,
                PRIMARY KEY (council, subject, occasion)
            )
            """,
            "CREATE INDEX council_reminder_at ON council_reminder (at)",
            "ALTER TABLE formation ADD COLUMN ends TEXT",
        ])
}
