// SPDX-License-Identifier: EUPL-1.2

/// Two texts of the same thing, compared paragraph by paragraph.
struct Wording {
    struct Paragraph: Hashable, Sendable {
        let text: String
        /// Whether the other text has it too, in its order.
        let isShared: Bool
    }

    /// The paragraphs of one text, with those marked that the other has as well: the longest common subsequence.
    static func paragraphs(of text: String, besides other: String) -> [Paragraph] {
        let (mine, theirs) = (lines(text), lines(other))
        var lengths = Array(repeating: Array(repeating: 0, count: theirs.count + 1), count: mine.count + 1)
        for i in mine.indices.reversed() {
            for j in theirs.indices.reversed() {
                lengths[i][j] =
                    mine[i] == theirs[j] ? lengths[i + 1][j + 1] + 1 : max(lengths[i + 1][j], lengths[i][j + 1])
            }
        }
        var (result, i, j): ([Paragraph], Int, Int) = ([], 0, 0)
        while i < mine.count {
            let isSame = j < theirs.count && mine[i] == theirs[j]
            if !isSame, j < theirs.count, lengths[i][j + 1] > lengths[i + 1][j] {
                j += 1
                continue
            }
            result.append(Paragraph(text: mine[i], isShared: isSame))
            i += 1
            if isSame { j += 1 }
        }
        return result
    }

    /// Both texts in one: all of the first, then what only the second has.
    static func joined(_ first: String, _ second: String) -> String {
        let own = paragraphs(of: second, besides: first).filter { !$0.isShared }.map(\.text)
        return ([first] + (own.isEmpty ? [] : [own.joined(separator: "\n\n")])).joined(separator: "\n\n")
    }

    /// At most so many paragraphs are compared; what comes after is one.
    private static let most = 400

    private static func lines(_ text: String) -> [String] {
        let all = text.split(whereSeparator: \.isNewline).map(String.init)
        guard all.count > most else { return all }
        return all.prefix(most - 1) + [all.dropFirst(most - 1).joined(separator: "\n")]
    }
}
