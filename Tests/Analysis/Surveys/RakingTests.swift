// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Analysis

@Suite("Raking")
struct RakingTests {
    private func run(_ sample: String, _ margins: String, weight: String? = nil) throws -> (
        output: AnalysisOutput, effect: [UInt8]
    ) {
        try AnalyseRake.run(sample: .bytes(Array(sample.utf8)), margins: Array(margins.utf8), weight: weight)
    }

    private func weights(_ output: AnalysisOutput) throws -> [Double] {
        var reader = try DelimitedReader(.bytes(output.table))
        let column = try reader.column("weight")
        var weights: [Double] = []
        while try reader.next() { weights.append(try reader.number(column)) }
        return weights
    }

    @Test("one variable is post-stratification: total over sum of starting weights")
    func one() throws {
        let result = try run("id;sex;pw\n1;f;2\n2;f;1\n3;m;5\n", #"{"sex": {"f": 60, "m": 40}}"#, weight: "pw")
        let own = try weights(result.output)
        #expect(zip(own, [40, 20, 40]).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(String(decoding: result.output.table, as: UTF8.self).hasPrefix("id,sex,pw,weight\n1,f,2,40"))
    }

    @Test("all margins agree, and weights are starting weight times a factor for each level")
    func margins() throws {
        var generator = SplitMix(state: 11)
        for _ in 0..<20 {
            let people = 60
            let (a, b) = (
                (0..<people).map { $0 < 3 ? $0 : Int.random(in: 0..<3, using: &generator) },
                (0..<people).map { $0 < 4 ? $0 : Int.random(in: 0..<4, using: &generator) }
            )
            let base = (0..<people).map { _ in Double.random(in: 0.5...3, using: &generator) }
            let raking = try Raking(
                base: base,
                margins: [
                    .init(name: "a", labels: ["1", "2", "3"], totals: [200, 500, 300], levels: a),
                    .init(name: "b", labels: ["1", "2", "3", "4"], totals: [250, 250, 100, 400], levels: b),
                ])
            for (level, total) in [200.0, 500, 300].enumerated() {
                let sum = zip(raking.weights, a).filter { $0.1 == level }.reduce(0) { $0 + $1.0 }
                #expect(abs(sum - total) < 1e-8)
            }
            for (level, total) in [250.0, 250, 100, 400].enumerated() {
                let sum = zip(raking.weights, b).filter { $0.1 == level }.reduce(0) { $0 + $1.0 }
                #expect(abs(sum - total) < 1e-8)
            }
            var factors: [[Int]: Double] = [:]
            for person in 0..<people { factors[[a[person], b[person]]] = raking.weights[person] / base[person] }
            for (key, factor) in factors {
                guard let row = factors[[key[0], 0]], let column = factors[[0, key[1]]], let corner = factors[[0, 0]]
                else { continue }
                #expect(abs(factor * corner - row * column) < 1e-9 * factor * corner)
            }
        }
    }

    @Test("equal weights cost nothing, unequal ones cost what Kish says")
    func kish() throws {
        #expect(KishEffect([2, 2, 2])?.designEffect == 1)
        let effect = try #require(KishEffect([1, 3]))
        #expect(effect.designEffect == 1.25 && effect.effectiveCount == 1.6)
        #expect(KishEffect([]) == nil && KishEffect([0, 0]) == nil)
        let json = try run("sex\nf\nm\n", #"{"sex": {"f": 1, "m": 3}}"#).effect
        let read = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Double])
        #expect(read["design_effect"] == 1.25 && read["effective_n"] == 1.6 && read["n"] == 2)
    }

    @Test("a column of the name weight may be where the weights start, and is replaced")
    func replaced() throws {
        let output = try run("weight,sex\n2,f\n1,f\n1,m\n", #"{"sex": {"f": 6, "m": 4}}"#, weight: "weight").output
        #expect(try weights(output) == [4, 2, 4])
        #expect(output.notes.contains("The sample's column “weight” was replaced."))
    }

    @Test(
        "what has no answer is refused with the reason",
        arguments: [
            ("sex\nf\n", #"{"sex": {"f": 6, "m": 4}}"#, "“sex”: nobody in the sample is “m”"),
            (
                "a,b\nx,y\n", #"{"a": {"x": 10}, "b": {"y": 11}}"#,
                "the totals of “a” sum up to 10.0, those of “b” to 11.0"
            ),
            ("sex\nf\nd\n", #"{"sex": {"f": 6}}"#, "row 3: “sex” is “d”, which the margins do not have"),
            ("sex,n\nf,1\n ,2\n", #"{"sex": {"f": 6}}"#, "row 3: “sex” is blank"),
            ("sex\n", #"{"sex": {"f": 6}}"#, "the sample has no rows"),
            ("sex\nf\n", #"{"sex": {"f": 0}}"#, "“sex”: the total of “f” has to be above 0"),
            ("sex\nf\n", #"{"sex": [6]}"#, "the margins are not of the form"),
            ("sex\nf\n", "{}", "there is no margin"),
            ("sex\nf\n", #"{"age": {"f": 1}}"#, "row 1: the header has no column “age”"),
            (
                "a,b\nx,y\nz,w\n", #"{"a": {"x": 5, "z": 5}, "b": {"y": 7, "w": 3}}"#,
                "the weights do not settle"
            ),
        ])
    func refused(sample: String, margins: String, reason: String) {
        do {
            _ = try run(sample, margins)
            Issue.record("not refused")
        } catch { #expect("\(error)".hasPrefix(reason), "\(error)") }
    }
}
