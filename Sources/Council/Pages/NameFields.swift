// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup
import Web

extension Visit {
    /// One line of text for each language offered; the council's own is needed.
    func nameFields(_ form: Form, _ name: String, _ label: Message, known: LocalText? = nil, optional: Bool = false)
        -> HTML
    {
        let own = council.tongue
        let sorted = tongues.filter { $0.tongue == own } + tongues.filter { $0.tongue != own }
        return .joined(
            sorted.map { tongue, language in
                form.text(
                    Form.Field(
                        "\(name)-\(tongue.rawValue)", say("\(label) (\(language))"), optional: optional || tongue != own
                    ),
                    value: known?[tongue] ?? "", maxLength: 200, tongue: tongue.rawValue)
            })
    }

    /// Whether the request was sent to this route.
    func isAt(_ route: CouncilRoute) -> Bool { link(route).address == request.path }
}

extension Submission {
    /// The fields of the form that was sent.
    var fields: FieldReader {
        let form = form
        return FieldReader(all: { form.all($0) })
    }

    /// Reads what `nameFields` asked for; nil where the council's own language is missing, which is refused.
    func names(_ name: String, from fields: inout FieldReader, optional: Bool = false) -> LocalText? {
        var texts: [Tongue: String] = [:]
        for (tongue, _) in tongues {
            let field = "\(name)-\(tongue.rawValue)"
            let text = fields.text(field)
            if text.count > 200 { fields.refuse(field, Message("This is longer than \(200) letters.")) }
            if text.contains(where: \.isNewline) { fields.refuse(field, Message("A name stands on one line.")) }
            if !text.isEmpty { texts[tongue] = text }
        }
        if texts[council.tongue] == nil, !optional || !texts.isEmpty {
            fields.refuse(
                "\(name)-\(council.tongue.rawValue)", Message("A name in the council’s own language is needed."))
        }
        return LocalText(texts)
    }
}
