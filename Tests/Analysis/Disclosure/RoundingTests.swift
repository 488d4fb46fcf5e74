// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Analysis

@Suite("Controlled rounding")
struct RoundingTests {
    private func table(_ generator: inout SplitMix, grouped: Bool, most: Int) throws -> CountTable {
        let (rows, columns) = (Int.random(in: 1...9, using: &generator), Int.random(in: 1...7, using: &generator))
        let counts = (0..<rows).map { _ in (0..<columns).map { _ in Int.random(in: 0...most, using: &generator) } }
        let groups = grouped ? (0..<rows).map { _ in "g\(Int.random(in: 0..<3, using: &generator))" } : []
        return try SuppressionTests.named(counts, groups: groups)
    }

    @Test("every figure is a multiple less than the base away, multiples stay, all sums hold", arguments: [3, 5])
    func sums(base: Int) throws {
        var generator = SplitMix(state: 31)
        for round in 0..<300 {
            let table = try table(&generator, grouped: round.isMultiple(of: 2), most: [2, 9, 60][round % 3])
            let rounding = try #require(ControlledRounding(table, base: base, seed: UInt64(round)))
            for (own, value) in zip(rounding.values, table.values) {
                #expect(own.isMultiple(of: base) && abs(own - value) < base && own >= 0)
                #expect(!value.isMultiple(of: base) || own == value)
            }
            for sum in table.sums {
                #expect(rounding.values[sum.total] == sum.parts.reduce(0) { $0 + rounding.values[$1] })
            }
        }
    }

    @Test("a reader who knows the rule can tell no count nearer than the base")
    func attack() throws {
        var generator = SplitMix(state: 37)
        for round in 0..<60 {
            let table = try table(&generator, grouped: round.isMultiple(of: 2), most: 6)
            let rounding = try #require(ControlledRounding(table, base: 5, seed: 1))
            for (line, column) in (0..<table.rows.count).flatMap({ line in table.columns.indices.map { (line, $0) } }) {
                let shown = rounding[line, column]
                // Any count this near may be the true one: the others as shown, and totals moved with it, fit all figures.
                for other in max(0, shown - 4)...(shown + 4) {
                    var counts = table.rows.indices.map { row in table.columns.indices.map { rounding[row, $0] } }
                    counts[line][column] = other
                    let possible = try SuppressionTests.named(counts, groups: table.groupOfRow)
                    #expect(zip(possible.values, rounding.values).allSatisfy { abs($0 - $1) < 5 })
                }
            }
        }
    }

    @Test("nothing is shifted on average, and a seed gives the same figures again")
    func unbiased() throws {
        let table = try SuppressionTests.named([[1, 2, 7], [4, 0, 3], [6, 1, 1]], groups: ["a", "b", "a"])
        let rounds = 4000
        var sums = [Int](repeating: 0, count: table.values.count)
        for seed in 0..<rounds {
            let values = try #require(ControlledRounding(table, base: 3, seed: UInt64(seed))).values
            for cell in values.indices { sums[cell] += values[cell] }
        }
        for (sum, value) in zip(sums, table.values) {
            #expect(abs(Double(sum) / Double(rounds) - Double(value)) < 4 * 1.5 / Double(rounds).squareRoot())
        }
        #expect(ControlledRounding(table, base: 3, seed: 9) == ControlledRounding(table, base: 3, seed: 9))
        #expect(ControlledRounding(table, base: 4, seed: 9) == nil)
    }

    @Test("the command writes totals and groups, and refuses what it cannot round")
    func command() throws {
        func run(_ text: String, base: Int = 5, group: String? = nil) throws -> String {
            let output = try AnalyseRounding.run(.bytes(Array(text.utf8)), base: base, seed: 3, groupColumn: group)
            #expect(output.notes.count == 2)
            return String(decoding: output.table, as: UTF8.self)
        }
        #expect(
            try run("ward;n;m\r\nA;5;10\r\n\"B,1\";0;15\r\n")
                == "ward,n,m,total\nA,5,10,15\n\"B,1\",0,15,15\ntotal,5,25,30\n")
        let grouped = try run("ward,district,n\nA,x,5\nB,y,10\nC,x,20\n", group: "district")
        #expect(
            grouped
                == "ward,district,n,total\nA,x,5,5\nB,y,10,10\nC,x,20,20\ntotal,x,25,25\ntotal,y,10,10\ntotal,total,35,35\n"
        )
        #expect(throws: AnalysisRefusal.self) { try run("ward,n\nA,1\n", base: 4) }
        #expect(throws: DelimitedProblem.self) { try run("ward,n\nA,\n") }
        #expect(throws: SuppressionRefusal.self) { try run("ward,n\n") }
        #expect(throws: AnalysisRefusal.self) { try run("ward,n\ntotal,1\n") }
    }
}
