// SPDX-License-Identifier: EUPL-1.2
import Language

/// A mail to one person, in that person's language, as it waits in the outbox.
///
/// It is made from a `MailNotice`, which has no room for content: a letter says that something waits behind the link, and
/// the page behind it asks who is there.
public struct Letter: Sendable, Hashable, Codable {
    /// What the person did or did not do to get it, each with a bound of its own.
    public enum Flow: String, Sendable, Codable, CaseIterable {
        /// Asked for a moment ago: a link to sign in, a confirmation.
        case asked
        /// Sent by the council's work: invitations, reminders.
        case told
    }

    /// Words and the page they lead to.
    struct Link: Sendable, Hashable, Codable {
        let label: String
        let address: String
    }

    /// A meeting that goes with the letter.
    struct Enclosure: Sendable, Hashable, Codable {
        let method: CalendarDocument.Method
        let event: CalendarEvent
        let fileName: HeaderText
    }

    let recipient: Mailbox
    let tongue: Tongue
    let flow: Flow
    let subject: HeaderText
    let greeting: String
    let line: String
    let button: Link?
    /// Said before the address is written out, for programs that show no button.
    let otherwise: String
    let reason: String
    let choices: Link?
    let enclosure: Enclosure?
}
