// SPDX-License-Identifier: EUPL-1.2

/// Two constitutions, or two profiles, beside each other, rule by rule.
struct Comparison: Sendable {
    /// What one side says about a rule, in the reader's words.
    struct Text: Hashable, Sendable {
        /// Empty where the side has the rule and nothing is laid down.
        let says: String
        let restsOn: String
    }

    /// A rule of one side in its place.
    struct Entry: Sendable {
        let path: String
        let section: RuleDefinition.Section
        let title: String
        let text: Text
    }

    enum Difference: Hashable, Sendable {
        case none
        /// Both say the same and rest on something else.
        case grounds
        case content
        case onlyFirst, onlySecond
    }

    struct Row: Sendable {
        let path: String
        let section: RuleDefinition.Section
        let title: String
        let first: Text?
        let second: Text?

        var difference: Difference {
            guard let first else { return .onlySecond }
            guard let second else { return .onlyFirst }
            if first.says != second.says { return .content }
            return first.restsOn == second.restsOn ? .none : .grounds
        }
    }

    /// In the order of sections; within one, the first side's order, then what only the second has.
    let rows: [Row]

    init(_ first: [Entry], _ second: [Entry]) {
        let byPath = Dictionary(second.map { ($0.path, $0) }, uniquingKeysWith: { one, _ in one })
        let known = Set(first.map(\.path))
        let common = first.map {
            Row(path: $0.path, section: $0.section, title: $0.title, first: $0.text, second: byPath[$0.path]?.text)
        }
        let others = second.filter { !known.contains($0.path) }.map {
            Row(path: $0.path, section: $0.section, title: $0.title, first: nil, second: $0.text)
        }
        let all = common + others
        rows = RuleDefinition.Section.allCases.flatMap { section in all.filter { $0.section == section } }
    }

    /// What differs in what it says, or stands on one side only.
    var differing: [Row] { rows.filter { $0.difference != .none && $0.difference != .grounds } }

    /// How many rules there are on either side, and how many of them differ.
    var count: (all: Int, differing: Int) { (rows.count, differing.count) }
}
