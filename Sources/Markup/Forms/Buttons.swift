// SPDX-License-Identifier: EUPL-1.2

extension Form {
    /// How heavy a button is: one filled per choice, equal weight where answers are equal.
    public enum Weight: String, Sendable {
        case filled = "btn"
        case second = "btn second"
        case danger = "btn danger"
        /// Looks like a link, for an act beside a sentence.
        case link = "btn link"
    }

    /// A button that sends the form. The label says what happens: a verb and a thing.
    ///
    /// - Parameters:
    ///   - name: with `value`, tells several buttons of one form apart
    ///   - unavailable: why the button cannot be used now; said beside it
    public static func submit(
        _ label: String, _ weight: Weight = .filled, name: String? = nil, value: String? = nil,
        unavailable: String? = nil
    ) -> HTML {
        let reason: HTML? = unavailable.map { " <span class=\"dim\">\($0)</span>" }
        return """
            <button class="\(weight.rawValue)" type="submit"\(attribute: "name", name)\(attribute: "value", value)\
            \(disabled: unavailable != nil)>\(label)</button>\(reason)
            """
    }

    /// Buttons and links side by side.
    public static func row(_ buttons: HTML...) -> HTML {
        "<div class=\"row\">\(buttons)</div>"
    }

    /// A link that looks like a button.
    public static func link(_ label: String, to link: Link, _ weight: Weight = .second) -> HTML {
        "<a class=\"\(weight.rawValue)\" href=\"\(link)\">\(label)</a>"
    }
}
