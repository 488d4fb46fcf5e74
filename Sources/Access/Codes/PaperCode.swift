// SPDX-License-Identifier: EUPL-1.2

/// A code in a letter that lets whoever holds it do one thing once, without an account: sixteen letters of Crockford's base 32,
/// 80 random bits, which people can also type. Only its hash is stored.
///
/// It never prints itself; `grouped` is for the letter, `letters` for the link in it.
public struct PaperCode: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Sixteen letters, upper case, without dashes.
    public let letters: String

    private static let length = 16

    /// A new one, from the machine's random source.
    public static func random() -> PaperCode {
        PaperCode(letters: Base32.encode(Digest.randomBytes(10), alphabet: Base32.crockford))
    }

    /// Reads what was typed from paper: any case, any dashes or spaces, O for zero, I and L for one.
    public init?(typed: String) {
        guard let letters = Base32.copied(typed, letters: Self.length) else { return nil }
        self.letters = letters
    }

    private init(letters: String) { self.letters = letters }

    /// What is stored and looked up. A fast hash is enough for 80 random bits that open one questionnaire once.
    public var mark: [UInt8] { Digest.blake2b(Array("paper code\n\(letters)".utf8)) }

    /// The code as it is printed: `K7QF-02MX-9TPD-40SA`.
    public var grouped: String {
        let all = Array(letters)
        return stride(from: 0, to: all.count, by: 4).map { String(all[$0..<min($0 + 4, all.count)]) }
            .joined(separator: "-")
    }

    public var description: String { "(code)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
