// SPDX-License-Identifier: EUPL-1.2

/// Which of many tests may be called findings, when no more than a share of the findings is to be false.
///
/// With m tests and p-values in rising order, the threshold is α·k/m for the largest k whose p(k) ≤ α·k/m (Benjamini and
/// Hochberg 1995, "Controlling the false discovery rate"). It holds for independent tests and for positively dependent
/// ones, as neighbouring zones are (Benjamini and Yekutieli 2001).
public struct FalseDiscovery: Hashable, Sendable {
    /// The threshold for p; where nothing passes α/m, the smallest there is.
    public let threshold: Double
    /// How many tests pass.
    public let findings: Int

    /// Takes the p-values of all tests that were made. Nil where there is none.
    public init?(_ p: [Double], level: Double = 0.05) {
        let sorted = p.filter { !$0.isNaN }.sorted()
        guard !sorted.isEmpty else { return nil }
        let m = Double(sorted.count)
        let last = sorted.indices.last { sorted[$0] <= level * Double($0 + 1) / m }
        findings = last.map { $0 + 1 } ?? 0
        threshold = level * Double(max(1, findings)) / m
    }

    public func passes(_ p: Double) -> Bool { findings > 0 && p <= threshold }
}
