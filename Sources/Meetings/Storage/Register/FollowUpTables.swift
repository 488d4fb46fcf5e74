// SPDX-License-Identifier: EUPL-1.2
import Database

extension Migration {
    /// What became of decisions: addressee and answer, where each stands, and who looked when.
    static let decisionFollowUp = Migration(
        "meetings-006-register",
        [
            """
            CREATE TABLE decision_follow (
                council TEXT NOT NULL, decision TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                addressee TEXT, answer_due TEXT, answer TEXT, answered TEXT, answered_by TEXT, status TEXT NOT NULL,
                note TEXT NOT NULL, version BIGINT NOT NULL,
                PRIMARY KEY (council, decision)
            )
            """,
            "CREATE INDEX decision_follow_due ON decision_follow (council, answer_due, decision)",
            """
            CREATE TABLE decision_review (
                council TEXT NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                decision TEXT NOT NULL, meeting TEXT, status TEXT NOT NULL, note TEXT NOT NULL, at BIGINT NOT NULL,
                person TEXT NOT NULL,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX decision_review_of ON decision_review (council, decision, at, id)",
            "CREATE INDEX decision_review_person ON decision_review (person)",
        ])

    /// Whether a decision was adopted, so that the register can be narrowed to what there is to follow.
    static let adoptedDecisions = Migration(
        "meetings-008-adopted",
        [
            "ALTER TABLE decision ADD COLUMN adopted BIGINT NOT NULL DEFAULT 0",
            // Before elections there were votes for and against alone. Results are stored with sorted keys and no spaces.
            """
            UPDATE decision SET adopted = 1 WHERE EXISTS (
                SELECT 1 FROM meeting_vote AS v WHERE v.council = decision.council AND v.id = decision.vote
                    AND v.tally LIKE '%"isAdopted":true%')
            """,
            "CREATE INDEX decision_adopted ON decision (council, adopted, taken, id)",
        ])
}
