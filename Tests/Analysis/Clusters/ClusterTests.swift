// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Analysis

@Suite("Clusters in space and time")
struct ClusterTests {
    private func run(_ text: String, _ distance: Double, _ days: Double, _ least: Int) throws -> AnalysisOutput {
        try AnalyseCluster.run(.bytes(Array(text.utf8)), .init(distance: distance, days: days, least: least))
    }

    private func labels(_ output: AnalysisOutput) throws -> [(label: Int, isCore: Bool)] {
        var reader = try DelimitedReader(.bytes(output.table))
        var rows: [(label: Int, isCore: Bool)] = []
        while try reader.next() {
            rows.append((try reader.integer(.init(index: 0)), try reader.integer(.init(index: 1)) == 1))
        }
        return rows
    }

    @Test("the reference's cores, their partition, and its noise", .reference)
    func golden() throws {
        let own = try labels(
            AnalyseCluster.run(
                .file(Reference.path("golden/sf_robbery_xy.csv")), .init(distance: 250, days: 21, least: 6)))
        let golden = try Reference.table("golden/sf_stdbscan.csv")
        #expect(own.count == golden.count)
        var pairs: Set<[Int]> = []
        for (one, other) in zip(own, golden) {
            #expect((one.label == -1) == (other["label"] == "-1") && one.isCore == (other["core"] == "1"))
            if one.isCore { pairs.insert([one.label, Int(other["label"] ?? "") ?? -2]) }
        }
        #expect(pairs.count == 9 && Set(pairs.map { $0[0] }).count == 9 && Set(pairs.map { $0[1] }).count == 9)
        print("clusters: no core and no noise differs from the reference")
    }

    @Test("the grid finds the neighbours that looking at every pair finds, whatever the order")
    func bruteForce() {
        var generator = SplitMix(state: 4)
        for _ in 0..<20 {
            var events = (0..<150).map { _ in
                DensityClusters.Event(
                    x: Double(Int.random(in: -40...40, using: &generator)),
                    y: Double(Int.random(in: -40...40, using: &generator)),
                    day: Double(Int.random(in: 0...20, using: &generator)))
            }
            func core(_ event: DensityClusters.Event) -> Bool {
                events.count {
                    let (dx, dy) = ($0.x - event.x, $0.y - event.y)
                    return dx * dx + dy * dy <= 100 && abs($0.day - event.day) <= 3
                } >= 4
            }
            let found = DensityClusters(events, distance: 10, days: 3, least: 4)
            #expect(found.isCore == events.map(core))
            let noise = found.cluster.count { $0 == nil }
            events.reverse()
            let again = DensityClusters(events, distance: 10, days: 3, least: 4)
            #expect(again.count == found.count && again.cluster.count { $0 == nil } == noise)
            #expect(Array(again.isCore.reversed()) == found.isCore)
        }
    }

    @Test("distances count with their ends, days with their fractions, and an event counts itself")
    func ends() throws {
        let text = "x;y;t\r\n0;0;2026-01-01T00:00Z\r\n3;4;2026-01-02T01:00+01:00\r\n"
        #expect(try labels(run(text, 5, 1, 2)).map(\.label) == [0, 0])
        #expect(try labels(run(text, 4.999, 1, 2)).map(\.label) == [-1, -1])
        #expect(try labels(run(text, 5, 0.99, 2)).map(\.label) == [-1, -1])
        #expect(try labels(run(text, 5, 1, 3)).map(\.label) == [-1, -1])
        #expect(try labels(run("x,y,day\n1,1,5\n1,1,5\n", 1, 0, 2)).map(\.isCore) == [true, true])
        #expect(try labels(run("x,y,day\n", 1, 0, 2)).isEmpty)
        #expect(try labels(run("x,y,day\n1e15,-1e15,5\n1e15,-1e15,5\n", 1, 0, 2)).map(\.label) == [0, 0])
    }

    @Test("places that many events share are told; refused where each common point would be a cluster of its own")
    func snapped() throws {
        let text = "x,y,day\n" + (0..<40).map { "\($0 % 8 * 1000),0,\($0)\n" }.joined()
        #expect(try run(text, 2000, 5, 2).notes.contains { $0.hasPrefix("40 of 40 events share their exact place") })
        let refusal = #expect(throws: AnalysisRefusal.self) { try run(text, 10, 5, 2) }
        #expect(refusal?.description.contains("each of those points would be a cluster of its own") == true)
        var options = AnalyseCluster.Options(distance: 10, days: 5, least: 2)
        options.acceptsSharedPlaces = true
        #expect(try labels(AnalyseCluster.run(.bytes(Array(text.utf8)), options)).count == 40)
    }

    @Test("what cannot be read or meant is refused")
    func refused() {
        let cases = [
            ("x,y,day\n1,,5\n", 1.0, "row 2, column 2 (y): a value is missing"), ("x,y\n1,1\n", 1, "row 1: the header"),
            ("x,y,t\n1,1,2026-01-01T00:00Z\n1,1,2026-01-01T00:00\n", 1, "row 3: some times have an offset"),
            ("x,y,t\n1,1,01/02/2026\n", 1, "row 2, column 3 (t)"), ("x,y,day\n", 0, "a distance is above 0"),
        ]
        for (text, distance, reason) in cases {
            do {
                _ = try run(text, distance, 1, 3)
                Issue.record("not refused: \(reason)")
            } catch { #expect("\(error)".hasPrefix(reason), "\(error)") }
        }
    }
}
