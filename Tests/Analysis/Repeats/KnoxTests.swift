// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Analysis

@Suite("Near repeats")
struct KnoxTests {
    private func json(_ output: AnalysisOutput) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(output.table)) as? [String: Any])
    }

    private func run(_ text: String, _ options: AnalyseKnox.Options) throws -> AnalysisOutput {
        try AnalyseKnox.run(.bytes(Array(text.utf8)), options)
    }

    private func reference(_ name: String) throws -> [String: Any] {
        try #require(JSONSerialization.jsonObject(with: Data(Reference.bytes(name))) as? [String: Any])
    }

    @Test("the reference's pairs and table for Cincinnati", .reference)
    func cincinnati() throws {
        var options = AnalyseKnox.Options(distance: 200, days: 14)
        (options.spaceBands, options.timeBands) = ([100, 200, 300, 400, 500, 1000], [7, 14, 21, 28])
        options.permutations = nil
        let own = try json(AnalyseKnox.run(.file(Reference.path("golden/cinci_burglary.csv")), options))
        let golden = try reference("golden/cinci_knox.json")
        for key in ["n", "NS", "NT", "NST", "pairs", "delta_m", "tau_days"] {
            #expect(own[key] as? Double == golden[key] as? Double, "\(key)")
        }
        var differences = Differences("knox expected")
        differences.see(own["expected"] as? Double ?? .nan, golden["expected"] as? Double ?? .nan)
        differences.expect(below: 1e-9)
        for key in ["table", "space_bins_upper", "time_bins_upper"] {
            #expect(own[key] as? NSArray == golden[key] as? NSArray, "\(key)")
        }
    }

    /// Fewer bands and shuffles than the reference has: a test is not compiled for speed.
    @Test("the reference's p-values and means of chance for Cincinnati", .reference)
    func chance() throws {
        var options = AnalyseKnox.Options(distance: 200, days: 14)
        (options.spaceBands, options.timeBands) = ([100, 200, 300], [7, 14, 21, 28])
        options.permutations = Permutations(count: 99, seed: 1)
        let own = try json(AnalyseKnox.run(.file(Reference.path("golden/cinci_burglary.csv")), options))
        let golden = try reference("golden/cinci_knox.json")
        #expect(own["p"] as? Double == 0.01)
        for (mean, other) in try cells(own, "mc_mean_99", golden, "mc_mean_999") {
            // Counts of pairs are spread about as Poisson's law has it, with some room.
            let error: Double = (2 * max(other, 1) * (1 / 99 + 1 / 999)).squareRoot()
            #expect(abs(mean - other) <= 4 * error, "\(mean), \(other)")
        }
        var widest = 0.0
        for (p, other) in try cells(own, "p_mc", golden, "p_mc") {
            let error: Double = (other * (1 - other) * (1 / 99 + 1 / 999)).squareRoot()
            widest = max(widest, (abs(p - other) - 0.01) / max(error, 1e-3))
        }
        print("knox: p-values differ from the reference by at most \(widest) standard errors")
        #expect(widest <= 4)
    }

    /// The cells of both results, as far as ours go.
    private func cells(
        _ own: [String: Any], _ key: String, _ golden: [String: Any], _ other: String
    ) throws -> [(Double, Double)] {
        let one = try #require(own[key] as? [[Double]])
        let two = try #require(golden[other] as? [[Double]])
        return zip(one, two).flatMap { zip($0, $1) }
    }

    @Test("elapsed time counts with its hours: San Francisco", .reference)
    func sanFrancisco() throws {
        let options = AnalyseKnox.Options(distance: 200, days: 14)
        let own = try json(AnalyseKnox.run(.file(Reference.path("golden/sf_robbery_xy.csv")), options))
        #expect(own["NST"] as? Int == 364 && own["n"] as? Int == 951 && own["p"] as? Double == 0.001)
        print("knox: no count differs from the reference")
    }

    @Test("pairs by band are those that looking at every pair finds, wherever the places lie")
    func bruteForce() throws {
        var generator = SplitMix(state: 21)
        for round in 0..<30 {
            let middle = [0.0, 4_172_600, -3e8][round % 3]
            let events = (0..<120).map { _ in
                KnoxTest.Event(
                    place: Position(
                        x: middle + Double(Int.random(in: -30...30, using: &generator)),
                        y: -middle + Double(Int.random(in: -30...30, using: &generator))),
                    time: Double(Int.random(in: 0...40, using: &generator)) / 4)
            }
            var options = KnoxTest.Options(distance: 7, time: 2.5)
            (options.spaceBands, options.timeBands) = ([5, 10, 13], [1, 2.5, 4])
            options.permutations = Permutations(count: 20, seed: 3)
            let test = try #require(KnoxTest(events, options))
            var (space, time, both) = (0, 0, 0)
            var table = Array(repeating: Array(repeating: 0, count: 4), count: 4)
            for (first, one) in events.enumerated() {
                for other in events[(first + 1)...] {
                    let (x, y) = (one.place.x - other.place.x, one.place.y - other.place.y)
                    let (square, span) = (x * x + y * y, abs(one.time - other.time))
                    space += square <= 49 ? 1 : 0
                    time += span <= 2.5 ? 1 : 0
                    both += square <= 49 && span <= 2.5 ? 1 : 0
                    guard let row = [0.0, 25, 100, 169].firstIndex(where: { square <= $0 }) else { continue }
                    table[row][[1.0, 2.5, 4, .infinity].firstIndex { span <= $0 } ?? 3] += 1
                }
            }
            #expect(test.nearInSpace == space && test.nearInTime == time && test.nearInBoth == both)
            #expect(test.table?.map { $0.map(\.observed) } == table)
        }
    }

    @Test("shuffling keeps the pairs of each band of distance, and its mean is what is expected")
    func shuffles() throws {
        var generator = SplitMix(state: 5)
        let events = (0..<400).map { _ in
            KnoxTest.Event(
                place: Position(
                    x: Double.random(in: 0...1000, using: &generator),
                    y: Double.random(in: 0...1000, using: &generator)),
                time: Double(Int.random(in: 0...50, using: &generator)))
        }
        var options = KnoxTest.Options(distance: 100, time: 5)
        (options.spaceBands, options.timeBands) = ([100], [5])
        options.permutations = Permutations(count: 500, seed: 8)
        let test = try #require(KnoxTest(events, options))
        let (expected, mean) = (try #require(test.expected), try #require(test.table?[1][0].mean))
        #expect(abs(mean - expected) < 5 * (expected / 500).squareRoot())
        let rest = try #require(test.table?[1][1].mean)
        #expect(abs(mean + rest - Double(test.nearInSpace)) < 1e-6)
        let p = try #require(test.p)
        #expect(p > 0.01 && p <= 1, "times of pure chance stand out rarely")
    }

    @Test("figures of a seed never change: they are the same on every machine and for every number of threads")
    func reproducible() throws {
        let rows = (0..<200).map { k in "\(k * k % 101),\(k * 53 % 97),\(k * k % 89)\n" }
        let text = "x,y,day\n" + rows.joined()
        var options = AnalyseKnox.Options(distance: 9, days: 6)
        options.permutations = Permutations(count: 99, seed: 42)
        let own = try json(run(text, options))
        let again = try json(run(text, options))
        #expect(own as NSDictionary == again as NSDictionary)
        #expect(own["NST"] as? Int == 69 && own["p"] as? Double == 0.18)
    }

    @Test("ends count, fractions of a day count, two weeks to the second are two weeks")
    func ends() throws {
        func both(_ rows: String, _ distance: Double, _ days: Double) throws -> Int? {
            var options = AnalyseKnox.Options(distance: distance, days: days)
            options.permutations = nil
            return try json(run(rows, options))["NST"] as? Int
        }
        let clock = "x;y;t\r\n0;0;2026-03-01T10:07:13Z\r\n3;4;2026-03-15T11:07:13+01:00\r\n"
        #expect(try both(clock, 5, 14) == 1 && both(clock, 4.999, 14) == 0 && both(clock, 5, 13.99999) == 0)
        #expect(try both("x,y,day\n0,0,1.5\n0,0,3\n", 0, 1.5) == 1)
        #expect(try both("x,y,day\n0,0,1.5\n0,0.001,3\n", 0, 1.5) == 0)
        // Every second of two days, fourteen days apart: rounding of days as fractions would lose some.
        let seconds = stride(from: 0, to: 86_400, by: 997).map {
            String(format: "%02d:%02d:%02d", $0 / 3600, $0 / 60 % 60, $0 % 60)
        }
        let rows = seconds.enumerated().map { "\($0 * 100),0,2026-03-01T\($1)\n\($0 * 100),0,2026-03-15T\($1)\n" }
        #expect(try both("x,y,t\n" + rows.joined(), 1, 14) == seconds.count)
    }

    @Test("what would mislead is told: moved points, events written twice, a span that holds all")
    func told() throws {
        let snapped = "x,y,day\n" + (0..<40).map { "\($0 % 8 * 1000),0,\($0)\n" }.joined()
        let notes = try run(snapped, .init(distance: 10, days: 5)).notes
        #expect(notes.contains { $0.contains("40 of 40 events share") && $0.contains("repeats close by") })
        let doubled = try run("x,y,day\n1000,1,1\n1000,1,1\n1000,5,9\n", .init(distance: 10, days: 5)).notes
        #expect(doubled.contains { $0.hasPrefix("1 events have the exact place and time of another") })
        let all = try run("x,y,day\n1000,1,1\n1000,2,2\n", .init(distance: 10, days: 5)).notes
        #expect(all.contains("All pairs lie within the span of time: the test is empty."))
        let degrees = try run("x,y,day\n2.3,48.8,1\n2.4,48.9,2\n", .init(distance: 10, days: 0)).notes
        #expect(degrees.contains { $0.contains("if these are degrees") })
    }

    @Test("what cannot be read or meant is refused")
    func refused() {
        var falling = AnalyseKnox.Options(distance: 1, days: 1)
        (falling.spaceBands, falling.timeBands) = ([200, 100], [7])
        var half = falling
        (half.spaceBands, half.timeBands) = ([100], [])
        let plain = AnalyseKnox.Options(distance: 1, days: 1)
        let cases: [(String, AnalyseKnox.Options, String)] = [
            ("x,y,day\n1,1,5\n", plain, "there are 1 events"),
            ("x,y,day\n1,1,\n", plain, "row 2, column 3 (day): a value is missing"),
            ("x,y\n1,1\n", plain, "row 1: the header"),
            ("x,y,t\n1,1,2026-01-01T00:00Z\n1,1,2026-01-01T00:00\n", plain, "row 3: some times have an offset"),
            ("x,y,day\n1,1e99,5\n", plain, "row 2: (1.0, 1e+99) is no place"),
            ("x,y,day\n1,1,1e99\n", plain, "row 2: 1e+99 is no day"),
            ("x,y,day\n", .init(distance: -1, days: 1), "a distance is 0 metres or more"),
            ("x,y,day\n", .init(distance: 1, days: .nan), "a distance is 0 metres or more"),
            ("x,y,day\n", falling, "bands are at most 20 upper ends"), ("x,y,day\n", half, "a table needs bands"),
        ]
        for (text, options, reason) in cases {
            do {
                _ = try run(text, options)
                Issue.record("not refused: \(reason)")
            } catch { #expect("\(error)".hasPrefix(reason), "\(error)") }
        }
    }
}
