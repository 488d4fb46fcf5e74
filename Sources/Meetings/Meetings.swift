// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
import Language
import Lineage
import Markup
import Record
import Web

/// Convening, agenda, presence, quorum, votes, minutes and decisions.
public enum MeetingsModule {
    /// The tables of this room, in order.
    public static let migrations: [Migration] = [
        .meetings, .votes, .secretBallots, .speakers, .screens, .dateSearches, .publicRegister,
        .calendarAddresses, .minutesChain, .motions, .voting, .decisionFollowUp, .adoptedDecisions,
        .motionTimes, .answerReminders,
    ]
    /// What people are told of here.
    public static let notificationEvents: [NotificationEvent] = [
        .meetingCalled, .meetingChanged, .meetingCancelled, .decisionTaken, .dateSought,
        .minutesToCorrect, .minutesApproved, .remarkAnswered, .answerDue, .answerLate,
    ]
    /// How the objects of this room tell their part of a thread.
    public static let threadParts: [ThreadPart] = [.decision]
}

/// What the room needs of the installation.
struct Means: Sendable {
    let keys: RecordKeys
    let languages: Languages
    /// The keys of the secret votes that are open.
    let cabinet: KeyCabinet
    /// Makes PDF of minutes; nil where nothing was set up for it.
    var press: Press?
}

extension Room {
    /// Meetings from the call to the minutes, and the register of decisions.
    ///
    /// - Parameters:
    ///   - cabinet: where the keys of secret votes stand while they are open
    ///   - stylesheet: how pages look, for minutes on paper; nil where no PDF is made
    public static func meetings(
        keys: RecordKeys, languages: Languages, cabinet: KeyCabinet, stylesheet: String? = nil
    ) -> Room {
        let means = Means(
            keys: keys, languages: languages, cabinet: cabinet, press: stylesheet.flatMap(Press.init(stylesheet:)))
        return Room(
            "Meetings", routes: MeetingsRoute.self, migrations: MeetingsModule.migrations,
            navigation: [
                NavigationEntry(Message("Meetings"), MeetingsRoute.list.path, order: 20),
                NavigationEntry(Message("Decisions"), MeetingsRoute.decisions.path, order: 22),
            ],
            jobs: [means.printing], schedules: [cabinet.tidying, AnswerReminders(languages: languages).schedule],
            personalData: PersonalData.ofMeetings + [.ofReviews, .ofCalendars],
            retentions: Retention.ofMeetings + Retention.ofRegister + Retention.ofDateSearches + [.ofCalendars]
        ) { $0.handling(means) }
        .adding(FloorRoute.self) { $0.handling }.adding(ScreenRoute.self) { $0.handling }
        .adding(MinutesRoute.self) { $0.handling(means) }
        .adding(RegisterRoute.self) { $0.handling(means) }
        .adding(DateRoute.self, handling: DateRoute.handling(means))
        .adding(CalendarRoute.self) { $0.handling(means) }
        .adding(OParlRoute.self) { $0.handling(means) }
        .adding(PopoloRoute.self) { $0.handling(means) }
        .adding(MotionRoute.self) { $0.handling }
        .adding(VotingRoute.self) { $0.handling(means) }
    }
}

extension MeetingsRoute {
    /// How each address is answered.
    fileprivate func handling(_ means: Means) -> Handling {
        switch self {
        case .list: .read { try $0.meetingList(.ahead) }
        case .past: .read { try $0.meetingList(.past) }
        case .new: .read { $0.page(try $0.callPage()) }
        case .call: .write { try $0.callMeeting(means) }
        case .meeting(let id): .read { try $0.meetingPage(id) }
        case .change(let id): .read { $0.page(try $0.changePage(try $0.found(id))) }
        case .saveChange(let id): .write { try $0.changeMeeting(id, means) }
        case .cancel(let id): .write { try $0.cancelMeeting(id, means) }
        case .answer(let id): .write { try $0.answerCall(id) }
        case .agenda(let id): .read { $0.page(try $0.agendaPage(try $0.found(id))) }
        case .addItem(let id): .write { try $0.addItem(to: id) }
        case .item(let id, let item): .read { try $0.itemPage(id, item) }
        case .saveItem(let id, let item): .write { try $0.saveItem(id, item) }
        case .moveItem(let id, let item): .write { try $0.moveItem(id, item) }
        case .removeItem(let id, let item): .write { try $0.removeItem(id, item) }
        case .addPaper(let id, let item): .work { try await $0.addPaper(id, item) }
        case .removePaper(let id, let paper): .write { try $0.removePaper(id, paper) }
        case .paper(let id, let paper): .read { try $0.paperPage(id, paper) }
        case .file(let id, let paper): .work { try await $0.paperFile(id, paper) }
        case .run(let id): .read { $0.page(try $0.runPage(try $0.found(id))) }
        case .open(let id): .write { try $0.openMeeting(id) }
        case .close(let id): .write { try $0.closeMeeting(id) }
        case .presence(let id): .write { try $0.notePresence(id) }
        case .take(let id, let item): .write { try $0.takeItem(id, item) }
        case .recuse(let id, let item): .write { try $0.noteRecusal(id, item) }
        case .note(let id, let item): .write { try $0.addNote(id, item) }
        case .editNote(let id, let note): .read { try $0.notePage(id, note) }
        case .saveNote(let id, let note): .write { try $0.saveNote(id, note) }
        case .live(let id): .work { try await $0.liveEvents(id) }
        case .openVote(let id, let item): .work { try await $0.openVote(id, item, means) }
        case .vote(let id, let vote): .read { try $0.votePage(id, vote, means) }
        case .give(let id, let vote): .write { try $0.giveVote(id, vote, means) }
        case .noteVote(let id, let vote): .write { try $0.noteVote(id, vote, means) }
        case .closeVote(let id, let vote): .work { try await $0.closeVote(id, vote, means) }
        case .cancelVote(let id, let vote): .work { try await $0.cancelVote(id, vote, means) }
        case .minutes(let id): .read { $0.page(try $0.minutesPage(try $0.found(id), means)) }
        case .approve(let id): .write { try $0.approveMinutes(id, means) }
        case .decisions: .read { try $0.decisionsPage() }
        case .decision(let id): .read { try $0.decisionPage(id) }
        case .ballots(let id): .read { try $0.ballotListPage(id) }
        case .ballotsFile(let id): .read { try $0.ballotsFile(id) }
        case .decisionsFeed: .read { try $0.decisionsFeed(means) }
        case .meetingsAPI: .read { try $0.meetingsAPI() }
        case .decisionsAPI: .read { try $0.decisionsAPI() }
        }
    }
}
