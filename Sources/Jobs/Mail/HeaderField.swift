// SPDX-License-Identifier: EUPL-1.2

/// One header of a mail, written as words between which a line may be folded (RFC 5322, section 2.2.3).
struct HeaderField: Sendable {
    /// Only the composer names headers: no name comes from outside.
    let name: StaticString
    private let words: [String]

    /// Free text, such as a subject.
    init(_ name: StaticString, text: HeaderText) {
        self.name = name
        words = Self.words(text.description)
    }

    /// An address with the name of the person or council it belongs to, if known.
    init(_ name: StaticString, _ mailbox: Mailbox) {
        self.name = name
        guard let label = mailbox.name?.description, !label.isEmpty else {
            words = [mailbox.address.description]
            return
        }
        words = Self.phrase(label) + ["<\(mailbox.address)>"]
    }

    /// Fixed words and values made of ASCII by construction; parameters come as words of their own.
    init(_ name: StaticString, words: [String]) {
        self.name = name
        self.words = words
    }

    /// The header without its CRLF; lines are at most 78 characters unless a single word is longer.
    var folded: String {
        var text = "\(name):"
        var width = text.utf8.count
        for (index, word) in words.enumerated() {
            let fits = width + 1 + word.utf8.count <= 78
            text += fits || index == 0 ? " " : "\r\n "
            width = (fits || index == 0 ? width : 0) + 1 + word.utf8.count
            text += word
        }
        return text
    }

    private static func words(_ text: String) -> [String] {
        EncodedWord.isNeeded(text) ? EncodedWord.words(text) : text.split(separator: " ").map(String.init)
    }

    /// A display name: atoms as they are, anything else in quotes or encoded (RFC 5322, section 3.2.5).
    private static func phrase(_ label: String) -> [String] {
        if EncodedWord.isNeeded(label) { return EncodedWord.words(label) }
        let isAtoms = label.utf8.allSatisfy { $0 == UInt8(ascii: " ") || isAtom($0) }
        if isAtoms { return label.split(separator: " ").map(String.init) }
        let escaped = label.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
        return "\"\(escaped)\"".split(separator: " ").map(String.init)
    }

    private static func isAtom(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
        }
    }
}
