// SPDX-License-Identifier: EUPL-1.2
import CSodium

/// How much work one password costs: memory in bytes, passes over it.
public struct HashCost: Hashable, Sendable {
    let memory: Int
    let passes: UInt64

    /// 64 MiB, two passes: libsodium's choice for signing in, above the least that OWASP advises (19 MiB, two passes).
    public static let signIn = HashCost(memory: 64 << 20, passes: 2)
    /// As little as the function allows. For tests only: worth nothing against an attacker.
    public static let test = HashCost(memory: 8 << 10, passes: 1)
}

/// A password kept as argon2id (RFC 9106) with its salt and cost, in the usual `$argon2id$…` text.
struct PasswordHash: Hashable, Sendable {
    let text: String

    /// Reads a stored hash back.
    init(stored: String) { text = stored }

    /// Hashes with a salt of its own. Throws when the machine has no memory left.
    init(_ password: Password, cost: HashCost) throws(HashingFailed) {
        Digest.start()
        let typed = password.text.utf8.map(CChar.init(bitPattern:))
        var output = [CChar](repeating: 0, count: Int(crypto_pwhash_strbytes()))
        let status = crypto_pwhash_str_alg(
            &output, typed, UInt64(typed.count), cost.passes, cost.memory, crypto_pwhash_alg_argon2id13())
        guard status == 0 else { throw HashingFailed() }
        text = String(decoding: output.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Whether the password is the one that was hashed; the comparison takes the same time for any wrong one.
    func matches(_ password: Password) -> Bool {
        Digest.start()
        let typed = password.text.utf8.map(CChar.init(bitPattern:))
        return crypto_pwhash_str_verify(text, typed, UInt64(typed.count)) == 0
    }

    /// Whether it was made at another cost than today's.
    func isOutdated(for cost: HashCost) -> Bool {
        crypto_pwhash_str_needs_rehash(text, cost.passes, cost.memory) != 0
    }
}

/// The machine had too little memory left to hash a password.
struct HashingFailed: Error {}
