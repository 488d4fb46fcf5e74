// SPDX-License-Identifier: EUPL-1.2

/// The parts every page is made of: pure functions from words to markup.
///
/// Words come in the person's language; a part adds none of its own.
public enum Part {
    /// The level of a heading under the page's `h1`.
    public enum Level: Sendable {
        case h2, h3, h4
    }

    /// A heading, with an id where something refers to it.
    public static func heading(_ level: Level, _ text: String, id: String? = nil) -> HTML {
        switch level {
        case .h2: "<h2\(attribute: "id", id)>\(text)</h2>"
        case .h3: "<h3\(attribute: "id", id)>\(text)</h3>"
        case .h4: "<h4\(attribute: "id", id)>\(text)</h4>"
        }
    }

    /// A link with its text.
    public static func link(_ text: String, to link: Link) -> HTML {
        "<a href=\"\(link)\"\(attribute: "rel", link.isExternal ? "noreferrer" : nil)>\(text)</a>"
    }

    /// A section of a page: a strong rule, a heading, and at most one link or remark beside it.
    ///
    /// `tongue` is the language of a heading that people wrote.
    public static func section(
        _ heading: String, id: String, tongue: String? = nil, beside: HTML = .empty, _ content: HTML
    ) -> HTML {
        """
        <section aria-labelledby="\(id)"><div class="h2link"><h2 id="\(id)"\(attribute: "lang", tongue)>\(heading)</h2>\
        \(if: !beside.isEmpty, "<p>\(beside)</p>")</div>\(content)</section>
        """
    }

    /// A tinted block in which one thing stands apart.
    public static func panel(_ heading: String, level: Level = .h3, _ content: HTML) -> HTML {
        "<div class=\"panel\">\(Part.heading(level, heading))\(content)</div>"
    }

    /// A framed block among its like.
    public static func box(_ heading: String, level: Level = .h3, _ content: HTML) -> HTML {
        "<div class=\"box\">\(Part.heading(level, heading))\(content)</div>"
    }

    /// Says what would stand here, why it does not, and the next thing to do.
    public static func empty(_ heading: String, level: Level = .h3, why: String, next: HTML = .empty) -> HTML {
        """
        <div class="box measure">\(Part.heading(level, heading))<p>\(why)</p>\
        \(if: !next.isEmpty, "<p>\(next)</p>")</div>
        """
    }

    /// Terms and what they are.
    public static func facts(_ facts: [(term: String, fact: HTML)], small: Bool = false) -> HTML {
        let rows = facts.map { fact -> HTML in "<dt>\(fact.term)</dt><dd>\(fact.fact)</dd>" }
        return "<dl class=\"kv\(small ? " small" : "")\">\(rows)</dl>"
    }

    /// The least width of a column in a grid, in rem.
    public enum Column: String, Sendable {
        case of5 = "grid of-5"
        case of11 = "grid of-11"
        case of13 = "grid of-13"
        case of15 = "grid of-15"
        case of16 = "grid"
        case of18 = "grid of-18"
    }

    /// Blocks side by side, as many as there is room for.
    public static func grid(_ column: Column = .of16, _ blocks: [HTML]) -> HTML {
        "<div class=\"\(column.rawValue)\">\(blocks.map { block -> HTML in "<div>\(block)</div>" })</div>"
    }
}
