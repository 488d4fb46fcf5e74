// SPDX-License-Identifier: EUPL-1.2
import Language

/// The words under which an object is found, folded so that both database engines give the same hits.
struct SearchText {
    /// Distinct words kept of one object; the rest of a very long text is not searched.
    static let limit = 2_000
    /// Letters of a word that count.
    static let wordLength = 40

    /// Word → whether it stands in the title (0) or only in the text (1).
    let places: [String: Int]

    init(title: String, text: String) {
        var places: [String: Int] = [:]
        for word in Self.storedWords(title) { places[word] = 0 }
        for word in Self.storedWords(text) where places[word] == nil {
            guard places.count < Self.limit else { break }
            places[word] = 1
        }
        self.places = places
    }

    /// The words something is looked up by.
    static func words(_ text: String) -> [String] {
        Folding.words(text).map { String($0.prefix(wordLength)) }
    }

    /// The words something is found by: those of the text, and those that a hyphen or an apostrophe joins as one.
    private static func storedWords(_ text: String) -> [String] {
        Folding.searchText(text).split(separator: " ").map { String($0.prefix(wordLength)) }
    }
}

/// What somebody typed into the search field: all words must be found, the last one may be unfinished.
public struct SearchQuery: Sendable, Equatable {
    /// Words asked for at once; more add nothing but work.
    static let limit = 8

    let words: [String]

    public init(_ typed: String) {
        var seen: Set<String> = []
        words = Array(
            SearchText.words(String(typed.prefix(200))).filter { seen.insert($0).inserted }.prefix(Self.limit))
    }

    public var isEmpty: Bool { words.isEmpty }

    /// The word looked up first: the longest finds the fewest.
    var leading: String? { words.max { ($0.count, $1) < ($1.count, $0) } }
    var others: [String] { words.filter { $0 != leading } }
}
