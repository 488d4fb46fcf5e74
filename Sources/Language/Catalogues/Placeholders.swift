// SPDX-License-Identifier: EUPL-1.2

/// A sentence cut at its placeholders `%1`, `%2` …
enum Placeholders {
    /// A stretch of text, or the place of a value (from 0).
    enum Piece: Hashable {
        case text(Substring)
        case value(Int)
    }

    /// The pieces of a template in order. A `%` without a digit after it is text.
    static func pieces(of template: String) -> [Piece] {
        var pieces: [Piece] = []
        forEachPiece(of: template) { pieces.append($0) }
        return pieces
    }

    /// The numbers of the placeholders in a template.
    static func numbers(in template: String) -> Set<Int> {
        Set(pieces(of: template).compactMap { if case .value(let index) = $0 { index + 1 } else { nil } })
    }

    /// Calls the body with each piece in order.
    static func forEachPiece(of template: String, _ body: (Piece) -> Void) {
        let bytes = template.utf8
        var start = bytes.startIndex
        var index = start
        while let percent = bytes[index...].firstIndex(of: UInt8(ascii: "%")) {
            let digits = bytes[bytes.index(after: percent)...].prefix { (48...57).contains($0) }.prefix(2)
            index = digits.endIndex
            guard let first = digits.first, first != 48 else { continue }
            if start < percent { body(.text(template[start..<percent])) }
            body(.value(digits.reduce(0) { $0 * 10 + Int($1 - 48) } - 1))
            start = index
        }
        if start < bytes.endIndex { body(.text(template[start...])) }
    }
}
