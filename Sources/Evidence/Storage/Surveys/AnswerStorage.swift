// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

/// One person's answers as they are kept: nothing says whose they are, or when within the day they came.
struct StoredAnswer: Hashable, Sendable {
    let day: LocalDate
    let way: AnswerWay
    let tongue: String
    let choices: [String: [Int]]
}

/// What somebody wrote to one question.
struct SurveyWords: Hashable, Sendable {
    enum State: String, CaseIterable, Hashable, Sendable {
        /// Nobody has read it; it is shown to nobody but whoever reads it first.
        case unread
        /// An analyst has read it, and it may be shown with the results.
        case allowed
        /// An analyst has read it, and it is not shown: it names somebody, or harms.
        case held
    }

    let id: ID<SurveyWords>
    let question: String
    let tongue: String
    let words: String
    let state: State

    static let longestList = 50
}

extension AnswerWay: Storable {}
extension SurveyWords.State: Storable {}

extension Snapshot {
    /// How many have answered.
    func answerCount(of wave: Wave) throws -> Int {
        try value("SELECT COUNT(*) FROM survey_answer WHERE council = \(wave.council) AND wave = \(wave.id)") ?? 0
    }

    /// All answers of a wave, by their random ids.
    func answers(of wave: Wave) throws -> [StoredAnswer] {
        try rows(
            """
            SELECT day, way, tongue, choices FROM survey_answer
            WHERE council = \(wave.council) AND wave = \(wave.id) ORDER BY id
            """
        ).map { row in
            StoredAnswer(
                day: try row["day"], way: try row["way"], tongue: try row["tongue"],
                choices: try StoredJSON.value(of: try row["choices"]))
        }
    }

    /// What was written in a wave and stands so, by question and random id.
    func words(of wave: Wave, _ state: SurveyWords.State, limit: Int = SurveyWords.longestList) throws -> [SurveyWords]
    {
        try rows(
            """
            SELECT id, question, tongue, words, state FROM survey_words
            WHERE council = \(wave.council) AND wave = \(wave.id) AND state = \(state)
            ORDER BY question, id LIMIT \(limit)
            """
        ).map { row in
            SurveyWords(
                id: try row["id"], question: try row["question"], tongue: try row["tongue"], words: try row["words"],
                state: try row["state"])
        }
    }

    func wordCounts(of wave: Wave) throws -> [SurveyWords.State: Int] {
        try rows(
            """
            SELECT state, COUNT(*) AS count FROM survey_words WHERE council = \(wave.council) AND wave = \(wave.id)
            GROUP BY state
            """
        ).reduce(into: [:]) { $0[try $1["state"]] = try $1["count"] }
    }
}

extension Transaction {
    /// Takes an answer by a code: the code goes and the answer comes, both or neither. False where the code is gone.
    func take(
        _ answer: SurveyAnswer, by code: PaperCode, way: AnswerWay, _ wave: Wave, in tongue: String, on day: LocalDate
    )
        throws -> Bool
    {
        let spent = try run(
            """
            DELETE FROM survey_code WHERE council = \(wave.council) AND mark = \(code.mark) AND wave = \(wave.id)
            """)
        guard spent == 1 else { return false }
        try insert(answer, way: way, wave, in: tongue, on: day)
        return true
    }

    /// Takes an answer by an open link; false where this very form was taken before.
    func take(_ answer: SurveyAnswer, sent mark: [UInt8], _ wave: Wave, in tongue: String, on day: LocalDate) throws
        -> Bool
    {
        let isFirst = try run(
            """
            INSERT INTO survey_sent (council, mark, wave) VALUES (\(wave.council), \(mark), \(wave.id))
            ON CONFLICT (council, mark) DO NOTHING
            """)
        guard isFirst == 1 else { return false }
        try insert(answer, way: .link, wave, in: tongue, on: day)
        return true
    }

    /// Takes an answer on paper without a code, typed in by a member.
    func take(_ answer: SurveyAnswer, _ wave: Wave, in tongue: String, on day: LocalDate, _: Permit<EnterPaper>) throws
    {
        try insert(answer, way: .paper, wave, in: tongue, on: day)
    }

    private func insert(_ answer: SurveyAnswer, way: AnswerWay, _ wave: Wave, in tongue: String, on day: LocalDate)
        throws
    {
        let choices = try StoredJSON.text(of: answer.choices)
        try run(
            """
            INSERT INTO survey_answer (council, id, wave, day, way, tongue, choices)
            VALUES (\(wave.council), \(newUnorderedID(StoredAnswer.self)), \(wave.id), \(day), \(way), \(tongue), \(choices))
            """)
        for (question, words) in answer.texts.sorted(by: { $0.key < $1.key }) {
            try run(
                """
                INSERT INTO survey_words (council, id, wave, question, tongue, words, state)
                VALUES (\(wave.council), \(newUnorderedID(SurveyWords.self)), \(wave.id), \(question), \(tongue), \(words),
                    'unread')
                """)
        }
    }

    /// Writes all answers of a wave anew, under new ids and in a random order: how rows lie in the database, and which
    /// transaction wrote them, then tells nothing of when each came or which came together.
    func mixAnswers(of wave: Wave) throws {
        try mix("survey_answer", ["day", "way", "tongue", "choices"], of: wave)
        try mix("survey_words", ["question", "tongue", "words", "state"], of: wave)
    }

    private func mix(_ table: SQL, _ columns: [SQL], of wave: Wave) throws {
        let list = columns.joined(by: ", ")
        let condition: SQL = "council = \(wave.council) AND wave = \(wave.id)"
        let rows = try rows("SELECT \(list) FROM \(table) WHERE \(condition)").map(\.values).shuffled()
        try run("DELETE FROM \(table) WHERE \(condition)")
        let anew = rows.map { values in
            [wave.council.stored, newUnorderedID(StoredAnswer.self).stored, wave.id.stored] + values
        }
        try insert(into: table, columns: ["council", "id", "wave"] + columns, rows: anew)
    }

    /// Says whether what somebody wrote may be shown; false where somebody else said so meanwhile.
    func judge(_ id: ID<SurveyWords>, as state: SurveyWords.State, _ permit: Permit<ReadWords>) throws -> Bool {
        try run(
            """
            UPDATE survey_words SET state = \(state)
            WHERE council = \(permit.council) AND id = \(id) AND wave = \(permit.subject.id)
            """) == 1
    }
}
