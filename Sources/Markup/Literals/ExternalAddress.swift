// SPDX-License-Identifier: EUPL-1.2

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
