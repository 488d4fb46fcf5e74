// SPDX-License-Identifier: EUPL-1.2
import Access
import Council
import Database
import Jobs
import Language
import Lineage
import Markup
import Web

/// What those invited are told of a meeting.
enum MeetingNews: Hashable, Sendable {
    case called, changed, cancelled

    fileprivate var event: NotificationEvent {
        switch self {
        case .called: .meetingCalled
        case .changed: .meetingChanged
        case .cancelled: .meetingCancelled
        }
    }

    fileprivate var subject: Message {
        switch self {
        case .called: Message("You are invited to a meeting")
        case .changed: Message("A meeting has changed")
        case .cancelled: Message("A meeting is called off")
        }
    }

    fileprivate var line: Message {
        switch self {
        case .called: Message("A meeting has been called. Date, place and agenda stand on its page.")
        case .changed: Message("Date, time or place of a meeting has changed. The page has the new ones.")
        case .cancelled: Message("A meeting you were invited to does not take place.")
        }
    }
}

extension Submission {
    /// Writes to everybody who holds a seat in the formation, titulars and substitutes, and leaves them a notice.
    func invite(to meeting: Meeting, _ news: MeetingNews, _ means: Means) throws {
        let holdings = try snapshot.holders(of: meeting.formation, on: meeting.starts.date, for: scope)
        let people = Set(holdings.flatMap { [$0.titular, $0.substitute] }.compactMap { $0?.mandate.person })
        try transaction.tell(people, news.event, about: meeting.node, in: council.id)
        let names = try snapshot.names(of: people, in: council.id)
        for person in people.sorted() {
            guard let account = try snapshot.person(person), let address = account.address,
                let mail = MailAddress(address.text)
            else { continue }
            let say = means.languages.speech(in: account.tongue ?? council.tongue, zone: self.say.zone)
            let recipient = Mailbox(names[person].map { HeaderText(flattening: $0) }, mail)
            try transaction.post(
                Letter(notice(of: meeting, news, in: say), to: recipient, in: say), council: council.id,
                key: "meeting:\(meeting.id):\(meeting.sequence):\(person)")
        }
    }

    /// Says that something waits behind the link, with the times for the calendar; nothing of the agenda.
    private func notice(of meeting: Meeting, _ news: MeetingNews, in say: Speech) -> MailNotice {
        let page = Link(path: ["c", council.slug, say.tongue.rawValue, "meetings", "\(meeting.id)"])
        var notice = MailNotice(
            subject: news.subject, line: news.line, button: .init(Message("Open the meeting"), page),
            reason: Message("You get this because you hold a seat in \(council.name)."))
        var event = meeting.calendarEvent(in: say, stamp: snapshot.now, path: page)
        if news == .cancelled { event.status = .cancelled }
        notice.meeting = (news == .cancelled ? .cancel : .request, event)
        return notice
    }
}

extension Meeting {
    /// The meeting for calendars. Only a meeting anybody may know of says what it is and where.
    func calendarEvent(in say: Speech, stamp: Instant, path: Link) -> CalendarEvent {
        let isPublic = readership == Readership(.public)
        let name = formation.names.text(in: say.tongue)
        var event = CalendarEvent(
            uid: "meeting-\(id)", sequence: sequence, stamp: stamp, time: .timed(start: starts, minutes: minutes),
            summary: isPublic ? name : say("Meeting"))
        event.location = isPublic ? venue.place : nil
        event.path = path.address
        event.categories = isPublic ? [name] : []
        event.isPrivate = !isPublic
        if state == .cancelled { event.status = .cancelled }
        return event
    }
}
