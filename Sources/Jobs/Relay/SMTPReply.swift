// SPDX-License-Identifier: EUPL-1.2

/// A server's answer, kept without its text, which often repeats the recipient's address.
struct SMTPReply: Sendable, Hashable, CustomStringConvertible {
    /// The command it answers: `RCPT`, `DATA`; empty for the greeting.
    let command: String
    /// The three digits of RFC 5321.
    let code: Int
    /// The enhanced status code of RFC 3463, such as `5.1.1`, if the server gave one.
    let status: String?

    /// Reads the first line of an answer: `550 5.1.1 <somebody@…> unknown`.
    init?(_ line: some StringProtocol, to command: String) {
        guard let code = Int(line.prefix(3)), (200...599).contains(code) else { return nil }
        self.command = command
        self.code = code
        let word = line.dropFirst(4).prefix { $0 == "." || ("0"..."9").contains($0) }
        status = word.split(separator: ".").count == 3 ? String(word) : nil
    }

    /// `RCPT 550 5.1.1`: fit for logs and for the operator.
    var description: String {
        [command, String(code), status ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// A 5xx to the recipient or to the mail itself. To anything else (signing in, the sender) it tells of the relay's
    /// configuration, which an operator will mend: the mail waits.
    var isFinal: Bool { code >= 500 && (command == "RCPT" || command == "DATA") }
}
