// SPDX-License-Identifier: EUPL-1.2
import Database

extension Migration {
    /// What is chosen between and what came out, the majority of a vote, votes taken again, challenges, hands counted by
    /// two, and ballots of elections and rankings by name.
    static let voting = Migration(
        "meetings-004-voting",
        [
            "ALTER TABLE meeting_vote ADD COLUMN asks TEXT",
            "ALTER TABLE meeting_vote ADD COLUMN chosen TEXT",
            "ALTER TABLE meeting_vote ADD COLUMN majority TEXT",
            "ALTER TABLE meeting_vote ADD COLUMN repeats TEXT",
            "ALTER TABLE meeting_vote ADD COLUMN ground TEXT",
            "ALTER TABLE meeting_vote ADD COLUMN challenge TEXT",
            "CREATE INDEX meeting_vote_again ON meeting_vote (council, repeats)",
            """
            CREATE TABLE meeting_count (
                council TEXT NOT NULL, vote TEXT NOT NULL, person TEXT, count TEXT, differed BIGINT NOT NULL,
                PRIMARY KEY (council, vote)
            )
            """,
            """
            CREATE TABLE meeting_marked_ballot (
                council TEXT NOT NULL, vote TEXT NOT NULL, seat TEXT NOT NULL, person TEXT NOT NULL,
                marks TEXT NOT NULL, at BIGINT NOT NULL,
                PRIMARY KEY (council, vote, seat)
            )
            """,
            "CREATE UNIQUE INDEX meeting_marked_ballot_once ON meeting_marked_ballot (council, vote, person)",
            "CREATE INDEX meeting_marked_ballot_person ON meeting_marked_ballot (person)",
        ])
}
