// SPDX-License-Identifier: EUPL-1.2

/// A stream of random numbers that is the same on every machine and for every number of threads.
///
/// The generator is SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators"): the k-th
/// number is a mix of start + k·0x9E3779B97F4A7C15. Each unit of work (a zone, a permutation) has a stream of its own,
/// whose start is mixed from the seed and the unit's number, so that no result depends on who computed it or when.
struct Draws: RandomNumberGenerator {
    private var state: UInt64

    /// How the generator is named beside results.
    static let name = "SplitMix64, one stream per unit of work"

    init(seed: UInt64, stream: Int) {
        state = Self.mix(
            Self.mix(seed &+ Self.step) ^ Self.mix(UInt64(bitPattern: Int64(stream)) &* 0xD1B5_4A32_D192_ED03))
    }

    private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

    @inline(__always)
    private static func mix(_ word: UInt64) -> UInt64 {
        var z = word
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    @inline(__always)
    mutating func next() -> UInt64 {
        state &+= Self.step
        return Self.mix(state)
    }

    /// A whole number from 0 up to, not including, `count`: the high word of a product, off by less than count/2^64.
    @inline(__always)
    mutating func index(below count: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(truncatingIfNeeded: count)).high)
    }

    /// Puts the values in random order, each order equally likely (Fisher and Yates 1938, in Durstenfeld's form).
    mutating func shuffle<Value>(_ values: inout [Value]) {
        values.withUnsafeMutableBufferPointer { values in
            var left = values.count
            while left > 1 {
                let other = index(below: left)
                left -= 1
                values.swapAt(left, other)
            }
        }
    }
}
