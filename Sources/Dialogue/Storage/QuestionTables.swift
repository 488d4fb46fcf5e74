// SPDX-License-Identifier: EUPL-1.2
import Database

extension Migration {
    /// Questions from the audience. Who asked, and who voted, stands apart, so that it can go while the questions stay.
    static let questions = Migration(
        "dialogue-002-questions",
        [
            """
            CREATE TABLE conference_question (
                council TEXT NOT NULL, id TEXT NOT NULL, conference TEXT NOT NULL, text TEXT NOT NULL,
                tongue TEXT NOT NULL, signature TEXT NOT NULL, state TEXT NOT NULL, is_shown BIGINT NOT NULL,
                reason TEXT NOT NULL, answer TEXT NOT NULL, votes BIGINT NOT NULL, place BIGINT NOT NULL,
                asked BIGINT NOT NULL, version BIGINT NOT NULL, until BIGINT NOT NULL,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX conference_question_listed ON conference_question (council, conference, is_shown, place, id)",
            "CREATE INDEX conference_question_waiting ON conference_question (council, conference, state, id)",
            "CREATE INDEX conference_question_until ON conference_question (until) WHERE is_shown = 0",
            """
            CREATE TABLE conference_asker (
                council TEXT NOT NULL, question TEXT NOT NULL, conference TEXT NOT NULL, guest TEXT NOT NULL,
                until BIGINT NOT NULL,
                PRIMARY KEY (council, question)
            )
            """,
            "CREATE INDEX conference_asker_of ON conference_asker (council, conference, guest)",
            "CREATE INDEX conference_asker_until ON conference_asker (until)",
            """
            CREATE TABLE conference_vote (
                council TEXT NOT NULL, question TEXT NOT NULL, guest TEXT NOT NULL, conference TEXT NOT NULL,
                until BIGINT NOT NULL,
                PRIMARY KEY (council, question, guest)
            )
            """,
            "CREATE INDEX conference_vote_of ON conference_vote (council, conference, guest)",
            "CREATE INDEX conference_vote_until ON conference_vote (until)",
        ])

    /// Polls, and the evaluation at the end: counts, and apart from them who has answered.
    static let polls = Migration(
        "dialogue-003-polls",
        [
            """
            CREATE TABLE conference_poll (
                council TEXT NOT NULL, id TEXT NOT NULL, conference TEXT NOT NULL, text TEXT NOT NULL,
                answers TEXT NOT NULL, state TEXT NOT NULL, voters BIGINT NOT NULL,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX conference_poll_of ON conference_poll (council, conference, id)",
            """
            CREATE TABLE conference_poll_count (
                council TEXT NOT NULL, poll TEXT NOT NULL, choice BIGINT NOT NULL, votes BIGINT NOT NULL,
                PRIMARY KEY (council, poll, choice)
            )
            """,
            """
            CREATE TABLE conference_poll_voter (
                council TEXT NOT NULL, poll TEXT NOT NULL, guest TEXT NOT NULL, until BIGINT NOT NULL,
                PRIMARY KEY (council, poll, guest)
            )
            """,
            "CREATE INDEX conference_poll_voter_until ON conference_poll_voter (until)",
            """
            CREATE TABLE conference_opinion_count (
                council TEXT NOT NULL, conference TEXT NOT NULL, question TEXT NOT NULL, answer TEXT NOT NULL,
                votes BIGINT NOT NULL,
                PRIMARY KEY (council, conference, question, answer)
            )
            """,
            """
            CREATE TABLE conference_opinion_voter (
                council TEXT NOT NULL, conference TEXT NOT NULL, guest TEXT NOT NULL, until BIGINT NOT NULL,
                PRIMARY KEY (council, conference, guest)
            )
            """,
            "CREATE INDEX conference_opinion_voter_until ON conference_opinion_voter (until)",
        ])

    /// Files that lie with a session.
    static let conferenceDocuments = Migration(
        "dialogue-004-documents",
        [
            """
            CREATE TABLE conference_document (
                council TEXT NOT NULL, id TEXT NOT NULL, conference TEXT NOT NULL, title TEXT NOT NULL,
                file TEXT NOT NULL, file_name TEXT NOT NULL,
                PRIMARY KEY (council, id)
            )
            """,
            "CREATE INDEX conference_document_of ON conference_document (council, conference, id)",
        ])
}
