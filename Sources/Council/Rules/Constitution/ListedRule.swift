// SPDX-License-Identifier: EUPL-1.2
import Language

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
    var isCorrectable: Bool { type is any WritableRule.Type || type is any FieldedRule.Type }

    /// Reads what was written for it.
    func read(_ structure: Structure) throws -> any RuleValue {
        try type.init(Place(structure: structure, path: path.split(separator: ".").map(String.init), tongues: []))
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

    /// What a rule says, as it is written; nil where it has no working value or the profile does not have it.
    func text(of path: String) -> String? {
        ruleList.first { $0.path == path }?.rule.working?.content.json
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
