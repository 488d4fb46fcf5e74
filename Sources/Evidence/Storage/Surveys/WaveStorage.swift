// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Wave.State: Storable {}

extension Wave {
    init(_ row: Row) throws {
        id = try row["id"]
        council = try row["council"]
        survey = try row["survey"]
        number = try row["number"]
        questionnaire = try row["questionnaire"]
        plan = try StoredJSON.value(of: try row["plan"])
        state = try row["state"]
        issued = try row["issued"]
        published = try row["published"]
        readership = try Readership(row)
    }
}

extension Snapshot {
    private static let columns: SQL =
        "w.council, w.id, w.survey, w.number, w.questionnaire, w.plan, w.state, w.issued, w.published, w.audience, w.within"

    /// The waves of a survey that the viewer may read, the first first.
    func waves(of survey: SurveyID, for scope: Scope) throws -> [Wave] {
        try rows(
            """
            SELECT \(Self.columns) FROM survey_wave AS w WHERE \(scope.sees("w")) AND w.survey = \(survey)
            ORDER BY w.number LIMIT 200
            """
        ).map(Wave.init)
    }

    /// How many waves the viewer may read of each survey.
    func waveCounts(of surveys: [SurveyID], for scope: Scope) throws -> [SurveyID: Int] {
        try rows(
            """
            SELECT w.survey, COUNT(*) AS count FROM survey_wave AS w
            WHERE \(scope.sees("w")) AND w.survey IN \(list: surveys) GROUP BY w.survey
            """
        ).reduce(into: [:]) { $0[try $1["survey"]] = try $1["count"] }
    }

    func wave(_ id: WaveID, for scope: Scope) throws -> Wave? {
        try row("SELECT \(Self.columns) FROM survey_wave AS w WHERE w.id = \(id) AND \(scope.sees("w"))")
            .map(Wave.init)
    }

    /// The wave a code opens; nil where it was used, or is none.
    func wave(of code: PaperCode, in council: CouncilID) throws -> Wave? {
        try row(
            """
            SELECT \(Self.columns) FROM survey_code AS c JOIN survey_wave AS w ON w.council = c.council AND w.id = c.wave
            WHERE c.council = \(council) AND c.mark = \(code.mark)
            """
        ).map(Wave.init)
    }

    /// The waves that are open although their last day has passed.
    func wavesPastTheirDay(_ today: LocalDate, in council: CouncilID) throws -> [Wave] {
        try rows(
            """
            SELECT \(Self.columns) FROM survey_wave AS w
            WHERE w.council = \(council) AND w.state = 'open' AND w.closes < \(today) ORDER BY w.closes, w.id LIMIT 100
            """
        ).map(Wave.init)
    }

    /// The waves that are open.
    func openWaves(in council: CouncilID) throws -> [Wave] {
        try rows(
            """
            SELECT \(Self.columns) FROM survey_wave AS w WHERE w.council = \(council) AND w.state = 'open'
            ORDER BY w.closes, w.id LIMIT 200
            """
        ).map(Wave.init)
    }

    /// The figures of a closed wave as whoever works with them sees them.
    func figures(of wave: Wave) throws -> WaveFigures? { try figures("figures", of: wave) }

    /// The figures as everybody else who may read the wave sees them.
    func shownFigures(of wave: Wave) throws -> WaveFigures? { try figures("shown", of: wave) }

    private func figures(_ column: SQL, of wave: Wave) throws -> WaveFigures? {
        let text: String? = try value(
            "SELECT \(column) FROM survey_wave WHERE council = \(wave.council) AND id = \(wave.id)")
        return try text.map { try StoredJSON.value(of: $0) }
    }
}

extension Transaction {
    /// Plans a wave with the latest version of the questionnaire; gives its id.
    func plan(_ plan: WavePlan, _ permit: Permit<RunWaves>) throws -> WaveID {
        let (council, survey) = (permit.council, permit.subject)
        let id = newID(Wave.self)
        let before: Int? = try value(
            "SELECT MAX(number) FROM survey_wave WHERE council = \(council) AND survey = \(survey.id)")
        try run(
            """
            INSERT INTO survey_wave (council, id, survey, number, questionnaire, plan, closes, state, issued, audience, within)
            VALUES (\(council), \(id), \(survey.id), \((before ?? 0) + 1), \(survey.latest),
                \(try StoredJSON.text(of: plan)), \(plan.closes), 'planned', 0, 'members', 'public')
            """)
        return id
    }

    /// Opens a wave and freezes the questionnaire it asks. A wave for everybody who wants is public from then on.
    func open(_ wave: Wave, with questionnaire: Int, _ permit: Permit<RunWaves>) throws {
        let audience: Audience = wave.plan.kind == .open ? .public : .members
        try run(
            """
            UPDATE survey_wave SET state = 'open', questionnaire = \(questionnaire), audience = \(audience)
            WHERE council = \(permit.council) AND id = \(wave.id)
            """)
        try run(
            """
            UPDATE survey_questionnaire SET frozen = 1
            WHERE council = \(permit.council) AND survey = \(wave.survey) AND number = \(questionnaire)
            """)
        try spread(wave.survey, in: wave.council)
    }

    /// Closes a wave: codes that nobody used are worth nothing any more, answers are mixed and counted.
    func close(_ wave: Wave, hidingBelow threshold: Int) throws {
        let (council, id) = (wave.council, wave.id)
        try run("DELETE FROM survey_code WHERE council = \(council) AND wave = \(id)")
        try run("DELETE FROM survey_sent WHERE council = \(council) AND wave = \(id)")
        try mixAnswers(of: wave)
        try run(
            """
            UPDATE survey_wave SET state = 'closed', audience = 'members', until = \(now + .seconds(Int64(Wave.keepsAnswers) * 86_400))
            WHERE council = \(council) AND id = \(id)
            """)
        try keepFigures(of: wave, weights: nil, hidingBelow: threshold)
        try spread(wave.survey, in: council)
    }

    /// Counts a closed wave and keeps what it gave, for those who work with it and for others.
    func keepFigures(of wave: Wave, weights: SurveyWeights?, hidingBelow threshold: Int) throws {
        let (questionnaire, _) = try questionnaire(wave.questionnaire, of: wave.survey, in: wave.council)
        let answers = try answers(of: wave).map { (choices: $0.choices, way: $0.way, tongue: $0.tongue) }
        let figures = WaveFigures(answers, of: questionnaire, weights: weights?.weights, weighting: weights?.figures)
        let shown = figures.shown(below: threshold, of: questionnaire)
        try run(
            """
            UPDATE survey_wave SET figures = \(try StoredJSON.text(of: figures)), shown = \(try StoredJSON.text(of: shown))
            WHERE council = \(wave.council) AND id = \(wave.id)
            """)
    }

    /// Lets anybody read what a wave gave.
    func publish(_ wave: Wave, _ permit: Permit<PublishWave>) throws {
        try run(
            """
            UPDATE survey_wave SET published = \(now), audience = 'public', within = 'public'
            WHERE council = \(permit.council) AND id = \(wave.id)
            """)
        try spread(wave.survey, in: wave.council)
    }

    /// Keeps the marks of new codes; the codes themselves are kept nowhere.
    func keep(_ codes: [PaperCode], _ permit: Permit<IssueCodes>) throws {
        let (council, wave) = (permit.council, permit.subject.id)
        // In the order of their marks, so that the rows do not lie as the letters do.
        for mark in codes.map(\.mark).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            try run("INSERT INTO survey_code (council, mark, wave) VALUES (\(council), \(mark), \(wave))")
        }
        try run(
            "UPDATE survey_wave SET issued = issued + \(codes.count) WHERE council = \(council) AND id = \(wave)")
    }

    /// A survey is known to all who may read one of its waves.
    private func spread(_ id: SurveyID, in council: CouncilID) throws {
        let isPublic =
            try row(
                "SELECT 1 FROM survey_wave WHERE council = \(council) AND survey = \(id) AND audience = 'public' LIMIT 1"
            )
            != nil
        let audience: Audience = isPublic ? .public : .members
        try run("UPDATE survey SET audience = \(audience) WHERE council = \(council) AND id = \(id)")
        if let survey = try row("SELECT * FROM survey WHERE council = \(council) AND id = \(id)").map(Survey.init) {
            try putNode(of: survey)
        }
    }
}
