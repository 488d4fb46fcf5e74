// SPDX-License-Identifier: EUPL-1.2
import Database
import Language

/// A code of six digits that is shown in a room and changes every five minutes, for those who see it to say that they
/// are there.
public struct RoomCode: Hashable, Sendable {
    /// Seconds one code is shown; it is accepted for as long again, for those who type slowly.
    public static let step: Int64 = 300

    private let secret: [UInt8]

    /// A new one.
    public init() { secret = Digest.randomBytes(TimeCode.secretBytes) }

    /// One that was stored.
    public init?(stored: String) {
        guard let secret = Base64URL.decode(stored), secret.count == TimeCode.secretBytes else { return nil }
        self.secret = secret
    }

    /// What is stored of it.
    public var stored: String { Base64URL.encode(secret) }

    /// The digits to show at a moment.
    public func digits(at now: Instant) -> String { TimeCode.code(secret: secret, counter: now.seconds / Self.step) }

    /// Whether somebody typed the digits that are shown, or those that were shown before.
    public func accepts(_ typed: String, at now: Instant) -> Bool {
        let digits = Array(typed.filter { !$0.isWhitespace }.utf8)
        let step = now.seconds / Self.step
        return [step, step - 1].reduce(false) { found, counter in
            Digest.areEqual(Array(TimeCode.code(secret: secret, counter: counter).utf8), digits) || found
        }
    }
}

extension Throttle {
    /// Codes shown in a room, of one person for one room.
    fileprivate static let room = Throttle(
        free: 5, firstWait: .seconds(10), longestWait: .minutes(15), memory: .hours(3))
}

extension Transaction {
    /// Charges one guess of a person at something: nil when it may be looked at, else how long to wait. The charge must
    /// be kept where the guess was wrong, so the transaction must not be given up.
    public func chargeGuess(at thing: String, by person: PersonID) throws -> Duration? {
        try charge(Digest.blake2b(Array("guess\n\(thing)\n\(person)".utf8)), .room)
    }
}
