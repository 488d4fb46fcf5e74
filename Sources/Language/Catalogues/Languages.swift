// SPDX-License-Identifier: EUPL-1.2

/// The languages an installation offers: English, and one for each catalogue in its folder.
public struct Languages: Sendable {
    private var voices: [Tongue: Voice]
    private var names: [Tongue: String]
    /// English first, then by their own names.
    public private(set) var offered: [Tongue]

    /// English alone, as in tests that are not about languages.
    public static let english = Languages()

    init() {
        voices = [.en: Voice(tongue: .en, source: .english), .pseudo: Voice(tongue: .pseudo, source: .pseudo)]
        names = [.en: "English", .pseudo: "⟦Pseudo⟧"]
        offered = [.en]
    }

    /// The language's name for itself: Français.
    public func name(of tongue: Tongue) -> String {
        names[tongue] ?? tongue.rawValue
    }

    /// A speech in the language, or in English if it is not offered; instants are told in the zone.
    public func speech(in tongue: Tongue, zone: Zone = .utc) -> Speech {
        Speech(voice: voices[tongue] ?? Voice.english, zone: zone)
    }

    /// The offered language that suits an `Accept-Language` header best; English if none does.
    public func negotiate(_ header: String?) -> Tongue {
        AcceptLanguage.best(of: offered, for: header) ?? .en
    }

    /// Adds a language that is not there yet.
    mutating func add(_ tongue: Tongue, name: String, _ catalogue: Catalogue) {
        voices[tongue] = Voice(tongue: tongue, source: .catalogue(catalogue))
        names[tongue] = name
        let others = offered.dropFirst() + [tongue]
        offered = [.en] + others.sorted { self.name(of: $0) < self.name(of: $1) }
    }

    /// Offers the pseudo-language too.
    mutating func addPseudo() {
        offered.append(.pseudo)
    }

    func contains(_ tongue: Tongue) -> Bool {
        voices[tongue] != nil
    }
}
