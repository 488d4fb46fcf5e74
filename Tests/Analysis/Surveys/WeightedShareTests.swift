// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Analysis

@Suite("Shares and means of a weighted sample")
struct WeightedShareTests {
    @Test("with equal weights a share has Wilson's interval", arguments: [(0, 7), (3, 7), (7, 7), (56, 70), (1, 1000)])
    func equal(successes: Int, trials: Int) throws {
        let chosen = (0..<trials).map { $0 < successes }
        let share = try #require(WeightedShare([Double](repeating: 2.5, count: trials), of: chosen))
        let plain = try #require(Proportion(successes: successes, trials: trials))
        let wilson = plain.wilson()
        #expect(abs(share.value - plain.value) < 1e-12 && abs(share.effectiveCount - Double(trials)) < 1e-9)
        #expect(abs(share.interval.low - wilson.low) < 1e-12 && abs(share.interval.high - wilson.high) < 1e-12)
    }

    @Test("unequal weights move the share and widen its interval")
    func unequal() throws {
        let chosen = [true, true, false, false]
        let (even, odd) = (
            try #require(WeightedShare([1, 1, 1, 1], of: chosen)),
            try #require(WeightedShare([3, 3, 1, 1], of: chosen))
        )
        #expect(odd.value == 0.75)
        #expect(abs(odd.effectiveCount - 64.0 / 20.0) < 1e-12)
        #expect(odd.interval.high - odd.interval.low > 0 && odd.effectiveCount < even.effectiveCount)
        #expect(WeightedShare([], of: []) == nil && WeightedShare([0], of: [true]) == nil)
        #expect(WeightedShare([1, 2], of: [true]) == nil)
    }

    @Test("the difference of two shares is Newcombe's: 56 of 70 against 48 of 80, and none of 10 against none of 20")
    func difference() throws {
        let one = WeightedShare(value: 56.0 / 70, effectiveCount: 70)
        let (value, interval) = one.difference(from: WeightedShare(value: 48.0 / 80, effectiveCount: 80))
        #expect(abs(value - 0.2) < 1e-12)
        #expect(abs(interval.low - 0.0524) < 5e-5 && abs(interval.high - 0.3339) < 5e-5)
        let none = WeightedShare(value: 0, effectiveCount: 10)
            .difference(from: WeightedShare(value: 0, effectiveCount: 20)).interval
        #expect(abs(none.low + 0.1611) < 5e-5 && abs(none.high - 0.2775) < 5e-5)
    }

    @Test("with equal weights a mean has the usual standard error, and one answer has none")
    func mean() throws {
        let mean = try #require(WeightedMean([1, 1, 1, 1], of: [1, 2, 3, 4]))
        // s² = 5/3, standard error √(5/12).
        #expect(mean.value == 2.5 && abs(mean.standardError - (5.0 / 12).squareRoot()) < 1e-12)
        let weighted = try #require(WeightedMean([3, 1, 1, 1], of: [1, 2, 3, 4]))
        #expect(weighted.value == 2 && weighted.interval.contains(2))
        #expect(WeightedMean([1], of: [3]) == nil)
        let difference = mean.difference(from: mean)
        #expect(difference.value == 0 && abs(difference.standardError - (5.0 / 6).squareRoot()) < 1e-12)
    }
}
