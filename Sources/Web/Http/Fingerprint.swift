// SPDX-License-Identifier: EUPL-1.2
import CSodium

/// A short name for some bytes that no other bytes have.
enum Fingerprint {
    /// The first 16 bytes of BLAKE2b, in 32 hexadecimal digits.
    static func of(_ bytes: some Collection<UInt8>) -> String {
        let bytes = Array(bytes)
        var hash = [UInt8](repeating: 0, count: 16)
        crypto_generichash(&hash, hash.count, bytes, UInt64(bytes.count), nil, 0)
        return hash.map(\.hex).joined().lowercased()
    }
}
