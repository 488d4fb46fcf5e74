// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Analysis

@Suite("How well a surface told")
struct AccuracyTests {
    private let grid = CellGrid(origin: Position(x: 0, y: 0), cell: 10, columns: 3, rows: 2)!  // made in this test

    private func run(_ surface: String, _ test: String, share: Double) throws -> [String: Any] {
        let output = try AnalyseAccuracy.run(
            surface: .bytes(Array(surface.utf8)), on: grid, test: .bytes(Array(test.utf8)), share: share)
        return try #require(JSONSerialization.jsonObject(with: Data(output.table)) as? [String: Any])
    }

    private let surface = "ix,iy,value\n0,0,1\n1,0,5\n2,0,5\n0,1,0\n1,1,2\n2,1,0\n"

    @Test("the reference's PAI and PEI*, from the surface of nine months to the events of three", .reference)
    func golden() throws {
        var parts = (before: "x,y\n", after: "x,y\n")
        for row in try Reference.table("golden/sf_robbery_xy.csv") {
            let line = "\(row["x"] ?? ""),\(row["y"] ?? "")\n"
            if row["t"] ?? "" < "2019-10" { parts.before += line } else { parts.after += line }
        }
        let grid = try #require(
            CellGrid(origin: Position(x: 542_100, y: 4_172_600), cell: 100, columns: 142, rows: 155))
        let surface = try AnalyseDensity.run(.bytes(Array(parts.before.utf8)), on: grid, .quartic(bandwidth: 500))
        let output = try AnalyseAccuracy.run(
            surface: .bytes(surface.table), on: grid, test: .bytes(Array(parts.after.utf8)), share: 0.01)
        let own = try #require(JSONSerialization.jsonObject(with: Data(output.table)) as? [String: Any])
        let golden = try #require(
            JSONSerialization.jsonObject(with: Data(Reference.bytes("golden/sf_pai.json"))) as? [String: Double])
        var differences = Differences("koinon analyse accuracy")
        for (key, value) in golden { differences.see(own[key] as? Double ?? .nan, value) }
        differences.expect(below: 1e-12)
    }

    @Test("hits, shares and the best that could have been, on six cells")
    func byHand() throws {
        // Two cells: 1,0 and 2,0. Their events: 1 and 0 of 4; the two fullest cells hold 3.
        let own = try run(surface, "y;x\n5;15\n15;5\n15;5\n0;0\n99;99\n", share: 0.34)
        #expect(own["cells"] as? Int == 2 && own["hits"] as? Int == 1 && own["N"] as? Int == 4)
        #expect(own["PAI"] as? Double == 0.25 / (2.0 / 6) && own["PEI"] as? Double == 1.0 / 3)
        #expect(try run(surface, "x,y\n29,9\n", share: 0.17)["hits"] as? Int == 0, "ties go to the first cell")
    }

    @Test("a share written in decimals takes the cells it says")
    func decimals() {
        let values = (0..<100).map(Double.init)
        #expect(SurfaceAccuracy(values, events: values.map { Int($0) }, share: 0.29).cells == 29)
        #expect(SurfaceAccuracy(values, events: values.map { Int($0) }, share: 0.299).cells == 29)
    }

    @Test("a surface that is not this grid's, and events elsewhere, are refused")
    func refusals() {
        let cases = [
            ("ix,iy,value\n0,0,1\n", "x,y\n1,1\n", 0.5, "cell 1,0 has no value on this grid"),
            (surface + "3,0,1\n", "x,y\n1,1\n", 0.5, "row 8: cell 3,0 is not on a grid of 3x2"),
            (surface + "0,0,1\n", "x,y\n1,1\n", 0.5, "row 8: cell 0,0 stands twice"),
            (surface, "x,y\n-1,1\n", 0.5, "none of 1 later events lies on the grid"),
            (surface, "x,y\n1,1\n", 0.1, "0.1 of 6 cells is less than one cell"),
            (surface, "x,y\n1,1\n", 1.5, "a share of cells is above 0"),
        ]
        for (surface, test, share, reason) in cases {
            do {
                _ = try run(surface, test, share: share)
                Issue.record("not refused: \(reason)")
            } catch { #expect("\(error)".hasPrefix(reason), "\(error)") }
        }
    }
}
