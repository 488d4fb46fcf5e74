// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language
import Lineage

/// A survey: what it is called in each language, and its questionnaire in versions.
struct Survey: Hashable, Sendable {
    let id: SurveyID
    let council: CouncilID
    /// Counts the changes.
    let version: Int
    /// By language.
    let texts: [String: SurveyText]
    /// The language it was written in first.
    let tongue: String
    /// The latest version of the questionnaire.
    let latest: Int
    let made: Instant
    let readership: Readership

    init(_ row: Row) throws {
        id = try row["id"]
        council = try row["council"]
        version = try row["version"]
        texts = try StoredJSON.value(of: try row["texts"])
        tongue = try row["tongue"]
        latest = try row["latest"]
        made = try row["made"]
        readership = try Readership(row)
    }

    /// One that is being made.
    init(new id: SurveyID, in council: CouncilID, texts: [String: SurveyText], tongue: String, at made: Instant) {
        (self.id, self.council, self.texts, self.tongue, self.made) = (id, council, texts, tongue, made)
        (version, latest, readership) = (0, 1, Readership(.members))
    }

    /// The languages it is asked in, its own first.
    var tongues: [String] { [tongue] + texts.keys.filter { $0 != tongue }.sorted() }

    /// What is said in a language, or else in the survey's own.
    func text(in wanted: String) -> (text: SurveyText, tongue: String) {
        texts[wanted].map { ($0, wanted) } ?? (texts[tongue] ?? SurveyText(title: "…"), tongue)
    }
}

extension Snapshot {
    static let surveyList = Keyset("surveys", key: "s.made", kind: .integer, id: "s.id", isDescending: true)

    /// A page of the surveys the viewer may read, the latest first.
    func surveys(for scope: Scope, after cursor: Keyset.Cursor?, size: Int = 50) throws -> Keyset.Page<Survey> {
        try Self.surveyList.page(
            of: size, after: cursor, in: self, select: "s.*", from: "survey AS s",
            where: "s.council = \(scope.council) AND s.within IN \(list: scope.keys)",
            partitions: scope.keys.map { "s.audience = \($0)" }, Survey.init)
    }

    func survey(_ id: SurveyID, for scope: Scope) throws -> Survey? {
        try row("SELECT * FROM survey AS s WHERE s.id = \(id) AND \(scope.sees("s"))").map(Survey.init)
    }

    /// The survey of a wave, for whoever holds a code of it, whatever else they may read.
    func survey(asking wave: Wave) throws -> Survey? {
        try row("SELECT * FROM survey WHERE council = \(wave.council) AND id = \(wave.survey)").map(Survey.init)
    }

    /// A version of a survey's questionnaire, and whether it is frozen.
    func questionnaire(_ number: Int, of survey: SurveyID, in council: CouncilID) throws -> (
        Questionnaire, frozen: Bool
    ) {
        let row = try row(
            """
            SELECT content, frozen FROM survey_questionnaire
            WHERE council = \(council) AND survey = \(survey) AND number = \(number)
            """)
        guard let row else { return (Questionnaire(), false) }
        return (try StoredJSON.value(of: try row["content"]), try row["frozen"])
    }
}

extension Transaction {
    /// Keeps a new survey, or what a survey is called; false where it changed meanwhile.
    func keep(
        _ texts: [String: SurveyText], tongue: String, version: Int, _ permit: Permit<EditSurvey>
    ) throws -> Bool {
        let (council, id, stored) = (permit.council, permit.subject.id, try StoredJSON.text(of: texts))
        if version == 0 {
            try run(
                """
                INSERT INTO survey (council, id, version, texts, tongue, latest, made, audience, within)
                VALUES (\(council), \(id), 1, \(stored), \(tongue), 1, \(now), 'members', 'public')
                """)
            try run(
                """
                INSERT INTO survey_questionnaire (council, survey, number, content, frozen)
                VALUES (\(council), \(id), 1, \(try StoredJSON.text(of: Questionnaire())), 0)
                """)
            return true
        }
        return try run(
            """
            UPDATE survey SET version = version + 1, texts = \(stored)
            WHERE council = \(council) AND id = \(id) AND version = \(version)
            """) == 1
    }

    /// Keeps the draft of a questionnaire; false where the survey changed meanwhile or the version is frozen.
    func keep(_ questionnaire: Questionnaire, version: Int, _ permit: Permit<EditSurvey>) throws -> Bool {
        let (council, survey) = (permit.council, permit.subject)
        let changed = try run(
            """
            UPDATE survey SET version = version + 1
            WHERE council = \(council) AND id = \(survey.id) AND version = \(version)
            """)
        guard changed == 1 else { return false }
        return try run(
            """
            UPDATE survey_questionnaire SET content = \(try StoredJSON.text(of: questionnaire))
            WHERE council = \(council) AND survey = \(survey.id) AND number = \(survey.latest) AND frozen = 0
            """) == 1
    }

    /// Begins the next version of a questionnaire with what the latest says.
    func beginVersion(_ questionnaire: Questionnaire, _ permit: Permit<EditSurvey>) throws {
        let (council, survey) = (permit.council, permit.subject)
        try run(
            """
            UPDATE survey SET version = version + 1, latest = \(survey.latest + 1)
            WHERE council = \(council) AND id = \(survey.id)
            """)
        try run(
            """
            INSERT INTO survey_questionnaire (council, survey, number, content, frozen)
            VALUES (\(council), \(survey.id), \(survey.latest + 1), \(try StoredJSON.text(of: questionnaire)), 0)
            """)
    }
}

extension NodeKind {
    static let survey = NodeKind("survey")
}

extension Transaction {
    /// Enters a survey among the evidence, for search and threads.
    func putNode(of survey: Survey) throws {
        let zone = try council(survey.council).flatMap { Zone($0.zone) } ?? .utc
        let text = survey.text(in: survey.tongue).text
        let node = Node(
            council: survey.council, reference: NodeReference(.survey, survey.id), readership: survey.readership,
            step: .evidence, title: text.title, brief: "", tongue: Tongue(rawValue: survey.tongue),
            day: survey.made.local(in: zone).date, path: SurveyRoute.survey(survey.id).segments)
        try put(node, text: text.lead)
    }
}

extension SurveyRoute {
    /// The address below council and language.
    fileprivate var segments: [String] {
        if case .council(let segments) = path { segments } else { [] }
    }
}
