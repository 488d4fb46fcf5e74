// SPDX-License-Identifier: EUPL-1.2

extension Form {
    /// What every control has: a name, a label, and what helps to answer.
    public struct Field: Sendable {
        let name: String
        let label: String
        let hint: String?
        let advice: String?
        let isOptional: Bool

        /// - Parameters:
        ///   - hint: stands under the label, before anybody types
        ///   - optional: whether the field may be left out; the label then says so
        ///   - advice: something to reconsider in what was typed, which is no error
        public init(_ name: String, _ label: String, hint: String? = nil, optional: Bool = false, advice: String? = nil)
        {
            self.name = name
            self.label = label
            self.hint = hint
            self.advice = advice
            isOptional = optional
        }
    }

    /// The attributes that tie a control to its label's neighbours.
    struct Ties {
        let id: String
        let description: String?
        let isInvalid: Bool

        /// The classes of what holds label and control.
        var style: String { isInvalid ? "field err" : "field" }
    }

    func ties(_ field: Field) -> Ties {
        let id = id(field.name)
        let problem = problem(in: field.name)
        let parts = [
            field.hint.map { _ in "\(id)-hint" }, problem.map { _ in "\(id)-error" },
            field.advice.map { _ in "\(id)-advice" },
        ]
        let description = parts.compactMap(\.self).joined(separator: " ")
        return Ties(id: id, description: description.isEmpty ? nil : description, isInvalid: problem != nil)
    }

    /// Label, hint, error, control, in this order.
    func frame(_ field: Field, _ control: (Ties) -> HTML) -> HTML {
        let ties = ties(field)
        return """
            <div class="\(ties.style)"><label for="\(ties.id)">\(field.label)\(optional(field))</label>\
            \(help(field, ties))\(control(ties))\(advice(field, ties))</div>
            """
    }

    /// Legend, hint, error, choices, in this order.
    func group(_ field: Field, isRadio: Bool, _ choices: (Ties) -> HTML) -> HTML {
        let ties = ties(field)
        return """
            <fieldset class="\(ties.style)"\(attribute: "role", isRadio ? "radiogroup" : nil)\
            \(attribute: "aria-describedby", ties.description)\
            \(attribute: "aria-invalid", isRadio && ties.isInvalid ? "true" : nil)>\
            <legend>\(field.label)\(optional(field))</legend>\(help(field, ties))\(choices(ties))\
            \(advice(field, ties))</fieldset>
            """
    }

    private func optional(_ field: Field) -> HTML {
        field.isOptional ? " <span class=\"opt\">\(words.optional)</span>" : .empty
    }

    private func help(_ field: Field, _ ties: Ties) -> HTML {
        "\(hint(field, ties))\(error(field, ties))"
    }

    func hint(_ field: Field, _ ties: Ties) -> HTML? {
        field.hint.map { "<p class=\"hint\" id=\"\(ties.id)-hint\">\($0)</p>" }
    }

    func error(_ field: Field, _ ties: Ties) -> HTML? {
        problem(in: field.name).map { "<p class=\"err-msg\" id=\"\(ties.id)-error\">\(words.error) \($0)</p>" }
    }

    func advice(_ field: Field, _ ties: Ties) -> HTML? {
        field.advice.map { "<p class=\"advice\" id=\"\(ties.id)-advice\">\($0)</p>" }
    }
}

extension HTML.StringInterpolation {
    /// What a control says of its hint, its error and its advice.
    mutating func appendInterpolation(ties: Form.Ties) {
        appendInterpolation(attribute: "aria-describedby", ties.description)
        appendInterpolation(attribute: "aria-invalid", ties.isInvalid ? "true" : nil)
    }
}
