// SPDX-License-Identifier: EUPL-1.2

/// Names as people write them: any script, one line.
public enum PersonName {
    /// The most characters of a name.
    public static let longest = 120

    /// The name on one line, without what is not seen but disturbs others: control characters, and marks that turn the
    /// direction of all that follows. Nil when nothing is left.
    public static func tidy(_ typed: String) -> String? {
        let seen = String(
            String.UnicodeScalarView(typed.unicodeScalars.map { $0.properties.isWhitespace ? " " : $0 }.filter(isSeen)))
        let name = seen.split(separator: " ").joined(separator: " ").prefix(longest)
        return name.isEmpty ? nil : String(name)
    }

    private static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: false
        default: scalar.properties.generalCategory != .control
        }
    }
}
