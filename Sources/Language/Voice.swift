// SPDX-License-Identifier: EUPL-1.2

/// What a language needs for speaking: its sentences and its conventions. Made once at start, shared by all speeches.
final class Voice: Sendable {
    /// Where the sentences come from.
    enum Source: Sendable {
        case english
        case pseudo
        case catalogue(Catalogue)
    }

    let tongue: Tongue
    let conventions: Conventions
    private let source: Source

    static let english = Voice(tongue: .en, source: .english)

    init(tongue: Tongue, source: Source) {
        self.tongue = tongue
        self.source = source
        conventions = Conventions.of(tongue)
    }

    /// The sentence with its placeholders.
    func template(for message: Message) -> String {
        if message.text == Message.verbatim { return message.text }
        switch source {
        case .english: return Self.english(message)
        case .pseudo: return Pseudo.text(Self.english(message))
        case .catalogue(let catalogue): return catalogue.template(for: message) ?? Self.english(message)
        }
    }

    private static func english(_ message: Message) -> String {
        if let singular = message.singular, message.count?.magnitude == 1 { return singular }
        return message.text
    }
}
