// SPDX-License-Identifier: EUPL-1.2
import Database

extension Migration {
    /// People, and what proves who they are.
    static let people = Migration(
        "access-001-people",
        [
            """
            CREATE TABLE person (
                id TEXT PRIMARY KEY,
                name TEXT NOT NULL,
                address TEXT UNIQUE,
                tongue TEXT,
                is_operator BIGINT NOT NULL,
                created BIGINT NOT NULL,
                erased BIGINT
            )
            """,
            """
            CREATE TABLE password (
                person TEXT PRIMARY KEY REFERENCES person (id),
                hash TEXT NOT NULL,
                changed BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE one_time_secret (
                person TEXT PRIMARY KEY REFERENCES person (id),
                sealed \(.bytes) NOT NULL,
                confirmed BIGINT,
                last_step BIGINT
            )
            """,
            """
            CREATE TABLE recovery_code (
                person TEXT NOT NULL REFERENCES person (id),
                mark \(.bytes) NOT NULL,
                used BIGINT,
                PRIMARY KEY (person, mark)
            )
            """,
        ])

    /// What is remembered between requests: sessions, known devices, mailed links, attempts.
    static let sessions = Migration(
        "access-002-sessions",
        [
            """
            CREATE TABLE session (
                id TEXT PRIMARY KEY,
                token \(.bytes) NOT NULL UNIQUE,
                person TEXT NOT NULL REFERENCES person (id),
                device TEXT NOT NULL,
                created BIGINT NOT NULL,
                authenticated BIGINT NOT NULL,
                seen BIGINT NOT NULL,
                ends BIGINT NOT NULL
            )
            """,
            "CREATE INDEX session_of_person ON session (person, created)",
            "CREATE INDEX session_over ON session (ends)",
            """
            CREATE TABLE sign_in_step (
                token \(.bytes) PRIMARY KEY,
                person TEXT NOT NULL REFERENCES person (id),
                attempts BIGINT NOT NULL,
                ends BIGINT NOT NULL
            )
            """,
            "CREATE INDEX sign_in_step_of_person ON sign_in_step (person)",
            """
            CREATE TABLE known_device (
                token \(.bytes) PRIMARY KEY,
                person TEXT NOT NULL REFERENCES person (id),
                seen BIGINT NOT NULL
            )
            """,
            "CREATE INDEX known_device_of_person ON known_device (person)",
            """
            CREATE TABLE mailed_link (
                token \(.bytes) PRIMARY KEY,
                purpose TEXT NOT NULL,
                person TEXT,
                address TEXT,
                created BIGINT NOT NULL,
                ends BIGINT NOT NULL,
                used BIGINT
            )
            """,
            "CREATE INDEX mailed_link_of_person ON mailed_link (person)",
            "CREATE INDEX mailed_link_over ON mailed_link (ends)",
            """
            CREATE TABLE attempt (
                source \(.bytes) PRIMARY KEY,
                attempts BIGINT NOT NULL,
                first BIGINT NOT NULL,
                last BIGINT NOT NULL
            )
            """,
            "CREATE INDEX attempt_last ON attempt (last)",
        ])

    /// Which key file belongs to this database, and what was done to the installation and its accounts.
    static let installation = Migration(
        "access-003-installation",
        [
            "CREATE TABLE installation_key (fingerprint TEXT PRIMARY KEY, since BIGINT NOT NULL)",
            """
            CREATE TABLE account_act (
                id TEXT PRIMARY KEY,
                at BIGINT NOT NULL,
                person TEXT,
                channel TEXT NOT NULL,
                action TEXT NOT NULL,
                about TEXT,
                note TEXT
            )
            """,
            "CREATE INDEX account_act_about ON account_act (about, at, id)",
            "CREATE INDEX account_act_at ON account_act (at, id)",
        ])
}
