// SPDX-License-Identifier: EUPL-1.2
import Language
import Lineage
import Markup
import Web

extension Visit {
    /// The fields by which a rule is written anew, filled with what it says now; empty where no form can write it.
    func amendingFields(_ form: Form, _ entry: CharterEntry, _ profile: Profile) -> HTML {
        if let value = entry.value as? any WritableRule { return form.fields(of: value, say) }
        guard let type = entry.listed.type as? any FieldedRule.Type else { return .empty }
        let known = entry.content?.flattened ?? [:]
        return .joined(type.fields.map { field in control(form, field, known[field.key] ?? [], profile) })
    }

    private func control(_ form: Form, _ field: RuleField, _ known: [String], _ profile: Profile) -> HTML {
        let value = known.first ?? ""
        switch field.kind {
        case .flag:
            return form.checkbox(Form.Field(field.name, say(field.label)), isChecked: value == "true")
        case .truth:
            return form.select(
                Form.Field(field.name, say(field.label), optional: true),
                [Form.Choice("true", say("yes")), Form.Choice("false", say("no"))], value: value,
                prompt: say("left open"))
        case .number(_, let needed):
            return form.number(Form.Field(field.name, say(field.label), optional: !needed), value: value)
        case .choice(let choices, let needed):
            return form.select(
                Form.Field(field.name, say(field.label), optional: !needed),
                choices.map { .init($0.value, say($0.name)) }, value: value, prompt: needed ? nil : say("left open"))
        case .several(let choices):
            return form.checkboxes(
                Form.Field(field.name, say(field.label)), choices.map { .init($0.value, say($0.name)) },
                values: Set(known))
        case .authorities(let needed, let colleges):
            let telling = Telling(profile, in: say.tongue)
            return form.checkboxes(
                Form.Field(field.name, say(field.label), optional: !needed),
                profile.electors(colleges: colleges).map { .init($0.rawValue, say(telling.name($0))) },
                values: Set(known))
        }
    }

    /// The decision that a change carries out, among those that whoever changes the rule may see. Others read it on the
    /// page only if they may see the decision.
    func decisionField(_ form: Form) throws -> HTML {
        let decisions = try snapshot.decisions(for: scope)
        guard !decisions.isEmpty else { return .empty }
        let choices = decisions.map { Form.Choice($0.reference.id, "\(say.date($0.day)): \($0.title)") }
        return form.select(
            Form.Field(
                "decision", say("Decision it carries out"),
                hint: say("Whoever may not see the decision does not see that there is one."), optional: true),
            choices, prompt: say("none", context: "decision"))
    }

    /// Why the council changes something, for everybody to read.
    func reasonField(_ form: Form) -> HTML {
        form.textarea(
            Form.Field(
                "reason", say("Reason"),
                hint: say("Everybody can read it: the act, the meeting, the text you looked at.")),
            rows: 3, maxLength: 2000)
    }
}

extension Submission {
    /// The decision that was chosen, if one was, among those the person may see.
    func chosenDecision(_ fields: inout FieldReader) throws -> NodeReference? {
        let id = fields.text("decision")
        guard !id.isEmpty else { return nil }
        let reference = NodeReference(.decided, id)
        guard try snapshot.node(reference, for: scope) != nil else {
            fields.refuse("decision", Message("Choose one of the answers."))
            return nil
        }
        return reference
    }
}
