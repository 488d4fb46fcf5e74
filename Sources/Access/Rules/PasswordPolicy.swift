// SPDX-License-Identifier: EUPL-1.2
import Language

/// What a new password must be: long, and not the first thing somebody else would try.
///
/// Length and a list of the obvious, no rules on kinds of characters (NIST SP 800-63B, section 5.1.1.2).
public enum PasswordPolicy {
    /// The fewest characters of a password.
    public static let shortest = 12
    /// The most bytes; more would only cost the server work.
    public static let longest = 1_024

    /// Why a password is refused, or nil; `own` are words close to the person: names, address, name of the council.
    static func refusal(of password: Password, own: [String]) -> PasswordRefusal? {
        let text = password.text
        if text.count < shortest { return .tooShort(characters: text.count) }
        if text.utf8.count > longest { return .tooLong }
        if isRepetitive(text) { return .repetitive }
        if isCommon(text) { return .common }
        return leansOn(own, text) ? .ownName : nil
    }

    /// Few different characters, one group repeated, or a run along the alphabet or the keyboard.
    private static func isRepetitive(_ text: String) -> Bool {
        let letters = Array(text.lowercased())
        if Set(letters).count < 5 { return true }
        let isRepeated = (1...letters.count / 2).contains { period in
            letters.indices.dropFirst(period).allSatisfy { letters[$0] == letters[$0 - period] }
        }
        return isRepeated || runs.contains { isRun(letters, along: $0) }
    }

    /// Whether at least three steps in four go to a neighbour, always the same way.
    private static func isRun(_ letters: [Character], along row: [Character]) -> Bool {
        let places = letters.map { row.firstIndex(of: $0) }
        let steps = zip(places, places.dropFirst()).map { first, second in second.flatMap { b in first.map { b - $0 } }
        }
        return [1, -1].contains { way in steps.count { $0 == way } * 4 >= steps.count * 3 }
    }

    /// A well-known word dressed up with digits and signs: `P@ssw0rd2024!`, `motdepasse123`, `κωδικος12345`.
    private static func isCommon(_ text: String) -> Bool {
        let ends = text.drop { !$0.isLetter }.reversed().drop { !$0.isLetter }
        let undressed = String(ends.reversed().map { disguises[$0] ?? $0 })
        return [bare(text), bare(undressed)].contains { core in
            core.count < 4 || CommonWords.all.contains(core) || CommonWords.all.contains { isMade(core, of: $0) }
        }
    }

    /// Whether two or more well-known words, one after another, make up the whole.
    private static func isMade(_ core: String, of first: String) -> Bool {
        guard core.hasPrefix(first) else { return false }
        return CommonWords.all.contains(String(core.dropFirst(first.count)))
    }

    /// Whether so little is left without the person's own words that guessing them would be enough.
    private static func leansOn(_ own: [String], _ text: String) -> Bool {
        let words = own.flatMap { Folding.words($0) }.filter { $0.count >= 3 }
        let rest = words.reduce(Folding.fold(text)) { $0.replacing($1, with: "") }
        return rest.count < Folding.fold(text).count && rest.filter(\.isLetter).count < 6
    }

    /// The letters alone, folded.
    private static func bare(_ text: String) -> String { String(Folding.fold(text).filter(\.isLetter)) }

    private static let disguises: [Character: Character] = [
        "@": "a", "4": "a", "3": "e", "1": "i", "!": "i", "0": "o", "5": "s", "$": "s", "7": "t", "€": "e",
    ]

    private static let runs = [
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop",
        "qsdfghjklm", "wxcvbn", "αβγδεζηθικλμνξοπρστυφχψω",
    ].map(Array.init)
}

/// Why a password was refused.
public enum PasswordRefusal: Error, Hashable, Sendable {
    case tooShort(characters: Int)
    case tooLong, repetitive, common, ownName

    /// The sentence shown to the person.
    public var message: Message {
        switch self {
        case .tooShort(let characters):
            Message(
                "A password needs at least \(PasswordPolicy.shortest) characters; this one has \(characters). Three or four unrelated words are easy to remember."
            )
        case .tooLong: Message("This password is too long to be checked. Use at most \(PasswordPolicy.longest) bytes.")
        case .repetitive: Message("This password repeats itself or runs along the keyboard. Choose another.")
        case .common: Message("This password is among the first that anybody would try. Choose another.")
        case .ownName: Message("This password is little more than a name or address of yours. Choose another.")
        }
    }
}
