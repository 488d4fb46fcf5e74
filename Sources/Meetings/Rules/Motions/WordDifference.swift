// SPDX-License-Identifier: EUPL-1.2

/// How one text differs from another, word by word.
struct WordDifference: Hashable, Sendable {
    /// A run of words that stays, is struck, or is inserted.
    enum Piece: Hashable, Sendable {
        case same([String])
        case struck([String])
        case inserted([String])
    }

    /// Some words of the old text, and what stands in their place.
    struct Edit: Hashable, Sendable {
        /// Places of words in the old text; empty where words are only inserted, before the word at its lower bound.
        let range: Range<Int>
        let words: [String]

        /// Whether both cannot be made: they change the same words, or words side by side, so that nobody could say how the
        /// sentence reads with both.
        func touches(_ other: Edit) -> Bool {
            range.lowerBound <= other.range.upperBound && other.range.lowerBound <= range.upperBound
        }
    }

    let old: [String]
    let edits: [Edit]

    init(from old: String, to new: String) {
        self.old = Self.words(old)
        edits = Self.edits(self.old, Self.words(new))
    }

    static func words(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }

    /// Words struck and words inserted.
    var size: Int { edits.reduce(0) { $0 + $1.range.count + $1.words.count } }

    /// The old text with its changes marked, struck words before inserted ones.
    var pieces: [Piece] {
        var pieces: [Piece] = []
        var place = 0
        for edit in edits {
            if place < edit.range.lowerBound { pieces.append(.same(Array(old[place..<edit.range.lowerBound]))) }
            if !edit.range.isEmpty { pieces.append(.struck(Array(old[edit.range]))) }
            if !edit.words.isEmpty { pieces.append(.inserted(edit.words)) }
            place = edit.range.upperBound
        }
        if place < old.count { pieces.append(.same(Array(old[place...]))) }
        return pieces
    }

    /// A text with several edits made at once. They must not touch each other.
    static func apply(_ edits: [Edit], to old: String) -> String {
        var words = Self.words(old)
        for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            words.replaceSubrange(edit.range, with: edit.words)
        }
        return words.joined(separator: " ")
    }

    /// Neighbouring changes as one edit each. The shortest difference is that of E. W. Myers, "An O(ND) difference
    /// algorithm and its variations", 1986, as the standard library has it.
    private static func edits(_ old: [String], _ new: [String]) -> [Edit] {
        let difference = new.difference(from: old)
        var (removed, inserted): (Set<Int>, Set<Int>) = ([], [])
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var edits: [Edit] = []
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            let (start, first) = (i, j)
            while removed.contains(i) || inserted.contains(j) {
                if removed.contains(i) { i += 1 } else { j += 1 }
            }
            if i > start || j > first {
                edits.append(Edit(range: start..<i, words: Array(new[first..<j])))
            } else {
                i += 1
                j += 1
            }
        }
        return edits
    }
}
