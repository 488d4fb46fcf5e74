// SPDX-License-Identifier: EUPL-1.2
import Language

/// What may tell who somebody is. Contacts and addresses are found as in the reports of partners; of names only those with a
/// form of address before them, since a text for the public is full of names of places and institutions.
enum PersonalMarks {
    /// Whether a word is a form of address written short, whose dot ends no sentence.
    static func isTitle(_ word: some StringProtocol) -> Bool {
        word.last == "." && isTitleWord(word.dropLast())
    }

    private static func isTitleWord(_ word: some StringProtocol) -> Bool {
        let folded = Folding.fold(String(word))
        return TextWords.titles.contains(folded) || folded == "m"
    }

    /// A form of address with a capital word behind it.
    static func namesPerson(_ sentence: String) -> Bool {
        let words = sentence.split(separator: " ")
        return zip(words, words.dropFirst()).contains { title, name in
            let bare = title.last == "." ? title.dropLast() : title
            // A lone capital M without a dot is a letter, not a gentleman.
            guard isTitleWord(bare), title.last == "." || bare.count > 1 else { return false }
            return name.first?.isUppercase == true
        }
    }

    static func hasContact(_ sentence: String) -> Bool {
        TextCheck().findings(in: sentence).contains { [.mail, .phone, .plate].contains($0.kind) }
    }

    static func hasAddress(_ sentence: String) -> Bool {
        TextCheck().findings(in: sentence).contains { $0.kind == .address }
    }
}
