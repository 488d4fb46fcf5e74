// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// The fields that say what a dataset is.
struct DescriptionFields {
    let form: Form
    let say: Speech
    let tongues: [(id: String, name: String)]
    var known = Description()

    var html: HTML { "\(what)\(whose)\(limits)" }

    private var what: HTML {
        """
        \(form.text(Form.Field("title", say("Title"), hint: say("What is counted, where, when.")), value: known.title))\
        \(form.select(Form.Field("dataset-kind", say("Kind"), optional: true), DatasetKind.allCases.map { Form.Choice($0.rawValue, say($0.message)) }, value: known.kind?.rawValue ?? "", prompt: say("Not said")))\
        \(form.textarea(Form.Field("about", say("In a sentence"), optional: true), value: known.summary, rows: 3))\
        \(form.select(Form.Field("tongue", say("Language of these texts")), tongues.map { Form.Choice($0.id, $0.name) }, value: known.tongue))
        """
    }

    private var whose: HTML {
        """
        \(form.text(Form.Field("source", say("Source"), hint: say("Who made the figures.")), value: known.source))\
        \(form.text(Form.Field("licence", say("Licence")), value: known.licence))\
        \(form.text(Form.Field("attribution", say("Attribution"), hint: say("The words the licence asks for."), optional: true), value: known.attribution))\
        \(form.text(Form.Field("controller", say("Who answers for the records")), value: known.controller))\
        \(form.radios(Form.Field("regime", say("Law on the records")), Regime.allCases.map { Form.Choice($0.rawValue, say($0.message)) }, value: known.regime.rawValue))\
        \(form.textarea(Form.Field("purpose", say("Purpose"), hint: say("What the council needs the figures for.")), value: known.purpose, rows: 3))\
        \(form.textarea(Form.Field("legal-basis", say("Legal basis")), value: known.legalBasis, rows: 3))\
        \(form.date(Form.Field("records-until", say("Delete single records on"), hint: say("The files go on that day; the figures counted from them stay. Left open, files are kept as long as the dataset."), optional: true), value: known.recordsUntil ?? ""))
        """
    }

    private var limits: HTML {
        """
        \(form.textarea(Form.Field("caveats", say("What this does not show"), hint: say("Who is not in the figures, what they are mistaken for."), optional: true), value: known.caveats))\
        \(form.textarea(Form.Field("gaps", say("Known gaps"), optional: true), value: known.gaps, rows: 3))\
        \(form.textarea(Form.Field("missing-sources", say("Sources we lack"), hint: say("One a line, with the reason."), optional: true), value: known.missingSources, rows: 3))
        """
    }
}
