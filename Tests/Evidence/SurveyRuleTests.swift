// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language
import TestKit
import Testing

@testable import Evidence

@Suite("Rules of surveys")
struct SurveyRuleTests {
    private typealias Cell = QuestionFigures.Cell

    private static func question(
        _ key: String, _ kind: SurveyQuestion.Kind, _ choices: [String] = [], text: String = "?",
        if condition: SurveyQuestion.Condition? = nil
    ) -> SurveyQuestion {
        SurveyQuestion(
            key: key, kind: kind, wording: ["en": .init(text: text, choices: choices)], condition: condition)
    }

    private static let victim = Questionnaire(questions: [
        question("victim", .yesNo),
        question("reported", .yesNo, if: .init(question: "victim", answers: [0])),
        question("why", .several, ["a", "b", "c"], if: .init(question: "reported", answers: [1])),
        question("words", .text),
    ])

    @Test(
        "an answer is kept only where its question was to be asked",
        arguments: [
            (
                ["victim": ["0"], "reported": ["1"], "why": ["0", "2"]],
                ["victim": [0], "reported": [1], "why": [0, 2]]
            ),
            (["victim": ["1"], "reported": ["1"], "why": ["0"]], ["victim": [1]]),
            (["reported": ["1"], "why": ["0"]], [:]),
            (["victim": ["0"], "reported": ["0"], "why": ["0"]], ["victim": [0], "reported": [0]]),
        ] as [([String: [String]], [String: [Int]])])
    func branching(typed: [String: [String]], kept: [String: [Int]]) {
        let (answer, problems) = SurveyAnswer.read({ typed[$0] ?? [] }, of: Self.victim)
        #expect(answer.choices == kept && problems.isEmpty)
    }

    @Test(
        "what is no answer is refused with its question",
        arguments: [
            ("victim", ["3"]), ("victim", ["-1"]), ("victim", ["yes"]), ("victim", ["0", "1"]), ("victim", ["0", "0"]),
            ("words", [String(repeating: "x", count: 1_001)]),
        ])
    func refused(field: String, typed: [String]) {
        let problems = SurveyAnswer.read({ $0 == field ? typed : [] }, of: Self.victim).problems
        #expect(problems.map(\.field) == [field])
    }

    @Test("a question stays behind the one it depends on, and that one stays while another depends on it")
    func order() {
        #expect(Self.victim.moving("reported", up: true) == nil)
        #expect(Self.victim.moving("victim", up: false) == nil)
        #expect(Self.victim.moving("words", up: true)?.questions.map(\.key) == ["victim", "reported", "words", "why"])
        #expect(Self.victim.moving("victim", up: true) == nil && Self.victim.moving("none", up: true) == nil)
        #expect(Self.victim.removing("reported") == nil)
        #expect(Self.victim.removing("why")?.questions.count == 3)
    }

    @Test("the module is complete in three languages, in order, and asks for the five indicators")
    func module() {
        let module = Questionnaire(questions: SafetyModule.questions)
        for tongue in ["en", "fr", "el"] { #expect(module.isComplete(in: tongue)) }
        #expect(Set(module.questions.map(\.key)).count == module.questions.count)
        for key in ["safe-after-dark", "burglary-likely", "took-part", "would-take-part", "trust"] {
            #expect(module.question(key) != nil)
        }
        for question in module.questions {
            guard let condition = question.condition else { continue }
            let before = module.conditions(for: question.key).first { $0.key == condition.question }
            #expect(before != nil && condition.answers.allSatisfy { $0 < (before?.options ?? 0) })
        }
    }

    @Test(
        "a draft of a question says what is missing",
        arguments: [
            (["kind": "one", "text-en": "?", "choices-en": "a"], "choices-en"),
            (["kind": "scale", "text-en": "?", "choices-en": "a\nb\nc"], "choices-en"),
            (["kind": "text", "text-en": ""], "text-en"), (["kind": "", "text-en": "?"], "kind"),
            (
                ["kind": "one", "text-en": "?", "choices-en": "a\nb", "text-fr": "?", "choices-fr": "a\nb\nc"],
                "choices-fr"
            ),
            (["kind": "text", "text-en": "?", "condition": "victim:3"], "condition"),
            (["kind": "text", "text-en": "?", "condition": "words:0"], "condition"),
            (["kind": "text", "text-en": "?", "condition": "victim:0", "condition-or": "reported:0"], "condition-or"),
        ] as [([String: String], String)])
    func draft(typed: [String: String], field: String) {
        let (_, problems) = QuestionDraft.read(
            { typed[$0] ?? "" }, key: "new", in: ["en", "fr"], of: Self.victim)
        #expect(problems.contains { $0.field == field }, "\(problems)")
    }

    // MARK: - Figures

    private static func figures(_ answers: [[String: [Int]]], _ questionnaire: Questionnaire) -> WaveFigures {
        WaveFigures(answers.map { (choices: $0, way: .code, tongue: "en") }, of: questionnaire)
    }

    private static func repeated(_ counts: [(Int, [String: [Int]])]) -> [[String: [Int]]] {
        counts.flatMap { [[String: [Int]]](repeating: $1, count: $0) }
    }

    @Test("shares, means and their intervals follow from the answers")
    func counting() throws {
        let questionnaire = Questionnaire(questions: [
            Self.question("sex", .one, ["f", "m"]), Self.question("safe", .scale, ["a", "b"]),
        ])
        let figures = Self.figures(
            Self.repeated([(30, ["sex": [0], "safe": [0]]), (10, ["sex": [1], "safe": [4]]), (5, ["sex": [1]])]),
            questionnaire)
        let (sex, safe) = (try #require(figures.question("sex")), try #require(figures.question("safe")))
        #expect(sex.answered == 45 && safe.answered == 40 && sex.cells.map(\.count) == [30, 15])
        #expect(safe.cells.map(\.count) == [30, 0, 0, 0, 10] && safe.mean == 2)
        let wilson = try #require(Proportion(successes: 30, trials: 45)).wilson()
        #expect(abs((sex.share(0)?.interval.low ?? 0) - wilson.low) < 1e-12)
    }

    @Test("weights bring shares to what is known, and cost what Kish says; who said nothing counts with weight 1")
    func weighting() throws {
        let answers = Self.repeated([(30, ["sex": [0]]), (10, ["sex": [1]]), (2, [:])])
        let margin = SurveyMargin(question: "sex", totals: [500, 500])
        let weights = try SurveyWeights(answers, to: [margin])
        #expect(abs(weights.weights[0] - 20.0 / 30) < 1e-9 && abs(weights.weights[30] - 2) < 1e-9)
        #expect(weights.weights.suffix(2) == [1, 1] && weights.figures.unweighted == 2)
        #expect(abs(weights.weights.reduce(0, +) - 42) < 1e-9)
        let squares = weights.weights.reduce(0) { $0 + $1 * $1 }
        #expect(abs(weights.figures.designEffect - squares / 42) < 1e-9)
        #expect(throws: SurveyWeights.Obstacle.nobody(question: "sex", option: 2)) {
            try SurveyWeights(answers, to: [SurveyMargin(question: "sex", totals: [1, 1, 1])])
        }
        #expect(throws: SurveyWeights.Obstacle.noAnswers) { try SurveyWeights([[:]], to: [margin]) }
    }

    @Test("small numbers are hidden, and what would tell them")
    func disclosure() throws {
        let questionnaire = Questionnaire(questions: [
            Self.question("one", .one, ["a", "b", "c"]), Self.question("scale", .scale, ["a", "b"]),
            Self.question("many", .several, ["a", "b"]),
        ])
        let figures = Self.figures(
            Self.repeated([
                (20, ["one": [0], "scale": [0], "many": [0]]), (12, ["one": [1], "scale": [1], "many": [0, 1]]),
                (2, ["one": [2], "scale": [4], "many": [1]]),
            ]), questionnaire)
        let shown = figures.shown(below: 5, of: questionnaire)
        let one = try #require(shown.question("one"))
        #expect(one.answered == 34 && one.cells[2].count == nil)
        #expect(one.cells.count { $0.count == nil } == 2, "a single hidden answer would follow from the total")
        let scale = try #require(shown.question("scale"))
        #expect(scale.mean == nil && scale.cells[4].share == nil)
        let many = try #require(shown.question("many"))
        #expect(many.cells[0].count == nil, "all but two gave it")
        #expect(many.cells[1].count == 14)
        #expect(
            Self.figures(Self.repeated([(4, ["one": [0]])]), questionnaire).shown(below: 5, of: questionnaire).answers
                == nil)
    }

    @Test("a question asked of a few is hidden with the answers that lead to it")
    func branchDisclosure() {
        let answers = Self.repeated([
            (40, ["victim": [1]]), (3, ["victim": [0], "reported": [0]]), (9, ["victim": [2]]),
        ])
        let shown = Self.figures(answers, Self.victim).shown(below: 5, of: Self.victim)
        #expect(shown.question("victim")?.cells[0].count == nil)
        #expect(shown.question("reported")?.answered == nil)
        // Six were asked and all answered; where their number is hidden to protect another, theirs is as well.
        let more = Self.figures(
            Self.repeated([(6, ["victim": [0], "reported": [0]]), (40, ["victim": [1]]), (2, ["victim": [2]])]),
            Self.victim)
        let careful = more.shown(below: 5, of: Self.victim)
        #expect(careful.question("victim")?.cells[0].count == nil)
        #expect(careful.question("reported")?.answered == nil && careful.question("why")?.answered == nil)
    }

    @Test("waves are compared only where the words are the same in every language somebody answered in")
    func comparison() throws {
        let base = Self.question("q", .one, ["a", "b"], text: "How safe?")
        var french = base
        french.wording["fr"] = .init(text: "Sécurité ?", choices: ["a", "b"])
        var reworded = french
        reworded.wording["fr"] = .init(text: "Sûreté ?", choices: ["a", "b"])
        let (one, two) = (Questionnaire(questions: [french]), Questionnaire(questions: [reworded]))
        #expect(WaveComparison.isSame("q", one, two, ["en"]))
        #expect(!WaveComparison.isSame("q", one, two, ["en", "fr"]))
        #expect(!WaveComparison.isSame("q", one, Questionnaire(), ["en"]))
        let answers = { (count: Int) in
            WaveFigures(
                (0..<100).map { (choices: ["q": [$0 < count ? 0 : 1]], way: .code, tongue: "en") }, of: one)
        }
        let compared = WaveComparison.questions((two, answers(60)), against: (one, answers(40)))
        let difference = try #require(compared.first?.difference(0))
        #expect(
            abs(difference.value - 0.2) < 1e-12 && difference.interval.low > 0.05 && difference.interval.high < 0.34)
    }

    @Test("a question is not the same where the one that leads to it was reworded")
    func comparisonOfBranches() {
        var other = Self.victim
        other.questions[0].wording["en"] = .init(text: "In your life?", choices: [])
        #expect(WaveComparison.isSame("words", Self.victim, other, ["en"]))
        #expect(!WaveComparison.isSame("reported", Self.victim, other, ["en"]))
        #expect(!WaveComparison.isSame("why", Self.victim, other, ["en"]))
    }

    @Test(
        "a plan of a wave says what is missing",
        arguments: [
            (["opens": ""], "opens"), (["closes": "2026-02-30"], "closes"), (["closes": "2026-03-01"], "closes"),
            (["opens": "2026-05-01"], "closes"), (["closes": "2027-12-01"], "closes"), (["frame": ""], "frame"),
            (["frame-size": "-1"], "frame-size"), (["frame-size": "many"], "frame-size"), (["kind": "census"], "kind"),
        ] as [([String: String], String)])
    func plan(change: [String: String], field: String) throws {
        let today = try #require(LocalDate("2026-03-09"))
        let good = [
            "kind": "sample", "opens": "2026-03-10", "closes": "2026-04-10", "frame": "Register", "frame-size": "4 000",
        ]
        #expect(WavePlan.read({ good[$0] ?? "" }, today: today).problems.isEmpty)
        let typed = good.merging(change) { $1 }
        #expect(Set(WavePlan.read({ typed[$0] ?? "" }, today: today).problems.map(\.field)) == [field])
    }
}
