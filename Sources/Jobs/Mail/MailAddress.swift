// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// An e-mail address that is safe to put in a header and in an SMTP command.
///
/// Takes `local@domain` as people write it; a domain in Greek or with accents is kept in its ASCII form
/// (`ελλάδα.gr` → `xn--…`). Quoted local parts and address literals are refused: nobody receives council mail there.
public struct MailAddress: Hashable, Sendable, LosslessStringConvertible {
    /// The part before the `@`, as written: only the receiving server knows whether its case matters.
    public let local: String
    /// The part after the `@`, ASCII and in small letters.
    public let domain: String

    /// Refuses what is not an address, above all line breaks, spaces and angle brackets.
    public init?(_ text: String) {
        guard let at = text.lastIndex(of: "@") else { return nil }
        let local = String(text[..<at])
        guard Self.isLocal(local), let domain = Self.domain(String(text[text.index(after: at)...])) else { return nil }
        guard local.utf8.count + 1 + domain.utf8.count <= 254 else { return nil }
        self.local = local
        self.domain = domain
    }

    /// `local@domain`, the form of SMTP and of headers.
    public var description: String { "\(local)@\(domain)" }

    /// A dot-atom of at most 64 octets (RFC 5322, section 3.2.3; RFC 5321, section 4.5.3.1.1).
    private static func isLocal(_ text: String) -> Bool {
        guard (1...64).contains(text.utf8.count) else { return false }
        return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty && atom.utf8.allSatisfy { isLetterOrDigit($0) || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }
        }
    }

    private static func domain(_ text: String) -> String? {
        guard let ascii = ascii(text), ascii.utf8.count <= 253 else { return nil }
        let labels = ascii.split(separator: ".", omittingEmptySubsequences: false)
        return labels.allSatisfy(isLabel) ? ascii : nil
    }

    /// Foundation writes an international domain in its ASCII form (IDNA).
    private static func ascii(_ text: String) -> String? {
        if text.utf8.allSatisfy({ $0 < 128 }) { return text.lowercased() }
        guard text.unicodeScalars.allSatisfy(isDomainScalar) else { return nil }
        return URLComponents(string: "http://\(text)/")?.encodedHost?.lowercased()
    }

    /// Nothing that an address parser could take for a port, a path or another host.
    private static func isDomainScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .decimalNumber, .nonspacingMark,
            .spacingMark:
            true
        default: scalar == "." || scalar == "-"
        }
    }

    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
            && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}

extension MailAddress: Codable {
    /// Stored text passes the same check as new text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let address = MailAddress(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a mail address")
        }
        self = address
    }

    /// A plain JSON string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// An address and the name shown with it.
public struct Mailbox: Hashable, Sendable, Codable {
    /// The name that mail programs show, if there is one.
    public let name: HeaderText?
    /// Where the mail goes.
    public let address: MailAddress

    /// A named address: `Mailbox("Council of Kalliste", address)`.
    public init(_ name: HeaderText?, _ address: MailAddress) {
        self.name = name
        self.address = address
    }

    /// An address alone.
    public init(_ address: MailAddress) { self.init(nil, address) }
}
