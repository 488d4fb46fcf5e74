// SPDX-License-Identifier: EUPL-1.2
import Language
import Markup

extension Speech {
    /// A text of the council's own, marked with its language where that is not the page's.
    func html(_ text: LocalText) -> HTML {
        let (words, tongue) = text.reading(in: self.tongue)
        return tongue == self.tongue ? HTML(text: words) : Part.words(words, in: tongue.rawValue)
    }

    /// The same as plain text, for attributes, titles and labels.
    func text(_ text: LocalText) -> String { text.text(in: tongue) }

    /// Several texts in a row: a, b and c.
    func list(_ texts: [LocalText]) -> String { self("\(list: texts.map { $0.text(in: tongue) })") }
}
