// SPDX-License-Identifier: EUPL-1.2
import Values
import Foundation
import Language

/// A text of the council's own in one or more languages, such as the name of a formation.
public struct LocalText: Hashable, Sendable {
    /// The text by language; never empty.
    public let texts: [Tongue: String]

    /// A text in one language.
    public init(_ text: String, _ tongue: Tongue) {
        texts = [tongue: text]
    }

    /// A text in several languages; nil where there is none.
    public init?(_ texts: [Tongue: String]) {
        guard !texts.isEmpty else { return nil }
        self.texts = texts
    }

    /// The text in a language, if it was written in it.
    public subscript(tongue: Tongue) -> String? { texts[tongue] }

    /// The text as a reader of the language should get it, with the language it is really in.
    ///
    /// Where it was not written in theirs, they get the first of English and the others, by tag.
    public func reading(in tongue: Tongue) -> (text: String, tongue: Tongue) {
        let order = [tongue, Tongue(rawValue: tongue.language), .en] + texts.keys.sorted { $0.rawValue < $1.rawValue }
        for tongue in order {
            if let text = texts[tongue] { return (text, tongue) }
        }
        return ("", tongue)
    }

    /// The text for a reader of the language.
    public func text(in tongue: Tongue) -> String { reading(in: tongue).text }
}

extension LocalText: Codable {
    public init(from decoder: any Decoder) throws {
        let plain = try decoder.singleValueContainer().decode([String: String].self)
        texts = Dictionary(plain.map { (Tongue(rawValue: $0), $1) }, uniquingKeysWith: { first, _ in first })
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Dictionary(texts.map { ($0.rawValue, $1) }, uniquingKeysWith: { first, _ in first }))
    }
}

/// Kept as JSON: `{"el":"Ολομέλεια","en":"Plenary"}`.
extension LocalText: Storable {
    public var stored: Value {
        // Languages and words: nothing that JSON cannot say.
        .text((try? StoredJSON.text(of: self)) ?? "{}")
    }

    public init(stored: Value) throws { self = try StoredJSON.value(of: try stored.text()) }
}
