// SPDX-License-Identifier: EUPL-1.2

/// How often values are shuffled, and from which seed.
public struct Permutations: Hashable, Sendable {
    public let count: Int
    public let seed: UInt64

    /// The p-value of a result that `asExtreme` shuffles reached or passed: (k + 1) / (R + 1), never 0 (Davison and Hinkley
    /// 1997, "Bootstrap methods and their application", 4.2).
    func p(asExtreme: Int) -> Double { Double(asExtreme + 1) / Double(count + 1) }

    /// The smaller tail, as PySAL folds it: a one-sided p whichever the side.
    func folded(atLeast: Int) -> Double { p(asExtreme: min(atLeast, count - atLeast)) }

    /// Nil unless there is at least one shuffle and at most ten million.
    public init?(count: Int, seed: UInt64) {
        guard 1...10_000_000 ~= count else { return nil }
        (self.count, self.seed) = (count, seed)
    }

    /// Said beside every result that rests on shuffles.
    var note: String { "\(count) permutations, seed \(seed); generator: \(Draws.name)." }

    /// How chance was drawn, as members of a result.
    static func members(_ permutations: Permutations?) -> [(String, JSONText)] {
        guard let permutations else { return [("permutations", .integer(0))] }
        return [
            ("permutations", .integer(permutations.count)), ("seed", .text(String(permutations.seed))),
            ("generator", .text(Draws.name)),
        ]
    }
}
