// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Council

@Suite("Thresholds")
struct ThresholdTests {
    @Test(
        "the number needed is a whole number, and exactly the share",
        arguments: [
            // comparison, numerator, denominator, whole, needed
            (Threshold.Comparison.moreThan, 1, 2, 0, 1), (.moreThan, 1, 2, 1, 1), (.moreThan, 1, 2, 2, 2),
            (.moreThan, 1, 2, 19, 10), (.moreThan, 1, 2, 20, 11), (.atLeast, 1, 2, 19, 10), (.atLeast, 1, 2, 20, 10),
            (.atLeast, 2, 3, 9, 6), (.atLeast, 2, 3, 10, 7), (.moreThan, 2, 3, 9, 7), (.atLeast, 1, 3, 23, 8),
            (.atLeast, 1, 3, 24, 8), (.moreThan, 1, 3, 24, 9), (.atLeast, 1, 1, 7, 7), (.moreThan, 1, 1, 3, 4),
            (.atLeast, 3, 4, 1_000_000, 750_000),
        ])
    func needed(comparison: Threshold.Comparison, numerator: Int, denominator: Int, whole: Int, needed: Int) {
        let threshold = Threshold(comparison, numerator, of: denominator, base: .cast)
        #expect(threshold.least(of: whole) == needed)
        #expect(threshold.isMet(by: needed, of: whole) && !threshold.isMet(by: needed - 1, of: whole))
    }

    @Test("nobody at all is never enough")
    func nobody() {
        #expect(!Threshold(.atLeast, 2, of: 3, base: .cast).isMet(by: 0, of: 0))
    }
}
