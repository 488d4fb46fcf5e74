// SPDX-License-Identifier: EUPL-1.2
import Access

/// What the Record is kept with: the key that signs heads, the seal of content that is not public, and the site
/// (host) that stands at the beginning of each log's origin.
public struct RecordKeys: Sendable {
    public let site: String
    /// The public key of 32 bytes that checks new signatures.
    public var publicKey: [UInt8] { signer.publicKey }
    /// Public keys that signed earlier heads and were retired.
    public let former: [[UInt8]]
    let seal: Seal
    private let signer: Signer

    /// Throws `wrongKey` unless the site can stand in a key's name and each former key has 32 bytes.
    public init(_ keys: Keys, site: String, former: [[UInt8]] = []) throws(RecordRefusal) {
        guard VerifierKey.isName(site), former.allSatisfy({ $0.count == VerifierKey.length }) else { throw .wrongKey }
        self.site = site
        self.former = former
        seal = keys.seal(for: "record")
        signer = keys.signer
    }

    /// The name of a log in the world, which is also the name of the key that signs its heads.
    public func origin(ofLog id: String) -> String { "\(site)/record/\(id)" }

    /// The keys that may have signed heads of this origin, the current one first.
    public func verifiers(of origin: String) -> [VerifierKey] {
        ([publicKey] + former).compactMap { VerifierKey(name: origin, publicKey: $0) }
    }

    /// Signs a head. The same head always gets the same signature (RFC 8032 is deterministic).
    func sign(_ head: Head) -> SignedHead {
        let id = VerifierKey.id(name: head.origin, publicKey: publicKey)
        return SignedHead(head, ownSignature: id + signer.sign(Array(head.text.utf8)))
    }
}
