// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// The demonstration's chance: the same seed gives the same city on every machine.
///
/// SplitMix64 (Steele, Lea and Flood, OOPSLA 2014); Swift's own generators promise no fixed sequence.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to but not including 1.
    mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A number around 0 with standard deviation 1 (Box and Muller 1958).
    mutating func normal() -> Double {
        let radius = (-2 * log(1 - share())).squareRoot()
        return radius * cos(2 * .pi * share())
    }

    /// A count around its expectation; for expectations up to a few hundred (Knuth's product of shares).
    mutating func poisson(_ expected: Double) -> Int {
        guard expected < 300 else { return max(0, Int((expected + expected.squareRoot() * normal()).rounded())) }
        let limit = exp(-expected)
        var (count, product) = (0, share())
        while product > limit {
            count += 1
            product *= share()
        }
        return count
    }

    /// One of several things.
    mutating func pick<T>(_ things: [T]) -> T { things[Int(share() * Double(things.count))] }
}
