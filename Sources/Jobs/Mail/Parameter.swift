// SPDX-License-Identifier: EUPL-1.2

/// A parameter of a header: `charset=UTF-8`, `filename*=UTF-8''%CF%80…` (RFC 2231).
enum Parameter {
    /// One word per piece, each opened by the semicolon's neighbour; long values continue in numbered pieces.
    static func words(_ name: StaticString, _ value: HeaderText) -> [String] {
        let text = value.description
        if isToken(text) { return ["\(name)=\(text)"] }
        let pieces = percentEncoded(text)
        if pieces.count == 1 { return ["\(name)*=UTF-8''\(pieces[0])"] }
        return pieces.enumerated().map { index, piece in
            "\(name)*\(index)*=" + (index == 0 ? "UTF-8''" : "") + piece + (index < pieces.count - 1 ? ";" : "")
        }
    }

    private static func isToken(_ text: String) -> Bool {
        (1...60).contains(text.utf8.count) && text.utf8.allSatisfy(isAttributeCharacter)
    }

    /// Pieces of at most 50 characters, cut between encoded bytes.
    private static func percentEncoded(_ text: String) -> [String] {
        var pieces = [""]
        for byte in text.utf8 {
            let token = isAttributeCharacter(byte) ? String(Unicode.Scalar(byte)) : "%" + Hexadecimal.pair(byte)
            if pieces[pieces.count - 1].utf8.count + token.utf8.count > 50 { pieces.append("") }
            pieces[pieces.count - 1] += token
        }
        return pieces
    }

    private static func isAttributeCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
