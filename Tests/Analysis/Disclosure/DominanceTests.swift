// SPDX-License-Identifier: EUPL-1.2
import Testing

@testable import Analysis

@Suite("Figures that few contributors make up")
struct DominanceTests {
    private let rule = DominanceRule(largest: 1, percent: 75)

    private func source(_ text: String) -> ByteSource { .bytes(Array(text.utf8)) }

    @Test(
        "a figure is hidden where the largest make up more than the share, and protected up to it",
        arguments: [
            (1, 75.0, [9, 1], 2.0), (1, 75, [75, 25], nil), (1, 75, [76, 24], 76 / 0.75 - 100), (1, 75, [6], 2),
            (2, 80, [5, 4, 1], 1.25), (2, 80, [4, 4, 2], nil), (1, 75, [], nil),
        ] as [(Int, Double, [Int], Double?)])
    func protection(largest: Int, percent: Double, contributions: [Int], expected: Double?) throws {
        let own = try #require(DominanceRule(largest: largest, percent: percent)).protection(contributions)
        #expect((own == nil) == (expected == nil) && abs((own ?? 0) - (expected ?? 0)) < 1e-12)
    }

    @Test("no rule has no contributor, none or all of a figure")
    func rules() {
        #expect(DominanceRule(largest: 0, percent: 75) == nil && DominanceRule(largest: 1, percent: 100) == nil)
        #expect(DominanceRule(largest: 1, percent: 0) == nil)
    }

    private let table = "ward,a,b,c\nx,40,30,20\ny,25,35,30\nz,20,25,45\n"

    /// Everybody contributes in fives, but one landlord 36 of 40 in x, a.
    private var contributions: String {
        var text = "row,column,contributor,n\nx,a,landlord,36\nx,a,school,4\n"
        for line in table.split(separator: "\n").dropFirst() {
            let fields = line.split(separator: ",")
            for (column, count) in zip(["a", "b", "c"], fields.dropFirst()) where !(fields[0] == "x" && column == "a") {
                for part in 0..<((Int(count) ?? 0) / 5) { text += "\(fields[0]),\(column),partner \(part),5\n" }
            }
        }
        return text
    }

    @Test("a large count of one landlord is hidden, and nobody can work it out")
    func hidden() throws {
        let few = (rule: try #require(rule), contributions: source(contributions))
        let output = try AnalyseSuppression.run(source(table), .fewerThanFive, few: few)
        let text = String(decoding: output.table, as: UTF8.self)
        #expect(text.contains("\nx,hidden,") && output.notes.contains { $0.hasPrefix("1 of them are larger") })
        // What an attacker can derive is at least 36/0.75 - 40 = 8 away to both sides.
        var counts = try AnalyseSuppression.read(source(table), nil).table
        counts.protections = [0: 8]
        let release = TableRelease(counts, .fewerThanFive)
        let interval = Disclosure.intervals(of: [0], in: counts.linked, hidden: release.hidden)[0]
        #expect(interval.low <= 32 + 1e-6 && interval.high >= 48 - 1e-6 && release.hidden[0])
        #expect(Disclosure.exposed(counts.linked, hidden: release.hidden, .fewerThanFive).isEmpty)
        var alone = [Bool](repeating: false, count: release.hidden.count)
        alone[0] = true
        #expect(Disclosure.exposed(counts.linked, hidden: alone, .fewerThanFive) == [0])
    }

    @Test("totals are made up by few, too")
    func totals() throws {
        let table = try AnalyseSuppression.read(source("ward,district,a\nx,d,40\ny,d,10\nz,e,50\n"), "district").table
        let text = "row,column,contributor,n\nx,a,l,40\ny,a,s,10\nz,a,s,25\nz,a,t,25\n"
        let protections = try Contributions(source(text), of: table).protections(try #require(rule))
        let names = protections.keys.sorted().map { AnalyseSuppression.names($0 / table.columnCount, table)[0...1] }
        #expect(
            names.map { Array($0) } == [
                ["x", "d"], ["x", "d"], ["y", "d"], ["y", "d"], ["total", "d"], ["total", "d"],
            ])
    }

    @Test("contributions that are not the table's are refused")
    func refusals() throws {
        let rule = try #require(rule)
        let cases = [
            ("row,column,contributor,n\nx,a,l,39\n", "x, a: contributions sum to 39, the table says 40"),
            ("row,column,contributor,n\nq,a,l,39\n", "row 2 of the contributions: the table has no such cell"),
            ("row,column,contributor,n\nx,a,,40\n", "row 2, column 3 (contributor): a value is missing"),
        ]
        for (text, reason) in cases {
            do {
                _ = try AnalyseSuppression.run(
                    source(table), .fewerThanFive, few: (rule: rule, contributions: source(text)))
                Issue.record("not refused: \(reason)")
            } catch { #expect("\(error)".hasPrefix(reason), "\(error)") }
        }
    }
}
