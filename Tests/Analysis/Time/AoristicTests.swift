// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Analysis

@Suite("Aoristic")
struct AoristicTests {
    private func run(_ text: String) throws -> AnalysisOutput {
        try AnalyseAoristic.run { .bytes(Array(text.utf8)) }
    }

    private func matrix(_ output: AnalysisOutput) throws -> [[Double]] {
        var reader = try DelimitedReader(.bytes(output.table))
        var rows: [[Double]] = []
        while try reader.next() { rows.append(try (1...24).map { try reader.number(.init(index: $0)) }) }
        return rows
    }

    @Test("the reference's matrix", .reference)
    func golden() throws {
        let golden = try #require(
            try JSONSerialization.jsonObject(with: Data(Reference.bytes("golden/aoristic.json"))) as? [String: Any])
        let intervals = try #require(golden["intervals_naive_local"] as? [[String]])
        let expected = try #require(golden["matrix_mon0_hour"] as? [[Double]])
        let own = try matrix(run("start,end\n" + intervals.map { $0.joined(separator: ",") + "\n" }.joined()))
        var differences = Differences("aoristic")
        for (row, reference) in zip(own, expected) { zip(row, reference).forEach { differences.see($0, $1) } }
        differences.expect(below: 1e-12)
    }

    @Test("every event counts one, however long and wherever it starts")
    func conserved() {
        var generator = SplitMix(state: 3)
        for _ in 0..<500 {
            var aoristic = Aoristic()
            let start = Double(Int.random(in: -3_000_000...3_000_000, using: &generator))
            let length = Double(Int.random(in: 0...2_000_000, using: &generator))
            aoristic.add(from: start, to: start + length)
            #expect(abs(aoristic.weights.reduce(0, +) - 1) < 1e-9)
            var later = Aoristic()
            later.add(from: start + 604_800, to: start + length + 604_800)
            #expect(zip(aoristic.weights, later.weights).allSatisfy { abs($0 - $1) < 1e-12 })
        }
    }

    @Test("a whole week is even, an end on the hour adds nothing to the next hour")
    func edges() throws {
        var aoristic = Aoristic()
        aoristic.add(from: 1800, to: 1800 + 3 * 604_800)
        #expect(aoristic.weights.allSatisfy { abs($0 - 1.0 / 168) < 1e-12 })
        let own = try matrix(run("end;start\r\n\"2026-01-05 01:00\";2026-01-05 00:00\r\n"))
        #expect(own[0][0] == 1 && own[0][1] == 0)
        let midnight = try matrix(run("start,end\n31/12/2025 23:30,01/01/2026 00:30\n"))
        #expect(midnight[2][23] == 0.5 && midnight[3][0] == 0.5)
    }

    @Test("rows without a time are left out and told, an empty table has no events")
    func blanks() throws {
        let output = try run("start,end\n,2026-01-05T10:00\n2026-01-05T10:00,\n2026-01-05T10:00,2026-01-05T10:30\n")
        #expect(try matrix(output)[0][10] == 1)
        #expect(output.notes.contains("Left out: 2 rows without a start or an end."))
        #expect(try matrix(run("start,end\n")).joined().allSatisfy { $0 == 0 })
    }

    @Test(
        "what would mislead is refused with its row",
        arguments: [
            ("2026-01-05T10:00,2026-01-05T09:00", "row 2: the end lies before the start"),
            ("2026-01-05,2026-01-06", "row 2: a date has no time"),
            ("2026-01-05T10:00Z,2026-01-05T11:00Z", "row 2: a time has an offset"),
            ("03/04/2026 10:00,03/04/2026 11:00", "the dates fit dd/mm/yyyy and mm/dd/yyyy"),
            ("yesterday,today", "row 2"),
        ])
    func refused(row: String, reason: String) {
        do {
            _ = try run("start,end\n\(row)\n")
            Issue.record("not refused: \(row)")
        } catch { #expect("\(error)".hasPrefix(reason), "\(error)") }
    }
}
