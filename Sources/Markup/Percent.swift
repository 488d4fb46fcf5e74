// SPDX-License-Identifier: EUPL-1.2

/// Percent-encoding of RFC 3986: everything but unreserved characters.
enum Percent {
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// One component of an address, so that it means only itself.
    static func encode(_ text: String) -> String {
        encode(text, keeping: isUnreserved)
    }

    /// Encodes the bytes of an address that cannot stand in one, and keeps the rest.
    static func encode(_ text: String, keeping isKept: (UInt8) -> Bool) -> String {
        if text.utf8.allSatisfy(isKept) { return text }
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            if isKept(byte) {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }
}

/// The check of an address that somebody typed.
enum ExternalAddress {
    /// The address with what is not ASCII encoded, or nil unless it can be followed without surprise.
    static func checked(_ text: String) -> String? {
        guard let colon = text.firstIndex(of: ":"), text.utf8.allSatisfy(isAllowed) else { return nil }
        let rest = text[text.index(after: colon)...]
        switch text[..<colon].lowercased() {
        case "https", "http": guard isWeb(rest) else { return nil }
        case "mailto": guard isMail(rest) else { return nil }
        case "tel": guard isTelephone(rest) else { return nil }
        default: return nil
        }
        return Percent.encode(text) { $0 < 0x80 }
    }

    /// No control characters, spaces, quotes, angle or curly brackets, backslashes.
    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != 0x7F && !"\"<>\\^`{|}".utf8.contains(byte)
    }

    /// `//host…`: with a host and without a user name, which serves only to deceive.
    private static func isWeb(_ rest: Substring) -> Bool {
        guard rest.hasPrefix("//") else { return false }
        let authority = rest.dropFirst(2).prefix { !"/?#".contains($0) }
        return !authority.isEmpty && !authority.contains("@") && !authority.hasPrefix(":") && !authority.hasPrefix(".")
    }

    /// One address, without headers that would write the letter for somebody.
    private static func isMail(_ rest: Substring) -> Bool {
        let parts = rest.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !rest.contains { "?&,;%".contains($0) }
    }

    private static func isTelephone(_ rest: Substring) -> Bool {
        let digits = rest.hasPrefix("+") ? rest.dropFirst() : rest
        return !digits.isEmpty && digits.allSatisfy { ("0"..."9").contains($0) || "-.()".contains($0) }
    }
}
