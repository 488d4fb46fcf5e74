// SPDX-License-Identifier: EUPL-1.2
import CSodium

/// The public half of a pair of keys: anybody can seal with it, and nobody can open (`crypto_box_seal` of libsodium:
/// X25519, XSalsa20 and Poly1305 under a key made for each sealing).
public struct BoxLock: Hashable, Sendable {
    /// How many bytes longer than the plain text a sealed one is.
    public static let surplus = 48
    let bytes: [UInt8]

    fileprivate init(bytes: [UInt8]) { self.bytes = bytes }

    /// Reads what `text` printed.
    public init?(_ text: String) {
        guard let bytes = Base64URL.decode(text), bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    public var text: String { Base64URL.encode(bytes) }

    /// Seals a text; sealing it twice gives two different results.
    public func seal(_ plain: [UInt8]) -> [UInt8] {
        Digest.start()
        var sealed = [UInt8](repeating: 0, count: plain.count + Self.surplus)
        crypto_box_seal(&sealed, plain, UInt64(plain.count), bytes)
        return sealed
    }
}

/// The secret half, which opens what was sealed. It never prints itself.
public struct BoxKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public let lock: BoxLock
    private let secret: [UInt8]

    init(seed: SecretKey) {
        Digest.start()
        var (open, secret) = ([UInt8](repeating: 0, count: 32), [UInt8](repeating: 0, count: 32))
        crypto_box_seed_keypair(&open, &secret, seed.bytes)
        lock = BoxLock(bytes: open)
        self.secret = secret
    }

    /// Opens what was sealed with the lock; throws where it was sealed with another one, or a single bit was changed.
    public func open(_ sealed: [UInt8]) throws(SealBroken) -> [UInt8] {
        guard sealed.count >= BoxLock.surplus else { throw SealBroken() }
        var plain = [UInt8](repeating: 0, count: sealed.count - BoxLock.surplus)
        guard crypto_box_seal_open(&plain, sealed, UInt64(sealed.count), lock.bytes, secret) == 0 else {
            throw SealBroken()
        }
        return plain
    }

    public var description: String { "(key)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
