// SPDX-License-Identifier: EUPL-1.2

extension [UInt8] {
    /// Appends text so that it means only itself, both between tags and inside a double-quoted attribute.
    ///
    /// One table serves both places. Carriage returns are written as references, because a parser would turn them into
    /// line feeds; NUL, which HTML cannot carry at all, becomes U+FFFD as the standard prescribes.
    mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { appendEscaped($0) }
    }

    mutating func appendEscaped(_ utf8: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for index in utf8.indices {
            let byte = utf8[index]
            guard byte <= 0x3E, let reference = Self.reference(for: byte) else { continue }
            append(contentsOf: utf8[start..<index])
            reference.withUTF8Buffer { append(contentsOf: $0) }
            start = index + 1
        }
        append(contentsOf: utf8[start...])
    }

    private static func reference(for byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        case UInt8(ascii: "\r"): "&#13;"
        case 0: "\u{FFFD}"
        default: nil
        }
    }
}
