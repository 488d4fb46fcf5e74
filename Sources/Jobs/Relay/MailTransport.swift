// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// A way out for mails.
protocol MailTransport: Sendable {
    /// Returns once somebody else is responsible for the mail.
    func send(_ mail: OutgoingMail) async throws(SMTPFailure)
}

/// A mail ready to be handed over.
struct OutgoingMail: Sendable {
    let sender: MailAddress
    let recipient: MailAddress
    /// The whole mail, lines ending in CRLF; curl doubles leading dots.
    let source: [UInt8]
}

/// Why a mail was not taken.
enum SMTPFailure: Error, Sendable, Hashable {
    /// The server will never take it: try no more.
    case refused(SMTPReply)
    /// It may be taken later; the reason names neither address nor content.
    case later(String)
}

/// Writes each mail into a file of its own, which any mail program opens.
struct MailFolder: MailTransport {
    let path: String

    func send(_ mail: OutgoingMail) async throws(SMTPFailure) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let file = URL(fileURLWithPath: path).appending(path: UUID().uuidString.lowercased() + ".eml")
            try Data(mail.source).write(to: file, options: .atomic)
        } catch {
            throw .later("the mail folder cannot be written")
        }
    }
}
