// SPDX-License-Identifier: EUPL-1.2
import Language

/// Content lines of iCalendar: folded at 75 octets, between characters, and closed with CRLF (RFC 5545, section 3.1).
struct CalendarLines {
    private(set) var text = ""

    mutating func begin(_ component: String) { add("BEGIN", component) }

    mutating func end(_ component: String) { add("END", component) }

    /// A value that holds no line break and needs no escape.
    mutating func add(_ name: String, _ value: String) {
        var width = 0
        for scalar in "\(name):\(value)".unicodeScalars where scalar != "\r" && scalar != "\n" {
            let size = UTF8.width(scalar)
            if width + size > 75 {
                text += "\r\n "
                width = 1
            }
            text.unicodeScalars.append(scalar)
            width += size
        }
        text += "\r\n"
    }

    /// Words of people.
    mutating func addText(_ name: String, _ value: String) { add(name, Self.escaped(value)) }

    /// Several words of people, between commas.
    mutating func addTexts(_ name: String, _ values: [String]) {
        add(name, values.map(Self.escaped).joined(separator: ","))
    }

    /// Section 3.3.11: backslash, semicolon, comma and line break are escaped; other control characters are dropped.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "\\", ";", ",": escaped += "\\\(character)"
            case _ where character.isNewline: escaped += "\\n"
            case _ where character.unicodeScalars.contains { $0.value < 32 && $0 != "\t" }: continue
            default: escaped.append(character)
            }
        }
        return escaped
    }
}

/// How iCalendar writes dates, times and names.
enum CalendarForm {
    /// `20261118`.
    static func date(_ date: LocalDate) -> String {
        date.description.filter { $0 != "-" }
    }

    /// `20261118T180000`, on the clocks of a place.
    static func local(_ moment: LocalMoment) -> String {
        "\(date(moment.date))T\(moment.time.description.filter { $0 != ":" })00"
    }

    /// `20261118T160000Z`.
    static func utc(_ instant: Instant) -> String {
        let moment = instant.local(in: .utc)
        let second = Int(instant.seconds - moment.instant().seconds)
        return local(moment).dropLast(2) + (second < 10 ? "0" : "") + "\(second)Z"
    }

    /// `+0200`, from seconds east of UTC.
    static func offset(_ seconds: Int) -> String {
        let minutes = abs(seconds) / 60
        return (seconds < 0 ? "-" : "+") + String(String(10_000 + minutes / 60 * 100 + minutes % 60).dropFirst())
    }

    /// `;CN="Council of Kalliste"`: a quoted parameter, whose quotes are written as RFC 6868 says.
    static func commonName(_ mailbox: Mailbox) -> String {
        guard let name = mailbox.name?.description, !name.isEmpty else { return "" }
        let quoted = name.map { character in
            switch character {
            case "^": "^^"
            case "\"": "^'"
            default: String(character)
            }
        }
        return ";CN=\"\(quoted.joined())\""
    }
}
