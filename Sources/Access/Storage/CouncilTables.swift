// SPDX-License-Identifier: EUPL-1.2
import Database

extension Migration {
    /// Councils as far as rights need them, who belongs to them, and the record of who did what.
    static let councils = Migration(
        "access-004-councils",
        [
            """
            CREATE TABLE council (
                id TEXT PRIMARY KEY,
                slug TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL,
                tongue TEXT NOT NULL,
                zone TEXT NOT NULL,
                fictional BIGINT NOT NULL,
                created BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE audience_name (
                council TEXT NOT NULL REFERENCES council (id),
                audience TEXT NOT NULL,
                name TEXT NOT NULL,
                PRIMARY KEY (council, audience)
            )
            """,
            """
            CREATE TABLE member (
                council TEXT NOT NULL REFERENCES council (id),
                person TEXT NOT NULL REFERENCES person (id),
                name TEXT NOT NULL,
                since BIGINT NOT NULL,
                PRIMARY KEY (council, person)
            )
            """,
            """
            CREATE TABLE grants (
                council TEXT NOT NULL REFERENCES council (id),
                id TEXT NOT NULL,
                person TEXT NOT NULL REFERENCES person (id),
                audience TEXT NOT NULL,
                role TEXT NOT NULL,
                organisation TEXT,
                starts BIGINT NOT NULL,
                ends BIGINT,
                basis TEXT NOT NULL,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX grants_of_person ON grants (person, council, starts, ends, audience, role, organisation)",
            "CREATE INDEX grants_of_audience ON grants (council, audience, person)",
            "CREATE INDEX grants_of_basis ON grants (council, basis)",
            """
            CREATE TABLE act (
                council TEXT NOT NULL REFERENCES council (id),
                id TEXT NOT NULL,
                at BIGINT NOT NULL,
                person TEXT,
                channel TEXT NOT NULL,
                action TEXT NOT NULL,
                subject_kind TEXT NOT NULL,
                subject_id TEXT NOT NULL,
                audience TEXT NOT NULL,
                within TEXT NOT NULL,
                note TEXT,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX act_by_audience ON act (council, audience, at, id)",
            "CREATE INDEX act_by_subject ON act (council, subject_kind, subject_id, at, id)",
            "CREATE INDEX act_by_person ON act (person, at, id)",
        ])
}
