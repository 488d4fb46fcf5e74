// SPDX-License-Identifier: EUPL-1.2
import Access
import Database
import Language

extension Snapshot {
    /// What was measured of some indicators and entered by hand, each by day. They must have been read by a scope.
    func measurements(of indicators: some Sequence<ID<Indicator>>, in council: CouncilID) throws
        -> [ID<Indicator>: [Measurement]]
    {
        let indicators = Set(indicators)
        guard !indicators.isEmpty else { return [:] }
        return try rows(
            "SELECT * FROM measurement WHERE council = \(council) AND indicator IN \(list: indicators) ORDER BY day, id"
        ).reduce(into: [:]) { $0[try $1["indicator"], default: []].append(try Measurement($1)) }
    }

    /// What is known of some indicators: entered by hand, or read from datasets as far as the viewer may see them.
    func values(of indicators: [Indicator], _ series: SeriesSource, for scope: Scope, today: LocalDate) throws
        -> [ID<Indicator>: [Measurement]]
    {
        var values = try measurements(of: indicators.map(\.head.id), in: scope.council)
        for indicator in indicators {
            guard let reference = indicator.series,
                let counts = try series.counts(self, reference.dataset, reference.area, scope)
            else { continue }
            let start = indicator.baseline.day.yearMonth.adding(months: 1).day(1)
            values[indicator.head.id, default: []] += Measurement.years(counts, from: start, today: today)
            values[indicator.head.id]?.sort { $0.day < $1.day }
        }
        return values
    }
}

extension Permit where A == WriteEntry<Indicator> {
    /// Enters a value. One that was wrong is entered again with the same day: the later entry counts.
    func add(_ measurement: Measurement) throws {
        let indicator = subject.head.id
        try transaction.run(
            "DELETE FROM measurement WHERE council = \(council) AND indicator = \(indicator) AND day = \(measurement.day)"
        )
        try transaction.run(
            """
            INSERT INTO measurement (council, id, indicator, day, value, low, high, source)
            VALUES (\(council), \(transaction.newID(Measurement.self)), \(indicator), \(measurement.day),
                \(measurement.value), \(measurement.interval?.low), \(measurement.interval?.high), \(measurement.source))
            """)
    }
}
