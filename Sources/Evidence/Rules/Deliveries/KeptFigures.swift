// SPDX-License-Identifier: EUPL-1.2

/// The figures of one version of a dataset as they are kept: what the next delivery is joined to and compared with.
struct KeptFigures: Hashable, Sendable {
    /// Incidents of one category in one month in one area.
    struct Cell: Hashable, Sendable {
        let area: Int
        let month: Int
        let category: String
        let count: Int
    }

    let cells: [Cell]
    let quality: Quality

    var months: Set<Int> { Set(quality.tallies?.map(\.month) ?? cells.map(\.month)) }
}

extension IncidentReading {
    /// The counts with the names of their categories.
    var keptCells: [KeptFigures.Cell] {
        cells.map { .init(area: $0.area, month: $0.month, category: categories[$0.category], count: $0.count) }
    }

    /// The months of which the file has rows, counted or not.
    var rowMonths: Set<Int> { Set(tallies?.map(\.month) ?? months) }

    /// This file joined to what was there: each of its months takes the place of that month, the others stay.
    ///
    /// Sending a file twice therefore changes nothing. Where an older version does not tell its rows by month, a month in
    /// both cannot be taken out of it, and the join is refused.
    func joined(to earlier: KeptFigures) throws(FileRefusal) -> IncidentReading {
        let twice = rowMonths.intersection(earlier.months)
        guard twice.isEmpty || earlier.quality.tallies != nil, let own = tallies else {
            throw FileRefusal(.file, .monthsTwice(twice.sorted()))
        }
        var joined = IncidentReading()
        joined.isRepeatedByID = isRepeatedByID
        (joined.outsideRows, joined.withoutPlaceRows, joined.workbook) = (outsideRows, withoutPlaceRows, workbook)
        joined.put(earlier.cells.filter { !twice.contains($0.month) } + keptCells)
        if let known = earlier.quality.tallies {
            joined.count(known.filter { !rowMonths.contains($0.month) } + own)
        } else {
            joined.count(own)
            joined.add(earlier.quality)
        }
        return joined
    }

    private mutating func put(_ kept: [KeptFigures.Cell]) {
        categories = Set(kept.map(\.category)).sorted()
        let places = Dictionary(uniqueKeysWithValues: zip(categories, 0...))
        cells = kept.map { .init(area: $0.area, month: $0.month, category: places[$0.category] ?? 0, count: $0.count) }
            .sorted { ($0.area, $0.month, $0.category) < ($1.area, $1.month, $1.category) }
    }

    private mutating func count(_ tallies: [MonthTally]) {
        self.tallies = tallies.sorted { $0.month < $1.month }
        rows = tallies.reduce(0) { $0 + $1.rows }
        placed = tallies.reduce(0) { $0 + $1.placed }
        outside = tallies.reduce(0) { $0 + $1.outside }
        withoutPlace = tallies.reduce(0) { $0 + $1.withoutPlace }
        repeated = tallies.reduce(0) { $0 + $1.repeated }
        leftOut = tallies.reduce(0) { $0 + $1.leftOut }
    }

    /// Adds what was said of a version that does not tell its rows by month; from then on nobody can.
    private mutating func add(_ quality: Quality) {
        tallies = nil
        rows += quality.rows
        placed += quality.placed
        outside += quality.outside
        withoutPlace += quality.withoutPlace
        repeated += quality.repeated
        leftOut += quality.leftOut
    }
}
