// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// The fields at the head of an audit.
struct AuditFields {
    let form: Form
    let say: Speech
    let audit: Audit?
    /// Who can read it, where it can still be chosen.
    let audiences: [(id: String, name: String)]
    let tongues: [(id: String, name: String)]
    /// The language of the council.
    let council: String

    var html: HTML {
        """
        \(audit.map { Form.hidden("version", String($0.version)) } ?? .empty)\
        \(form.text(Form.Field("title", say("Title"), hint: say("What, where, which months.")), value: audit?.title ?? "", maxLength: AuditDraft.longestLine))\
        \(form.text(Form.Field("territory", say("Area", context: "audit"), hint: say("The part of the city the audit is about.")), value: audit?.territory ?? "", maxLength: AuditDraft.longestLine))\
        \(form.text(Form.Field("addressees", say("Written for"), hint: say("Who asked for it, and who will answer it."), optional: true), value: audit?.addressees ?? "", maxLength: AuditDraft.longestLine))\
        \(form.select(Form.Field("tongue", say("Language of these texts")), tongues.map { Form.Choice($0.id, $0.name) }, value: audit?.tongue.rawValue ?? council))\
        \(readers)\(Form.submit(audit == nil ? say("Begin the audit") : say("Keep the changes")))
        """
    }

    private var readers: HTML {
        guard audit == nil, audiences.count > 1 else { return .empty }
        return form.select(
            Form.Field("audience", say("Who works on it", context: "audit")),
            audiences.map { Form.Choice($0.id, $0.name) }, value: "members")
    }
}

/// The fields of one step.
struct StepFields {
    let form: Form
    let say: Speech
    let step: WrittenStep
    let tongue: String

    var html: HTML {
        """
        \(Form.hidden("version", String(step.version)))\
        \(form.textarea(Form.Field("text", say(step.step.name), hint: say(step.step.question), optional: true), value: step.text, rows: 16, tongue: tongue))\
        \(form.radios(Form.Field("state", say("How far has this step come?")), StepState.allCases.map { Form.Choice($0.rawValue, say($0.message)) }, value: (step.version == 0 ? StepState.going : step.state).rawValue))\
        \(Form.submit(say("Keep the step")))
        """
    }
}

/// The fields of one kind of source.
struct SourceFields {
    let form: Form
    let say: Speech
    let source: NamedSource
    /// The datasets the writer may work with.
    let datasets: [(id: String, name: String)]
    let tongue: String

    var html: HTML {
        """
        \(Form.hidden("version", String(source.version)))\
        \(form.radios(Form.Field("state", say("Is it there?")), SourceState.offered.map { Form.Choice($0.rawValue, say($0.message)) }, value: source.state.rawValue))\
        \(form.text(Form.Field("word", say("Remark"), hint: say("Where it can be read, when it comes, or why it is missing."), optional: true), value: source.word, maxLength: AuditDraft.longestLine, tongue: tongue))\
        \(chosen)\(Form.submit(say("Keep the source")))
        """
    }

    private var chosen: HTML {
        guard !datasets.isEmpty else { return .empty }
        return form.checkboxes(
            Form.Field(
                "dataset", say("Datasets of the council"), hint: say("Linked with the version that is the latest now."),
                optional: true),
            datasets.map { Form.Choice($0.id, $0.name) },
            values: Set(source.datasets.keys.map(\.description)))
    }
}

/// The fields in which somebody says how they see it.
struct DissentFields {
    let form: Form
    let say: Speech
    let tongue: String

    var html: HTML {
        let steps = AuditStep.allCases.map { Form.Choice($0.rawValue, say($0.name)) }
        return """
            \(form.text(Form.Field("who", say("Which office or organisation"), hint: say("No names of persons.")), maxLength: AuditDraft.longestLine, tongue: tongue))\
            \(form.select(Form.Field("about", say("On which step"), optional: true), steps, prompt: say("On the audit as a whole")))\
            \(form.textarea(Form.Field("dissent", say("What is seen otherwise, and how"), hint: say("It stays beside the audit and cannot be changed; its author can take it back.")), rows: 4, tongue: tongue))\
            \(Form.submit(say("Keep beside the audit"), .second))
            """
    }
}
