// SPDX-License-Identifier: EUPL-1.2

/// A common order out of many, by the method of Markus Schulze ("A new monotonic, clone-independent, reversal symmetric,
/// and Condorcet-consistent single-winner election method", Social Choice and Welfare 36, 2011).
///
/// One option stands before another where its strongest path to the other is stronger than the way back. A path goes
/// along pairs that most preferred in its direction, and is as strong as its weakest pair; a pair is as strong as the
/// number of ballots for it (winning votes). Options neither of which stands before the other are tied, and stay so.
struct Schulze: Hashable, Sendable, Codable {
    /// `[i][j]`: how many ballots put option i + 1 before option j + 1.
    let pairs: [[Int]]
    /// `[i][j]`: how strong the strongest path from option i + 1 to option j + 1 is; 0 where there is none.
    let paths: [[Int]]

    /// - Parameter ballots: each with as many marks as there are options
    init(options: Int, _ ballots: [Marks]) {
        let numbers = Array(1...max(1, options))
        self.init(
            pairs: numbers.map { one in
                numbers.map { other in one == other ? 0 : ballots.count { $0.prefers(one, to: other) } }
            })
    }

    init(pairs: [[Int]]) {
        self.pairs = pairs
        paths = Self.strongest(pairs)
    }

    /// The widest paths, by the algorithm of Floyd and Warshall.
    private static func strongest(_ pairs: [[Int]]) -> [[Int]] {
        let all = pairs.indices
        var paths = all.map { i in all.map { j in pairs[i][j] > pairs[j][i] ? pairs[i][j] : 0 } }
        for middle in all {
            for from in all where from != middle {
                for to in all where to != middle && to != from {
                    paths[from][to] = max(paths[from][to], min(paths[from][middle], paths[middle][to]))
                }
            }
        }
        return paths
    }

    /// Whether one option stands before another.
    func isBefore(_ one: Int, _ other: Int) -> Bool { paths[one - 1][other - 1] > paths[other - 1][one - 1] }

    private var numbers: ClosedRange<Int> { 1...max(1, pairs.count) }

    /// The place of each option, from 1: one more than the options that stand before it.
    var places: [Int] {
        numbers.map { option in 1 + numbers.count { $0 != option && isBefore($0, option) } }
    }

    /// Pairs of options neither of which stands before the other.
    var ties: [[Int]] {
        numbers.flatMap { one in
            numbers.filter { $0 > one && !isBefore(one, $0) && !isBefore($0, one) }.map { [one, $0] }
        }
    }

    /// The options in their order, the first first; those of one place in the order of the slate.
    var order: [Int] {
        let places = places
        return numbers.sorted { (places[$0 - 1], $0) < (places[$1 - 1], $1) }
    }
}

/// How many ballots approve of each option.
struct Approval: Hashable, Sendable, Codable {
    let votes: [Int]

    init(options: Int, _ ballots: [Marks]) {
        votes = (1...max(1, options)).map { option in ballots.count { $0.marks[option - 1] > 0 } }
    }

    /// The place of each option, from 1; with as many votes the same.
    var places: [Int] { votes.map { own in 1 + votes.count { $0 > own } } }

    var order: [Int] {
        (1...max(1, votes.count)).sorted { (-votes[$0 - 1], $0) < (-votes[$1 - 1], $1) }
    }
}
