// SPDX-License-Identifier: EUPL-1.2
import CSodium

/// Signs with the installation's Ed25519 key (RFC 8032); what it signed, anybody checks with the public key.
public struct Signer: Sendable {
    /// 32 bytes, to be published.
    public let publicKey: [UInt8]
    private let secret: SigningSecret

    init(seed: SecretKey) {
        Digest.start()
        var publicKey = [UInt8](repeating: 0, count: 32)
        var secret = [UInt8](repeating: 0, count: 64)
        crypto_sign_seed_keypair(&publicKey, &secret, seed.bytes)
        self.publicKey = publicKey
        self.secret = SigningSecret(bytes: secret)
    }

    /// The signature, 64 bytes.
    public func sign(_ message: [UInt8]) -> [UInt8] {
        var signature = [UInt8](repeating: 0, count: 64)
        crypto_sign_detached(&signature, nil, message, UInt64(message.count), secret.bytes)
        return signature
    }

    /// Whether a signature was made over exactly this message by the holder of the key.
    public static func verifies(_ signature: [UInt8], of message: [UInt8], by publicKey: [UInt8]) -> Bool {
        Digest.start()
        guard signature.count == 64, publicKey.count == 32 else { return false }
        return crypto_sign_verify_detached(signature, message, UInt64(message.count), publicKey) == 0
    }
}

/// The 64 bytes of an Ed25519 secret key; never prints itself.
private struct SigningSecret: Sendable, CustomStringConvertible, CustomReflectable {
    let bytes: [UInt8]
    var description: String { "(key)" }
    var customMirror: Mirror { Mirror(self, children: []) }
}
