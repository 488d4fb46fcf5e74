// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Analysis

@Suite("Effects")
struct EffectTests {
    private func number(_ row: [String: String], _ name: String) -> Double { row[name].flatMap(Double.init) ?? .nan }
    private func count(_ row: [String: String], _ name: String) -> Int { row[name].flatMap { Int($0) } ?? -1 }

    @Test("effects before and after with a comparison area agree with the reference", .reference)
    func beforeAfter() throws {
        var differences = Differences("relative effect and intervals")
        for row in try Reference.table("golden/eval_tables.csv") {
            let table = try #require(
                BeforeAfter(
                    treatedBefore: count(row, "T_before"), treatedAfter: count(row, "T_after"),
                    comparisonBefore: count(row, "C_before"), comparisonAfter: count(row, "C_after")))
            let effect = table.effect
            differences.see(effect.value, number(row, "TES_RES"))
            differences.see(effect.variance(.poisson), number(row, "var_poisson"))
            differences.see(effect.variance(.overdispersed), number(row, "var_fw"))
            differences.see(effect.interval(.poisson).low, number(row, "lo_poisson"))
            differences.see(effect.interval(.poisson).high, number(row, "hi_poisson"))
            differences.see(effect.interval(.overdispersed).low, number(row, "lo_fw"))
            differences.see(effect.interval(.overdispersed).high, number(row, "hi_fw"))
            #expect(!effect.isCorrected)
        }
        differences.expect(below: 1e-13)
    }

    @Test("a half is added to all counts when one of them is none")
    func correction() throws {
        let effect = try #require(
            BeforeAfter(treatedBefore: 10, treatedAfter: 0, comparisonBefore: 8, comparisonAfter: 9)
        ).effect
        #expect(effect.isCorrected && abs(effect.value - 10.5 * 9.5 / (0.5 * 8.5)) < 1e-12)
        let none = try #require(BeforeAfter(treatedBefore: 0, treatedAfter: 0, comparisonBefore: 0, comparisonAfter: 0))
            .effect
        #expect(none.value == 1 && none.interval(.poisson).contains(1))
        #expect(BeforeAfter(treatedBefore: -1, treatedAfter: 0, comparisonBefore: 8, comparisonAfter: 9) == nil)
    }

    @Test("displacement quotients agree with the reference, and are refused without success", .reference)
    func quotient() throws {
        var differences = Differences("displacement quotient")
        for row in try Reference.table("golden/wdq.csv") {
            func change(_ area: String) -> DisplacementQuotient.Change {
                .init(before: count(row, area + "0"), after: count(row, area + "1"))
            }
            let result = try #require(
                DisplacementQuotient(target: change("A"), buffer: change("B"), control: change("C")))
            differences.see(result.success, number(row, "success_measure"))
            differences.see(result.buffer, number(row, "buffer_measure"))
            differences.see(result.prevented, number(row, "net_gross"))
            if row["WDQ"] == "refused" {
                #expect(throws: DisplacementQuotient.Refusal.noSuccess) { try result.quotient.get() }
            } else {
                differences.see(try result.quotient.get(), number(row, "WDQ"))
            }
        }
        differences.expect(below: 1e-12)
    }

    @Test("a target that exactly follows its control has no success, whatever rounding says")
    func noSuccess() throws {
        let result = try #require(
            DisplacementQuotient(
                target: .init(before: 3, after: 1), buffer: .init(before: 1, after: 1),
                control: .init(before: 9, after: 3)))
        #expect(result.quotient == .failure(.noSuccess))
        #expect(
            DisplacementQuotient(
                target: .init(before: 3, after: 1), buffer: .init(before: 1, after: 1),
                control: .init(before: 0, after: 3)) == nil)
    }

    @Test("the weighted displacement difference counts each area against its own")
    func difference() throws {
        let result = try #require(
            WeightedDisplacementDifference(
                target: .init(before: 100, after: 60), targetComparison: .init(before: 100, after: 95),
                displacement: .init(before: 50, after: 55), displacementComparison: .init(before: 60, after: 61)))
        #expect(result.value == -40 + 5 + 5 - 1)
        #expect(abs(result.standardError - Double(581).squareRoot()) < 1e-12)
        #expect(abs((result.z ?? 0) - -31 / Double(581).squareRoot()) < 1e-12)
        #expect(result.interval().contains(-31) && result.interval().low < -78)
        let empty = WeightedDisplacementDifference.Change(before: 0, after: 0)
        #expect(
            try #require(
                WeightedDisplacementDifference(
                    target: empty, targetComparison: empty, displacement: empty, displacementComparison: empty)
            ).z == nil)
    }

    @Test("the smallest fall that a design can find is found with just the power asked for")
    func detectable() throws {
        let design = try #require(
            DetectableEffect(
                treatedBefore: 200, treatedAfter: 200, comparisonBefore: 400, comparisonAfter: 400, .poisson))
        let fall = try #require(design.smallestFall())
        #expect(abs(design.power(fall: fall) - 0.8) < 1e-9)
        #expect(design.power(fall: 0) < 0.026 && design.power(fall: 0.9) > 0.999)
        let wider = try #require(
            DetectableEffect(treatedBefore: 200, treatedAfter: 200, comparisonBefore: 400, comparisonAfter: 400))
        #expect(try #require(wider.smallestFall()) > fall)
        #expect(
            DetectableEffect(treatedBefore: 3, treatedAfter: 3, comparisonBefore: 3, comparisonAfter: 3)?.smallestFall()
                == nil)
        #expect(DetectableEffect(treatedBefore: 0, treatedAfter: 3, comparisonBefore: 3, comparisonAfter: 3) == nil)
    }

    @Test("the power told beforehand is the share of designs that find the effect")
    func simulated() throws {
        let design = try #require(
            DetectableEffect(
                treatedBefore: 150, treatedAfter: 150, comparisonBefore: 300, comparisonAfter: 300, .poisson))
        let fall = try #require(design.smallestFall())
        var generator = SplitMix(state: 5)
        let rounds = 1500
        var found = 0
        for _ in 0..<rounds {
            let draws = [150, 150 * (1 - fall), 300, 300].map { poisson($0, &generator) }
            let table = try #require(
                BeforeAfter(
                    treatedBefore: draws[0], treatedAfter: draws[1], comparisonBefore: draws[2],
                    comparisonAfter: draws[3]))
            if table.effect.interval(.poisson).low > 1 { found += 1 }
        }
        let share = Double(found) / Double(rounds)
        print("power told 0.8, simulated \(share)")
        #expect(abs(share - 0.8) < 4 * (0.16 / Double(rounds)).squareRoot() + 0.01)
    }

    /// A Poisson count by counting exponential waiting times.
    private func poisson(_ mean: Double, _ generator: inout SplitMix) -> Int {
        var (time, count) = (0.0, -1)
        while time < mean {
            time -= log(Double.random(in: .leastNonzeroMagnitude..<1, using: &generator))
            count += 1
        }
        return count
    }
}
