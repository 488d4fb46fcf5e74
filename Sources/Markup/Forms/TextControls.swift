// SPDX-License-Identifier: EUPL-1.2

extension Form {
    /// What a browser may fill in by itself. The tokens are those of the HTML standard.
    public enum Autocomplete: String, Sendable {
        case name, username, email, organization, tel, url, off
        case streetAddress = "street-address"
        case postalCode = "postal-code"
        case currentPassword = "current-password"
        case newPassword = "new-password"
        case oneTimeCode = "one-time-code"
    }

    /// How wide a field is drawn, which tells how long an answer is expected.
    public enum Width: String, Sendable {
        case full = ""
        case mid
        case short
    }

    /// What differs between controls of one line.
    private struct Line {
        var type = "text"
        var autocomplete: Autocomplete?
        var width = Width.full
        var keyboard: String?
        var maxLength: Int?
        var tongue: String?
        var isFigure = false
        var isPlain = false  // no capital letters or spelling by the keyboard
    }

    private func line(_ field: Field, value: String?, _ line: Line) -> HTML {
        let classes = [line.width.rawValue, line.isFigure ? "num" : ""].filter { !$0.isEmpty }.joined(separator: " ")
        return frame(field) { ties in
            """
            <input type="\(line.type)" id="\(ties.id)" name="\(field.name)"\(attribute: "class", classes.isEmpty ? nil : classes)\
            \(attribute: "value", value)\(attribute: "autocomplete", line.autocomplete?.rawValue)\
            \(attribute: "inputmode", line.keyboard)\(attribute: "maxlength", line.maxLength)\(attribute: "lang", line.tongue)\
            \(attribute: "autocapitalize", line.isPlain ? "none" : nil)\(attribute: "spellcheck", line.isPlain ? "false" : nil)\
            \(ties: ties)\
            \(required: !field.isOptional)>
            """
        }
    }

    /// A line of text. `tongue` is the language of what is typed, where it differs from the page's.
    public func text(
        _ field: Field, value: String = "", autocomplete: Autocomplete? = nil, width: Width = .full,
        maxLength: Int? = nil,
        tongue: String? = nil
    ) -> HTML {
        line(
            field, value: self.value(of: field.name, known: value),
            Line(autocomplete: autocomplete, width: width, maxLength: maxLength, tongue: tongue))
    }

    /// An e-mail address.
    public func email(_ field: Field, value: String = "", autocomplete: Autocomplete = .email) -> HTML {
        line(
            field, value: self.value(of: field.name, known: value),
            Line(type: "email", autocomplete: autocomplete, isPlain: true))
    }

    /// Words to search for.
    public func search(_ field: Field, value: String = "") -> HTML {
        line(field, value: self.value(of: field.name, known: value), Line(type: "search", autocomplete: .off))
    }

    /// A password. It is never written back into the page.
    public func password(_ field: Field, autocomplete: Autocomplete) -> HTML {
        line(field, value: nil, Line(type: "password", autocomplete: autocomplete, isPlain: true))
    }

    /// A code of digits, such as the one of a second factor. It is never written back into the page.
    public func code(_ field: Field) -> HTML {
        line(field, value: nil, Line(autocomplete: .oneTimeCode, width: .short, keyboard: "numeric", isPlain: true))
    }

    /// A number, as text: what was typed stays even if it is none, and a wheel cannot change it by accident.
    public func number(_ field: Field, value: String = "", decimals: Bool = false) -> HTML {
        line(
            field, value: self.value(of: field.name, known: value),
            Line(autocomplete: .off, width: .short, keyboard: decimals ? "decimal" : "numeric", isFigure: true))
    }

    /// A day; `value` is ISO 8601, `2026-11-18`.
    public func date(_ field: Field, value: String = "") -> HTML {
        line(field, value: self.value(of: field.name, known: value), Line(type: "date", width: .mid))
    }

    /// A time of the day; `value` is ISO 8601, `18:00`.
    public func time(_ field: Field, value: String = "") -> HTML {
        line(field, value: self.value(of: field.name, known: value), Line(type: "time", width: .mid))
    }

    /// Several lines of text.
    public func textarea(
        _ field: Field, value: String = "", rows: Int = 5, maxLength: Int? = nil, tongue: String? = nil
    ) -> HTML {
        // The line feed after the tag is the one that a parser drops, so that a text may itself begin with one.
        frame(field) { ties in
            """
            <textarea id="\(ties.id)" name="\(field.name)" rows="\(rows)"\(attribute: "maxlength", maxLength)\
            \(attribute: "lang", tongue)\(ties: ties)\(required: !field.isOptional)>
            \(self.value(of: field.name, known: value))</textarea>
            """
        }
    }

    /// A file. `accept` lists the types offered by the browser; the server checks again.
    public func file(_ field: Field, accept: [String] = [], multiple: Bool = false) -> HTML {
        frame(field) { ties in
            """
            <input type="file" id="\(ties.id)" name="\(field.name)"\
            \(attribute: "accept", accept.isEmpty ? nil : accept.joined(separator: ","))\(flag: "multiple", multiple)\
            \(ties: ties)\
            \(required: !field.isOptional)>
            """
        }
    }
}
