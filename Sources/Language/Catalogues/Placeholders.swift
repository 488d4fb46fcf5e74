// SPDX-License-Identifier: EUPL-1.2

/// A sentence cut at its placeholders `%1`, `%2` …
enum Placeholders {
    /// A stretch of text, or the place of a value (from 0).
    enum Piece {
        case text(Slice<UnsafeBufferPointer<UInt8>>)
        case value(Int)
    }

    /// The numbers of the placeholders in a template.
    static func numbers(in template: String) -> Set<Int> {
        var numbers: Set<Int> = []
        forEachPiece(of: template) { if case .value(let index) = $0 { numbers.insert(index + 1) } }
        return numbers
    }

    /// Calls the body with each piece in order; the text is UTF-8 and lives as long as the call. A `%` without a
    /// number from 1 to 99 after it is text.
    static func forEachPiece(of template: String, _ body: (Piece) -> Void) {
        var template = template
        template.withUTF8 { bytes in
            var start = 0
            var index = 0
            while index < bytes.count {
                guard bytes[index] == UInt8(ascii: "%"), let (value, end) = number(in: bytes, at: index + 1) else {
                    index += 1
                    continue
                }
                if start < index { body(.text(bytes[start..<index])) }
                body(.value(value - 1))
                (start, index) = (end, end)
            }
            if start < bytes.count { body(.text(bytes[start...])) }
        }
    }

    /// The number from 1 to 99 at a place, and where it ends.
    private static func number(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (value: Int, end: Int)? {
        var value = 0
        var end = start
        while end < min(bytes.count, start + 2), (48...57).contains(bytes[end]) {
            value = value * 10 + Int(bytes[end] - 48)
            end += 1
            if value == 0 { return nil }
        }
        return end > start ? (value, end) : nil
    }
}
