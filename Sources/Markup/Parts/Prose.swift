// SPDX-License-Identifier: EUPL-1.2

/// What people wrote: plain text, shown as they meant it.
extension Part {
    /// Plain text in paragraphs: an empty line begins a new one, a line break stays.
    ///
    /// - Parameter tongue: the language of the text, where it is not the page's
    public static func prose(_ text: String, tongue: String? = nil) -> HTML {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let paragraphs = lines.split { $0.allSatisfy(\.isWhitespace) }.map { paragraph -> HTML in
            let broken = HTML.joined(paragraph.map { HTML(text: String($0)) }, separator: "<br>")
            return "<p\(attribute: "lang", tongue)>\(broken)</p>"
        }
        return .joined(paragraphs, separator: "\n")
    }

    /// Words in another language within a sentence.
    public static func words(_ text: String, in tongue: String) -> HTML {
        "<span lang=\"\(tongue)\">\(text)</span>"
    }

    /// A moment as people read it, and as programs do: `instant` is ISO 8601.
    public static func time(_ instant: String, _ words: String) -> HTML {
        "<time datetime=\"\(instant)\">\(words)</time>"
    }
}
