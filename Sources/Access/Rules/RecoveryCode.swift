// SPDX-License-Identifier: EUPL-1.2

/// A code on paper for the day the phone is lost: twelve letters of Crockford's base 32 in three groups, 60 bits.
struct RecoveryCode: Hashable, Sendable {
    /// Twelve letters, upper case, without the dashes.
    let letters: String

    /// How many a person gets at a time.
    static let perPerson = 10

    /// A new code from the machine's random source.
    static func random() -> RecoveryCode {
        RecoveryCode(letters: String(Base32.encode(Digest.randomBytes(8), alphabet: Base32.crockford).prefix(12)))
    }

    /// The codes a person gets at a time.
    static func newSet() -> [RecoveryCode] { (0..<perPerson).map { _ in random() } }

    /// Reads what was typed from paper: any case, any dashes or spaces, O for zero, I and L for one.
    init?(typed: String) {
        guard let letters = Base32.copied(typed, letters: 12) else { return nil }
        self.letters = letters
    }

    private init(letters: String) { self.letters = letters }

    /// The code as it is shown: `K7QF-02MX-9TPD`.
    var grouped: String {
        let all = Array(letters)
        return stride(from: 0, to: all.count, by: 4).map { String(all[$0..<$0 + 4]) }.joined(separator: "-")
    }
}
