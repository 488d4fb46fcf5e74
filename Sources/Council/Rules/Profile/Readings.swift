// SPDX-License-Identifier: EUPL-1.2
import Language

extension String: Readable {
    /// Words a person reads, or an id.
    init(_ place: Place) throws {
        let (text, isPlain) = try place.scalar(or: .textExpected)
        guard !isPlain || !PlainScalar.isMoreThanText(text) else { throw place.fault(.quoteIt(text)) }
        let isProper =
            !text.isEmpty && text.count <= 1000 && !text.contains("  ")
            && !text.contains(where: \.isNewline) && text.first != " " && text.last != " "
        guard isProper else { throw place.fault(.badText) }
        self = text
    }
}

extension Int: Readable {
    init(_ place: Place) throws {
        let (text, isPlain) = try place.scalar(or: .numberExpected)
        guard isPlain else { throw place.fault(.numberExpected) }
        guard let number = PlainScalar.whole(text) else {
            throw place.fault(PlainScalar.isDecimal(text) ? .decimal : .numberExpected)
        }
        self = number
    }

    /// A whole number within limits.
    init(_ place: Place, in range: ClosedRange<Int>) throws {
        try self.init(place)
        guard range.contains(self) else { throw place.fault(.badNumber) }
    }
}

extension Bool: Readable {
    /// `yes`, `no`, `on` and `off` are refused: readers of YAML disagree about them.
    init(_ place: Place) throws {
        switch try place.scalar(or: .flagExpected) {
        case ("true", true): self = true
        case ("false", true): self = false
        default: throw place.fault(.flagExpected)
        }
    }
}

/// A whole number from 1 on.
struct Positive: Readable {
    let number: Int

    init(_ place: Place) throws { number = try Int(place, in: 1...1_000_000) }
}

/// Lower-case words joined by hyphens, by which a council's data refer to something.
struct Identifier: Readable, Hashable {
    let text: String

    init(_ place: Place) throws {
        text = try String(place)
        guard Self.isProper(text) else { throw place.fault(.badID(text)) }
    }

    static func isProper(_ text: String) -> Bool {
        let words = text.split(separator: "-", omittingEmptySubsequences: false)
        let letters = Set("abcdefghijklmnopqrstuvwxyz".utf8)
        let all = letters.union("0123456789".utf8)
        return text.utf8.count <= 64 && text.utf8.first.map(letters.contains) == true
            && words.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(all.contains) }
    }
}

extension Authority: Readable {
    init(_ place: Place) throws { self.init(rawValue: try Identifier(place).text) }
}

extension Tongue: Readable {
    init(_ place: Place) throws {
        let text = try String(place)
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, (2...3).contains(first.count),
            first.allSatisfy({ $0.isASCII && $0.isLowercase }),
            parts.allSatisfy({ (2...8).contains($0.count) && $0.utf8.allSatisfy { $0 < 0x80 } })
        else { throw place.fault(.badID(text)) }
        self.init(rawValue: text)
    }
}

extension LocalText: Readable {
    /// A text stands in English, French, Greek and the country's own languages.
    init(_ place: Place) throws {
        let texts = try place.map().map { (Tongue(rawValue: $0.key), try String($0.place)) }
        let byTongue = Dictionary(texts, uniquingKeysWith: { first, _ in first })
        for tongue in [.en, .fr, .el] + place.tongues where byTongue[tongue] == nil {
            throw place.fault(.languageMissing(tongue))
        }
        guard let text = LocalText(byTongue) else { throw place.fault(.empty) }
        self = text
    }
}

extension Array: Readable where Element: Readable {
    init(_ place: Place) throws { self = try place.list().map { try Element($0) } }
}

extension Readable where Self: RawRepresentable, Self: CaseIterable, RawValue == String {
    init(_ place: Place) throws {
        let text = try String(place)
        guard let choice = Self(rawValue: text) else {
            throw place.fault(.badChoice(text, among: Self.allCases.map(\.rawValue)))
        }
        self = choice
    }
}
