// SPDX-License-Identifier: EUPL-1.2
import CSodium

/// Encryption at rest, authenticated and bound to its place (XChaCha20-Poly1305 by libsodium).
///
///     let box = keys.seal(for: "circle").close(bytes, place: "circle:\(id)")
///
/// The place is not stored: what was sealed for one row does not open in another.
public struct Seal: Sendable {
    private let key: SecretKey
    private static let nonceBytes = 24
    private static let tagBytes = 16

    init(key: SecretKey) { self.key = key }

    /// Encrypts: a random nonce of 24 bytes, the text, a tag of 16 bytes.
    public func close(_ plain: [UInt8], place: String) -> [UInt8] {
        let nonce = Digest.randomBytes(Self.nonceBytes)
        let place = Array(place.utf8)
        var sealed = [UInt8](repeating: 0, count: plain.count + Self.tagBytes)
        crypto_aead_xchacha20poly1305_ietf_encrypt(
            &sealed, nil, plain, UInt64(plain.count), place, UInt64(place.count), nil, nonce, key.bytes)
        return nonce + sealed
    }

    /// Decrypts; throws where the key, the place or a single bit is another.
    public func open(_ box: [UInt8], place: String) throws(SealBroken) -> [UInt8] {
        Digest.start()
        guard box.count >= Self.nonceBytes + Self.tagBytes else { throw SealBroken() }
        let nonce = Array(box.prefix(Self.nonceBytes))
        let sealed = Array(box.dropFirst(Self.nonceBytes))
        let place = Array(place.utf8)
        var plain = [UInt8](repeating: 0, count: sealed.count - Self.tagBytes)
        let status = crypto_aead_xchacha20poly1305_ietf_decrypt(
            &plain, nil, nil, sealed, UInt64(sealed.count), place, UInt64(place.count), nonce, key.bytes)
        guard status == 0 else { throw SealBroken() }
        return plain
    }
}

/// What was sealed was changed, moved, or sealed with another installation's key.
public struct SealBroken: Error, Hashable, Sendable {}
