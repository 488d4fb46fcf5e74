// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

/// What the recipient reads: the same words as plain text and as HTML.
struct LetterSheet {
    let letter: Letter
    let base: BaseAddress

    /// Paragraphs with an empty line between them; the footer stands under the customary `-- `.
    var text: String {
        let button = letter.button.map { "\($0.label):\n\(base.absolute(stored: $0.address))" }
        let choices = letter.choices.map { "\n\($0.label): \(base.absolute(stored: $0.address))" }
        let paragraphs = [letter.greeting, letter.line, button].compactMap(\.self)
        return paragraphs.joined(separator: "\n\n") + "\n\n-- \n" + letter.reason + (choices ?? "") + "\n"
    }

    /// Mail programs ignore style sheets, so the few styles stand in the markup. Text and background keep the reader's
    /// own colours, also dark ones; only the button brings both of its colours (contrast 8.1 to 1).
    var html: HTML {
        """
        <!DOCTYPE html>
        <html lang="\(letter.tongue.rawValue)" dir="\(letter.tongue.isRightToLeft ? "rtl" : "ltr")">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(letter.subject.description)</title>
        </head>
        <body style="font-family: sans-serif; font-size: 16px; line-height: 1.5">
        <div style="max-width: 36em; margin: 0 auto; padding: 16px">
        <p>\(letter.greeting)</p>
        <p>\(letter.line)</p>
        \(button)
        <hr>
        <p style="font-size: 14px">\(letter.reason)\(choices)</p>
        </div>
        </body>
        </html>

        """
    }

    private var button: HTML {
        guard let button = letter.button, let link = link(to: button) else { return .empty }
        return """
            <p><a href="\(link)" style="display: inline-block; padding: 12px 20px; border-radius: 4px; \
            background-color: #1d4f91; color: #ffffff; font-weight: bold">\(button.label)</a></p>
            <p style="font-size: 14px">\(letter.otherwise)<br>\(link)</p>
            """
    }

    private var choices: HTML {
        guard let choices = letter.choices, let link = link(to: choices) else { return .empty }
        return "<br><a href=\"\(link)\">\(choices.label)</a>"
    }

    private func link(to link: Letter.Link) -> Markup.Link? {
        Markup.Link(external: base.absolute(stored: link.address))
    }
}
