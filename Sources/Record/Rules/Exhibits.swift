// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// One saved file that somebody wants checked.
public enum Exhibit: Hashable, Sendable {
    case head(SignedHead)
    case inclusion(InclusionProof)
    case consistency(ConsistencyProof)

    private struct Form: Decodable { let format: String }
    private static let longest = 16 << 20

    /// Recognises a proof by its `format`, and takes anything that is not JSON for a signed head.
    public init(_ bytes: [UInt8]) throws(RecordRefusal) {
        guard bytes.count <= Self.longest else { throw .malformed("more than 16 MiB") }
        guard bytes.first == UInt8(ascii: "{") else {
            guard let note = String(validating: bytes, as: UTF8.self) else { throw .malformed("not UTF-8") }
            self = .head(try SignedHead(note))
            return
        }
        switch try Self.decode(Form.self, bytes).format {
        case InclusionProof.format: self = .inclusion(try Self.decode(InclusionProof.self, bytes))
        case ConsistencyProof.format: self = .consistency(try Self.decode(ConsistencyProof.self, bytes))
        case let other: throw .malformed("the format \(other) is unknown here")
        }
    }

    private static func decode<Value: Decodable>(_: Value.Type, _ bytes: [UInt8]) throws(RecordRefusal) -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: Data(bytes))
        } catch let refusal as RecordRefusal {
            throw refusal
        } catch {
            throw .malformed("not a proof: \(error)")
        }
    }

    /// The keys that the file itself states. They prove nothing until compared with those the council publishes.
    var statedKeys: [VerifierKey] {
        switch self {
        case .head: []
        case .inclusion(let proof): [proof.key]
        case .consistency(let proof): [proof.key] + [proof.olderKey].compactMap { $0 }
        }
    }
}
