// SPDX-License-Identifier: EUPL-1.2
import Language

/// Reads texts about safety for what misleads, stigmatises or gives somebody away, in English, French and Greek.
///
/// It looks for words in single sentences and knows no grammar: it misses things, and points at things that are right. So it
/// refuses nothing; somebody answers each hit before the text is signed off.
enum WordingCheck {
    /// What each sentence may do wrong, in the order of the text; the same kind once a sentence.
    static func hits(in text: String) -> [WordingHit] {
        sentences(of: text).flatMap { sentence in
            let folded = FoldedSentence(sentence)
            return WordingKind.allCases.filter { isHit(folded, $0) }.map { WordingHit(kind: $0, sentence: sentence) }
        }
    }

    private static func isHit(_ sentence: FoldedSentence, _ kind: WordingKind) -> Bool {
        switch kind {
        case .alarm: sentence.has(WordingLists.alarm)
        case .ranking: sentence.has(WordingLists.extremes) && sentence.has(WordingLists.areas)
        case .noDenominator:
            (sentence.hasShare || sentence.has(WordingLists.rates)) && !sentence.tellsChange
                && !sentence.has(WordingLists.denominators) && !sentence.hasShareOfSomething
        case .noInterval: sentence.tellsChange && !sentence.has(WordingLists.intervals)
        case .cause: sentence.has(WordingLists.causes)
        case .person: PersonalMarks.namesPerson(sentence.text)
        case .contact: PersonalMarks.hasContact(sentence.text)
        case .address: PersonalMarks.hasAddress(sentence.text)
        case .smallNumber: sentence.has(WordingLists.smallNumbers)
        }
    }

    /// A sentence ends at its mark with a space behind it, or at the end of a line. After a form of address, such as
    /// “M.”, it goes on.
    static func sentences(of text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).flatMap { line -> [String] in
            var (found, current) = ([String](), "")
            for word in line.split(separator: " ") {
                current += current.isEmpty ? String(word) : " " + word
                guard let last = word.last, ".!?".contains(last), !PersonalMarks.isTitle(word) else { continue }
                found.append(current)
                current = ""
            }
            return current.isEmpty ? found : found + [current]
        }
    }
}

/// A sentence as lists of words are looked up in it.
struct FoldedSentence {
    let text: String
    /// Its folded words with a space before, between and after; a number is one word.
    private let words: String

    init(_ text: String) {
        self.text = text
        words = " " + Folding.words(Self.wholeNumbers(text)).joined(separator: " ") + " "
    }

    /// The text without dots and commas inside numbers: 23.4 incidents are not 4.
    private static func wholeNumbers(_ text: String) -> String {
        let characters = Array(text)
        return String(
            characters.indices.filter { index in
                guard ".,".contains(characters[index]), index > 0, index + 1 < characters.count else { return true }
                return !(characters[index - 1].isNumber && characters[index + 1].isNumber)
            }.map { characters[$0] })
    }

    /// Whether one of the beginnings stands in it, each from the beginning of a word on.
    func has(_ beginnings: [String]) -> Bool { beginnings.contains { words.contains(" " + $0) } }

    var hasShare: Bool { text.contains("%") || has(["per cent", "percent", "pour cent", "τοισ εκατο"]) }

    /// “12% of those asked” has its denominator in it.
    var hasShareOfSomething: Bool {
        guard hasShare else { return false }
        let of = ["of ", "de ", "des ", "du ", "d ", "των ", "του ", "τησ "]
        return Folding.fold(text).split(separator: "%").dropFirst().contains { rest in
            let next = rest.drop { $0.isWhitespace }
            return of.contains { next.hasPrefix($0) } || next.hasPrefix("d'")
        } || has(["per cent of ", "percent of ", "pour cent de", "pour cent du ", "τοισ εκατο τ"])
    }

    /// Whether it says by how much something rose or fell.
    var tellsChange: Bool {
        has(WordingLists.multiples) || (has(WordingLists.changes) && text.contains(where: \.isNumber))
    }
}
