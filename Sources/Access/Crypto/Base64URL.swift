// SPDX-License-Identifier: EUPL-1.2

/// Base 64 for addresses and cookies, without padding (RFC 4648, section 5).
enum Base64URL {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let word = group.reduce(UInt32(0)) { ($0 << 8) | UInt32($1) } << UInt32(8 * (3 - group.count))
            for place in 0...group.count { text.append(letters[Int((word >> UInt32(18 - 6 * place)) & 63)]) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Nil when the text is not what `encode` would have printed.
    static func decode(_ text: String) -> [UInt8]? {
        guard text.utf8.count <= 4_096, text.utf8.count % 4 != 1 else { return nil }
        var bytes: [UInt8] = []
        var word: UInt32 = 0
        var bits: UInt32 = 0
        for letter in text.utf8 {
            guard let value = letters.firstIndex(of: letter) else { return nil }
            word = (word << 6) | UInt32(value)
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: word >> bits))
            word &= (1 << bits) - 1
        }
        return word == 0 ? bytes : nil
    }
}
