// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// Makes texts that people hold for the same equal, for searching: case, accents and ligatures no longer matter.
///
/// | written | folded | because |
/// |---|---|---|
/// | École, ÉCOLE | ecole | case and marks are dropped |
/// | Ασφάλεια, ΑΣΦΑΛΕΙΑ | ασφαλεια | tonos and dialytika are marks |
/// | Δήμος, ΔΗΜΟΣ | δημοσ | final ς is σ |
/// | œuvre, æther, Straße | oeuvre, aether, strasse | ligatures are spelt out |
/// | Ørsted, Łódź, Đà Nẵng, Þór | orsted, lodz, da nang, thor | letters with strokes lose them |
/// | İzmir, Iğdır | izmir, igdir | dotted and dotless i are one |
/// | ﬁn, Ａ, ² | fin, a, 2 | compatibility forms (NFKD) |
///
/// Texts and queries go through the same code, and the result is stored, so every database finds the same.
public enum Folding {
    /// The folded text; spaces and punctuation stay as they are.
    public static func fold(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                result.unicodeScalars.append(scalar.properties.isUppercase ? lowered(scalar) : scalar)
            } else {
                result += FoldingTable.folded(scalar)
            }
        }
        return result
    }

    private static func lowered(_ ascii: Unicode.Scalar) -> Unicode.Scalar {
        Unicode.Scalar(UInt8(truncatingIfNeeded: ascii.value) + 32)
    }

    /// The folded words of a text, in order. Whatever is no letter and no digit separates, also apostrophes and
    /// hyphens: "l'école" gives "l" and "ecole".
    public static func words(_ text: String) -> [String] {
        fold(text).unicodeScalars.split { !isPartOfWord($0) }.map { String(Substring($0)) }
    }

    static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.properties.isAlphabetic || (48...57).contains(scalar.value) }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
            return true
        default:
            return false
        }
    }
}
