// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Analysis

@Suite("Rates and shares")
struct RateTests {
    @Test("rates of the wards of Northumbria agree with the reference", .reference)
    func northumbria() throws {
        var rates = Differences("rate per 1,000")
        var exact = Differences("Garwood interval")
        var approximate = Differences("Byar interval")
        for row in try Reference.table("golden/pip_northumbria_expected.csv") {
            let rate = try #require(Rate(count: Int(row["count"] ?? "") ?? -1, population: Int(row["pop"] ?? "") ?? -1))
            rates.see(rate.value, number(row["rate1000"]))
            exact.see(rate.garwood.low, number(row["garwood_lo"]))
            exact.see(rate.garwood.high, number(row["garwood_hi"]))
            approximate.see(rate.byar.low, number(row["byar_lo"]))
            approximate.see(rate.byar.high, number(row["byar_hi"]))
        }
        rates.expect(below: 1e-14)
        exact.expect(below: 1e-12)
        approximate.expect(below: 1e-12)
    }

    @Test("shares agree with the reference", .reference)
    func wilson() throws {
        var differences = Differences("Wilson interval")
        for row in try Reference.table("golden/wilson.csv") {
            let share = try #require(
                Proportion(successes: Int(row["x"] ?? "") ?? -1, trials: Int(row["n"] ?? "") ?? -1))
            differences.see(share.wilson().low, number(row["wilson_lo"]))
            differences.see(share.wilson().high, number(row["wilson_hi"]))
        }
        differences.expect(below: 1e-12)
    }

    private func number(_ text: String?) -> Double { text.flatMap(Double.init) ?? .nan }

    @Test(
        "exact intervals agree with published tables of Poisson limits",
        arguments: [
            (0, 0, 3.688879), (1, 0.025318, 5.571643), (2, 0.242209, 7.224688), (10, 4.795389, 18.390356),
            (50, 37.11, 65.92), (100, 81.36, 121.63),
        ])
    func published(count: Int, low: Double, high: Double) {
        let interval = PoissonInterval.garwood(count)
        let tolerance = count < 50 ? 1e-6 : 0.005
        #expect(abs(interval.low - low) < tolerance && abs(interval.high - high) < tolerance)
    }

    @Test(
        "an exact limit solves its own equation, for counts from none to a hundred million",
        arguments: [0, 1, 2, 5, 15, 16, 17, 99, 1000, 123_456, 10_000_000, 100_000_000])
    func roundTrip(count: Int) {
        for level in [0.5, 0.8, 0.95, 0.99, 0.999999] {
            guard let confidence = Confidence(level: level) else { continue }
            let interval = PoissonInterval.garwood(count, confidence)
            let tail = confidence.alpha / 2
            #expect(abs(IncompleteGamma.upper(Double(count) + 1, interval.high) / tail - 1) < 1e-10)
            if count > 0 { #expect(abs(IncompleteGamma.lower(Double(count), interval.low) / tail - 1) < 1e-10) }
            #expect(interval.contains(Double(count)))
        }
    }

    @Test("whole shapes agree with the sum that defines them")
    func wholeShapes() {
        var differences = Differences("incomplete gamma")
        for shape in [1, 2, 5, 15, 16, 40] {
            for x in [0.1, 0.9, 3, 14.5, 20, 45, 90] {
                var (term, sum) = (exp(-x), 0.0)
                for k in 0..<shape {
                    sum += term
                    term *= x / Double(k + 1)
                }
                differences.see(IncompleteGamma.upper(Double(shape), x), sum)
            }
        }
        differences.expect(below: 1e-12)
    }

    @Test("normal quantiles invert the distribution")
    func quantiles() {
        #expect(abs(Confidence.ninetyFive.z - 1.959963984540054) < 1e-15)
        #expect(Normal.quantile(0.5).magnitude < 1e-16)
        for p in [1e-300, 1e-20, 1e-5, 0.02, 0.3, 0.7, 0.99999] {
            #expect(abs(Normal.lower(Normal.quantile(p)) / p - 1) < 1e-11, "\(p)")
        }
    }

    @Test("a rate without inhabitants, a share without answers and a level out of range do not exist")
    func impossible() {
        #expect(Rate(count: 3, population: 0) == nil && Rate(count: -1, population: 10) == nil)
        #expect(Proportion(successes: 1, trials: 0) == nil && Proportion(successes: 5, trials: 4) == nil)
        #expect(Confidence(level: 1) == nil && Confidence(level: 0) == nil && Confidence(level: .nan) == nil)
    }

    @Test("months without records are missing, never zero")
    func coverage() {
        var coverage = Coverage()
        for month in 1...11 { coverage.include(year: 2022, month: month) }
        #expect(coverage.count == 11 && coverage.missing == ["2022-12"] && coverage.covered.first == "2022-01")
        #expect(Coverage().missing == [])
    }
}
