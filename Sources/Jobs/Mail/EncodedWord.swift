// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// Header text beyond ASCII, as RFC 2047 writes it: `=?UTF-8?B?…?=`.
enum EncodedWord {
    /// Lines with encoded words are at most 76 characters: 12 of frame and up to 12 of `Subject: ` leave 52 of base64,
    /// thus 39 bytes.
    private static let capacity = 39

    /// Words that a mail program joins again; none splits a character, which the RFC forbids.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            let next = Array(String(scalar).utf8)
            if bytes.count + next.count > capacity {
                words.append(word(bytes))
                bytes = []
            }
            bytes += next
        }
        return bytes.isEmpty ? words : words + [word(bytes)]
    }

    /// Text needs encoding when it is not printable ASCII, looks encoded already, or has a word too long to fold.
    static func isNeeded(_ text: String) -> Bool {
        let isPrintable = text.utf8.allSatisfy { (32...126).contains($0) }
        return !isPrintable || text.contains("=?") || text.hasPrefix(" ") || text.hasSuffix(" ")
            || text.contains("  ") || text.split(separator: " ").contains { $0.utf8.count > capacity }
    }

    private static func word(_ bytes: [UInt8]) -> String {
        "=?UTF-8?B?" + Data(bytes).base64EncodedString() + "?="
    }
}
