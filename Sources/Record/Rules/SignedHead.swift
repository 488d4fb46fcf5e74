// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// The state of a log at one size: as many entries, under this root (c2sp.org/tlog-checkpoint).
public struct Head: Hashable, Sendable {
    public let origin: String
    /// Number of entries.
    public let size: Int
    public let root: Digest

    /// The text that is signed: origin, size and root, one to a line.
    var text: String { "\(origin)\n\(size)\n\(root)\n" }

    init(origin: String, size: Int, root: Digest) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Reads the three lines; further lines (extensions) are passed over, as the specification asks.
    init(text: String) throws(RecordRefusal) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count >= 4, lines.last == "", !lines.dropLast().contains(""),
            let size = Int(lines[1]), size >= 0, String(size) == lines[1], let root = Digest(lines[2])
        else { throw .malformed("a head is an origin, a size and a root, one to a line") }
        self.init(origin: lines[0], size: size, root: root)
    }
}

/// A head with its signatures (c2sp.org/signed-note). What it says is believed only once a known key has been seen
/// to sign it, so the head is reached through `head(signedBy:)` alone.
public struct SignedHead: Hashable, Sendable {
    struct Signature: Hashable, Sendable {
        let name: String
        /// Four bytes.
        let keyID: [UInt8]
        let bytes: [UInt8]
    }

    private static let longest = 65_536
    private static let mostSignatures = 64
    let text: String
    let signatures: [Signature]

    /// A head signed by its own log: four bytes of key id and 64 of signature, as they stand in the line.
    init(_ head: Head, ownSignature: [UInt8]) {
        text = head.text
        signatures = [
            Signature(name: head.origin, keyID: Array(ownSignature.prefix(4)), bytes: Array(ownSignature.dropFirst(4)))
        ]
    }

    /// The bytes that make the same head again.
    var ownSignature: [UInt8] { signatures.first.map { $0.keyID + $0.bytes } ?? [] }

    /// The head, once one of the keys is known to have signed it. A wrong signature of a known key refuses the whole;
    /// signatures of others (witnesses, keys to come) are passed over.
    public func head(signedBy keys: [VerifierKey]) throws(RecordRefusal) -> Head {
        let head = try Head(text: text)
        var isSigned = false
        for signature in signatures {
            for key in keys where key.name == signature.name && key.id == signature.keyID {
                guard key.hasSigned(text, signature: signature.bytes) else {
                    throw .wrongSignature(origin: head.origin)
                }
                isSigned = isSigned || key.name == head.origin
            }
        }
        guard isSigned else { throw .unknownKey(origin: head.origin) }
        return head
    }
}

extension SignedHead: CustomStringConvertible, Codable {
    /// The note: text, empty line, signature lines.
    public var description: String {
        text + "\n"
            + signatures.map { "— \($0.name) \(Data($0.keyID + $0.bytes).base64EncodedString())\n" }.joined()
    }

    /// Reads a note. Nothing in it is believed yet.
    public init(_ note: String) throws(RecordRefusal) {
        guard note.utf8.count <= Self.longest, note.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }),
            let gap = note.range(of: "\n\n", options: [.backwards, .literal]), note.hasSuffix("\n")
        else { throw .malformed("a signed head is a text, an empty line and signature lines") }
        text = note[..<gap.lowerBound] + "\n"
        let lines = note[gap.upperBound...].dropLast().split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count <= Self.mostSignatures else { throw .malformed("too many signatures") }
        var signatures: [Signature] = []
        for line in lines { signatures.append(try Signature(line: line)) }
        self.signatures = signatures
    }

    public init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension SignedHead.Signature {
    fileprivate init(line: Substring) throws(RecordRefusal) {
        let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count == 3, words[0] == "—", VerifierKey.isName(words[1]),
            let data = Data(base64Encoded: words[2]), data.base64EncodedString() == words[2], data.count > 4
        else { throw .malformed("a signature line is a dash, a name and base64") }
        self.init(name: words[1], keyID: Array(data.prefix(4)), bytes: Array(data.dropFirst(4)))
    }
}
