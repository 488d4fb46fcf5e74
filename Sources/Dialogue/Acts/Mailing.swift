// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Jobs
import Language
import Markup

/// What the room needs of the installation.
struct Means: Sendable {
    let languages: Languages
}

/// What people are written about their place. Every mail is neutral: what the session is stands behind the link.
enum RegistrationMail: Hashable, Sendable {
    /// Somebody typed the address; only its owner can say yes.
    case confirm
    case invited
    /// They have a place, or asked again while having one.
    case placed
    case waiting
    case moved, calledOff
    case reminder

    fileprivate func subject(_ council: String) -> Message {
        switch self {
        case .confirm: Message("Confirm your registration with \(council)")
        case .invited: Message("\(council) invites you to a session")
        case .placed: Message("You are registered with \(council)")
        case .waiting: Message("You are on the waiting list of \(council)")
        case .moved: Message("A session you registered for has changed")
        case .calledOff: Message("A session you registered for is called off")
        case .reminder: Message("A session you registered for begins soon")
        }
    }

    fileprivate var line: Message {
        switch self {
        case .confirm:
            Message(
                "Somebody asked for a place in an open session with this address. If it was you, confirm it. If not, do nothing: the address is deleted after three days."
            )
        case .invited:
            Message(
                "You are invited to an open session. What it is about stands behind the link. Your address is deleted 30 days after it."
            )
        case .placed: Message("You have a place. Behind the link you find the session, and can give the place up.")
        case .waiting: Message("All places are taken at the moment. If one comes free, you get a mail.")
        case .moved: Message("Date or time of the session has changed. The page behind the link has the new ones.")
        case .calledOff: Message("The session does not take place.")
        case .reminder: Message("The session you registered for begins within a day.")
        }
    }

    fileprivate var flow: Letter.Flow { self == .confirm || self == .placed || self == .waiting ? .asked : .told }

    /// What goes into the calendar with it.
    fileprivate var method: CalendarDocument.Method? {
        switch self {
        case .placed, .moved: .publish
        case .calledOff: .cancel
        case .confirm, .invited, .waiting, .reminder: nil
        }
    }
}

/// Writes to those who registered, each in the language they registered in.
struct Postman {
    let means: Means
    let council: CouncilIdentity
    let transaction: Transaction

    init(means: Means, council: CouncilIdentity, _ transaction: Transaction) {
        self.means = means
        self.council = council
        self.transaction = transaction
    }

    /// Sends one mail with a link of its own. Of the same mail to the same address one goes out each day, however often
    /// somebody types it.
    func send(_ mail: RegistrationMail, to registration: Registration, of conference: Conference) throws {
        guard let address = MailAddress(registration.address) else { return }
        let token = Token.random()
        let say = means.languages.speech(in: registration.tongue, zone: conference.plan.starts.zone)
        let page = Link(path: [
            "c", council.slug, say.tongue.rawValue, "conferences", "places", token.text,
        ])
        var notice = MailNotice(
            subject: mail.subject(council.name), line: mail.line,
            button: MailNotice.Button(
                mail == .confirm ? Message("Confirm your place") : Message("Open the session"), page),
            reason: Message("You get this because this address was given to \(council.name) for an open session."))
        notice.meeting = mail.method.map { ($0, conference.event(in: say, stamp: transaction.now, path: page)) }
        let day = transaction.now.local(in: .utc).date
        let key = "conference:\(conference.id):\(mail):\(conference.sequence):\(registration.address):\(day)"
        let posted = try transaction.post(
            Letter(notice, to: Mailbox(address), in: say, flow: mail.flow), council: council.id, key: key)
        guard posted != nil else { return }
        let unconfirmed = transaction.now + Registration.keepsUnconfirmed
        try transaction.keep(
            token, for: registration, until: registration.state == .asked ? unconfirmed : conference.forgets)
    }

    /// Writes to everybody who has a place or waits for one.
    func tellAll(of conference: Conference, _ mail: RegistrationMail) throws {
        for registration in try transaction.registrations([.confirmed, .waiting], of: conference) {
            try send(mail, to: registration, of: conference)
        }
    }
}

extension Conference {
    /// The session for calendars. Only a public one says what it is.
    func event(in say: Speech, stamp: Instant, path: Link) -> CalendarEvent {
        let isPublic = readership.audience == .public
        var event = CalendarEvent(
            uid: "conference-\(id)", sequence: sequence, stamp: stamp,
            time: .timed(start: plan.starts, minutes: plan.minutes),
            summary: isPublic ? plan.title : say("Open session"))
        event.details = isPublic && !plan.lead.isEmpty ? plan.lead : nil
        event.path = path.address
        event.categories = isPublic && !plan.series.isEmpty ? [plan.series] : []
        event.isPrivate = !isPublic
        if state == .cancelled { event.status = .cancelled }
        return event
    }
}
