// SPDX-License-Identifier: EUPL-1.2
import Language

/// What a rule rests on.
public enum Basis: String, Hashable, Sendable, Codable, CaseIterable {
    case statute, decree, regulation
    case generalLawFallback = "general-law-fallback"
    case secondary
    case localChoice = "local-choice"
    case unknown

    /// Whether the text itself was read, so that the city need not confirm the rule.
    public var isRead: Bool { self == .statute || self == .decree || self == .regulation }

    /// Whether a rule of this basis must name a source.
    var needsSource: Bool { self != .localChoice && self != .unknown }
}

extension Basis: Readable {}

/// A place in a source.
struct Citation: Readable, Hashable {
    let source: String
    let at: String?

    init(_ place: Place) throws {
        var keys = try place.keys()
        source = try keys.read("in", as: Identifier.self).text
        at = try keys.find("at")
        try keys.end()
    }
}

/// What something rests on, and what a reader should know about it.
struct Grounds: Hashable {
    let basis: Basis
    let sources: [Citation]
    let note: LocalText?

    init(_ basis: Basis, sources: [Citation] = [], note: LocalText? = nil) {
        self.basis = basis
        self.sources = sources
        self.note = note
    }

    /// Takes the keys `basis`, `source` and `note` of an item that is always known.
    init(known keys: inout Keys) throws {
        self.init(try keys.read("basis"), sources: try keys.list("source"), note: try keys.find("note"))
        guard basis != .unknown else { throw keys.place.fault(.formMixed) }
        guard !sources.isEmpty || !basis.needsSource else { throw keys.place.fault(.sourceNeeded) }
    }
}

/// A rule in one of its three forms, with what it rests on.
struct Rule: Sendable {
    /// What is stated, or suggested, or one of two texts that disagree.
    struct Statement: Sendable {
        let basis: Basis
        let sources: [Citation]
        let value: any RuleValue
        /// The content as it is written.
        let content: Structure
        /// Why it is suggested.
        let why: LocalText?
        /// Whether it counts, where texts disagree.
        let isFollowed: Bool
    }

    enum Form: Sendable {
        case known(Statement)
        /// Looked for in these places, and not found; perhaps with a suggestion.
        case unknown([Citation], suggested: Statement?)
        case disputed([Statement])
    }

    /// The same rule elsewhere: in Paris, in Wales, in an intercommunal council.
    struct Exception: Sendable {
        let place: LocalText
        let rule: Rule
    }

    let form: Form
    let note: LocalText?
    let exceptions: [Exception]

    /// What it rests on.
    var basis: Basis {
        switch form {
        case .known(let statement): statement.basis
        case .unknown: .unknown
        case .disputed(let statements): statements.first(where: \.isFollowed)?.basis ?? .unknown
        }
    }

    /// The statement a council starts with: what is stated, what is followed, or what is suggested.
    var working: Statement? {
        switch form {
        case .known(let statement): statement
        case .unknown(_, let suggested): suggested
        case .disputed(let statements): statements.first(where: \.isFollowed)
        }
    }

    /// Every citation in it and its exceptions.
    var citations: [Citation] {
        let own: [Citation] =
            switch form {
            case .known(let statement): statement.sources
            case .unknown(let sources, let suggested): sources + (suggested?.sources ?? [])
            case .disputed(let statements): statements.flatMap(\.sources)
            }
        return own + exceptions.flatMap(\.rule.citations)
    }
}
