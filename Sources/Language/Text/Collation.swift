// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// Keys by which names sort as a reader of the language expects, when compared byte by byte: they are stored beside
/// the name, and any database orders them alike.
///
/// A key has three parts, separated by a space: base letters; accents; capitals. Between names that differ in letters
/// only the first part counts, so Éole stands between Énée and Erato, not after Zoé. In the first part words are
/// separated by "-", numbers stand by value ("Ward 2" before "Ward 10") and before letters. Letters of the reader's
/// own script come first. Tailored for English, French and Greek; other languages get this common order.
public enum Collation {
    /// The key of a name for readers of the language.
    public static func key(_ name: String, _ tongue: Tongue) -> String {
        var builder = CollationKey(greekFirst: tongue.language == "el")
        for scalar in name.decomposedStringWithCompatibilityMapping.unicodeScalars { builder.add(scalar) }
        return builder.text
    }
}

/// A collation key as it grows, character by character (the levels of Unicode Technical Standard 10, simplified).
private struct CollationKey {
    private let greekFirst: Bool
    private var letters = ""
    private var accents = ""
    private var capitals = ""
    private var digits = ""
    private var isBetweenWords = false

    init(greekFirst: Bool) {
        self.greekFirst = greekFirst
    }

    var text: String {
        var copy = self
        copy.finishNumber()
        let levels = [copy.letters, copy.accents.trimmingZeros, copy.capitals.trimmingZeros]
        return String(levels.joined(separator: " ").reversed().drop { $0 == " " }.reversed())
    }

    mutating func add(_ scalar: Unicode.Scalar) {
        if FoldingTable.isMark(scalar) {
            if !letters.isEmpty { accents += Self.accent(scalar) }
        } else if let digit = scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil {
            startWord()
            digits += String(Int(digit))
        } else if Folding.isPartOfWord(scalar) {
            finishNumber()
            startWord()
            addLetter(scalar)
        } else {
            finishNumber()
            isBetweenWords = true
        }
    }

    /// Words are separated by one sign, however many spaces and hyphens stand between them.
    private mutating func startWord() {
        guard isBetweenWords else { return }
        isBetweenWords = false
        if !letters.isEmpty { letters += "-" }
    }

    private mutating func addLetter(_ scalar: Unicode.Scalar) {
        let isCapital = scalar.properties.isUppercase
        let lower = isCapital ? scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar : scalar
        let folded = FoldingTable.folded(lower)
        for letter in folded.unicodeScalars {
            letters += Self.ordered(letter, greekFirst: greekFirst)
            accents += "0"
            capitals += isCapital ? "1" : "0"
        }
        // ø, ł, đ and the ligatures follow the letters they fold to.
        if lower != "ς" && folded != String(lower) { accents += "z" }
    }

    /// A number sorts by how many digits it has, then by the digits.
    private mutating func finishNumber() {
        guard !digits.isEmpty else { return }
        let value = digits.drop { $0 == "0" }
        var length = value.count
        while length >= 9 {
            letters += "9"
            length -= 9
        }
        letters += "\(length)\(value)"
        digits = ""
    }

    /// The signs in the order of the Default Unicode Collation Element Table: acute, grave, breve, circumflex …
    private static let accentOrder: [UInt32] = [
        0x301, 0x300, 0x306, 0x302, 0x30C, 0x30A, 0x308, 0x30B, 0x303, 0x307, 0x328, 0x327, 0x304,
    ]

    private static func accent(_ mark: Unicode.Scalar) -> String {
        let place = accentOrder.firstIndex(of: mark.value) ?? accentOrder.count
        return String(Character(Unicode.Scalar(UInt8(97 + place))))
    }

    /// In Greek the Greek letters come first: they take the place of capitals, which stand before small letters in ASCII.
    private static func ordered(_ letter: Unicode.Scalar, greekFirst: Bool) -> String {
        guard greekFirst, let place = greekAlphabet.firstIndex(of: letter) else { return String(letter) }
        return String(Character(Unicode.Scalar(UInt8(65 + place))))
    }

    private static let greekAlphabet = Array("αβγδεζηθικλμνξοπρστυφχψω".unicodeScalars)
}

extension String {
    /// Without the zeros at the end, which say nothing.
    fileprivate var trimmingZeros: String {
        String(reversed().drop { $0 == "0" }.reversed())
    }
}
