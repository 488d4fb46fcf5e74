// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Language
import Markup
import Web

extension Room {
    /// Sessions open to the public or to other cities, with questions from the audience.
    public static func dialogue(languages: Languages) -> Room {
        let means = Means(languages: languages)
        return Room(
            "Dialogue", routes: ConferenceRoute.self,
            migrations: [.conferences, .questions, .polls, .conferenceDocuments],
            navigation: [NavigationEntry(Message("Open sessions"), ConferenceRoute.list.path, order: 50)],
            schedules: [ConferenceClock(means: means).schedule], personalData: PersonalData.ofDialogue,
            retentions: Retention.ofDialogue
        ) { $0.handling(means) }
        .adding(RegistrationRoute.self) { $0.handling(means) }
        .adding(QuestionRoute.self) { $0.handling() }
        .adding(DocumentRoute.self) { $0.handling() }
    }
}

/// What this room gives to the house besides its pages.
public enum DialogueModule {
    /// The next sessions, for the front page of a council.
    public static let home: @Sendable (Visit) throws -> HTML = { try $0.conferencesHome() }

    /// The sessions that whoever looks at their desk runs or moderates.
    public static let desk: @Sendable (Visit) throws -> HTML = { try $0.conferencesDesk() }
}

extension ConferenceRoute {
    /// How each address is answered.
    fileprivate func handling(_ means: Means) -> Handling {
        switch self {
        case .list: .read { try $0.conferenceList(.ahead) }
        case .past: .read { try $0.conferenceList(.past) }
        case .new: .read { try $0.newConference() }
        case .add: .write { try $0.addConference() }
        case .conference(let id): .read { try $0.conferenceReply(id) }
        case .edit(let id): .read { try $0.editConference(id) }
        case .save(let id): .write { try $0.saveConference(id, means) }
        case .run(let id): .read { try $0.runReply(id) }
        case .open(let id): .write { try $0.openConference(id) }
        case .close(let id): .write { try $0.closeConference(id) }
        case .callOff(let id): .write { try $0.callOff(id, means) }
        case .afterwards(let id): .read { try $0.afterwardsForm(id) }
        case .saveAfterwards(let id): .write { try $0.saveAfterwards(id) }
        case .live(let id): .read { try $0.liveConference(id) }
        case .calendar(let id): .read { try $0.conferenceCalendar(id) }
        case .calendarOfAll: .read { try $0.calendarOfConferences() }
        case .listAPI: .read { try $0.conferencesAPI() }
        case .conferenceAPI(let id): .read { try $0.conferenceAPI(id) }
        }
    }
}

extension RegistrationRoute {
    fileprivate func handling(_ means: Means) -> Handling {
        switch self {
        case .register(let id): .write { try $0.register(id, means) }
        case .invite(let id): .write { try $0.invite(id, means) }
        case .export(let id): .write { try $0.exportRegistrations(id) }
        case .sent: .read { $0.mailSentPage() }
        case .givenUp: .read { $0.givenUpPage() }
        case .place(let token): .read { try $0.placePage(token) }
        case .confirm(let token): .write { try $0.confirmPlace(token, means) }
        case .giveUp(let token): .write { try $0.giveUpPlace(token, means) }
        }
    }
}

extension QuestionRoute {
    fileprivate func handling() -> Handling {
        switch self {
        case .all(let id): .read { try $0.allQuestions(id) }
        case .ask(let id): .write { try $0.ask(id) }
        case .vote(let id): .write { try $0.voteForQuestion(id) }
        case .judge(let id): .write { try $0.judge(id) }
        case .move(let id, let question): .write { try $0.moveQuestion(id, question) }
        case .addPoll(let id): .write { try $0.addPoll(id) }
        case .openPoll(let id, let poll): .write { try $0.movePoll(id, poll, to: .open) }
        case .closePoll(let id, let poll): .write { try $0.movePoll(id, poll, to: .closed) }
        case .answer(let id, let poll): .write { try $0.answerPoll(id, poll) }
        }
    }
}

extension DocumentRoute {
    fileprivate func handling() -> Handling {
        switch self {
        case .add(let id): .work { try await $0.addDocument(id) }
        case .remove(let id, let document): .write { try $0.removeDocument(id, document) }
        case .file(let id, let document): .work { try await $0.documentFile(id, document) }
        }
    }
}
