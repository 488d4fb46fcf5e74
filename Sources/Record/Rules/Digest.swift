// SPDX-License-Identifier: EUPL-1.2
import CSodium
import Foundation

/// A SHA-256 value: 32 bytes.
public struct Digest: Hashable, Sendable {
    public static let length = 32
    public let bytes: [UInt8]

    /// Takes 32 bytes as they are, and nothing else.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.length else { return nil }
        self.bytes = Array(bytes)
    }

    /// Hashes the parts, one after the other.
    public init(of parts: [UInt8]...) {
        let message = parts.reduce(into: []) { $0 += $1 }
        var out = [UInt8](repeating: 0, count: Self.length)
        crypto_hash_sha256(&out, message, UInt64(message.count))
        bytes = out
    }
}

extension Digest {
    /// The digest of a text in hexadecimal, as `sha256sum` prints it.
    public static func hexadecimal(of text: String) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let bytes = Digest(of: Array(text.utf8)).bytes
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

extension Digest: Codable, LosslessStringConvertible {
    /// Standard base64 with padding (RFC 4648, section 4).
    public var description: String { Data(bytes).base64EncodedString() }

    /// Reads base64, refusing any second spelling of the same bytes.
    public init?(_ description: String) {
        guard let data = Data(base64Encoded: description) else { return nil }
        self.init(bytes: data)
        guard self.description == description else { return nil }
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let digest = Digest(text) else { throw RecordRefusal.malformed("\(text) is not 32 bytes in base64") }
        self = digest
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
