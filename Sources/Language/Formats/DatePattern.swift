// SPDX-License-Identifier: EUPL-1.2

/// A pattern of Unicode's CLDR ("EEEE d MMMM y"), cut once into its fields.
struct DatePattern: Hashable, Sendable {
    enum Field: Hashable {
        case text(String)
        case weekday
        case day(padded: Bool)
        case monthNumber(padded: Bool)
        case monthName
        case monthAlone
        case monthShort
        case year
        case hour(padded: Bool)
        case minute
    }

    let fields: [Field]

    /// Reads a pattern; letters that are no field here are dropped, quoted text is kept.
    init(_ pattern: String) {
        var fields: [Field] = []
        var rest = pattern[...]
        while let first = rest.first {
            if first == "'" {
                let quoted = rest.dropFirst().prefix { $0 != "'" }
                fields.append(.text(quoted.isEmpty ? "'" : String(quoted)))
                rest = rest.dropFirst(quoted.count + 2)
            } else {
                let run = rest.prefix { $0 == first }
                let isLetter = first.isASCII && first.isLetter
                if let field = isLetter ? Self.field(first, run.count) : .text(String(run)) { fields.append(field) }
                rest = rest.dropFirst(run.count)
            }
        }
        self.fields = fields
    }

    private static func field(_ letter: Character, _ width: Int) -> Field? {
        switch (letter, width) {
        case ("E", _), ("c", _): .weekday
        case ("d", _): .day(padded: width > 1)
        case ("M", 1), ("M", 2), ("L", 1), ("L", 2): .monthNumber(padded: width > 1)
        case ("M", 3), ("L", 3): .monthShort
        case ("M", _): .monthName
        case ("L", _): .monthAlone
        case ("y", _): .year
        case ("H", _): .hour(padded: width > 1)
        case ("m", _): .minute
        default: nil
        }
    }
}
