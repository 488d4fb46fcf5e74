// SPDX-License-Identifier: EUPL-1.2
import CSodium

/// What signs the heads of logs: an Ed25519 key and the site (host) that stands at the beginning of each log's origin.
public struct RecordKeys: Sendable {
    public static let seedLength = 32
    public let site: String
    /// The public key of 32 bytes that checks new signatures.
    public let publicKey: [UInt8]
    /// Public keys that signed earlier heads and were retired.
    public let former: [[UInt8]]
    private let secretKey: [UInt8]

    /// Throws `wrongKey` unless the seed has 32 bytes, each former key 32, and the site can stand in a key's name.
    public init(seed: [UInt8], site: String, former: [[UInt8]] = []) throws(RecordRefusal) {
        guard seed.count == Self.seedLength, former.allSatisfy({ $0.count == VerifierKey.length }),
            VerifierKey.isName(site)
        else { throw .wrongKey }
        var publicKey = [UInt8](repeating: 0, count: VerifierKey.length)
        var secretKey = [UInt8](repeating: 0, count: Int(crypto_sign_SECRETKEYBYTES))
        guard crypto_sign_seed_keypair(&publicKey, &secretKey, seed) == 0 else { throw .wrongKey }
        self.site = site
        self.publicKey = publicKey
        self.former = former
        self.secretKey = secretKey
    }

    /// The name of a log in the world, which is also the name of the key that signs its heads.
    public func origin(ofLog id: String) -> String { "\(site)/record/\(id)" }

    /// The keys that may have signed heads of this origin, the current one first.
    public func verifiers(of origin: String) -> [VerifierKey] {
        ([publicKey] + former).compactMap { VerifierKey(name: origin, publicKey: $0) }
    }

    /// Signs a head. The same head always gets the same signature (RFC 8032 is deterministic).
    func sign(_ head: Head) -> SignedHead {
        let message = Array(head.text.utf8)
        var signature = [UInt8](repeating: 0, count: Int(crypto_sign_BYTES))
        crypto_sign_detached(&signature, nil, message, UInt64(message.count), secretKey)
        let id = VerifierKey.id(name: head.origin, publicKey: publicKey)
        return SignedHead(text: head.text, signatures: [.init(name: head.origin, keyID: id, bytes: signature)])
    }
}

extension RecordKeys: CustomReflectable, CustomStringConvertible {
    // The secret key must not reach a log by way of printing or dumping the value.
    public var description: String { "RecordKeys(\(site))" }
    public var customMirror: Mirror { Mirror(self, children: ["site": site]) }
}
