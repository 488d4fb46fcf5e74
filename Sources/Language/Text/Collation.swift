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
        var key = CollationKey(greekFirst: tongue.language == "el")
        for scalar in name.decomposedStringWithCompatibilityMapping.unicodeScalars { key.add(scalar) }
        return key.finished()
    }
}

/// A collation key as it grows, character by character (the levels of Unicode Technical Standard 10, simplified).
private struct CollationKey {
    private let greekFirst: Bool
    private var letters: [UInt8] = []
    private var accents: [UInt8] = []
    private var capitals: [UInt8] = []
    private var digits: [UInt8] = []
    private var isBetweenWords = false

    init(greekFirst: Bool) {
        self.greekFirst = greekFirst
        letters.reserveCapacity(64)
    }

    mutating func add(_ scalar: Unicode.Scalar) {
        if FoldingTable.isMark(scalar) {
            if !letters.isEmpty { accents.append(Self.accent(scalar)) }
        } else if let digit = Self.digit(scalar) {
            startWord()
            digits.append(digit)
        } else if Folding.isPartOfWord(scalar) {
            finishNumber()
            startWord()
            addLetter(scalar)
        } else {
            finishNumber()
            isBetweenWords = true
        }
    }

    /// The three parts; zeros at the end say nothing and are left out.
    mutating func finished() -> String {
        finishNumber()
        var key = letters
        for level in [accents, capitals] {
            key.append(UInt8(ascii: " "))
            if let last = level.lastIndex(where: { $0 != Self.plain }) { key += level[...last] }
        }
        while key.last == UInt8(ascii: " ") { key.removeLast() }
        return String(decoding: key, as: UTF8.self)
    }

    /// Words are separated by one sign, however many spaces and hyphens stand between them.
    private mutating func startWord() {
        if isBetweenWords && !letters.isEmpty { letters.append(UInt8(ascii: "-")) }
        isBetweenWords = false
    }

    private mutating func addLetter(_ scalar: Unicode.Scalar) {
        let folded = FoldingTable.folded(scalar)
        let isCapital = scalar.isASCII ? (65...90).contains(scalar.value) : scalar.properties.isUppercase
        for letter in folded.unicodeScalars {
            append(letter)
            accents.append(Self.plain)
            capitals.append(isCapital ? UInt8(ascii: "1") : Self.plain)
        }
        if FoldingTable.isSpelt(scalar) { accents.append(UInt8(ascii: "z")) }
    }

    /// In Greek the Greek letters come first: they take the place of capitals, which stand before small letters in ASCII.
    private mutating func append(_ letter: Unicode.Scalar) {
        if greekFirst, let place = Self.greekAlphabet.firstIndex(of: letter) {
            letters.append(65 + UInt8(place))
        } else {
            letters.append(contentsOf: UTF8.encode(letter) ?? UTF8.EncodedScalar())
        }
    }

    /// A number sorts by how many digits it has, then by the digits.
    private mutating func finishNumber() {
        guard !digits.isEmpty else { return }
        let value = digits.drop { $0 == UInt8(ascii: "0") }
        letters += repeatElement(UInt8(ascii: "9"), count: value.count / 9)
        letters.append(48 + UInt8(value.count % 9))
        letters += value
        digits = []
    }

    private static let plain = UInt8(ascii: "0")
    private static let greekAlphabet = Array("αβγδεζηθικλμνξοπρστυφχψω".unicodeScalars)

    /// Acute, grave, breve, circumflex … as the Default Unicode Collation Element Table orders them.
    private static let accentOrder: [UInt32] = [
        0x301, 0x300, 0x306, 0x302, 0x30C, 0x30A, 0x308, 0x30B, 0x303, 0x307, 0x328, 0x327, 0x304,
    ]

    private static func accent(_ mark: Unicode.Scalar) -> UInt8 {
        97 + UInt8(accentOrder.firstIndex(of: mark.value) ?? accentOrder.count)
    }

    /// The ASCII digit for a decimal digit of any script.
    private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
        if scalar.isASCII { return (48...57).contains(scalar.value) ? UInt8(scalar.value) : nil }
        guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
        return 48 + UInt8(value)
    }
}
