// SPDX-License-Identifier: EUPL-1.2
import Language

/// One field of the form by which a council writes a rule anew.
struct RuleField: Sendable {
    enum Kind: Sendable {
        /// True where it is ticked.
        case flag
        /// True, false, or left open.
        case truth
        case number(ClosedRange<Int>, needed: Bool)
        case choice([(value: String, name: Message)], needed: Bool)
        case several([(value: String, name: Message)])
        /// Offices and bodies of the profile, and those that every council has; its colleges too, where they elect.
        case authorities(needed: Bool, colleges: Bool = false)
    }

    /// The keys that lead to the value, joined by points; empty where the rule is the value.
    let key: String
    let label: Message
    let kind: Kind

    init(_ key: String, _ label: Message, _ kind: Kind) {
        self.key = key
        self.label = label
        self.kind = kind
    }

    /// The name of the field in the form.
    var name: String { key.isEmpty ? "value" : key }
}

/// A rule that a council can write anew by fields. What they say is put together as the profile would write it, and
/// read by the same strict reader.
protocol FieldedRule: RuleValue {
    static var fields: [RuleField] { get }
}

extension RuleField {
    /// What was typed, as it is written in a profile; nil where it was left open.
    fileprivate func written(_ fields: inout FieldReader, of profile: Profile) -> String? {
        switch kind {
        case .flag:
            return String(fields.isChecked(name))
        case .truth:
            let text = fields.text(name)
            if !["", "true", "false"].contains(text) { fields.refuse(name, Message("Choose one of the answers.")) }
            return text.isEmpty ? nil : text
        case .number(let range, let needed):
            guard needed || !fields.text(name).isEmpty else { return nil }
            return String(fields.number(name, in: range))
        case .choice(let choices, let needed):
            let text = fields.text(name)
            guard needed || !text.isEmpty else { return nil }
            if !choices.contains(where: { $0.value == text }) {
                fields.refuse(name, Message("Choose one of the answers."))
            }
            return Structure.quoted(text)
        case .several(let choices):
            return list(&fields, among: Set(choices.map(\.value)))
        case .authorities(let needed, let colleges):
            guard needed || !fields.all(name).isEmpty else { return nil }
            return list(&fields, among: Set(profile.electors(colleges: colleges).map(\.rawValue)))
        }
    }

    private func list(_ fields: inout FieldReader, among known: Set<String>) -> String {
        let chosen = fields.all(name)
        if !known.isSuperset(of: chosen) { fields.refuse(name, Message("Choose among the answers.")) }
        return "[\(chosen.map(Structure.quoted).joined(separator: ", "))]"
    }

    /// Whether this is something a person filled in, and no mere unticked box.
    fileprivate func isFilled(_ written: String?) -> Bool {
        if case .flag = kind { return written == "true" }
        return written != nil
    }
}

extension FieldedRule {
    /// Puts what was typed together, as a profile would write it. Throws `FieldProblems`.
    ///
    /// A group of keys within the rule, such as `urgent-item`, is left out where nothing in it was filled in.
    static func written(_ reader: inout FieldReader, of profile: Profile) throws -> String {
        let answers = fields.map { field in (field: field, written: field.written(&reader, of: profile)) }
        try reader.finish()
        if fields.count == 1, fields[0].key.isEmpty { return answers[0].written ?? "null" }
        return Self.map(
            answers.map { (Array($0.field.key.split(separator: ".").map(String.init)), $0.field, $0.written) })
    }

    private typealias Answer = (keys: [String], field: RuleField, written: String?)

    private static func map(_ answers: [Answer]) -> String {
        var order: [String] = []
        var groups: [String: [Answer]] = [:]
        for answer in answers {
            let key = answer.keys[0]
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append((Array(answer.keys.dropFirst()), answer.field, answer.written))
        }
        let pairs = order.compactMap { key -> String? in
            guard let group = groups[key], let first = group.first else { return nil }
            if first.keys.isEmpty { return first.written.map { "\(Structure.quoted(key)): \($0)" } }
            guard group.contains(where: { $0.field.isFilled($0.written) }) else { return nil }
            return "\(Structure.quoted(key)): \(map(group))"
        }
        return "{\(pairs.joined(separator: ", "))}"
    }
}

extension ListedRule {
    /// What a form says the rule is from now on, as a profile would write it. Throws `FieldProblems`.
    func amended(_ fields: inout FieldReader, like value: (any RuleValue)?, of profile: Profile) throws -> String {
        let text: String
        if let value = value as? any WritableRule {
            text = try RuleForm.read(&fields, like: value).written
        } else if let type = type as? any FieldedRule.Type {
            text = try type.written(&fields, of: profile)
        } else {
            throw FieldProblems(all: [FieldProblem(nil, Message("This rule cannot be written with a form."))])
        }
        do {
            _ = try read(try Structure(yaml: text))
        } catch let fault as ProfileFault {
            throw FieldProblems(all: [problem(fault)])
        }
        return text
    }

    /// Where in the form the strict reader found something wrong.
    private func problem(_ fault: ProfileFault) -> FieldProblem {
        let keys = fault.path.dropFirst(path.split(separator: ".").count).joined(separator: ".")
        let names = (type as? any FieldedRule.Type)?.fields ?? []
        let field = names.first { $0.key == keys } ?? names.first { $0.key.hasPrefix(keys.isEmpty ? "-" : keys + ".") }
        return FieldProblem(field?.name ?? names.first?.name, fault.reason.words)
    }
}

extension ProfileFault.Reason {
    /// What is wrong with an answer, for whoever filled in the form.
    fileprivate var words: Message {
        switch self {
        case .empty: Message("Choose at least one.")
        case .shareAboveOne: Message("A share cannot be more than the whole.")
        case .rangeReversed: Message("The second number is smaller than the first.")
        case .badNumber: Message("This number is too small or too large here.")
        case .missingKey: Message("Something that belongs to this answer is missing.")
        default: Message("This does not go together with the other answers.")
        }
    }
}

extension Profile {
    /// The offices and bodies that rules may name: those of every council, then the profile's own by id, then its
    /// colleges where they count.
    func electors(colleges hasColleges: Bool) -> [Authority] {
        [.chair, .members, .secretary, .coordinator] + authorities.keys.sorted { $0.rawValue < $1.rawValue }
            + (hasColleges ? colleges.map { Authority(rawValue: $0.id) } : [])
    }
}
