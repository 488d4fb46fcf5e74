// SPDX-License-Identifier: EUPL-1.2
import Access
import Language

/// A council's constitution with all its grounds: its own copy of a profile, and what it said about each rule since.
public struct Charter: Sendable {
    public let profile: Profile
    public let adopted: LocalDate
    /// Rises with every verdict.
    public let version: Int
    let entries: [CharterEntry]

    /// Puts the profile's rules and the council's verdicts together. Verdicts come in the order of time.
    init(profile: Profile, adopted: LocalDate, version: Int, verdicts: [Verdict]) throws {
        self.profile = profile
        self.adopted = adopted
        self.version = version
        let byRule = Dictionary(grouping: verdicts, by: \.rule)
        entries = try profile.ruleList.map { try CharterEntry($0, verdicts: byRule[$0.path] ?? []) }
    }

    /// How many rules there are, and how many still wait for the council.
    public var count: (all: Int, awaiting: Int) { (entries.count, entries.count { $0.state == .awaiting }) }

    func entry(_ path: String) -> CharterEntry? { entries.first { $0.path == path } }
}

/// One rule of a charter.
struct CharterEntry: Sendable {
    enum State: Hashable, Sendable {
        /// The text was read; the council need not confirm it.
        case read
        /// Nobody has confirmed it yet.
        case awaiting
        case confirmed, corrected
    }

    let listed: ListedRule
    /// The oldest first.
    let verdicts: [Verdict]
    /// What the rule says now; nil where nothing was found and nothing is suggested.
    let value: (any RuleValue)?

    var path: String { listed.path }
    var rule: Rule { listed.rule }

    init(_ listed: ListedRule, verdicts: [Verdict]) throws {
        self.listed = listed
        self.verdicts = verdicts
        let correction = try verdicts.last { $0.value != nil }?.value.map { try listed.read($0) }
        value = correction ?? listed.rule.working?.value
    }

    var state: State {
        if verdicts.contains(where: { $0.kind == .corrected }) { return .corrected }
        if !verdicts.isEmpty { return .confirmed }
        return rule.basis.isRead ? .read : .awaiting
    }
}

/// A rule of a profile in its place: whether it is the council's or belongs to one seat or formation.
struct ListedRule: Sendable {
    let path: String
    let section: RuleDefinition.Section
    /// What it belongs to, where it is not the council's.
    let owner: LocalText?
    let label: Message
    let rule: Rule
    let type: any RuleValue.Type

    /// Whether a coordinator can write it anew with a form.
    var isCorrectable: Bool { type is any WritableRule.Type }

    /// Reads what was written for it.
    func read(_ text: String) throws -> any RuleValue {
        try type.init(
            Place(structure: try Structure(yaml: text), path: path.split(separator: ".").map(String.init), tongues: []))
    }
}

extension Profile {
    /// All rules, in the order in which people read them.
    var ruleList: [ListedRule] {
        let own = RuleDefinition.all.compactMap { definition in
            rules[definition.path].map {
                ListedRule(
                    path: definition.path, section: definition.section, owner: nil, label: definition.label, rule: $0,
                    type: definition.type)
            }
        }
        return own + formations.flatMap { Self.listed($0.rules, "formations", $0.id, $0.names, .formations) }
            + seats.flatMap { Self.listed($0.rules, "seats", $0.id, $0.names, .members) }
            + outputs.flatMap { Self.listed($0.rules, "outputs", $0.id, $0.names, .cycles) }
            + inputs.flatMap { Self.listed($0.rules, "inputs", $0.id, $0.names, .cycles) }
    }

    private static func listed(
        _ rules: [OwnRule], _ group: String, _ id: String, _ owner: LocalText, _ section: RuleDefinition.Section
    ) -> [ListedRule] {
        rules.map { own in
            ListedRule(
                path: "\(group).\(id).\(own.key)", section: section, owner: owner, label: own.label, rule: own.rule,
                type: own.type)
        }
    }
}
