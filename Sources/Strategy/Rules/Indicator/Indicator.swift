// SPDX-License-Identifier: EUPL-1.2
import Analysis
import Language
import Values

/// A figure by which one sees whether an action does what it is for.
struct Indicator: Entry {
    let head: Heading<Indicator>
    /// "in 100", "reports a year".
    let unit: String
    let direction: Direction
    let baseline: Measurement
    let target: Double?
    /// The dataset and area it is read from; nil where values are entered by hand.
    let series: SeriesReference?

    static let kind = Kind.indicator
    var day: LocalDate { baseline.day }

    /// Which way is better.
    enum Direction: String, CaseIterable, Sendable, Storable { case lower, higher }

    /// Whether a value reaches the target; nil where none was set.
    func reachesTarget(_ value: Double) -> Bool? {
        target.map { direction == .lower ? value <= $0 : value >= $0 }
    }
}

/// A value measured on a day, with its 95% interval where one is known.
struct Measurement: Hashable, Sendable {
    let day: LocalDate
    let value: Double
    let interval: Interval?
    let source: String
}

extension Measurement {
    /// Reads value, interval, day and source from the fields of this prefix.
    init?(_ typed: inout Typed, prefix: String) {
        let value = typed.decimal(prefix + "Value")
        let day = typed.day(prefix + "Day")
        let source = typed.text(prefix + "Source", limit: 400, optional: true)
        let low = typed.decimal(prefix + "Low", optional: true)
        let high = typed.decimal(prefix + "High", optional: true)
        if (low == nil) != (high == nil) {
            typed.fault(prefix + "High", Message("Give both ends of the interval, or neither."))
        } else if let low, let high, let value, !(low <= value && value <= high) {
            typed.fault(prefix + "High", Message("The value lies outside its interval."))
        }
        guard let value, let day, typed.faults.isEmpty else { return nil }
        let interval = low.flatMap { low in high.map { Interval(low: low, high: $0) } }
        self.init(day: day, value: value, interval: interval, source: source)
    }

    /// Totals of whole years of twelve months read from a dataset, beginning with the month of a day.
    ///
    /// Each has the exact interval of a Poisson count. A year with a missing month, or that is not over, is left out.
    static func years(_ counts: [YearMonth: Int], from start: LocalDate, today: LocalDate) -> [Measurement] {
        var found: [Measurement] = []
        var first = start.yearMonth
        while first.adding(months: 12) <= today.yearMonth {
            let months = (0..<12).map { first.adding(months: $0) }
            let known = months.compactMap { counts[$0] }
            if known.count == 12 {
                let total = known.reduce(0, +)
                let last = months[11].day(31)
                found.append(
                    Measurement(day: last, value: Double(total), interval: PoissonInterval.garwood(total), source: ""))
            }
            first = first.adding(months: 12)
        }
        return found
    }
}

/// What a form says of an indicator.
struct IndicatorDraft: Sendable, Hashable {
    let unit: String
    let direction: Indicator.Direction
    let baseline: Measurement
    let target: Double?
    let series: SeriesReference?

    init?(_ typed: inout Typed, names: [SeriesReference: String]) {
        let unit = typed.text("unit", limit: 60)
        let direction = typed.choice("direction") { Indicator.Direction(rawValue: $0) }
        let target = typed.decimal("target", optional: true)
        let chosen = typed.raw("series")
        let series = SeriesReference(choice: chosen)
        if !chosen.isEmpty, series.flatMap({ names[$0] }) == nil {
            typed.fault("series", Message("Choose one of the answers."))
        }
        let baseline = Measurement(&typed, prefix: "baseline")
        guard let direction, let baseline, typed.faults.isEmpty else { return nil }
        (self.unit, self.direction, self.baseline, self.target) = (unit, direction, baseline, target)
        self.series = series
    }
}
