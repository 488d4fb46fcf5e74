// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// The fields of a finding.
struct FindingFields {
    let form: Form
    let say: Speech
    let finding: Finding?
    let basis: [FindingBasis]
    /// By id and name.
    let datasets: [(id: String, name: String)]
    let audiences: [(id: String, name: String)]
    let tongues: [(id: String, name: String)]
    /// The language of the council.
    let council: String

    /// As many things a finding rests on as the form has lines for.
    static let lines = 1...4

    var html: HTML {
        """
        \(version)\(words)\(basisFields)\(readers)\(Form.submit(say("Keep the finding")))
        """
    }

    private var version: HTML { finding.map { Form.hidden("version", String($0.version)) } ?? .empty }

    private var words: HTML {
        """
        \(form.text(Form.Field("sentence", say("The finding in one sentence"), hint: say("Says what is so. Things and places, not people.")), value: finding?.sentence ?? "", maxLength: FindingDraft.longestSentence))\
        \(form.radios(Form.Field("confidence", say("How sure are you?")), Confidence.allCases.map { Form.Choice($0.rawValue, say($0.message)) }, value: finding?.confidence.rawValue ?? ""))\
        \(form.textarea(Form.Field("text", say("Why"), hint: say("Which sources agree, which do not, what is missing."), optional: true), value: finding?.text ?? "", rows: 8))\
        \(form.textarea(Form.Field("dissent", say("Who sees it otherwise, and how"), optional: true), value: finding?.dissent ?? "", rows: 3))\
        \(form.select(Form.Field("tongue", say("Language of these texts")), tongues.map { Form.Choice($0.id, $0.name) }, value: finding?.tongue.rawValue ?? council))
        """
    }

    private var basisFields: HTML {
        let fields = Self.lines.map { line -> HTML in
            let known = basis.count >= line ? basis[line - 1] : nil
            return """
                <div class="grid">\(form.select(Form.Field("dataset-\(line)", say("Dataset \(line)"), optional: line > 1), datasets.map { Form.Choice($0.id, $0.name) }, value: known?.dataset.description ?? "", prompt: say("None")))\
                \(form.text(Form.Field("area-\(line)", say("Code of an area"), optional: true), value: known?.area ?? ""))\
                \(form.text(Form.Field("month-\(line)", say("Month, as 2022-11"), optional: true), value: known?.month?.description ?? ""))</div>
                """
        }
        return """
            <h2 id="basis">\(say("What it rests on"))</h2>\
            <p class="hint">\(say("The figures are kept as they are now, with the version of the dataset."))</p>\(fields)
            """
    }

    private var readers: HTML {
        guard audiences.count > 1 else { return .empty }
        return form.select(
            Form.Field("audience", say("Who can read it", context: "finding")),
            audiences.map { Form.Choice($0.id, $0.name) },
            value: finding?.readership.audience.key ?? "members")
    }
}
