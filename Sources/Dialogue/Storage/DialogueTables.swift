// SPDX-License-Identifier: EUPL-1.2
import Database

extension Migration {
    /// Sessions open to the public or to other cities, and who registered for them.
    static let conferences = Migration(
        "dialogue-001-conferences",
        [
            """
            CREATE TABLE conference (
                council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                title TEXT NOT NULL, lead TEXT NOT NULL, text TEXT NOT NULL, tongue TEXT NOT NULL,
                languages TEXT NOT NULL, series TEXT NOT NULL, meeting TEXT,
                day TEXT NOT NULL, time TEXT NOT NULL, zone TEXT NOT NULL, minutes BIGINT NOT NULL,
                starts BIGINT NOT NULL, ends BIGINT NOT NULL,
                programme TEXT NOT NULL, moderators TEXT NOT NULL, moderating TEXT, documents TEXT NOT NULL,
                video TEXT, video_for TEXT NOT NULL, video_from TEXT NOT NULL,
                registers BIGINT NOT NULL, capacity BIGINT, asking TEXT NOT NULL, signing TEXT NOT NULL,
                state TEXT NOT NULL, is_over BIGINT NOT NULL, opened BIGINT, closed BIGINT,
                replay TEXT, summary TEXT NOT NULL, took_part BIGINT,
                sequence BIGINT NOT NULL, version BIGINT NOT NULL,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX conference_listed ON conference (council, audience, is_over, starts, id)",
            "CREATE INDEX conference_ahead ON conference (starts) WHERE is_over = 0",
            """
            CREATE TABLE conference_guest (
                council TEXT NOT NULL, conference TEXT NOT NULL, guest TEXT NOT NULL,
                PRIMARY KEY (council, conference, guest)
            )
            """,
            """
            CREATE TABLE conference_registration (
                council TEXT NOT NULL, id TEXT NOT NULL, conference TEXT NOT NULL, address TEXT NOT NULL,
                tongue TEXT NOT NULL, guest TEXT NOT NULL, state TEXT NOT NULL, asked BIGINT NOT NULL,
                confirmed BIGINT, reminded BIGINT, until BIGINT NOT NULL,
                PRIMARY KEY (council, id)
            )
            """,
            """
            CREATE UNIQUE INDEX conference_registration_address
                ON conference_registration (council, conference, address)
            """,
            "CREATE INDEX conference_registration_of ON conference_registration (council, conference, state, id)",
            "CREATE INDEX conference_registration_until ON conference_registration (until)",
            "CREATE INDEX conference_registration_person ON conference_registration (address)",
            """
            CREATE TABLE conference_key (
                council TEXT NOT NULL, mark \(.bytes) NOT NULL, conference TEXT NOT NULL, registration TEXT NOT NULL,
                until BIGINT NOT NULL,
                PRIMARY KEY (council, mark)
            )
            """,
            "CREATE INDEX conference_key_of ON conference_key (council, registration)",
            "CREATE INDEX conference_key_until ON conference_key (until)",
        ])
}
