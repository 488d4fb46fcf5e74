// SPDX-License-Identifier: EUPL-1.2
import Language

/// Writes a letter as an Internet message (RFC 5322) of text and HTML, with a calendar part when a meeting goes with it.
struct LetterComposer: Sendable {
    let letterhead: Letterhead

    /// The same letter, identifier and date give the same bytes, so that a mail sent twice shows once.
    func mail(_ letter: Letter, id: String, date: Instant) -> OutgoingMail {
        let source = body(of: letter).source(leading: fields(of: letter, id: id, date: date))
        return OutgoingMail(
            sender: letterhead.bounces, recipient: letter.recipient.address, source: Array(source.utf8))
    }

    private func fields(of letter: Letter, id: String, date: Instant) -> [HeaderField] {
        var fields = [
            HeaderField("Date", words: MailDate.words(date)),
            HeaderField("From", letterhead.sender),
            HeaderField("To", letter.recipient),
            HeaderField("Subject", text: letter.subject),
            HeaderField("Message-ID", words: ["<\(id)@\(letterhead.base.host)>"]),
            HeaderField("Content-Language", words: [letter.tongue.rawValue]),
            HeaderField("Auto-Submitted", words: ["auto-generated"]),
        ]
        if let choices = letter.choices {
            let address = letterhead.base.absolute(stored: choices.address)
            fields.append(HeaderField("List-Unsubscribe", words: ["<\(address)>"]))
        }
        return fields + [HeaderField("MIME-Version", words: ["1.0"])]
    }

    private func body(of letter: Letter) -> MIMEPart {
        let sheet = LetterSheet(letter: letter, base: letterhead.base)
        let readable = [MIMEPart.text("plain", sheet.text), MIMEPart.text("html", sheet.html.description)]
        guard let enclosure = letter.enclosure else { return .multipart("alternative", readable) }
        let bytes = Array(calendar(enclosure, to: letter.recipient).utf8)
        let method = "method=\(enclosure.method.rawValue)"
        let invitation = MIMEPart.encoded(["text/calendar;", "charset=UTF-8;", method], bytes)
        let file = MIMEPart.encoded(
            ["application/ics;"] + Parameter.words("name", enclosure.fileName), bytes,
            disposition: ["attachment;"] + Parameter.words("filename", enclosure.fileName))
        return .multipart("mixed", [.multipart("alternative", readable + [invitation]), file])
    }

    private func calendar(_ enclosure: Letter.Enclosure, to recipient: Mailbox) -> String {
        CalendarDocument(
            enclosure.method, events: [enclosure.event], base: letterhead.base,
            invitation: .init(organiser: letterhead.sender, attendee: recipient)
        ).text
    }
}

/// The date of a mail: `Wed, 18 Nov 2026 16:00:00 +0000` (RFC 5322, section 3.3).
enum MailDate {
    private static let days = ["Mon,", "Tue,", "Wed,", "Thu,", "Fri,", "Sat,", "Sun,"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// In UTC, in English whatever the language of the mail.
    static func words(_ instant: Instant) -> [String] {
        let moment = instant.local(in: .utc)
        let second = instant.seconds - moment.instant().seconds
        return [
            days[moment.date.weekday.rawValue - 1], String(moment.date.day), months[moment.date.month - 1],
            String(moment.date.year), "\(moment.time):" + (second < 10 ? "0" : "") + String(second), "+0000",
        ]
    }
}
