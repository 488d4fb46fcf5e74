// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Analysis

@Suite("Panels and interrupted series")
struct PanelTests {
    private func json(_ output: AnalysisOutput) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(output.table)) as? [String: Any])
    }

    private func panel(_ text: String) throws -> AnalysisOutput { try AnalysePanel.run(.bytes(Array(text.utf8))) }
    private func series(_ text: String) throws -> AnalysisOutput { try AnalyseSeries.run(.bytes(Array(text.utf8))) }

    @Test("two units and two periods give the ratio of ratios, with the sum of reciprocal counts as variance")
    func fourCounts() throws {
        let output = try panel("unit,t,n,treat_post\na,1,50,0\na,2,30,1\nb,1,50,0\nb,2,60,0\n")
        let result = try json(output)
        #expect(abs(try #require(result["IRR"] as? Double) - 0.5) < 1e-12)
        let variance = [50.0, 30, 50, 60].reduce(0) { $0 + 1 / $1 }
        #expect(abs(try #require(result["se_model"] as? Double) - variance.squareRoot()) < 1e-12)
        #expect(result["se_cluster"] is NSNull && output.notes.count == 1)
    }

    @Test("an effect put into the data is found, whatever the order, the separator and the line ends")
    func found() throws {
        var rows: [String] = []
        for unit in 0..<8 {
            for period in 0..<10 {
                let isTreated = unit < 3 && period >= 6
                let mean = 1000.0 * Double(unit + 1) * Double(period + 4) * (isTreated ? 0.8 : 1)
                rows.append("\"unit; \(unit)\";2022-\(period);\(Int(mean));\(isTreated ? 1 : 0)")
            }
        }
        let straight = try json(panel("unit;t;n;treat_post\r\n" + rows.joined(separator: "\r\n")))
        #expect(abs(try #require(straight["IRR"] as? Double) - 0.8) < 1e-9)
        let reversed = try json(panel("unit;t;n;treat_post\n" + rows.reversed().joined(separator: "\n")))
        let (one, other) = (straight["se_cluster"] as? Double, reversed["se_cluster"] as? Double)
        #expect(abs(try #require(one) - (try #require(other))) < 1e-9)
    }

    @Test("a unit and a period without incidents change no factor, and are told")
    func silent() throws {
        let text = "unit,t,n,treat_post\na,1,50,0\na,2,30,1\nb,1,50,0\nb,2,60,0\nc,1,40,0\nc,2,41,0\n"
        let (plain, more) = (try panel(text), try panel(text + "d,1,0,0\nd,2,0,1\na,3,0,1\nb,3,0,0\n"))
        let (one, other) = (try json(plain)["b"] as? Double, try json(more)["b"] as? Double)
        #expect(abs(try #require(one) - (try #require(other))) < 1e-9)
        #expect(more.notes.contains { $0.hasSuffix("factor: period 3, unit d.") })
    }

    @Test(
        "panels without an answer are refused with the reason",
        arguments: [
            ("", "there is nothing to compare"),
            ("a,1,5,0\na,2,5,0\n", "there is nothing to compare"),
            ("a,1,5,1\na,2,3,1\nb,1,5,0\nb,2,6,0\n", "the effect cannot be told"),
            ("a,1,5,0\na,2,0,1\nb,1,5,0\nb,2,6,0\n", "the effect has no finite size"),
            ("a,1,0,0\na,2,3,1\nb,1,5,0\nb,2,6,0\n", "the effect has no finite size"),
            ("a,1,0,0\na,2,0,1\n", "all counts are 0"),
            ("a,1,5,0\na,1,3,1\n", "unit a has period 1 twice"),
            ("a,1,5,2\n", "row 2: “treat_post” has to be 0 or 1"),
            ("a,,5,1\n", "row 2, column 2 (t): a value is missing"),
            ("a,1,-5,1\n", "row 2"), ("a,1,5.5,1\n", "row 2"),
        ])
    func refusedPanel(rows: String, reason: String) {
        do {
            _ = try panel("unit,t,n,treat_post\n" + rows)
            Issue.record("not refused")
        } catch { #expect("\(error)".hasPrefix(reason), "\(error)") }
    }

    private func text(_ points: Int, change: Int, _ count: (Int) -> Int) -> String {
        (0..<points).reduce("t,n,days,post,t_post\n") { text, t in
            text + "\(t),\(count(t)),30,\(t >= change ? 1 : 0),\(max(0, t - change))\n"
        }
    }

    @Test("a jump put into a series is found, in whatever order its rows stand")
    func jump() throws {
        let straight = text(40, change: 25) { t in Int((1e6 * exp(-0.01 * Double(t)) * (t >= 25 ? 0.7 : 1)).rounded()) }
        let result = try json(series(straight))
        let terms = try #require(result["terms"] as? [String: [String: Double]])
        #expect(abs(exp(terms["post"]?["coef"] ?? 0) - 0.7) < 1e-5)
        #expect(abs((terms["t"]?["coef"] ?? 0) + 0.01) < 1e-6)
        let lines = straight.split(separator: "\n")
        let shuffled = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
        let again = try #require(try json(series(shuffled))["terms"] as? [String: [String: Double]])
        #expect(again["t_post"]?["se_hac"] == terms["t_post"]?["se_hac"])
    }

    @Test("series without an answer are refused with the reason")
    func refusedSeries() {
        let cases = [
            ("t,n,days,post,t_post\n", "0 points before and 0 after"),
            (text(5, change: 3) { $0 + 1 }, "3 points before and 2 after"),
            (text(8, change: 4) { $0 + 1 }, "8 points are too few for 4 terms"),
            (text(30, change: 20) { $0 >= 20 ? 0 : 4 }, "a term has no finite size"),
            (text(30, change: 20) { _ in 0 }, "a term has no finite size"),
            (text(30, change: 20) { $0 + 1 }.replacing(",30,", with: ",0,"), "days have to be above 0"),
            (text(30, change: 20) { $0 + 1 } + "29,4,30,1,9\n", "t is 29.0 twice"),
            ("t,n,days,post\n1,1,1,0\n", "row 1: the header has no column “t_post”"),
        ]
        for (text, reason) in cases {
            do {
                _ = try series(text)
                Issue.record("not refused: \(reason)")
            } catch { #expect("\(error)".hasPrefix(reason), "\(error)") }
        }
    }

    @Test("a matrix taken apart gives its inverse, a dependent column is noticed")
    func cholesky() throws {
        let square: [Double] = [4, 2, 1, 2, 5, 3, 1, 3, 1e6]
        let matrix = try #require(Cholesky(square, size: 3))
        for column in 0..<3 {
            let inverse = matrix.inverse(column: column)
            for row in 0..<3 {
                let product = (0..<3).reduce(0) { $0 + square[row * 3 + $1] * inverse[$1] }
                #expect(abs(product - (row == column ? 1 : 0)) < 1e-12)
            }
        }
        #expect(Cholesky([1, 2, 2, 4], size: 2) == nil)
        #expect(Cholesky([1, 0, 0, 0], size: 2) == nil)
    }
}
