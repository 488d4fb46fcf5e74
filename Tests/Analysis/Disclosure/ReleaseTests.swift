// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Analysis

@Suite("Small numbers over several releases")
struct ReleaseTests {
    /// What is still possible of every small count of any release, when readers kept all of them.
    private func exposed(_ releases: [TableRelease]) -> Int {
        var history = ReleaseHistory(releases)
        _ = history.add(releases[releases.count - 1].table, hidden: releases[releases.count - 1].hidden)
        let hidden = history.counts.standings.map { $0 == .hidden }
        return Disclosure.exposed(history.counts, hidden: hidden, .fewerThanFive).count
    }

    private func table(_ counts: [[Int]], months: Int? = nil) throws -> CountTable {
        try SuppressionTests.named(counts.map { Array($0.prefix(months ?? $0.count)) })
    }

    @Test("a new month does not come out as the difference of two yearly totals")
    func newMonth() throws {
        let counts = [[20, 30, 2], [25, 35, 40], [18, 22, 24]]
        let first = TableRelease(try table(counts, months: 2), .fewerThanFive)
        #expect(!first.hidden.contains(true))
        let naive = TableRelease(try table(counts), .fewerThanFive)
        let careful = TableRelease(try table(counts), .fewerThanFive, after: [first])
        #expect(exposed([first, naive]) > 0, "the example would leak")
        #expect(exposed([first, careful]) == 0)
        #expect(careful[0, 3] == .hidden && careful.alreadyTold == [])
    }

    @Test("a count that grew beyond the threshold does not tell what it was")
    func grown() throws {
        let first = TableRelease(try table([[3, 30], [25, 35]]), .fewerThanFive)
        let naive = TableRelease(try table([[9, 30], [25, 35]]), .fewerThanFive)
        #expect(!naive.hidden.contains(true) && exposed([first, naive]) > 0, "the example would leak")
        let careful = TableRelease(try table([[9, 30], [25, 35]]), .fewerThanFive, after: [first])
        #expect(exposed([first, careful]) == 0)
    }

    @Test("what earlier releases already tell is said, and not made worse")
    func told() throws {
        let open = try TableRelease(
            table([[3, 30], [25, 35]]), .fewerThanFive,
            hidden: [false, true, false] + Array(repeating: false, count: 6))
        let next = TableRelease(try table([[3, 30], [25, 35]]), .fewerThanFive, after: [open])
        #expect(next[0, 0] == .shown(3), "what is out cannot be hidden any more")
        let leaky = try TableRelease(
            table([[3, 30], [25, 35]]), .fewerThanFive,
            hidden: [true, false, false] + Array(repeating: false, count: 6))
        #expect(TableRelease(try table([[3, 30], [25, 35]]), .fewerThanFive, after: [leaky]).alreadyTold == [0])
    }

    @Test("random corrections and new months over three releases keep every small count", arguments: 1...12)
    func random(seed: UInt64) throws {
        let (releases, _) = try Self.randomReleases(seed)
        #expect(releases.allSatisfy { $0.alreadyTold.isEmpty })
        #expect(exposed(releases) == 0)
    }

    /// Three releases: months are added and a few counts corrected in between.
    static func randomReleases(_ seed: UInt64) throws -> (releases: [TableRelease], corrected: [(Int, String, String)])
    {
        var generator = SplitMix(state: seed)
        var counts = (0..<6).map { _ in (0..<5).map { _ in Int.random(in: 0...14, using: &generator) } }
        var corrected: [(Int, String, String)] = []
        var releases: [TableRelease] = []
        for months in 3...5 {
            if months > 3 {
                for _ in 0..<2 {
                    let (row, column) = (
                        Int.random(in: 0..<6, using: &generator), Int.random(in: 0..<(months - 1), using: &generator)
                    )
                    counts[row][column] += Int.random(in: 1...4, using: &generator)
                    corrected.append((months - 3, "r\(row)", "c\(column)"))
                }
            }
            let table = try SuppressionTests.named(counts.map { Array($0.prefix(months)) })
            releases.append(TableRelease(table, .fewerThanFive, after: releases))
        }
        return (releases, corrected)
    }
}
