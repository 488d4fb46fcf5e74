// SPDX-License-Identifier: EUPL-1.2

/// Base 32 in two alphabets: RFC 4648 for authenticator apps, Crockford's for codes that people copy by hand.
enum Base32 {
    /// RFC 4648, section 6.
    static let standard = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
    /// Without I, L, O and U, which are misread or read as words.
    static let crockford = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// Five bits a letter, most significant first, without padding.
    static func encode(_ bytes: [UInt8], alphabet: [UInt8] = standard) -> String {
        var letters: [UInt8] = []
        var buffer: UInt32 = 0
        var bits: UInt32 = 0
        for byte in bytes {
            buffer = (buffer << 8) | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                letters.append(alphabet[Int((buffer >> bits) & 31)])
            }
        }
        if bits > 0 { letters.append(alphabet[Int((buffer << (5 - bits)) & 31)]) }
        return String(decoding: letters, as: UTF8.self)
    }
}

extension Base32 {
    /// Letters of Crockford's alphabet copied by hand: any case, any dashes or spaces, O for zero, I and L for one. Nil where
    /// they are not so many, or others.
    static func copied(_ typed: String, letters count: Int) -> String? {
        guard typed.utf8.count <= 4 * count else { return nil }
        let letters = typed.uppercased().filter { !$0.isWhitespace && $0 != "-" }.map(unmistaken)
        guard letters.count == count, letters.allSatisfy({ crockfordLetters.contains($0) }) else { return nil }
        return String(letters)
    }

    private static let crockfordLetters = Set(String(decoding: crockford, as: UTF8.self))

    private static func unmistaken(_ letter: Character) -> Character {
        switch letter {
        case "O": "0"
        case "I", "L": "1"
        default: letter
        }
    }
}
