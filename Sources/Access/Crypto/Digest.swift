// SPDX-License-Identifier: EUPL-1.2
import CCrypto
import CSodium

/// Hashes, random bytes and comparison, from libsodium; HMAC-SHA-1 from OpenSSL, since one-time codes want it.
enum Digest {
    /// Makes libsodium ready; every wrapper here calls it first. Safe from any thread.
    static func start() {
        let status = started
        precondition(status >= 0, "libsodium cannot start on this machine")
    }

    private static let started: Int32 = sodium_init()

    /// Bytes from the machine's random source.
    static func randomBytes(_ count: Int) -> [UInt8] {
        start()
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, count)
        return bytes
    }

    /// BLAKE2b of 256 bits, keyed where a key is given.
    static func blake2b(_ message: [UInt8], key: SecretKey? = nil) -> [UInt8] {
        start()
        let key = key?.bytes ?? []
        var hash = [UInt8](repeating: 0, count: 32)
        crypto_generichash(&hash, hash.count, message, UInt64(message.count), key, key.count)
        return hash
    }

    /// HMAC-SHA-1 (RFC 2104), 20 bytes.
    static func hmacSHA1(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        var hash = [UInt8](repeating: 0, count: 20)
        HMAC(EVP_sha1(), key, Int32(key.count), message, message.count, &hash, nil)
        return hash
    }

    /// Compares in a time that depends on the lengths only.
    static func areEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        start()
        return one.count == other.count && sodium_memcmp(one, other, one.count) == 0
    }
}
