// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
import Language
import Web

/// What happens to surveys by the clock: waves end after their last day, and the answers of open ones are mixed each night.
struct SurveyClock: Sendable {
    let threshold: @Sendable (Snapshot, CouncilID) throws -> Int?

    var schedule: Schedule {
        Schedule("evidence.keep-surveys", .every(.seconds(86_400))) { context in
            for council in try await context.database.read({ try $0.councils() }) {
                try await context.database.write { try turn(council, in: $0) }
            }
        }
    }

    func turn(_ council: CouncilIdentity, in transaction: Transaction) throws {
        let today = transaction.now.local(in: Zone(council.zone) ?? .utc).date
        let limit = try threshold(transaction, council.id) ?? EvidenceRoom.usualThreshold
        for wave in try transaction.wavesPastTheirDay(today, in: council.id) {
            try transaction.close(wave, hidingBelow: limit)
        }
        for wave in try transaction.openWaves(in: council.id) { try transaction.mixAnswers(of: wave) }
    }
}

extension EvidenceRoom {
    /// How each address of surveys is answered.
    func handle(_ route: SurveyRoute) -> Handling {
        switch route {
        case .list: .read { try $0.surveyList() }
        case .new: .read { try $0.newSurvey() }
        case .add: .write { try $0.addSurvey() }
        case .survey(let id): .read { try $0.surveyPage(id) }
        case .edit(let id): .read { try $0.editSurvey(id) }
        case .save(let id): .write { try $0.saveSurvey(id) }
        case .module(let id): .write { try $0.addModule(id) }
        case .nextVersion(let id): .write { try $0.nextVersion(id) }
        case .newQuestion(let id): .read { try $0.newQuestion(id) }
        case .addQuestion(let id): .write { try $0.addQuestion(id) }
        case .question(let id, let key): .read { try $0.editQuestion(id, key) }
        case .saveQuestion(let id, let key): .write { try $0.saveQuestion(id, key) }
        case .moveQuestion(let id, let key): .write { try $0.moveQuestion(id, key) }
        case .removeQuestion(let id, let key): .write { try $0.removeQuestion(id, key) }
        case .newWave(let id): .read { try $0.newWave(id) }
        case .addWave(let id): .write { try $0.addWave(id) }
        case .wave(let id): .read { try $0.wavePage(id) }
        case .open(let id): .write { try $0.openWave(id) }
        case .close(let id): .write { try $0.closeWave(id, hideBelow($0)) }
        case .codes(let id): .write { try $0.makeCodes(id) }
        case .paper(let id): .read { try $0.paperForm(id) }
        case .enterPaper(let id): .write { try $0.enterPaper(id) }
        case .weights(let id): .read { try $0.weightsPage(id) }
        case .weigh(let id): .write { try $0.weigh(id, hideBelow($0)) }
        case .words(let id): .read { try $0.wordsPage(id) }
        case .judge(let id): .write { try $0.judgeWords(id) }
        case .takeAnswers(let id): .write { try $0.takeAnswers(id) }
        case .figures(let id): .read { try $0.figuresFile(of: id) }
        case .publish(let id): .write { try $0.publishWave(id) }
        case .door: .read { $0.codeDoor() }
        case .byCode: .write { try $0.questionnaireByCode() }
        case .byLink(let code): .read { try $0.questionnaire(byLink: code) }
        case .answer: .write { try $0.answerByCode() }
        case .openLink(let id): .read { try $0.questionnaire(of: id) }
        case .answerOpen(let id): .write { try $0.answerOpen(id) }
        }
    }

    /// The smallest count that is shown outside the desk of the analysts.
    private func hideBelow(_ visit: Visit) throws -> Int {
        try threshold(visit.snapshot, visit.council.id) ?? Self.usualThreshold
    }
}
