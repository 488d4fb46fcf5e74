// SPDX-License-Identifier: EUPL-1.2

extension Keyset {
    /// Where a page ended, as text to put in an address. Opaque: only the list that made it can read it.
    public struct Cursor: Hashable, Sendable {
        public let text: String

        /// What came back in an address; `Keyset.page` checks it.
        public init(_ text: String) {
            self.text = text
        }

        /// Packs a place: a check over the list's name and the place, then key and id.
        init(list: StaticString, key: Value, id: Value) {
            let place = Self.pack(key) + Self.pack(id)
            text = (Self.check(list, place) + place).base64URL
        }

        /// The place in that list; nil when the text is damaged, too long, or made by another list.
        func place(in list: StaticString) -> (key: Value, id: Value)? {
            guard text.utf8.count <= Self.longest, let bytes = [UInt8](base64URL: text), bytes.count > 4 else {
                return nil
            }
            let place = Array(bytes[4...])
            guard Self.check(list, place) == Array(bytes[..<4]) else { return nil }
            var rest = place[...]
            guard let key = Self.unpack(&rest), let id = Self.unpack(&rest), rest.isEmpty else { return nil }
            return (key, id)
        }

        private static let longest = 8192

        /// Not a secret: it tells a damaged cursor or one of another list, and nobody gains by forging one,
        /// since the list's own conditions hold whatever the place.
        private static func check(_ list: StaticString, _ place: [UInt8]) -> [UInt8] {
            var digest = SHA256()
            digest.update(Array(list.description.utf8) + [0])
            digest.update(place)
            return Array(digest.finish()[..<4])
        }

        /// A letter for the kind, the content as text, and a NUL, which no text holds.
        private static func pack(_ value: Value) -> [UInt8] {
            let (letter, text) =
                switch value {
                case .integer(let number): ("i", String(number))
                case .real(let number): ("r", String(number.bitPattern))
                case .text(let text): ("t", text)
                case .null, .blob: ("n", "")
                }
            return Array(letter.utf8) + Array(text.utf8) + [0]
        }

        private static func unpack(_ bytes: inout ArraySlice<UInt8>) -> Value? {
            guard let letter = bytes.popFirst(), let end = bytes.firstIndex(of: 0),
                let text = String(validating: bytes[..<end], as: UTF8.self)
            else { return nil }
            bytes = bytes[(end + 1)...]
            switch letter {
            case UInt8(ascii: "i"): return Int64(text).map(Value.integer)
            case UInt8(ascii: "r"): return UInt64(text).map { .real(Double(bitPattern: $0)) }
            case UInt8(ascii: "t"): return .text(text)
            default: return nil
            }
        }
    }
}

extension [UInt8] {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    /// RFC 4648, section 5, without padding.
    fileprivate var base64URL: String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: count, by: 3) {
            let group = self[start..<Swift.min(start + 3, count)]
            var bits = group.reduce(0) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for _ in 0...group.count {
                text.append(Self.letters[Int(bits >> 18 & 63)])
                bits <<= 6
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    fileprivate init?(base64URL text: String) {
        self = []
        var bits: UInt32 = 0
        var count = 0
        for letter in text.utf8 {
            guard let value = Self.letters.firstIndex(of: letter) else { return nil }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
    }
}
