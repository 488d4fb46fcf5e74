// SPDX-License-Identifier: EUPL-1.2
import Language

/// The id of a thing of one type: a UUID, version 7 (in order of time) or 4 (in no order).
///
/// It is kept as two numbers and written as the usual 36 characters; both sort alike.
public struct ID<Of>: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// An id that tells no order of time (version 4).
    public static func random() -> ID {
        ID(unordered: (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max)))
    }

    /// RFC 9562, version 4: 122 random bits.
    package init(unordered bits: (UInt64, UInt64)) {
        high = bits.0 & ~0xF000 | 0x4000
        low = bits.1 >> 2 | 1 << 63
    }

    /// RFC 9562, version 7, with microseconds in the twelve bits after the version (its method 3).
    package init(microseconds: Int64, bits: (UInt64, UInt64)) {
        let (milliseconds, rest) = UInt64(max(0, microseconds)).quotientAndRemainder(dividingBy: 1000)
        high = milliseconds << 16 | 0x7000 | rest * 4096 / 1000
        low = bits.1 >> 2 | 1 << 63
    }

    /// The same id read as that of another type: for ids that cross a room's border as text.
    public func `as`<Other>(_ type: Other.Type) -> ID<Other> {
        ID<Other>(high: high, low: low)
    }
}

extension ID: Comparable {
    public static func < (left: ID, right: ID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension ID: LosslessStringConvertible {
    /// Reads the canonical form: 36 characters, lower case, version 4 or 7.
    public init?(_ text: String) {
        var text = text
        guard let pair = text.withUTF8({ Self.parse($0) }) else { return nil }
        (high, low) = pair
        let version = high >> 12 & 0xF
        guard version == 4 || version == 7, low >> 62 == 0b10 else { return nil }
    }

    private static func parse(_ text: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64)? {
        guard text.count == 36 else { return nil }
        var pair: (UInt64, UInt64) = (0, 0)
        for (index, letter) in text.enumerated() {
            switch (index, letter) {
            case (8, UInt8(ascii: "-")), (13, UInt8(ascii: "-")), (18, UInt8(ascii: "-")), (23, UInt8(ascii: "-")):
                continue
            case (8, _), (13, _), (18, _), (23, _):
                return nil
            default:
                guard let digit = hexadecimal(letter) else { return nil }
                if index < 18 { pair.0 = pair.0 << 4 | digit } else { pair.1 = pair.1 << 4 | digit }
            }
        }
        return pair
    }

    private static func hexadecimal(_ letter: UInt8) -> UInt64? {
        switch letter {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(letter - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(letter - UInt8(ascii: "a") + 10)
        default: nil
        }
    }

    /// The canonical form: `0198a8f0-5b1c-7c3e-9d2a-4f6b8c0e1a2d`.
    public var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var index = 0
            for nibble in 0..<32 {
                if nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20 {
                    buffer[index] = UInt8(ascii: "-")
                    index += 1
                }
                let word = nibble < 16 ? high : low
                let digit = UInt8(truncatingIfNeeded: word >> UInt64(60 - 4 * (nibble & 15)) & 0xF)
                buffer[index] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
                index += 1
            }
            return index
        }
    }
}

extension ID: Storable {
    public var stored: Value { .text(description) }

    public init(stored: Value) throws {
        guard let id = ID(try stored.text()) else { throw ValueError.unknown("ID") }
        self = id
    }
}

extension ID: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let id = ID(text) else { throw ValueError.unknown("ID") }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
