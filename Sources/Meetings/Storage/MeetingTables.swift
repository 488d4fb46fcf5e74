// SPDX-License-Identifier: EUPL-1.2
import Database

extension Migration {
    /// Meetings with their agendas and papers, who was there, and who said they would come.
    static let meetings = Migration(
        "meetings-001-meetings",
        [
            """
            CREATE TABLE meeting (
                council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                formation TEXT NOT NULL, day TEXT NOT NULL, time TEXT NOT NULL, zone TEXT NOT NULL,
                starts BIGINT NOT NULL, minutes BIGINT NOT NULL, venue TEXT NOT NULL, place TEXT, address TEXT,
                urgency TEXT, repeats TEXT, tongue TEXT NOT NULL, state TEXT NOT NULL, opened BIGINT, closed BIGINT,
                current TEXT, sequence BIGINT NOT NULL, changed BIGINT NOT NULL, version BIGINT NOT NULL,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX meeting_listed ON meeting (council, audience, starts, id)",
            "CREATE INDEX meeting_of_formation ON meeting (council, formation, starts, id)",
            """
            CREATE TABLE agenda_item (
                council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                meeting TEXT NOT NULL, place BIGINT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL, minutes BIGINT,
                text TEXT NOT NULL, opened BIGINT, closed BIGINT, version BIGINT NOT NULL,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX agenda_item_of ON agenda_item (council, meeting, place, id)",
            """
            CREATE TABLE agenda_paper (
                council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                meeting TEXT NOT NULL, item TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
                file TEXT, file_name TEXT,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX agenda_paper_of ON agenda_paper (council, meeting, item, id)",
            """
            CREATE TABLE meeting_stay (
                council TEXT NOT NULL, id TEXT NOT NULL, meeting TEXT NOT NULL, seat TEXT NOT NULL, person TEXT NOT NULL,
                kind TEXT NOT NULL, came BIGINT NOT NULL, went BIGINT,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX meeting_stay_of ON meeting_stay (council, meeting, came, id)",
            "CREATE INDEX meeting_stay_person ON meeting_stay (person)",
            """
            CREATE TABLE meeting_recusal (
                council TEXT NOT NULL, meeting TEXT NOT NULL, item TEXT NOT NULL, seat TEXT NOT NULL, at BIGINT NOT NULL,
                PRIMARY KEY (council, meeting, item, seat)
            )
            """,
            """
            CREATE TABLE meeting_answer (
                council TEXT NOT NULL, meeting TEXT NOT NULL, person TEXT NOT NULL, answer TEXT NOT NULL,
                at BIGINT NOT NULL,
                PRIMARY KEY (council, meeting, person)
            )
            """,
            "CREATE INDEX meeting_answer_person ON meeting_answer (person)",
        ])

    /// Votes with the ballots of named ones, the decisions they came to, and the minutes.
    ///
    /// Nobody votes twice and no seat votes twice, whatever the program does: the tables refuse it.
    static let votes = Migration(
        "meetings-002-votes",
        [
            """
            CREATE TABLE meeting_vote (
                council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                meeting TEXT NOT NULL, item TEXT NOT NULL, text TEXT NOT NULL, matter TEXT NOT NULL,
                method TEXT NOT NULL, state TEXT NOT NULL, opened BIGINT NOT NULL, closed BIGINT,
                adopts_kind TEXT, adopts_id TEXT, tally TEXT,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX meeting_vote_of ON meeting_vote (council, meeting, item, opened, id)",
            """
            CREATE TABLE meeting_ballot (
                council TEXT NOT NULL, vote TEXT NOT NULL, seat TEXT NOT NULL, person TEXT NOT NULL,
                choice TEXT NOT NULL, at BIGINT NOT NULL,
                PRIMARY KEY (council, vote, seat)
            )
            """,
            "CREATE UNIQUE INDEX meeting_ballot_once ON meeting_ballot (council, vote, person)",
            "CREATE INDEX meeting_ballot_person ON meeting_ballot (person)",
            """
            CREATE TABLE decision (
                council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                meeting TEXT NOT NULL, item TEXT NOT NULL, vote TEXT NOT NULL, year BIGINT NOT NULL,
                sequence BIGINT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, tongue TEXT NOT NULL,
                day TEXT NOT NULL, taken BIGINT NOT NULL, log TEXT NOT NULL, position BIGINT NOT NULL,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE UNIQUE INDEX decision_number ON decision (council, audience, within, year, sequence)",
            "CREATE UNIQUE INDEX decision_of ON decision (council, vote)",
            "CREATE INDEX decision_listed ON decision (council, audience, taken, id)",
            "CREATE INDEX decision_at ON decision (council, meeting, taken, id)",
            """
            CREATE TABLE minutes_note (
                council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                meeting TEXT NOT NULL, item TEXT NOT NULL, at BIGINT NOT NULL, text TEXT NOT NULL,
                version BIGINT NOT NULL,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX minutes_note_of ON minutes_note (council, meeting, item, at, id)",
            """
            CREATE TABLE minutes (
                council TEXT NOT NULL, meeting TEXT NOT NULL, approved BIGINT NOT NULL, approved_at TEXT,
                document TEXT NOT NULL,
                PRIMARY KEY (council, meeting)
            )
            """,
        ])
}
