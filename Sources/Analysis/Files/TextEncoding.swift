// SPDX-License-Identifier: EUPL-1.2

/// The encodings in which cities' spreadsheets still arrive.
public enum TextEncoding: String, CaseIterable, Hashable, Sendable {
    case utf8 = "UTF-8"
    case windows1252 = "Windows-1252"
    case latin1 = "ISO-8859-1"
    case greek = "ISO-8859-7"

    /// The text of `bytes` in this encoding. Invalid UTF-8 becomes U+FFFD; readers refuse it before they come here.
    public func text(_ bytes: Span<UInt8>) -> String {
        if self == .utf8 || bytes.isASCII {
            return bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
        }
        var text = ""
        for i in bytes.indices { text.unicodeScalars.append(scalar(bytes[i])) }
        return text
    }

    /// One byte of a single-byte encoding as a Unicode scalar; U+FFFD where the encoding leaves it undefined.
    func scalar(_ byte: UInt8) -> Unicode.Scalar {
        switch (self, byte) {
        case (.windows1252, 0x80...0x9F): Unicode.Scalar(Self.windows1252Block[Int(byte) - 0x80]) ?? "\u{FFFD}"
        case (.greek, 0xA1...0xFF): Self.greekScalar(byte)
        default: Unicode.Scalar(byte)
        }
    }

    /// Windows-1252 0x80 to 0x9F (Unicode Consortium, CP1252.TXT); 0xFFFD where undefined.
    private static let windows1252Block: [UInt16] = [
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
        0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0xFFFD, 0x017E, 0x0178,
    ]

    /// ISO-8859-7:2003 (Unicode Consortium, 8859-7.TXT): letters stand 0x2D0 above their byte, some signs keep Latin-1.
    private static func greekScalar(_ byte: UInt8) -> Unicode.Scalar {
        switch byte {
        case 0xA1: "\u{2018}"
        case 0xA2: "\u{2019}"
        case 0xA4: "\u{20AC}"
        case 0xA5: "\u{20AF}"
        case 0xAA: "\u{037A}"
        case 0xAF: "\u{2015}"
        case 0xAE, 0xD2, 0xFF: "\u{FFFD}"
        case 0xA0...0xB3, 0xB7, 0xBB, 0xBD: Unicode.Scalar(byte)
        default: Unicode.Scalar(UInt32(byte) + 0x2D0) ?? "\u{FFFD}"
        }
    }
}

extension TextEncoding {
    /// What bytes that are not UTF-8 look like: a guess to show to a person, never to act on alone.
    ///
    /// Greek words are whole runs of high bytes, while accents in western text stand alone. Among the western ones,
    /// 0x80 to 0x9F are letters and quotes in Windows-1252 and control characters in ISO-8859-1.
    public static func guess(_ bytes: Span<UInt8>) -> TextEncoding {
        var high = 0
        var runs = 0
        var hasC1 = false
        for i in bytes.indices where bytes[i] >= 0x80 {
            high += 1
            if i > 0, bytes[i - 1] >= 0x80 { runs += 1 }
            if bytes[i] < 0xA0 { hasC1 = true }
        }
        if runs * 2 > high { return .greek }
        return hasC1 ? .windows1252 : .latin1
    }
}

extension Span<UInt8> {
    var isASCII: Bool {
        var seen: UInt8 = 0
        for i in indices { seen |= self[i] }
        return seen < 0x80
    }

    /// Where the first sequence begins that is not UTF-8 (Unicode standard, table 3-7: no overlong forms, no surrogates).
    var firstInvalidUTF8: Int? {
        var i = 0
        while i < count {
            if self[i] < 0x80 {
                i += 1
                continue
            }
            guard let length = validSequenceLength(at: i) else { return i }
            i += length
        }
        return nil
    }

    private func validSequenceLength(at i: Int) -> Int? {
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch self[i] {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return nil
        }
        guard i + length <= count, second.contains(self[i + 1]) else { return nil }
        for k in 2..<max(2, length) where self[i + k] & 0xC0 != 0x80 { return nil }
        return length
    }
}
