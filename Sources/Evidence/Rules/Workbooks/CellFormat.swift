// SPDX-License-Identifier: EUPL-1.2

/// What a cell's number stands for, as its format tells (ECMA-376, part 1, 18.8.30 and 18.8.31).
enum CellFormat: Hashable, Sendable {
    case number
    /// A code with leading zeros: so many digits.
    case padded(Int)
    case date
    /// Hours, minutes, seconds without a day.
    case time

    /// The format of a number that spreadsheets know without being told.
    init(builtIn id: Int) {
        switch id {
        case 14...17, 22, 27...31, 36, 50...54, 57...58: self = .date
        case 18...21, 32...35, 45...47, 55...56: self = .time
        default: self = .number
        }
    }

    /// The format that a code such as `dd/mm/yyyy;@` describes.
    init(code: String) {
        let letters = Self.letters(code)
        if !letters.isEmpty, letters.allSatisfy({ $0 == "0" }) {
            self = letters.count > 1 ? .padded(letters.count) : .number
        } else if letters.contains(where: { "dy".contains($0) }) {
            self = .date
        } else if letters.contains(where: { "hs".contains($0) }) {
            self = .time
        } else {
            self = letters.contains("m") ? .date : .number
        }
    }

    /// The first section of a code without what is only shown: quoted and escaped text, colours, conditions, fillers.
    private static func letters(_ code: String) -> [Character] {
        var letters: [Character] = []
        var rest = code.lowercased()[...]
        while let character = rest.popFirst(), character != ";" {
            switch character {
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            case "[":
                let inner = rest.prefix { $0 != "]" }
                rest = rest.dropFirst(inner.count + 1)
                // `[h]`, `[mm]`, `[ss]` are elapsed time.
                if let first = inner.first, "hms".contains(first), inner.allSatisfy({ $0 == first }) {
                    letters.append("h")
                }
            default: letters.append(character)
            }
        }
        // A general number is no format, and none of its letters a part of a date.
        return String(letters).contains("general") ? [] : letters
    }
}
