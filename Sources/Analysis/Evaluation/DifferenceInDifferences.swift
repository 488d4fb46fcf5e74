// SPDX-License-Identifier: EUPL-1.2
import Foundation

/// How counts changed where and while something was done, against all other places and times of a panel.
///
/// Poisson regression with an effect for each unit, one for each period, and b for units under treatment: exp(b) is the
/// factor by which counts lie above (or, below 1, under) what unit and period explain. It is the effect of the treatment
/// where treated and other units would have been on the same course; it holds for one start of treatment, and with several
/// starts only where the effect is the same for all and does not grow. Sources: Cameron and Trivedi 2013, "Regression
/// analysis of count data", 9; Wooldridge 1999, "Distribution-free estimation of some nonlinear panel data models".
public struct DifferenceInDifferences: Sendable {
    /// A count of one unit in one period.
    public struct Observation: Hashable, Sendable {
        public var unit: String
        public var period: String
        public var count: Int
        /// Whether the unit is under treatment in this period.
        public var isTreated: Bool

        public init(unit: String, period: String, count: Int, isTreated: Bool) {
            (self.unit, self.period, self.count, self.isTreated) = (unit, period, count, isTreated)
        }
    }

    /// The logarithm of the factor.
    public let b: Double
    /// If counts varied as Poisson counts do; crime varies more.
    public let modelError: Double
    /// However the counts of one unit depend on each other, with the factor G/(G-1)·(N-1)/(N-K) for G units, N counts and K
    /// coefficients; nil where every count has a coefficient of its own.
    public let clusterError: Double?
    public let units: Int
    public let periods: Int
    public let observations: Int
    /// Units and periods without any incident: they say nothing about a factor.
    public let silent: [String]

    public var ratio: Double { exp(b) }

    /// exp(b ± z·error), by unit where there is such an error, else by the model.
    public func interval(_ confidence: Confidence = .ninetyFive) -> Interval {
        let half = confidence.z * (clusterError ?? modelError)
        return Interval(low: exp(b - half), high: exp(b + half))
    }

    /// The most units and periods together.
    public static let mostEffects = 2_000

    /// Throws an `AnalysisRefusal`.
    public init(_ panel: [Observation]) throws {
        try Self.check(panel)
        let (units, periods) = (Self.total(panel, \.unit), Self.total(panel, \.period))
        (self.units, self.periods, observations) = (units.count, periods.count, panel.count)
        silent =
            (units.filter { $0.value == 0 }.keys.map { "unit \($0)" }
            + periods.filter { $0.value == 0 }.keys.map { "period \($0)" }).sorted()
        let speaking = panel.filter { units[$0.unit] != 0 && periods[$0.period] != 0 }
        guard !speaking.isEmpty else { throw AnalysisRefusal("all counts are 0: there is nothing to compare") }
        let unitPlace = Self.places(speaking.map(\.unit)), periodPlace = Self.places(speaking.map(\.period))
        let term = unitPlace.count + periodPlace.count - 1
        var design = SparseDesign(columns: term + 1)
        for row in speaking {
            var entries: [(column: Int, value: Double)] = [(unitPlace[row.unit, default: 0], 1)]
            let period = periodPlace[row.period, default: 0]
            if period > 0 { entries.append((unitPlace.count + period - 1, 1)) }
            if row.isTreated { entries.append((term, 1)) }
            design.add(entries)
        }
        let fit = try Self.fit(design, speaking)
        (b, modelError) = (fit.coefficients[term], fit.standardError(term))
        let coefficients = units.count + periods.count
        guard panel.count > coefficients else {
            clusterError = nil
            return
        }
        let (g, n, k) = (Double(units.count), Double(panel.count), Double(coefficients))
        let plain = fit.clusteredError(term, groups: speaking.map { unitPlace[$0.unit, default: 0] })
        clusterError = plain * (g / (g - 1) * (n - 1) / (n - k)).squareRoot()
    }

    private static func total(_ panel: [Observation], _ key: KeyPath<Observation, String>) -> [String: Int] {
        panel.reduce(into: [:]) { $0[$1[keyPath: key], default: 0] += min($1.count, 1) }
    }

    private static func places(_ names: [String]) -> [String: Int] {
        names.reduce(into: [:]) { if $0[$1] == nil { $0[$1] = $0.count } }
    }

    private static func check(_ panel: [Observation]) throws {
        guard panel.contains(where: \.isTreated), panel.contains(where: { !$0.isTreated }) else {
            throw AnalysisRefusal(
                "there is nothing to compare: treat_post has to be 1 for treated units from the start on, and 0 else")
        }
        var seen: Set<[String]> = []
        if let twice = panel.first(where: { !seen.insert([$0.unit, $0.period]).inserted }) {
            throw AnalysisRefusal(
                "unit \(twice.unit) has period \(twice.period) twice: add the counts up, or take one out")
        }
        if let wrong = panel.first(where: { $0.count < 0 }) {
            throw AnalysisRefusal("unit \(wrong.unit) has a count below 0 in period \(wrong.period)")
        }
        guard Set(panel.map(\.unit)).count + Set(panel.map(\.period)).count <= mostEffects else {
            throw AnalysisRefusal(
                "more than \(mostEffects) units and periods: sum up days to months, or small units to larger ones")
        }
    }

    private static func fit(_ design: SparseDesign, _ panel: [Observation]) throws -> CountRegression {
        do {
            return try CountRegression(
                design, counts: panel.map { Double($0.count) }, offset: panel.map { _ in 0 })
        } catch CountRegression.Fault.collinear {
            throw AnalysisRefusal(
                "the effect cannot be told from units and periods: it takes treated units with periods before, and units that are never (or later) treated"
            )
        } catch CountRegression.Fault.unbounded {
            throw AnalysisRefusal(
                "the effect has no finite size, because all counts on one side of the comparison are 0: take longer periods or larger units"
            )
        }
    }
}
