// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Synchronization

/// Where the random part of ids comes from.
public struct IDSource: Sendable {
    package let bits: @Sendable () -> (UInt64, UInt64)

    /// A source of 128 bits at a time; a test gives a fixed one.
    public init(_ bits: @escaping @Sendable () -> (UInt64, UInt64)) {
        self.bits = bits
    }

    /// The system's generator.
    public static let system = {
        let reserve = RandomReserve()
        return IDSource { reserve.next() }
    }()
}

/// Random bits fetched 256 bytes at a time: an import makes a million ids, and a call of the system each took
/// a fifth of its time (measured).
private final class RandomReserve: Sendable {
    private let words = Mutex<[UInt64]>([])

    func next() -> (UInt64, UInt64) {
        words.withLock { words in
            if words.count < 2 { words = Self.fetch() }
            return (words.removeLast(), words.removeLast())
        }
    }

    private static func fetch() -> [UInt64] {
        var words = [UInt64](repeating: 0, count: 32)
        // Fails only where the system has no generator; then Swift's own way of asking it is no better, but says so.
        guard getentropy(&words, 256) == 0 else { return words.map { _ in .random(in: .min ... .max) } }
        return words
    }
}
