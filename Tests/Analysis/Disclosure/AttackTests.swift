// SPDX-License-Identifier: EUPL-1.2
import TestKit
import Testing

@testable import Analysis

@Suite("Small numbers under attack", .attacker)
struct AttackTests {
    /// Checks every target, and that our auditor derives what the other solver derives, where there is one release.
    private func attack(_ cases: [Attacker.Case]) throws {
        let answers = try Attacker.intervals(cases)
        for (attack, intervals) in zip(cases, answers) {
            let threshold = Double(attack.releases[0].rule.threshold)
            #expect(intervals.allSatisfy { $0.low < 1e-6 && $0.high > threshold - 1e-6 })
            guard attack.releases.count == 1 else { continue }
            let (release, table) = (attack.releases[0], attack.releases[0].table)
            let cells = attack.targets.map { table.cell($0.1, $0.2) }
            let own = Disclosure.intervals(of: cells, in: table.linked, hidden: release.hidden)
            #expect(zip(own, intervals).allSatisfy { near($0.low, $1.low) && near($0.high, $1.high) })
        }
        print("HiGHS attacked \(answers.joined().count) small counts in \(cases.count) publications")
    }

    private func near(_ a: Double, _ b: Double) -> Bool { a == b || abs(a - b) < 1e-6 }

    @Test("random tables, grouped or not, with zeros hidden or not, withstand")
    func randomTables() throws {
        var generator = SplitMix(state: 11)
        let cases = try (0..<60).map { number in
            let (rows, columns) = (Int.random(in: 1...9, using: &generator), Int.random(in: 1...7, using: &generator))
            let most = [3, 8, 15, 40][number % 4]
            let counts = (0..<rows).map { _ in (0..<columns).map { _ in Int.random(in: 0...most, using: &generator) } }
            let groups =
                number.isMultiple(of: 2) ? [] : (0..<rows).map { _ in "g\(Int.random(in: 0..<3, using: &generator))" }
            let rule = try #require(SuppressionRule(threshold: [2, 5, 10][number % 3], hidesZero: number % 5 == 0))
            return Attacker.Case(releases: [TableRelease(try SuppressionTests.named(counts, groups: groups), rule)])
        }
        try attack(cases)
    }

    @Test("releases with new months and corrections withstand, taken together")
    func releases() throws {
        try attack(
            (1...20).map { (seed: UInt64) in
                let (releases, corrected) = try ReleaseTests.randomReleases(seed)
                return Attacker.Case(releases: releases, corrected: corrected)
            })
    }

    @Test("wards by month of Northumbria withstand, alone and in districts, and with the month before", .reference)
    func northumbria() throws {
        let (wards, counts, districts) = try Northumbria.wardsByMonth()
        let months = (1...11).map { "2022-\($0)" }
        let table = try CountTable(rows: wards, columns: months, counts: counts)
        let grouped = try CountTable(rows: wards, columns: months, counts: counts, groups: districts)
        func some(_ months: ArraySlice<String>) throws -> CountTable {
            let few = counts.prefix(60).map { Array($0.prefix(months.count)) }
            return try CountTable(rows: Array(wards.prefix(60)), columns: Array(months), counts: few)
        }
        let earlier = TableRelease(try some(months.dropLast()), .fewerThanFive)
        let later = TableRelease(try some(months[...]), .fewerThanFive, after: [earlier])
        let alone = TableRelease(table, .fewerThanFive)
        #expect(alone.hidden.count { $0 } <= 230 && table.values.count { 1...4 ~= $0 } == 203)
        try attack([
            .init(releases: [alone]), .init(releases: [TableRelease(grouped, .fewerThanFive)]),
            .init(releases: [earlier, later]),
        ])
    }
}
