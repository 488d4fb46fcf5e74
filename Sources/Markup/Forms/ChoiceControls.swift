// SPDX-License-Identifier: EUPL-1.2

extension Form {
    /// One of the answers a person can choose.
    public struct Choice: Sendable {
        let value: String
        let label: String
        let hint: String?

        public init(_ value: String, _ label: String, hint: String? = nil) {
            self.value = value
            self.label = label
            self.hint = hint
        }
    }

    /// How a group of choices is drawn.
    public enum Look: Sendable {
        /// One below the other.
        case list
        /// Large, side by side, for phones.
        case tiles
    }

    /// One answer out of many. `prompt` is the line that stands for no answer yet.
    public func select(_ field: Field, _ choices: [Choice], value: String = "", prompt: String? = nil) -> HTML {
        let chosen = self.value(of: field.name, known: value)
        let first: HTML? = prompt.map { "<option value=\"\">\($0)</option>" }
        return frame(field) { ties in
            """
            <select id="\(ties.id)" name="\(field.name)"\(ties: ties)\(required: !field.isOptional && prompt != nil)>\(first)\
            \(choices.map { choice -> HTML in
                "<option value=\"\(choice.value)\"\(selected: choice.value == chosen)>\(choice.label)</option>"
            })</select>
            """
        }
    }

    /// One answer out of a few.
    public func radios(_ field: Field, _ choices: [Choice], value: String = "", look: Look = .list) -> HTML {
        let chosen = self.value(of: field.name, known: value)
        return group(field, isRadio: true) { ties in
            picks(field, choices, look, ties) { choice, id in
                """
                <input type="radio" id="\(id)" name="\(field.name)" value="\(choice.value)"\
                \(checked: choice.value == chosen)\(required: !field.isOptional)>
                """
            }
        }
    }

    /// Any number of answers out of a few.
    public func checkboxes(_ field: Field, _ choices: [Choice], values: Set<String> = [], look: Look = .list) -> HTML {
        let chosen = self.values(of: field.name, known: values)
        return group(field, isRadio: false) { ties in
            picks(field, choices, look, ties) { choice, id in
                """
                <input type="checkbox" id="\(id)" name="\(field.name)" value="\(choice.value)"\
                \(checked: chosen.contains(choice.value))\(attribute: "aria-invalid", ties.isInvalid ? "true" : nil)>
                """
            }
        }
    }

    /// Yes or no. What is sent is `yes`, or nothing.
    public func checkbox(_ field: Field, isChecked: Bool = false) -> HTML {
        let ties = ties(field)
        let checked = values(of: field.name, known: isChecked ? ["yes"] : []).contains("yes")
        return """
            <div class="\(ties.style)">\(error(field, ties))<label class="pick" for="\(ties.id)">\
            <input type="checkbox" id="\(ties.id)" name="\(field.name)" value="yes"\(checked: checked)\
            \(ties: ties)> \
            \(field.label)</label>\(hint(field, ties))\(advice(field, ties))</div>
            """
    }

    /// The first choice carries the field's own id, so that the summary of problems leads to it.
    private func picks(
        _ field: Field, _ choices: [Choice], _ look: Look, _ ties: Ties, input: (Choice, String) -> HTML
    ) -> HTML {
        let labels = choices.enumerated().map { index, choice -> HTML in
            let id = index == 0 ? ties.id : "\(ties.id)-\(index + 1)"
            let hint: HTML? = choice.hint.map { "<small>\($0)</small>" }
            return """
                <label\(attribute: "class", look == .list ? "pick" : nil) for="\(id)">\(input(choice, id)) \
                <span>\(choice.label)\(hint)</span></label>
                """
        }
        return look == .list ? .joined(labels) : "<div class=\"tiles\">\(labels)</div>"
    }
}
