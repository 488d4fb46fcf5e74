// SPDX-License-Identifier: EUPL-1.2
import Foundation
import Testing

@testable import Analysis

@Suite("Trends")
struct TrendTests {
    private func text(_ months: Int, from year: Int = 2020, _ count: (Int) -> Int?) -> String {
        (0..<months).reduce("month,n\n") { text, place in
            text + "\(MonthlySeries.Month(number: year * 12 + place)),\(count(place).map(String.init) ?? "")\n"
        }
    }

    private func run(_ text: String, _ model: TrendModel = .poisson, harmonics: Int = 2, horizon: Int = 12) throws -> (
        json: [String: Any], notes: [String]
    ) {
        var options = AnalyseTrend.Options()
        (options.model, options.harmonics, options.horizon) = (model, harmonics, horizon)
        let output = try AnalyseTrend.run(.bytes(Array(text.utf8)), options)
        return (
            try #require(try JSONSerialization.jsonObject(with: Data(output.table)) as? [String: Any]), output.notes
        )
    }

    private func forecasts(_ json: [String: Any], _ name: String) throws -> [Double] {
        try #require(json["forecast"] as? [[String: Any]]).map { $0[name] as? Double ?? .nan }
    }

    /// Days of the month times a rate that falls by a tenth a year.
    private func falling(_ place: Int) -> Int {
        let month = MonthlySeries.Month(number: 2020 * 12 + place)
        return Int((1000 * month.days * pow(0.9, Double(place) / 12)).rounded())
    }

    @Test("a steady fall is found, month lengths do not look like a season", arguments: [0, 2, 5])
    func fall(harmonics: Int) throws {
        let result = try run(text(60, falling), harmonics: harmonics).json
        let change = try #require(result["change_per_year"] as? [String: Double])
        #expect(abs((change["ratio"] ?? 0) - 0.9) < 1e-5)
        let terms = try #require(result["terms"] as? [String: [String: Double]])
        #expect(terms.count == 2 + 2 * harmonics)
        for (name, term) in terms where name != "const" && name != "t" { #expect(abs(term["coef"] ?? 1) < 1e-4) }
        for (ahead, mean) in try forecasts(result, "mean").enumerated() {
            #expect(abs(mean / Double(falling(60 + ahead)) - 1) < 1e-4)
        }
        let test = try #require(result["backtest"] as? [String: Any])
        #expect(test["learned_from"] as? Int == 48 && test["tested_on"] as? Int == 12)
        #expect((test["mae"] as? Double ?? 99) < 10 && (test["mae_naive"] as? Double ?? 0) > 1000)
    }

    @Test("the naive forecast is the same month a year before, its interval widens with the years")
    func naive() throws {
        let result = try run(text(48) { $0 % 12 * 10 + $0 / 12 }, .seasonalNaive, horizon: 24).json
        let means = try forecasts(result, "mean")
        #expect(means[0] == 3 && means[11] == 113 && means[12] == 3)
        let (low, high) = (try forecasts(result, "lo"), try forecasts(result, "hi"))
        #expect(low[11] == 111 && high[11] == 115 && low[23] == 110 && high[23] == 116)
        #expect(result["deviation"] as? Double == 1)
    }

    @Test("smoothing keeps a level that does not move, and follows one that does at once")
    func smoothing() throws {
        let level = try run(text(40) { Int(10 * MonthlySeries.Month(number: 2020 * 12 + $0).days) }, .smoothing).json
        #expect(
            try forecasts(level, "mean").enumerated().allSatisfy {
                abs($0.element - 10 * MonthlySeries.Month(number: 2020 * 12 + 40 + $0.offset).days) < 1e-9
            })
        let rising = try run(text(40, falling), .smoothing).json
        #expect((rising["weight"] as? Double ?? 0) > 0.999)
    }

    @Test("counts that vary more than Poisson counts do have α above 0, others have none")
    func dispersion() throws {
        var generator = SplitMix(state: 8)
        let wild = try run(text(72) { _ in Int.random(in: 20...300, using: &generator) }, .negativeBinomial).json
        #expect((wild["alpha"] as? Double ?? 0) > 0.05)
        let tame = try run(text(72, falling), .negativeBinomial).json
        #expect(tame["alpha"] as? Double == 0)
    }

    @Test("a missing month is missing: told, and not a zero", arguments: TrendModel.allCases)
    func missing(model: TrendModel) throws {
        let whole = try run(text(60) { 300 + $0 % 12 }, model)
        let gap = try run(text(60) { [13, 40, 55].contains($0) ? nil : 300 + $0 % 12 }, model)
        #expect(gap.json["missing"] as? [String] == ["2021-02", "2023-05", "2024-08"])
        #expect(gap.notes.contains("Missing, not zero: 2021-02, 2023-05, 2024-08."))
        for (one, other) in zip(try forecasts(whole.json, "mean"), try forecasts(gap.json, "mean")) {
            #expect(abs(one - other) < 12)
        }
        #expect((gap.json["backtest"] as? [String: Any])?["tested_on"] as? Int == 11)
    }

    @Test("intervals hold about 95 of 100 counts", arguments: [TrendModel.poisson, .negativeBinomial])
    func coverage(model: TrendModel) throws {
        var (generator, inside, all) = (SplitMix(state: 21), 0, 0)
        for _ in 0..<40 {
            let counts = (0..<60).map { place -> Int in
                let mean = 40 * exp(0.3 * sin(Double(place) * .pi / 6) - 0.05 * Double(place) / 12)
                var (time, count) = (0.0, -1)
                while time < mean {
                    time -= log(Double.random(in: .leastNonzeroMagnitude..<1, using: &generator))
                    count += 1
                }
                return count
            }
            let test = try #require(try run(text(60) { counts[$0] }, model).json["backtest"] as? [String: Any])
            inside += test["inside"] as? Int ?? 0
            all += test["tested_on"] as? Int ?? 0
        }
        print("\(model.rawValue): \(inside) of \(all) inside intervals of 95 %")
        #expect(Double(inside) > 0.92 * Double(all) && Double(inside) < 0.995 * Double(all))
    }

    @Test("order, line ends and first days of months do not matter")
    func forms() throws {
        let lines = text(36, falling).split(separator: "\n")
        let other =
            "n;month\r\n"
            + lines.dropFirst().reversed().map { line in
                let fields = line.split(separator: ",")
                return "\(fields[1]);\(fields[0])-01\r\n"
            }.joined()
        let (one, two) = (try run(lines.joined(separator: "\n")).json, try run(other).json)
        #expect(try forecasts(one, "mean") == forecasts(two, "mean"))
    }

    @Test("what would mislead is refused with what to do instead")
    func refused() {
        let cases = [
            (text(5) { _ in 9 }, "5 months do not show a trend: it takes at least 30"),
            (text(29) { _ in 9 }, "29 months do not"), ("month,n\n", "no month has a count"),
            (text(60) { $0 < 20 || $0 > 48 ? 9 : nil }, "only 20 of the first 48 months"),
            (text(40) { _ in 0 }, "too many counts are 0"),
            (text(40, falling) + "2021-03,5\n", "row 42: 2021-03 stands twice"),
            ("month,n\n2020-01-15,4\n", "row 2: a month is written as 2026-01"),
            ("month,n\nMay,4\n", "row 2, column 1"),
            ("month,n\n2020-01,-4\n", "row 2, column 2"), ("month,n\n2020-01,4.5\n", "row 2, column 2"),
            ("month,n\n0001-01,4\n9999-01,4\n", "the months span more than 100 years"), ("t,n\n1,4\n", "row 1"),
        ]
        for (text, reason) in cases {
            do {
                _ = try run(text)
                Issue.record("not refused: \(reason)")
            } catch { #expect("\(error)".hasPrefix(reason), "\(error)") }
        }
        #expect(throws: AnalysisRefusal.self) { try run(text(40, falling), harmonics: 6) }
        #expect(throws: AnalysisRefusal.self) { try run(text(40, falling), horizon: 0) }
    }
}
