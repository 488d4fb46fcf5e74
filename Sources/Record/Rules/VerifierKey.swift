// SPDX-License-Identifier: EUPL-1.2
import Access
import Foundation

/// The public key of one log under the log's name, printed as `name+id+key` as Go's `sumdb/note` prints it.
public struct VerifierKey: Hashable, Sendable {
    static let length = 32
    /// Ed25519 over the text of a note (c2sp.org/signed-note, signature types).
    private static let ed25519: UInt8 = 0x01

    public let name: String
    public let publicKey: [UInt8]

    public init?(name: String, publicKey: [UInt8]) {
        guard Self.isName(name), publicKey.count == Self.length else { return nil }
        self.name = name
        self.publicKey = publicKey
    }

    /// The first four bytes of SHA-256(name, newline, 0x01, public key), which name the key in a signature line.
    var id: [UInt8] { Self.id(name: name, publicKey: publicKey) }

    static func id(name: String, publicKey: [UInt8]) -> [UInt8] {
        Array(Digest(of: Array(name.utf8), [0x0A, ed25519], publicKey).bytes.prefix(4))
    }

    /// Key names are never empty and hold neither white space nor control characters nor a plus sign.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy {
                !$0.properties.isWhitespace && $0.properties.generalCategory != .control && $0 != "+"
            }
    }

    func hasSigned(_ text: String, signature: [UInt8]) -> Bool {
        Signer.verifies(signature, of: Array(text.utf8), by: publicKey)
    }
}

extension VerifierKey: LosslessStringConvertible, Codable {
    public var description: String {
        let id = id.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        return "\(name)+\(id)+\(Data([Self.ed25519] + publicKey).base64EncodedString())"
    }

    /// Reads `name+id+key`; `nil` unless it is spelled exactly as it would be printed.
    public init?(_ description: String) {
        let parts = description.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let key = Data(base64Encoded: String(parts[2])), key.first == Self.ed25519 else {
            return nil
        }
        self.init(name: String(parts[0]), publicKey: Array(key.dropFirst()))
        guard self.description == description else { return nil }
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let key = VerifierKey(text) else { throw RecordRefusal.malformed("\(text) is not a verifier key") }
        self = key
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
