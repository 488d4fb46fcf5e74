// SPDX-License-Identifier: EUPL-1.2
import Database

extension Migration {
    /// Surveys, their waves, and what people answered.
    ///
    /// **Who answered what.** A code that was not used yet stands in `survey_code` as a hash. Answering deletes it, in the
    /// transaction that adds the answer: a used code leaves no row that could be joined with anything. `survey_answer` has no
    /// column that a code, a person or a moment could be found by: council and wave, a random id, the day, the way, the language
    /// and the answers. What people wrote stands in `survey_words` under ids of its own, so that it is joined neither with a code
    /// nor with the other answers. `survey_sent` holds the hash of the random number of a form from an open link, against a
    /// second sending; it is deleted when the wave is closed.
    ///
    /// **Order.** Rows of a day lie in the database in the order in which they came. Each night, and when a wave is closed, all of
    /// them are written anew under new ids in a random order (`mixAnswers`). `docs/surveys.md` says what this protects against
    /// and what not: write-ahead log, replicas and backups included.
    static let surveys = Migration(
        "evidence-003-surveys",
        [
            """
            CREATE TABLE survey (
                council TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, texts TEXT NOT NULL, tongue TEXT NOT NULL,
                latest BIGINT NOT NULL, made BIGINT NOT NULL, audience TEXT NOT NULL, within TEXT NOT NULL,
                PRIMARY KEY (council, id))
            """,
            "CREATE INDEX survey_list ON survey (council, audience, made, id)",
            """
            CREATE TABLE survey_questionnaire (
                council TEXT NOT NULL, survey TEXT NOT NULL, number BIGINT NOT NULL, content TEXT NOT NULL,
                frozen BIGINT NOT NULL,
                PRIMARY KEY (council, survey, number),
                FOREIGN KEY (council, survey) REFERENCES survey (council, id) ON DELETE CASCADE)
            """,
            """
            CREATE TABLE survey_wave (
                council TEXT NOT NULL, id TEXT NOT NULL, survey TEXT NOT NULL, number BIGINT NOT NULL,
                questionnaire BIGINT NOT NULL, plan TEXT NOT NULL, closes TEXT NOT NULL, state TEXT NOT NULL,
                issued BIGINT NOT NULL, figures TEXT, shown TEXT, published BIGINT, until BIGINT,
                audience TEXT NOT NULL, within TEXT NOT NULL,
                PRIMARY KEY (council, id),
                FOREIGN KEY (council, survey) REFERENCES survey (council, id))
            """,
            "CREATE UNIQUE INDEX survey_wave_number ON survey_wave (council, survey, number)",
            "CREATE INDEX survey_wave_open ON survey_wave (council, closes) WHERE state = 'open'",
            """
            CREATE TABLE survey_code (
                council TEXT NOT NULL, mark \(.bytes) NOT NULL, wave TEXT NOT NULL,
                PRIMARY KEY (council, mark))
            """,
            "CREATE INDEX survey_code_wave ON survey_code (council, wave)",
            """
            CREATE TABLE survey_answer (
                council TEXT NOT NULL, id TEXT NOT NULL, wave TEXT NOT NULL, day TEXT NOT NULL, way TEXT NOT NULL,
                tongue TEXT NOT NULL, choices TEXT NOT NULL,
                PRIMARY KEY (council, id))
            """,
            "CREATE INDEX survey_answer_wave ON survey_answer (council, wave, id)",
            """
            CREATE TABLE survey_words (
                council TEXT NOT NULL, id TEXT NOT NULL, wave TEXT NOT NULL, question TEXT NOT NULL, tongue TEXT NOT NULL,
                words TEXT NOT NULL, state TEXT NOT NULL,
                PRIMARY KEY (council, id))
            """,
            "CREATE INDEX survey_words_wave ON survey_words (council, wave, state, question, id)",
            """
            CREATE TABLE survey_sent (
                council TEXT NOT NULL, mark \(.bytes) NOT NULL, wave TEXT NOT NULL,
                PRIMARY KEY (council, mark))
            """,
            "CREATE INDEX survey_sent_wave ON survey_sent (council, wave)",
        ])
}
