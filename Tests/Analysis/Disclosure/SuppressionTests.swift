// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Analysis

@Suite("Small numbers")
struct SuppressionTests {
    private static let table = [[20, 3, 15, 40], [18, 22, 4, 9], [2, 30, 25, 12], [14, 11, 8, 33]]

    static func named(_ counts: [[Int]], groups: [String] = []) throws -> CountTable {
        try CountTable(
            rows: counts.indices.map { "r\($0)" }, columns: counts[0].indices.map { "c\($0)" }, counts: counts,
            groups: groups)
    }

    @Test("the reference table is hidden at its optimum, and told intervals are the reference's", .reference)
    func golden() throws {
        let reference = try JSONSerialization.jsonObject(with: Data(Reference.bytes("golden/suppression.json")))
        let golden = try #require(reference as? [String: Any])
        let table = try Self.named(try #require(golden["table"] as? [[Int]]))
        let release = TableRelease(table, .fewerThanFive)
        let hidden = (0..<4).flatMap { row in (0..<4).filter { release[row, $0] == .hidden }.map { [row, $0] } }
        let expected =
            try #require(golden["primary"] as? [[Int]]) + #require(golden["secondary_min_count_then_value"] as? [[Int]])
        #expect(Set(hidden) == Set(expected))
        #expect(release.hidden.count { $0 } == expected.count, "no total is hidden")
        let secondary = try #require(golden["secondary_min_count_then_value"] as? [[Int]])
        #expect(secondary.reduce(0) { $0 + table.values[table.cell($1[0], $1[1])] } == golden["cost"] as? Int)
        for (cell, interval) in try #require(golden["intervals"] as? [String: [Double]]) {
            let place = cell.filter { $0.isNumber }.compactMap(\.wholeNumberValue)
            let cells = [table.cell(place[0], place[1])]
            let told = Disclosure.intervals(of: cells, in: table.linked, hidden: release.hidden)
            #expect(told == [Interval(low: interval[0], high: interval[1])], "\(cell)")
        }
    }

    private static let cases: [[[Int]]] = [
        table,
        [[3]],
        [[3, 9]],
        [[3], [9]],
        [[0]],
        [[0, 0], [0, 0]],
        [[3, 0], [0, 0]],
        [[1, 1], [0, 0]],
        [[1, 1, 1], [1, 1, 1], [1, 1, 1]],
        [[4, 100, 100], [100, 100, 100], [100, 100, 100]],
        [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        [[2, 5, 0], [5, 5, 5]],
        [[4, 0, 0, 0], [0, 500, 0, 0], [0, 0, 500, 0], [0, 0, 0, 500]],
        [[1, 5], [5, 5]],
        [[100, 1], [5, 0]],
    ]

    @Test("small counts cannot be told from none or from the threshold", arguments: cases, [false, true])
    func guarantee(counts: [[Int]], hidesZero: Bool) throws {
        let rule = try #require(SuppressionRule(threshold: 5, hidesZero: hidesZero))
        let table = try Self.named(counts)
        let release = TableRelease(table, rule)
        #expect(Disclosure.exposed(table.linked, hidden: release.hidden, rule) == [])
        #expect(release.alreadyTold == [])
        for (value, isHidden) in zip(table.values, release.hidden) where rule.hides(value) { #expect(isHidden) }
    }

    @Test("a table without small counts is shown whole, zeros too")
    func nothingSmall() throws {
        #expect(!TableRelease(try Self.named([[5, 0], [0, 7]]), .fewerThanFive).hidden.contains(true))
    }

    @Test("a total is hidden only where nothing else helps")
    func totalsLast() throws {
        let release = TableRelease(try Self.named([[3, 9]]), .fewerThanFive)
        #expect(release[0, 2] == .shown(12) || release[1, 2] == .shown(12))
        let single = TableRelease(try Self.named([[30, 1, 40], [20, 50, 60]]), .fewerThanFive)
        #expect(single.hidden.count { $0 } == 4 && single[2, 3] == .shown(201))
    }

    @Test("zeros are shown where other cells can protect as well")
    func zerosShown() throws {
        let counts = [[3, 0, 20], [0, 30, 25], [18, 22, 40]]
        let table = try Self.named(counts)
        let release = TableRelease(table, .fewerThanFive)
        for (value, isHidden) in zip(table.values, release.hidden) where value == 0 { #expect(!isHidden) }
        #expect(release.hidden.count { $0 } == 4)
    }

    @Test("a hidden count gives no rate, a shown one does")
    func rates() throws {
        let release = TableRelease(try Self.named(Self.table), .fewerThanFive)
        #expect(release[0, 1].rate(population: 1000) == nil)
        #expect(release[0, 3].rate(population: 1000)?.value == 40)
    }

    @Test("tables that are none are refused")
    func refusals() throws {
        #expect(throws: SuppressionRefusal.wrongShape) {
            try CountTable(rows: ["a"], columns: ["x", "y"], counts: [[1]])
        }
        #expect(throws: SuppressionRefusal.wrongShape) { try CountTable(rows: [], columns: [], counts: []) }
        #expect(throws: SuppressionRefusal.repeatedName("a")) {
            try CountTable(rows: ["a", "a"], columns: ["x"], counts: [[1], [2]])
        }
        #expect(throws: SuppressionRefusal.negative(row: "a", column: "x")) {
            try CountTable(rows: ["a"], columns: ["x"], counts: [[-1]])
        }
        #expect(SuppressionRule(threshold: 1) == nil)
        var wrong = LinkedCounts()
        let (part, total) = (wrong.add(3), wrong.add(4))
        wrong.link(total: total, parts: [part])
        #expect(throws: SuppressionRefusal.notAdditive(total: total)) { try Disclosure.hidden(wrong, .fewerThanFive) }
    }

    /// Ward × month × category, each pair with its totals: linked tables that are no longer one table of two dimensions.
    private static func cube(_ sizes: [Int], _ generator: inout SplitMix) -> LinkedCounts {
        var counts = LinkedCounts()
        let inner = (0..<sizes[0]).map { _ in
            (0..<sizes[1]).map { _ in (0..<sizes[2]).map { _ in counts.add(Int.random(in: 0...12, using: &generator)) }
            }
        }
        func total(_ parts: [Int]) -> Int {
            let cell = counts.add(parts.reduce(0) { $0 + counts.values[$1] })
            counts.link(total: cell, parts: parts)
            return cell
        }
        let faces = (0..<sizes[0]).map { i in (0..<sizes[1]).map { j in total(inner[i][j]) } }
        let sides = (0..<sizes[0]).map { i in (0..<sizes[2]).map { k in total((0..<sizes[1]).map { inner[i][$0][k] }) }
        }
        let backs = (0..<sizes[1]).map { j in (0..<sizes[2]).map { k in total((0..<sizes[0]).map { inner[$0][j][k] }) }
        }
        let wards = faces.map { total($0) }
        for (ward, side) in zip(wards, sides) { counts.link(total: ward, parts: side) }
        for j in 0..<sizes[1] {
            let month = total(faces.map { $0[j] })
            counts.link(total: month, parts: backs[j])
        }
        _ = total(wards)
        return counts
    }

    @Test("linked tables of three dimensions keep the guarantee together", arguments: 1...6)
    func cubes(seed: UInt64) throws {
        var generator = SplitMix(state: seed)
        let counts = Self.cube([4, 3, 3], &generator)
        let hidden = try Disclosure.hidden(counts, .fewerThanFive)
        #expect(Disclosure.exposed(counts, hidden: hidden, .fewerThanFive) == [])
    }
}
