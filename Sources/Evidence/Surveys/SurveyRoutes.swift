// SPDX-License-Identifier: EUPL-1.2
import Access
import Web

/// The addresses of surveys: making them, running their waves, answering, and what they gave.
enum SurveyRoute: RouteSet {
    case list, new, add
    case survey(SurveyID), edit(SurveyID), save(SurveyID), module(SurveyID), nextVersion(SurveyID)
    case newQuestion(SurveyID), addQuestion(SurveyID)
    case question(SurveyID, String), saveQuestion(SurveyID, String)
    case moveQuestion(SurveyID, String), removeQuestion(SurveyID, String)
    case newWave(SurveyID), addWave(SurveyID)
    case wave(WaveID), open(WaveID), close(WaveID), codes(WaveID)
    case paper(WaveID), enterPaper(WaveID)
    case weights(WaveID), weigh(WaveID)
    case words(WaveID), judge(WaveID)
    case takeAnswers(WaveID), figures(WaveID), publish(WaveID)
    /// Where whoever has a code in a letter types it, and what a link in that letter opens.
    case door, byCode, byLink(String), answer
    /// For waves that anybody may answer.
    case openLink(WaveID), answerOpen(WaveID)

    static let endpoints: [Endpoint<SurveyRoute>] = making + questions + waves + results + answering

    private static let workers = EvidenceRoute.workers

    private static let making: [Endpoint<SurveyRoute>] = [
        .page("/evidence/surveys", .anyone, "Surveys") { _ in .list },
        .page("/evidence/new-survey", workers, "Make a survey") { _ in .new },
        .form("/evidence/new-survey", workers, "Keep a new survey") { _ in .add },
        .page("/evidence/surveys/{id}", .anyone, "A survey: its questions and its waves") {
            slots throws(Slots.Mismatch) in .survey(try slots.id("id"))
        },
        .page("/evidence/surveys/{id}/edit", workers, "Change what a survey is called") {
            slots throws(Slots.Mismatch) in .edit(try slots.id("id"))
        },
        .form("/evidence/surveys/{id}/edit", workers, "Keep what a survey is called") {
            slots throws(Slots.Mismatch) in .save(try slots.id("id"))
        },
        .form("/evidence/surveys/{id}/module", workers, "Add the module on safety to a questionnaire") {
            slots throws(Slots.Mismatch) in .module(try slots.id("id"))
        },
        .form("/evidence/surveys/{id}/versions", workers, "Begin the next version of a questionnaire") {
            slots throws(Slots.Mismatch) in .nextVersion(try slots.id("id"))
        },
    ]

    private static let questions: [Endpoint<SurveyRoute>] = [
        .page("/evidence/surveys/{id}/new-question", workers, "Write a question") {
            slots throws(Slots.Mismatch) in .newQuestion(try slots.id("id"))
        },
        .form("/evidence/surveys/{id}/new-question", workers, "Keep a new question") {
            slots throws(Slots.Mismatch) in .addQuestion(try slots.id("id"))
        },
        .page("/evidence/surveys/{id}/questions/{question}", workers, "Change a question") {
            slots throws(Slots.Mismatch) in .question(try slots.id("id"), try slots.text("question"))
        },
        .form("/evidence/surveys/{id}/questions/{question}", workers, "Keep the changes of a question") {
            slots throws(Slots.Mismatch) in .saveQuestion(try slots.id("id"), try slots.text("question"))
        },
        .form("/evidence/surveys/{id}/questions/{question}/move", workers, "Move a question up or down") {
            slots throws(Slots.Mismatch) in .moveQuestion(try slots.id("id"), try slots.text("question"))
        },
        .form("/evidence/surveys/{id}/questions/{question}/removal", workers, "Take a question out") {
            slots throws(Slots.Mismatch) in .removeQuestion(try slots.id("id"), try slots.text("question"))
        },
    ]

    private static let waves: [Endpoint<SurveyRoute>] = [
        .page("/evidence/surveys/{id}/new-wave", workers, "Plan a wave") {
            slots throws(Slots.Mismatch) in .newWave(try slots.id("id"))
        },
        .form("/evidence/surveys/{id}/new-wave", workers, "Keep a planned wave") {
            slots throws(Slots.Mismatch) in .addWave(try slots.id("id"))
        },
        .page("/evidence/waves/{id}", .anyone, "A wave: who was asked, how many answered, what they said") {
            slots throws(Slots.Mismatch) in .wave(try slots.id("id"))
        },
        .form("/evidence/waves/{id}/open", workers, "Open a wave and freeze its questionnaire") {
            slots throws(Slots.Mismatch) in .open(try slots.id("id"))
        },
        .form("/evidence/waves/{id}/close", workers, "Close a wave and count it") {
            slots throws(Slots.Mismatch) in .close(try slots.id("id"))
        },
        .form("/evidence/waves/{id}/codes", workers, "Make codes for letters, shown once") {
            slots throws(Slots.Mismatch) in .codes(try slots.id("id"))
        },
        .page("/evidence/waves/{id}/paper", .members, "Type in answers that came on paper") {
            slots throws(Slots.Mismatch) in .paper(try slots.id("id"))
        },
        .form("/evidence/waves/{id}/paper", .members, "Keep answers that came on paper") {
            slots throws(Slots.Mismatch) in .enterPaper(try slots.id("id"))
        },
    ]

    private static let results: [Endpoint<SurveyRoute>] = [
        .page("/evidence/waves/{id}/weights", workers, "What is known of the population") {
            slots throws(Slots.Mismatch) in .weights(try slots.id("id"))
        },
        .form("/evidence/waves/{id}/weights", workers, "Weight the answers of a wave") {
            slots throws(Slots.Mismatch) in .weigh(try slots.id("id"))
        },
        .page("/evidence/waves/{id}/words", workers, "Read open answers before they are shown") {
            slots throws(Slots.Mismatch) in .words(try slots.id("id"))
        },
        .form("/evidence/waves/{id}/words", workers, "Say whether an open answer is shown") {
            slots throws(Slots.Mismatch) in .judge(try slots.id("id"))
        },
        .form("/evidence/waves/{id}/answers.csv", workers, "The single answers of a wave (CSV)") {
            slots throws(Slots.Mismatch) in .takeAnswers(try slots.id("id"))
        },
        .file("/evidence/waves/{id}/figures.csv", .anyone, "What a wave gave, small numbers hidden (CSV)") {
            slots throws(Slots.Mismatch) in .figures(try slots.id("id"))
        },
        .form("/evidence/waves/{id}/publish", .members, "Publish what a wave gave") {
            slots throws(Slots.Mismatch) in .publish(try slots.id("id"))
        },
    ]

    private static let answering: [Endpoint<SurveyRoute>] = [
        .page("/survey", .anyone, "Where a code from a letter is typed") { _ in .door },
        .form("/survey", .anyone, "The questionnaire that a code opens") { _ in .byCode },
        .page("/survey/{code}", .anyone, "The questionnaire that the link of a letter opens") {
            slots throws(Slots.Mismatch) in .byLink(try slots.text("code"))
        },
        .form("/survey/answer", .anyone, "Send the answers to a survey") { _ in .answer },
        .page("/evidence/waves/{id}/questionnaire", .anyone, "The questionnaire of an open link, or on paper") {
            slots throws(Slots.Mismatch) in .openLink(try slots.id("id"))
        },
        .form("/evidence/waves/{id}/questionnaire", .anyone, "Send the answers to a survey by an open link") {
            slots throws(Slots.Mismatch) in .answerOpen(try slots.id("id"))
        },
    ]

    var path: RoutePath {
        switch self {
        case .list: .council(["evidence", "surveys"])
        case .new, .add: .council(["evidence", "new-survey"])
        case .survey(let id): .council(["evidence", "surveys", "\(id)"])
        case .edit(let id), .save(let id): .council(["evidence", "surveys", "\(id)", "edit"])
        case .module(let id): .council(["evidence", "surveys", "\(id)", "module"])
        case .nextVersion(let id): .council(["evidence", "surveys", "\(id)", "versions"])
        case .newQuestion(let id), .addQuestion(let id): .council(["evidence", "surveys", "\(id)", "new-question"])
        case .question(let id, let key), .saveQuestion(let id, let key):
            .council(["evidence", "surveys", "\(id)", "questions", key])
        case .moveQuestion(let id, let key): .council(["evidence", "surveys", "\(id)", "questions", key, "move"])
        case .removeQuestion(let id, let key): .council(["evidence", "surveys", "\(id)", "questions", key, "removal"])
        case .newWave(let id), .addWave(let id): .council(["evidence", "surveys", "\(id)", "new-wave"])
        case .wave(let id): .council(["evidence", "waves", "\(id)"])
        case .open(let id): .council(["evidence", "waves", "\(id)", "open"])
        case .close(let id): .council(["evidence", "waves", "\(id)", "close"])
        case .codes(let id): .council(["evidence", "waves", "\(id)", "codes"])
        case .paper(let id), .enterPaper(let id): .council(["evidence", "waves", "\(id)", "paper"])
        case .weights(let id), .weigh(let id): .council(["evidence", "waves", "\(id)", "weights"])
        case .words(let id), .judge(let id): .council(["evidence", "waves", "\(id)", "words"])
        case .takeAnswers(let id): .council(["evidence", "waves", "\(id)", "answers.csv"])
        case .figures(let id): .council(["evidence", "waves", "\(id)", "figures.csv"])
        case .publish(let id): .council(["evidence", "waves", "\(id)", "publish"])
        case .door, .byCode: .council(["survey"])
        case .byLink(let code): .council(["survey", code])
        case .answer: .council(["survey", "answer"])
        case .openLink(let id), .answerOpen(let id): .council(["evidence", "waves", "\(id)", "questionnaire"])
        }
    }
}
