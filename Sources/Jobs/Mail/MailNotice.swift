// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// What a mail may say: that something waits behind a link. Never the thing itself, since mail crosses networks and
/// mailboxes that the council does not know.
public struct MailNotice: Sendable {
    /// Words and the page of this installation they lead to.
    public struct Button: Sendable {
        let label: Message
        let page: Link

        /// `Button(Message("Open the meeting"), route.link)`
        public init(_ label: Message, _ page: Link) {
            self.label = label
            self.page = page
        }
    }

    /// The subject, as neutral as the line.
    public let subject: Message
    /// One neutral line: what has happened, without names of persons or contents.
    public let line: Message
    /// The way to it.
    public let button: Button?
    /// Why this person gets it.
    public let reason: Message
    /// Where the person chooses what to be told, if they may choose.
    public var choices: Link?
    /// A meeting for the person's calendar: only times and a title that may be known outside.
    public var meeting: (method: CalendarDocument.Method, event: CalendarEvent)?

    /// What every mail says.
    public init(subject: Message, line: Message, button: Button?, reason: Message) {
        self.subject = subject
        self.line = line
        self.button = button
        self.reason = reason
    }
}

extension Letter {
    /// The notice to one person, in the language of `say`.
    public init(_ notice: MailNotice, to recipient: Mailbox, in say: Speech, flow: Flow = .told) {
        self.recipient = recipient
        tongue = say.tongue
        self.flow = flow
        subject = HeaderText(flattening: say(notice.subject))
        greeting = Letter.line(recipient.name.map { say("Hello \($0.description),") } ?? say("Hello,"))
        line = Letter.line(say(notice.line))
        button = notice.button.map { Link(label: Letter.line(say($0.label)), address: $0.page.address) }
        otherwise = say("If the button does not work, open this address:")
        reason = Letter.line(say(notice.reason))
        choices = notice.choices.map { Link(label: say("Choose what you are told"), address: $0.address) }
        let fileName = HeaderText(flattening: say("meeting", context: "file name") + ".ics")
        enclosure = notice.meeting.map { Enclosure(method: $0.method, event: $0.event, fileName: fileName) }
    }

    /// What a person wrote cannot start a paragraph of its own in the mail.
    private static func line(_ text: String) -> String { HeaderText(flattening: text).description }
}
