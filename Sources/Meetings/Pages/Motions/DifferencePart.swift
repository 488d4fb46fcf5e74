// SPDX-License-Identifier: EUPL-1.2
import Council
import Language
import Markup

/// A change of words as people read it: struck and inserted words are marked by lines and weight, on paper too, and said in
/// words to whoever listens.
struct DifferencePart {
    let say: Speech
    let tongue: String

    func html(_ difference: WordDifference) -> HTML {
        let pieces = difference.pieces.map { piece -> HTML in
            switch piece {
            case .same(let words): HTML(text: words.joined(separator: " "))
            case .struck(let words):
                "<del>\(spoken(say("struck:")))\(words.joined(separator: " "))\(spoken(say("end of struck words")))</del>"
            case .inserted(let words):
                "<ins>\(spoken(say("inserted:")))\(words.joined(separator: " "))\(spoken(say("end of inserted words")))</ins>"
            }
        }
        return "<p class=\"change\" lang=\"\(tongue)\">\(HTML.joined(pieces, separator: " "))</p>"
    }

    /// Words for those who listen, in the language of the page.
    private func spoken(_ words: String) -> HTML {
        "<span class=\"vh\" lang=\"\(say.tongue.rawValue)\"> \(words) </span>"
    }
}

/// A text in numbered paragraphs.
struct ParagraphList {
    let paragraphs: [String]
    let tongue: String

    var html: HTML {
        let lines = paragraphs.map { paragraph -> HTML in "<li>\(paragraph)</li>" }
        return "<ol class=\"paragraphs\" lang=\"\(tongue)\">\(lines)</ol>"
    }
}

/// The choice of the seat that moves something; nothing to choose where there is one.
struct MoverField {
    let say: Speech
    let form: Form
    let seats: [Holding]

    var html: HTML {
        guard seats.count > 1 else {
            return seats.first.map { "<p class=\"why\">\(say("For \($0.seat.names.text(in: say.tongue))."))</p>" }
                ?? .empty
        }
        return form.select(
            Form.Field("mover", say("Moved by")),
            seats.map { Form.Choice("\($0.seat.id)", $0.seat.names.text(in: say.tongue)) })
    }
}
