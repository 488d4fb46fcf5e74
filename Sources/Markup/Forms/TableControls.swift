// SPDX-License-Identifier: EUPL-1.2

/// Controls in the cells of a table, where row and column heads stand for the label.
extension Form {
    /// A number in a cell. `label` says the row and the column to those who hear the page.
    public func numberCell(_ name: String, label: String, value: String = "") -> HTML {
        """
        <input class="short num" type="text" id="\(id(name))" name="\(name)" inputmode="numeric" autocomplete="off" \
        aria-label="\(label)" value="\(self.value(of: name, known: value))"\
        \(attribute: "aria-invalid", invalid(name))>
        """
    }

    /// A choice in a cell.
    public func selectCell(_ name: String, label: String, _ choices: [Choice], value: String = "") -> HTML {
        let chosen = self.value(of: name, known: value)
        let options = choices.map { choice -> HTML in
            "<option value=\"\(choice.value)\"\(selected: choice.value == chosen)>\(choice.label)</option>"
        }
        return """
            <select id="\(id(name))" name="\(name)" aria-label="\(label)"\(attribute: "aria-invalid", invalid(name))>\
            \(options)</select>
            """
    }

    /// A box in a cell, with a label of its own: the head of a row that somebody ticks. What is sent is `yes`, or nothing.
    public func checkCell(_ name: String, label: String, hint: String? = nil, isChecked: Bool = false) -> HTML {
        let isChecked = values(of: name, known: isChecked ? ["yes"] : []).contains("yes")
        let hint: HTML? = hint.map { " <small>\($0)</small>" }
        return """
            <label class="pick" for="\(id(name))"><input type="checkbox" id="\(id(name))" name="\(name)" value="yes"\
            \(checked: isChecked)\(attribute: "aria-invalid", invalid(name))> <span>\(label)\(hint)</span></label>
            """
    }

    private func invalid(_ name: String) -> String? { problem(in: name) == nil ? nil : "true" }
}
