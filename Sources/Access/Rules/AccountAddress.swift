// SPDX-License-Identifier: EUPL-1.2

/// A mail address in the one form it is stored and compared in: trimmed, lower case, ASCII.
///
/// Address parts other than the domain are case-sensitive by RFC 5321, but no mail service of this day tells them
/// apart, and two accounts that differ by a capital would be a trap.
public struct AccountAddress: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    /// Checks the form loosely: one `@`, a dotted domain, no spaces or quotes. Only a mail that arrives proves more.
    public init?(_ typed: String) {
        let text = typed.trimmingSpaces().lowercased()
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, parts.count == 2, (1...64).contains(parts[0].utf8.count) else { return nil }
        guard Self.isLocal(parts[0]), Self.isDomain(parts[1]) else { return nil }
        self.text = text
    }

    public var description: String { text }

    /// What stands before the `@`.
    var local: Substring { text.prefix { $0 != "@" } }

    private static func isLocal(_ text: Substring) -> Bool {
        let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789.!#$%&'*+/=?^_`{|}~-".utf8)
        let dots = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.allSatisfy(allowed.contains) && !dots.contains("")
    }

    private static func isDomain(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2 && labels.allSatisfy(isLabel)
    }

    private static func isLabel(_ label: Substring) -> Bool {
        let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789-".utf8)
        return (1...63).contains(label.utf8.count) && label.utf8.allSatisfy(allowed.contains)
            && !label.hasPrefix("-") && !label.hasSuffix("-")
    }
}

extension String {
    func trimmingSpaces() -> String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
