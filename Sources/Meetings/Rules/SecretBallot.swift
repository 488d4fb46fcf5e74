// SPDX-License-Identifier: EUPL-1.2

/// The code under which a secret ballot is published, and by which its voter finds it: twelve letters and digits of
/// Crockford’s alphabet (no I, L, O, U), 60 random bits.
struct ReceiptCode: Hashable, Sendable, Comparable, CustomStringConvertible {
    static let length = 12
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// Without the dashes between groups of four.
    let text: String

    static func random() -> ReceiptCode {
        var generator = SystemRandomNumberGenerator()
        return random(using: &generator)
    }

    static func random(using generator: inout some RandomNumberGenerator) -> ReceiptCode {
        let letters = (0..<length).map { _ in alphabet[Int(generator.next() >> 59)] }
        return ReceiptCode(whole: String(decoding: letters, as: UTF8.self))
    }

    /// Reads a code with or without dashes; nil for anything else.
    init?(_ typed: String) {
        let text = typed.uppercased().filter { $0 != "-" && $0 != " " }
        guard text.utf8.count == Self.length, text.utf8.allSatisfy(Self.alphabet.contains) else { return nil }
        self.text = text
    }

    private init(whole text: String) { self.text = text }

    /// In groups of four, to be written down: `7KQ2-M9XD-4TRA`.
    var description: String {
        let letters = Array(text)
        return [letters[0..<4], letters[4..<8], letters[8..<12]].map { String($0) }.joined(separator: "-")
    }

    static func < (one: ReceiptCode, other: ReceiptCode) -> Bool { one.text < other.text }
}

/// What lies in the ballot box of a secret vote: always `SecretBallot.bytes` long, so that the length tells nothing.
protocol BoxedBallot: Hashable, Sendable {
    var code: ReceiptCode { get }
    /// How it is sealed.
    var plain: [UInt8] { get }
    var isAbstention: Bool { get }
    /// By what ballots of one code are sorted; two of one code are a chance of one in 2^60.
    var order: String { get }

    init?(plain: [UInt8])
}

/// A ballot of a secret vote: a choice and a code, and nothing of whose it is.
struct SecretBallot: BoxedBallot {
    let code: ReceiptCode
    let choice: Ballot.Choice

    /// How many bytes it has before it is sealed. Always as many, so that the length tells nothing.
    static let bytes = 32

    init(_ code: ReceiptCode, _ choice: Ballot.Choice) {
        self.code = code
        self.choice = choice
    }

    var isAbstention: Bool { choice == .abstention }
    var order: String { choice.rawValue }

    /// How it is sealed: the version of this form, the choice, the code, and zeros.
    var plain: [UInt8] {
        let filled = [1, choice.mark] + Array(code.text.utf8)
        return filled + [UInt8](repeating: 0, count: Self.bytes - filled.count)
    }

    init?(plain: [UInt8]) {
        guard plain.count == Self.bytes, plain[0] == 1, let choice = Ballot.Choice(mark: plain[1]),
            let code = ReceiptCode(String(decoding: plain[2..<2 + ReceiptCode.length], as: UTF8.self))
        else { return nil }
        self.init(code, choice)
    }
}

extension Ballot.Choice {
    /// One byte for each choice, as forms of secret ballots send it too: the length of a request tells nothing either.
    var mark: UInt8 {
        switch self {
        case .yes: 1
        case .no: 2
        case .abstention: 3
        }
    }

    init?(mark: UInt8) {
        guard let choice = Self.allCases.first(where: { $0.mark == mark }) else { return nil }
        self = choice
    }
}
