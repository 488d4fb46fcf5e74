// SPDX-License-Identifier: EUPL-1.2
import Language

/// How a kind of council works, as a file in `Profiles/` says; docs/profiles.md explains every key.
public struct Profile: Sendable {
    public let id: String
    public let version: Int
    /// Two capitals (ISO 3166-1), or `any`.
    public let country: String
    public let languages: [Tongue]
    public let names: LocalText
    public let short: LocalText?
    public let summary: LocalText

    let sources: [String: Source]
    let authorities: [Authority: LocalText]
    let rules: [String: Rule]
    let colleges: [College]
    let seats: [SeatTemplate]
    let formations: [FormationTemplate]
    let rights: [ConveningRight]
    let outputs: [Output]
    let inputs: [Input]
    let duties: [Statement]
    let above: [Statement]
    let examples: [Statement]
    let vocabulary: [String: LocalText]
    let open: [LocalText]

    /// Reads a profile and checks it; throws `ProfileFault` with the first thing that is wrong.
    public init(yaml text: String) throws {
        let structure = try Structure(yaml: text)
        let root = Place(structure: structure, path: [], tongues: [])
        // The country's own languages decide which texts must be there: they are read first.
        languages = try root.keys().peek("languages", as: [Tongue].self)
        var keys = try Place(structure: structure, path: [], tongues: languages).keys()
        _ = keys.take("languages")
        guard try keys.read("schema", as: Int.self) == 1 else { throw root.fault(.badNumber) }
        id = try keys.read("id", as: Identifier.self).text
        version = try keys.read("version", as: Positive.self).number
        country = try keys.read("country")
        names = try keys.read("names")
        short = try keys.find("short")
        summary = try keys.read("summary")
        sources = try keys.dictionary("sources")
        authorities = try keys.dictionary("authorities").reduce(into: [:]) {
            $0[Authority(rawValue: $1.key)] = $1.value
        }
        colleges = try keys.read("colleges")
        seats = try keys.needed("seats")
        formations = try keys.needed("formations")
        outputs = try keys.read("outputs")
        inputs = try keys.find("inputs") ?? []
        duties = try keys.find("duties") ?? []
        above = try keys.find("above") ?? []
        examples = try keys.find("examples") ?? []
        vocabulary = try keys.vocabulary()
        open = try keys.read("open")
        var groups = try RuleGroups(&keys)
        rules = try groups.rules()
        rights = try groups.rights()
        try groups.end()
        try keys.end()
        try ProfileChecks(self, root).run()
    }
}

/// The maps in which rules stand together: `convening`, `majorities`, `ballots`, `minutes`.
private struct RuleGroups {
    private var groups: [String: Keys] = [:]
    private var single: [String: Place] = [:]
    private let root: Place

    init(_ keys: inout Keys) throws {
        root = keys.place
        for definition in RuleDefinition.all {
            let (group, key) = definition.keys
            if let group, groups[group] == nil {
                guard let place = keys.take(group) else { throw root.fault(.missingKey(group)) }
                groups[group] = try place.keys()
            } else if group == nil {
                single[key] = keys.take(key)
            }
        }
    }

    mutating func rules() throws -> [String: Rule] {
        var rules: [String: Rule] = [:]
        for definition in RuleDefinition.all {
            let (group, key) = definition.keys
            let place = group.map { groups[$0]?.take(key) } ?? single[key]
            guard let place else {
                if definition.isOptional { continue }
                throw (group.flatMap { groups[$0]?.place } ?? root).fault(.missingKey(key))
            }
            let rule = try Rule(place, of: definition.type)
            guard !definition.isNeeded || rule.working != nil else { throw place.fault(.workingValueNeeded) }
            rules[definition.path] = rule
        }
        return rules
    }

    mutating func rights() throws -> [ConveningRight] {
        try groups["convening"]?.find("by-right") ?? []
    }

    func end() throws {
        for name in ["convening", "majorities", "ballots", "minutes"] { try groups[name]?.end() }
    }
}

extension Keys {
    /// A map from ids to values of one type.
    mutating func dictionary<T: Readable>(_ key: String, of type: T.Type = T.self) throws -> [String: T] {
        guard let place = take(key) else { throw place.fault(.missingKey(key)) }
        return try place.map().reduce(into: [:]) { values, pair in
            guard Identifier.isProper(pair.key) else { throw pair.place.fault(.badID(pair.key)) }
            values[pair.key] = try T(pair.place)
        }
    }

    /// What the council calls things, in as many languages as it likes.
    fileprivate mutating func vocabulary() throws -> [String: LocalText] {
        guard let place = take("vocabulary") else { throw place.fault(.missingKey("vocabulary")) }
        return try place.map().reduce(into: [:]) { words, pair in
            guard Profile.terms.contains(pair.key) else { throw place.fault(.unknownKey(pair.key)) }
            let texts = try pair.place.map().map { (Tongue(rawValue: $0.key), try String($0.place)) }
            words[pair.key] = LocalText(Dictionary(texts, uniquingKeysWith: { first, _ in first }))
        }
    }
}

extension Profile {
    /// The words of the interface that a council may have its own word for.
    static let terms: Set = [
        "council", "constitution", "formation", "plenary", "restricted", "thematic-group", "territorial-group",
        "college",
        "organisation", "seat", "mandate", "titular", "substitute", "chair", "coordinator", "convening", "agenda",
        "paper",
        "minutes", "decision", "opinion", "safety-audit", "strategy", "plan", "yearly-report", "priority",
        "recommendation", "action", "charter",
    ]
}
