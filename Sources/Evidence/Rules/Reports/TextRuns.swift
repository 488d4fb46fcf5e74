// SPDX-License-Identifier: EUPL-1.2
import Language

/// One stretch of a text that is all letters or all digits, with what stands before it.
struct TextRun: Hashable, Sendable {
    let text: String
    let isDigits: Bool
    /// What stands between it and the run before.
    let gap: String
    /// In small letters without accents, to be looked up in a list.
    let key: String

    fileprivate init(_ text: String, isDigits: Bool, gap: String) {
        (self.text, self.isDigits, self.gap) = (text, isDigits, gap)
        key = Folding.fold(text)
    }

    /// Whether it begins with a capital letter and goes on with small ones, as names do: Maria, McLeod.
    var isCapitalised: Bool {
        guard !isDigits, text.count > 1, text.first?.isUppercase == true else { return false }
        return text.dropFirst().contains(where: \.isLowercase)
    }

    /// Whether it is a long word in capitals, as surnames are often written.
    var isShouted: Bool { !isDigits && text.count >= 5 && text.allSatisfy(\.isUppercase) }

    /// Whether it is one capital letter: the beginning of a name, or of nothing.
    var isInitial: Bool { !isDigits && text.count == 1 && text.first?.isUppercase == true }

    /// Whether it is joined to the run before, without even a space.
    var isJoined: Bool { gap.isEmpty }

    /// Whether a sentence or a line begins with it.
    var beginsSentence: Bool { gap.contains { ".!?;:·•\n\r".contains($0) } }
}

extension TextRun {
    /// Cuts a text into its runs. What is neither letter nor digit separates, also apostrophes and hyphens.
    static func runs(of text: String) -> [TextRun] {
        var runs: [TextRun] = []
        var (gap, word) = ("", "")
        var isDigits = false
        for character in text {
            let isDigit = character.isASCII && character.isWholeNumber
            let isWord = isDigit || character.isLetter
            if !word.isEmpty, !isWord || isDigit != isDigits {
                runs.append(TextRun(word, isDigits: isDigits, gap: gap))
                (gap, word) = ("", "")
            }
            if isWord {
                isDigits = isDigit
                word.append(character)
            } else {
                gap.append(character)
            }
        }
        if !word.isEmpty { runs.append(TextRun(word, isDigits: isDigits, gap: gap)) }
        return runs
    }

    /// Some runs as they stood in the text.
    static func text(of runs: some Sequence<TextRun>) -> String {
        var text = ""
        for run in runs { text += text.isEmpty ? run.text : run.gap + run.text }
        return text
    }
}
