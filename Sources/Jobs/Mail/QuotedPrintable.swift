// SPDX-License-Identifier: EUPL-1.2

/// Text as quoted-printable: seven-bit lines that stay readable (RFC 2045, section 6.7).
enum QuotedPrintable {
    /// Encoded lines are at most 76 characters, the sign of a soft break included, and end in CRLF.
    static func encode(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { line(Array($0.utf8)) }
            .joined(separator: "\r\n")
    }

    private static func line(_ bytes: [UInt8]) -> String {
        var encoded = ""
        var width = 0
        for (index, byte) in bytes.enumerated() {
            let token = token(byte, endsLine: index == bytes.count - 1)
            if width + token.utf8.count > 75 {
                encoded += "=\r\n"
                width = 0
            }
            encoded += token
            width += token.utf8.count
        }
        return encoded
    }

    /// A space at the end of a line is encoded too, because servers on the way may drop it.
    private static func token(_ byte: UInt8, endsLine: Bool) -> String {
        let isBlank = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
        let isPlain = (33...126).contains(byte) && byte != UInt8(ascii: "=")
        if isPlain || (isBlank && !endsLine) { return String(Unicode.Scalar(byte)) }
        return "=" + Hexadecimal.pair(byte)
    }
}

/// Two capital hexadecimal digits for a byte, as both mail encodings and parameters write it.
enum Hexadecimal {
    static func pair(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return byte < 16 ? "0" + digits : digits
    }
}
