// SPDX-License-Identifier: EUPL-1.2

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
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 65...90: result.append(UInt8(scalar.value) + 32)
            case ..<128: result.append(UInt8(scalar.value))
            default: result.append(contentsOf: FoldingTable.folded(scalar).utf8)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The folded words of a text, in order: what a query is made of. Whatever is no letter and no digit separates,
    /// also apostrophes and hyphens: "l'école" gives "l" and "ecole".
    public static func words(_ text: String) -> [String] {
        fold(text).unicodeScalars.split { !isPartOfWord($0) }.map { String(Substring($0)) }
    }

    /// The words of a text as they are stored to be found, separated by spaces. Words joined by a hyphen or an
    /// apostrophe also stand as one, so that "antisocial" finds "anti-social" and "obrien" finds "O'Brien"; articles
    /// and pronouns that French elides do not ("l'école" is "l ecole").
    public static func searchText(_ text: String) -> String {
        var result: [String] = []
        for chunk in fold(text).unicodeScalars.split(whereSeparator: { !isPartOfWord($0) && !isJoiner($0) }) {
            let parts = chunk.split(whereSeparator: isJoiner).map { String(Substring($0)) }
            result += parts
            if let first = parts.first, parts.count > 1, !elided.contains(first) { result.append(parts.joined()) }
        }
        return result.joined(separator: " ")
    }

    private static let elided: Set = [
        "c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu",
    ]

    private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || scalar == "'"
    }

    static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "0"..."9", "A"..."Z", "α"..."ω", "а"..."я": return true
        case "\0"..."\u{7F}": return false
        default: break
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
            return true
        default:
            return false
        }
    }
}
