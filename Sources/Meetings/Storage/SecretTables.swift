// SPDX-License-Identifier: EUPL-1.2
import Database

extension Migration {
    /// Secret votes (DESIGN, rule 7; docs/adr/0010-secret-ballots.md).
    ///
    /// Who voted and what was voted stand in two tables that share no key, time or order: all sealed ballots of a vote are
    /// one value, sorted, written anew with each ballot, so that a copy of the database does not tell which came when.
    /// The opened ones are written together, sorted by their random codes.
    static let secretBallots = Migration(
        "meetings-003-secret-ballots",
        [
            "ALTER TABLE meeting_vote ADD COLUMN box_lock TEXT",
            "ALTER TABLE meeting_vote ADD COLUMN ending TEXT",
            """
            CREATE TABLE meeting_turnout (
                council TEXT NOT NULL, vote TEXT NOT NULL, seat TEXT NOT NULL, person TEXT NOT NULL,
                PRIMARY KEY (council, vote, seat)
            )
            """,
            "CREATE UNIQUE INDEX meeting_turnout_once ON meeting_turnout (council, vote, person)",
            "CREATE INDEX meeting_turnout_person ON meeting_turnout (person)",
            """
            CREATE TABLE meeting_box (
                council TEXT NOT NULL, vote TEXT NOT NULL, sealed \(.bytes) NOT NULL,
                PRIMARY KEY (council, vote)
            )
            """,
            """
            CREATE TABLE meeting_secret_ballot (
                council TEXT NOT NULL, vote TEXT NOT NULL, place BIGINT NOT NULL, code TEXT NOT NULL,
                choice TEXT NOT NULL,
                PRIMARY KEY (council, vote, place)
            )
            """,
        ])
}
