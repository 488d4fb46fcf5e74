// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// What each character folds to, computed once for the scripts of Europe and on demand for the others.
enum FoldingTable {
    /// Letters that Unicode does not decompose, in lower case.
    private static let spelt: [Unicode.Scalar: String] = [
        "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h",
        "ŧ": "t", "ŋ": "ng", "ĸ": "k", "ς": "σ", "ſ": "s", "’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-",
    ]

    /// Whether the character is a letter of its own beside those it folds to: ø, œ, ß, but not é and not ς.
    static func isSpelt(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0xC6, scalar != "ς", let lower = scalar.properties.lowercaseMapping.unicodeScalars.first
        else { return false }
        return spelt[lower] != nil
    }

    /// Latin, Greek, Cyrillic with their extensions; Vietnamese and polytonic Greek.
    private static let low: [String] = (0..<0x530).map(computed)
    private static let additional: [String] = (0x1E00..<0x2000).map(computed)

    static func folded(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case ..<0x530: low[Int(scalar.value)]
        case 0x1E00..<0x2000: additional[Int(scalar.value) - 0x1E00]
        default: computed(scalar.value)
        }
    }

    private static func computed(_ value: UInt32) -> String {
        guard let scalar = Unicode.Scalar(value) else { return "" }
        var result = ""
        for part in String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars where !isMark(part) {
            for lower in part.properties.lowercaseMapping.unicodeScalars where !isMark(lower) {
                result += spelt[lower] ?? String(lower)
            }
        }
        return result
    }

    /// Accents and vowel points that readers leave out; not the marks that are letters, as in the scripts of India.
    static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x300...0x36F, 0x483...0x487, 0x591...0x5C7, 0x610...0x61A, 0x64B...0x65F, 0x670, 0x1AB0...0x1AFF,
            0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F:
            true
        default: false
        }
    }
}
