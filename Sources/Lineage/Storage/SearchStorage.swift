// SPDX-License-Identifier: EUPL-1.2
import Access
import Database

/// What a search found.
public struct SearchResult: Sendable {
    /// The best hits first: those with a word in the title, then the newest.
    public let nodes: [Node]
    /// Whether there is more than is shown, so that another word would help.
    public let isCut: Bool
}

extension Snapshot {
    /// Objects that hold every word of a query and that the viewer may see.
    ///
    /// The leading word is looked up in one ordered list per audience, bounded by `candidates`; the other words
    /// only narrow it. The cost does not grow with what the viewer may not see.
    public func search(
        _ query: SearchQuery, for scope: Scope, kinds: Set<NodeKind>? = nil, limit: Int = 20, candidates: Int = 400
    ) throws -> SearchResult {
        guard let question = Self.searchQuestion(query, for: scope, kinds: kinds, limit: limit, candidates: candidates)
        else { return SearchResult(nodes: [], isCut: false) }
        let rows = try rows(question)
        return SearchResult(nodes: try rows.prefix(limit).map(Node.init), isCut: rows.count > limit)
    }

    /// What a search asks the database; nil where nothing is asked for.
    static func searchQuestion(
        _ query: SearchQuery, for scope: Scope, kinds: Set<NodeKind>? = nil, limit: Int = 20, candidates: Int = 400
    ) -> SQL? {
        guard let leading = query.leading else { return nil }
        let unfinished = query.words.last
        let kindCondition: SQL = kinds.map { "AND w.kind IN \(list: $0.sorted { $0.rawValue < $1.rawValue })" } ?? ""
        let others = query.others.map { word -> SQL in
            """
            AND EXISTS (SELECT 1 FROM search_word AS o WHERE o.council = w.council AND o.kind = w.kind AND o.id = w.id
                AND \(matches("o", word, unfinished: word == unfinished)))
            """
        }.joined(by: " ")
        let parts = scope.merged { sees in
            """
            SELECT w.place, w.kind, w.id FROM search_word AS w
            WHERE \(sees("w")) AND \(matches("w", leading, unfinished: leading == unfinished))
                \(kindCondition) \(others)
            ORDER BY w.word, w.place, w.kind, w.id LIMIT \(candidates)
            """
        }
        return """
            SELECT f.place, n.* FROM (SELECT MIN(place) AS place, kind, id FROM (\(parts)) AS hits GROUP BY kind, id) AS f
            JOIN node AS n ON n.council = \(scope.council) AND n.kind = f.kind AND n.id = f.id
            ORDER BY f.place, n.day DESC, n.kind, n.id LIMIT \(limit + 1)
            """
    }

    /// A word itself, or, where it may be unfinished, every word that begins with it. The upper end of the range is
    /// the largest scalar, which no folded word holds.
    private static func matches(_ table: SQL, _ word: String, unfinished: Bool) -> SQL {
        unfinished
            ? "\(table).word >= \(word) AND \(table).word < \(word + "\u{10FFFF}")" : "\(table).word = \(word)"
    }
}
