// SPDX-License-Identifier: EUPL-1.2

/// A language of the interface, named by its BCP 47 tag ("en", "fr", "el", "pt-BR").
public struct Tongue: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The tag, as it stands in `lang="…"` and in the name of the catalogue.
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// English: the language of the source.
    public static let en = Tongue(rawValue: "en")
    /// French.
    public static let fr = Tongue(rawValue: "fr")
    /// Greek.
    public static let el = Tongue(rawValue: "el")
    /// Accented, longer English, in which a text nobody can translate stands out.
    public static let pseudo = Tongue(rawValue: "qps")

    public var description: String { rawValue }

    /// The language without region or script: "pt" for "pt-BR".
    public var language: String {
        rawValue.prefix { $0 != "-" }.lowercased()
    }

    /// Whether the language is written from right to left.
    public var isRightToLeft: Bool {
        ["ar", "he", "fa", "ur", "ps", "yi", "dv", "ckb", "sd", "ug"].contains(language)
    }
}
