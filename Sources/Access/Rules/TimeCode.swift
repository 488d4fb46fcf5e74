// SPDX-License-Identifier: EUPL-1.2
import Language

/// One-time codes from a shared secret and the clock (RFC 6238, with HMAC-SHA-1, six digits, steps of 30 seconds).
enum TimeCode {
    /// Seconds one code stands.
    static let step: Int64 = 30
    /// Steps a phone's clock may be early or late.
    static let drift: Int64 = 1
    /// Bytes of a new secret: the length of the hash (RFC 4226, section 4, R6).
    static let secretBytes = 20

    /// The number of the step an instant falls in.
    static func counter(at now: Instant) -> Int64 { now.seconds / step }

    /// The code of one step: dynamic truncation of the keyed hash (RFC 4226, section 5.3).
    static func code(secret: [UInt8], counter: Int64) -> String {
        let message = (0..<8).map { UInt8(truncatingIfNeeded: counter >> (56 - 8 * $0)) }
        let hash = Digest.hmacSHA1(message, key: secret)
        let offset = Int(hash[19] & 15)
        let word = hash[offset..<offset + 4].reduce(UInt32(0)) { ($0 << 8) | UInt32($1) } & 0x7fff_ffff
        let digits = String(word % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The step whose code was typed, if it is near enough to now and later than the last one used.
    ///
    /// Every step in reach is compared in full, so that the time taken tells nothing of which one matched.
    static func matchingStep(_ typed: String, secret: [UInt8], at now: Instant, after last: Int64?) -> Int64? {
        let digits = typed.filter { !$0.isWhitespace }
        let current = counter(at: now)
        var found: Int64?
        for counter in (current - drift)...(current + drift) {
            let same = Digest.areEqual(Array(code(secret: secret, counter: counter).utf8), Array(digits.utf8))
            if same, counter > last ?? .min { found = counter }
        }
        return found
    }

    /// The secret as a person types it into an app: groups of four letters.
    static func grouped(_ secret: [UInt8]) -> String {
        let letters = Array(Base32.encode(secret))
        return stride(from: 0, to: letters.count, by: 4)
            .map { String(letters[$0..<min($0 + 4, letters.count)]) }
            .joined(separator: " ")
    }

    /// The `otpauth` address that a phone opens in its app (Google Authenticator's key URI format).
    static func address(secret: [UInt8], issuer: String, account: String) -> String {
        let issuer = percentEncoded(issuer)
        let label = "\(issuer):\(percentEncoded(account))"
        return "otpauth://totp/\(label)?secret=\(Base32.encode(secret))&issuer=\(issuer)"
            + "&algorithm=SHA1&digits=6&period=\(step)"
    }

    /// Everything but RFC 3986's unreserved characters as `%XX`.
    private static func percentEncoded(_ text: String) -> String {
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".utf8)
        return text.utf8.map { byte in
            if plain.contains(byte) { return String(UnicodeScalar(byte)) }
            let hex = String(byte, radix: 16, uppercase: true)
            return hex.count == 1 ? "%0\(hex)" : "%\(hex)"
        }.joined()
    }
}
