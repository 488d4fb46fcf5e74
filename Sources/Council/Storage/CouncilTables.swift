// SPDX-License-Identifier: EUPL-1.2
import Database

extension Migration {
    /// The council's rules, its organisations, seats and formations, and who holds them for which term.
    ///
    /// Whoever sees a formation sees its seats, and whoever sees a seat sees its organisation: the writing functions
    /// hold to it, so that a read filters the outermost object alone.
    static let council = Migration(
        "council-001-council",
        [
            """
            CREATE TABLE constitution (
                council TEXT PRIMARY KEY REFERENCES council (id),
                profile TEXT NOT NULL, profile_version BIGINT NOT NULL, adopted TEXT NOT NULL,
                document TEXT NOT NULL, working TEXT NOT NULL, version BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE rule_verdict (
                council TEXT NOT NULL, id TEXT NOT NULL, rule TEXT NOT NULL, at BIGINT NOT NULL, person TEXT,
                verdict TEXT NOT NULL, value TEXT, reason TEXT NOT NULL,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX rule_verdict_of ON rule_verdict (council, rule, at, id)",
            """
            CREATE TABLE organisation (
                council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                names TEXT NOT NULL, sort TEXT NOT NULL, site TEXT,
                since TEXT NOT NULL, until TEXT, version BIGINT NOT NULL,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX organisation_listed ON organisation (council, audience, sort, id)",
            """
            CREATE TABLE seat (
                council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                names TEXT NOT NULL, profile_seat TEXT, college TEXT, kind TEXT NOT NULL, standing TEXT NOT NULL,
                organisation TEXT, since TEXT NOT NULL, until TEXT, version BIGINT NOT NULL,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX seat_of_organisation ON seat (council, organisation, id)",
            """
            CREATE TABLE formation (
                council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                kind TEXT NOT NULL, names TEXT NOT NULL, sort TEXT NOT NULL, purpose TEXT, profile_formation TEXT,
                since TEXT NOT NULL, until TEXT, version BIGINT NOT NULL,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX formation_listed ON formation (council, audience, sort, id)",
            """
            CREATE TABLE formation_seat (
                council TEXT NOT NULL, formation TEXT NOT NULL, seat TEXT NOT NULL,
                presides BIGINT NOT NULL, place BIGINT NOT NULL,
                PRIMARY KEY (council, formation, seat)
            )
            """,
            "CREATE INDEX formation_of_seat ON formation_seat (council, seat, formation)",
            """
            CREATE TABLE mandate (
                council TEXT NOT NULL, id TEXT NOT NULL, seat TEXT NOT NULL, person TEXT NOT NULL, kind TEXT NOT NULL,
                first_day TEXT NOT NULL, last_day TEXT, name_public BIGINT NOT NULL, version BIGINT NOT NULL,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX mandate_of_seat ON mandate (council, seat, first_day, id)",
            "CREATE INDEX mandate_of_person ON mandate (person, council, id)",
            """
            CREATE TABLE formation_place (
                council TEXT NOT NULL, formation TEXT NOT NULL, mandate TEXT NOT NULL,
                PRIMARY KEY (council, formation, mandate)
            )
            """,
            "CREATE INDEX formation_place_of_mandate ON formation_place (council, mandate, formation)",
            "CREATE TABLE published_facts (council TEXT PRIMARY KEY REFERENCES council (id), document TEXT NOT NULL)",
        ])
}
